import type { Note } from '../../metric.js';
import type { Estimated } from '../reading/estimator.js';
import { clusterCount, hasRepeats, type AnswerSums } from './sums.js';

/** From this share of answers by the top tenth of accounts on, the account-weighted value is printed beside. */
const concentrated = 0.3;

/** Fewer accounts than this have no top tenth. */
const fewestAccounts = 10;

/** One vote an account, where few accounts give many of the answers; `unit` turns natural units into the metric's. */
function concentration({ clusters, n }: AnswerSums, unit: number): Note[] {
  if (clusters.size < fewestAccounts) return [];
  const bySize = [...clusters.values()].sort((a, b) => b.n - a.n);
  const top = bySize.slice(0, Math.ceil(bySize.length / 10)).reduce((sum, cluster) => sum + cluster.n, 0);
  if (top / n <= concentrated) return [];
  const votes = bySize.filter(({ size }) => size > 0);
  const mean = votes.reduce((sum, { total, size }) => sum + total / size, 0) / votes.length;
  return [{ code: 'account_concentration', share: top / n, value: unit * mean, accounts: clusters.size }];
}

/** What weights and repeated accounts do to the whole. */
export function answerNotes(sums: AnswerSums, whole: Estimated, weighted: boolean, unit: number): Note[] {
  const weights: Note[] = weighted ? [{ code: 'weighted', effective_n: whole.effective }] : [];
  if (sums.n === 0 || !hasRepeats(sums)) return weights;
  if (whole.standardError === null) return [...weights, { code: 'one_cluster' }];
  const clustered: Note = { code: 'clustered', clusters: clusterCount(sums), effective_n: whole.effective };
  return [...weights, clustered, ...concentration(sums, unit)];
}

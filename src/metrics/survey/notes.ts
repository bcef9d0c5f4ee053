import type { Cells, Note, Indices } from '../../metric.js';
import type { Estimated, NoteSteps } from '../reading/estimator.js';
import type { ClusterSums } from './clusters.js';
import { clusterSumsInSteps, sumAnswersInSteps, type Worth } from './sums.js';

/** From this share of answers by the top tenth of accounts on, the account-weighted value is printed beside. */
const concentrated = 0.3;

/** Fewer accounts than this have no top tenth. */
const fewestAccounts = 10;

/** Clusters are ordered by counting up to so many answers a cluster. */
const mostCounted = 1 << 22;

/** The most answers that a cluster gave; null where they cannot be counted by. */
function mostOf(n: Float64Array): number | null {
  let most = 0;
  for (let place = 0; place < n.length; place++) {
    const each = n[place] ?? 0;
    if (each > mostCounted || !Number.isInteger(each)) return null;
    if (each > most) most = each;
  }
  return most;
}

/** The places of clusters, those with the most answers first, equal ones as they stand. */
function bySize(n: Float64Array): Uint32Array {
  const places = new Uint32Array(n.length);
  const most = mostOf(n);
  if (most === null) return places.map((_, place) => place).sort((a, b) => (n[b] ?? 0) - (n[a] ?? 0));
  const starts = new Uint32Array(most + 2);
  for (const each of n) starts[each] = (starts[each] ?? 0) + 1;
  for (let each = most; each >= 0; each--) starts[each] = (starts[each] ?? 0) + (starts[each + 1] ?? 0);
  for (let place = 0; place < n.length; place++) {
    const larger = (n[place] ?? 0) + 1;
    const next = starts[larger] ?? 0;
    places[next] = place;
    starts[larger] = next + 1;
  }
  return places;
}

/** One vote an account, where few accounts give many of the answers; `unit` turns natural units into the metric's. */
function* concentration({ n, totals, sizes }: ClusterSums, all: number, unit: number): NoteSteps {
  if (n.length < fewestAccounts) return [];
  const places = bySize(n);
  yield;
  let [top, votes, sum] = [0, 0, 0];
  for (const place of places.subarray(0, Math.ceil(n.length / 10))) top += n[place] ?? 0;
  if (top / all <= concentrated) return [];
  for (const place of places) {
    const size = sizes[place] ?? 0;
    if (!(size > 0)) continue;
    sum += (totals[place] ?? 0) / size;
    votes += 1;
  }
  return [{ code: 'account_concentration', share: top / all, value: unit * (sum / votes), accounts: n.length }];
}

/** The cells of some answers, and what scores are worth in them. */
interface Asked {
  readonly cells: Cells;
  readonly indices: Indices;
  readonly worth: Worth;
}

/** What weights and repeated accounts do to the whole, in steps. */
export function* answerNotes({ cells, indices, worth }: Asked, whole: Estimated, unit: number): NoteSteps {
  const sums = yield* sumAnswersInSteps(cells, indices, worth);
  const weighted = cells.addends['weight'] !== undefined;
  const weights: Note[] = weighted ? [{ code: 'weighted', effective_n: whole.effective }] : [];
  if (sums.n === 0 || sums.repeated === null) return weights;
  if (whole.standardError === null) return [...weights, { code: 'one_cluster' }];
  const clustered: Note = { code: 'clustered', clusters: sums.clusters, effective_n: whole.effective };
  const clusters = yield* clusterSumsInSteps(cells, indices, worth);
  yield;
  return [...weights, clustered, ...(yield* concentration(clusters, sums.n, unit))];
}

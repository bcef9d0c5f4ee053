import type { Cells } from '../../metric.js';
import { ratioStandardError, type Singles } from '../../stats/cluster.js';
import { kish } from '../../stats/effective-sample.js';
import { weightUnits } from './tally.js';

/** What the cells of some answers add up to. `x` is what a score is worth in the statistic, such as −1, 0 or 1. */
export interface AnswerSums {
  readonly n: number;
  /** Σw, and Σw by score. */
  readonly weight: number;
  readonly weightByScore: ReadonlyMap<number, number>;
  /** Answers by score. */
  readonly countByScore: ReadonlyMap<number, number>;
  /** Σw². */
  readonly squared: number;
  /** Answers with a cluster: their number, Σwx and Σw each. */
  readonly clusters: ReadonlyMap<
    string | number,
    { readonly n: number; readonly total: number; readonly size: number }
  >;
  /** Answers without one. */
  readonly singles: Singles;
}

type Writable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

interface Answers {
  readonly score: number;
  readonly n: number;
  readonly weight: number;
  readonly squared: number;
  readonly cluster: string | number | null;
}

/** The cells that hold answers; weights are 1 where the feed has none. */
function* answersOf({ keys, addends }: Cells, indices: readonly number[]): Generator<Answers> {
  const { n: counts, weight, weight_squared: squares } = addends;
  for (const index of indices) {
    const score = keys['score']?.at(index);
    if (typeof score !== 'number') continue;
    const n = counts?.[index] ?? 0;
    yield {
      score,
      n,
      weight: weight ? (weight[index] ?? 0) / weightUnits : n,
      squared: squares ? (squares[index] ?? 0) : n,
      cluster: keys['cluster']?.at(index) ?? null,
    };
  }
}

class Accumulator implements AnswerSums {
  n = 0;
  weight = 0;
  squared = 0;
  readonly weightByScore = new Map<number, number>();
  readonly countByScore = new Map<number, number>();
  readonly clusters = new Map<string | number, { n: number; total: number; size: number }>();
  readonly singles: Writable<Singles> = { count: 0, total: 0, size: 0, totalSquared: 0, cross: 0, sizeSquared: 0 };

  add(answers: Answers, x: number): void {
    const { score, n, weight, squared } = answers;
    this.n += n;
    this.weight += weight;
    this.squared += squared;
    this.weightByScore.set(score, (this.weightByScore.get(score) ?? 0) + weight);
    this.countByScore.set(score, (this.countByScore.get(score) ?? 0) + n);
    if (answers.cluster === null) this.#addSingles(answers, x);
    else this.#addCluster(answers.cluster, answers, x);
  }

  #addSingles({ n, weight, squared }: Answers, x: number): void {
    this.singles.count += n;
    this.singles.total += x * weight;
    this.singles.size += weight;
    this.singles.totalSquared += x * x * squared;
    this.singles.cross += x * squared;
    this.singles.sizeSquared += squared;
  }

  #addCluster(key: string | number, { n, weight }: Answers, x: number): void {
    const cluster = this.clusters.get(key) ?? { n: 0, total: 0, size: 0 };
    cluster.n += n;
    cluster.total += x * weight;
    cluster.size += weight;
    this.clusters.set(key, cluster);
  }
}

/** Adds up the answers in the cells at `indices`, each score worth `worth(score)`. */
export function sumAnswers(cells: Cells, indices: readonly number[], worth: (score: number) => number): AnswerSums {
  const sums = new Accumulator();
  for (const answers of answersOf(cells, indices)) sums.add(answers, worth(answers.score));
  return sums;
}

/** Whether any cluster gave more than one answer. */
export function hasRepeats({ clusters }: AnswerSums): boolean {
  for (const { n } of clusters.values()) if (n > 1) return true;
  return false;
}

/** How many clusters there are, each answer without one being its own. */
export function clusterCount({ clusters, singles }: AnswerSums): number {
  return clusters.size + singles.count;
}

/**
 * How many independent answers the sums are worth: Kish's (Σw)²/Σw² (1965), and where clusters repeat v/SE² with the
 * `variance` v of one answer and the SE of the ratio over clusters (Cochran 1977). Null where a single cluster holds all
 * and no spread can be seen.
 */
export function effectiveSize(sums: AnswerSums, variance: number): number | null {
  if (!hasRepeats(sums)) return kish(sums.weight, sums.squared);
  const ratio = ratioStandardError(sums.clusters.values(), sums.singles);
  if (ratio === null || ratio.standardError === null) return null;
  // Without any spread the design effect cannot be seen: each cluster then counts as one answer.
  return ratio.standardError === 0 || variance === 0 ? ratio.clusters : variance / ratio.standardError ** 2;
}

/** Share of delivered surveys that were answered, 0…1; null when no unanswered one is in the cells. */
export function answeredShare(cells: Cells, indices: readonly number[]): number | null {
  const all = indices.reduce((sum, index) => sum + (cells.addends['n']?.[index] ?? 0), 0);
  let given = 0;
  for (const { n } of answersOf(cells, indices)) given += n;
  return all > given ? given / all : null;
}

import type { Indices } from '../../metric.js';
import { ratioOfClusters, type ClusteredRatio, type Singles } from '../../stats/cluster.js';
import type { Answers } from './answers.js';
import { ClusterAdding, type ClusterSums } from './clusters.js';

/** What the cells of some answers add up to. `x` is what a score is worth in the statistic, such as −1, 0 or 1. */
export interface AnswerSums {
  /** Surveys delivered, and those of them that were answered. */
  readonly delivered: number;
  readonly n: number;
  /** Σw, and Σw by score. */
  readonly weight: number;
  readonly weightByScore: ReadonlyMap<number, number>;
  /** Answers by score. */
  readonly countByScore: ReadonlyMap<number, number>;
  /** Σw². */
  readonly squared: number;
  /** Σwx. */
  readonly total: number;
  /** How many clusters there are, each answer without one being its own. */
  readonly clusters: number;
  /** The ratio Σwx/Σw with its error over clusters, where any of them gave more than one answer. */
  readonly repeated: { readonly ratio: ClusteredRatio | null } | null;
}

/** Sums over some answers that go on. */
export interface Adding {
  /** Adds the cells at `indices`, from one place among them to another. */
  add(indices: Indices, from: number, to: number): void;
  sums(): AnswerSums;
  /** The sums of each cluster. */
  clusterSums(): ClusterSums;
  /** To be called once all has been asked: what it takes is free for the next. */
  done(): void;
}

function clustersOf({ spare, clusters, n, weight }: Answers): ClusterAdding {
  return spare.pop() ?? new ClusterAdding(clusters?.size ?? 0, weight !== n);
}

function repeatedIn(clusters: ClusterAdding, singles: Singles): AnswerSums['repeated'] {
  if (!clusters.hasRepeats) return null;
  const { totals, sizes } = clusters.columns();
  return { ratio: ratioOfClusters(totals, sizes, singles) };
}

function byScore(order: readonly number[], { scoreOf }: Answers, amounts: Float64Array): Map<number, number> {
  return new Map(order.map((code) => [scoreOf[code] ?? NaN, amounts[code] ?? 0]));
}

/** Sums of whole numbers, which are exact in any order and so may be made of those of parts. */
export class WholeAdding implements Adding {
  readonly #answers: Answers;
  readonly #worths: Float64Array;
  readonly #clusters: ClusterAdding;
  /** Codes of scores in the order in which they came. */
  readonly #order: number[] = [];
  readonly #isThere: Uint8Array;
  /** Answers by code of score: in clusters, and without one. Code 0 has not answered. */
  readonly #shared: Float64Array;
  readonly #alone: Float64Array;

  /** `worths` are by code of score, whole numbers. */
  constructor(answers: Answers, worths: Float64Array) {
    this.#answers = answers;
    this.#worths = worths;
    this.#clusters = clustersOf(answers);
    this.#isThere = new Uint8Array(worths.length);
    [this.#shared, this.#alone] = [new Float64Array(worths.length), new Float64Array(worths.length)];
  }

  add(indices: Indices, from: number, to: number): void {
    const { packed, n } = this.#answers;
    if (packed === null) return;
    const worths = this.#worths;
    const alone = this.#alone;
    const shared = this.#shared;
    const isThere = this.#isThere;
    const clusters = this.#clusters;
    const { cells, bits } = packed;
    const mask = 2 ** bits - 1;
    for (let i = from; i < to; i++) {
      const index = indices[i] ?? -1;
      const cell = cells[index] ?? 0;
      const count = (cell & 1) === 0 ? 1 : (n[index] ?? 0);
      const code = (cell >>> 1) & mask;
      const cluster = cell >>> (bits + 1);
      if (isThere[code] === 0) this.#open(code);
      if (cluster === 0) alone[code] = (alone[code] ?? 0) + count;
      else {
        shared[code] = (shared[code] ?? 0) + count;
        clusters.add(cluster, count, (worths[code] ?? 0) * count);
      }
    }
  }

  #open(code: number): void {
    this.#isThere[code] = 1;
    if (code > 0) this.#order.push(code);
  }

  /** Adds what `other` has added up, whose clusters came to `clusters`. */
  addAll(other: WholeAdding, clusters: ClusterSums): void {
    for (const code of other.#order) if (this.#isThere[code] === 0) this.#open(code);
    for (let code = 0; code < this.#alone.length; code++) {
      this.#alone[code] = (this.#alone[code] ?? 0) + (other.#alone[code] ?? 0);
      this.#shared[code] = (this.#shared[code] ?? 0) + (other.#shared[code] ?? 0);
    }
    this.#clusters.addAll(clusters);
  }

  /** Σxᵖ over the answers by code of score. */
  #moment(counts: Float64Array, power: number): number {
    return this.#order.reduce((sum, code) => sum + (this.#worths[code] ?? 0) ** power * (counts[code] ?? 0), 0);
  }

  sums(): AnswerSums {
    const all = this.#alone.map((count, code) => count + (this.#shared[code] ?? 0));
    const n = this.#moment(all, 0);
    const [count, total, totalSquared] = [0, 1, 2].map((power) => this.#moment(this.#alone, power));
    const [alone = 0, worth = 0, squares = 0] = [count, total, totalSquared];
    const singles = {
      count: alone,
      total: worth,
      size: alone,
      totalSquared: squares,
      cross: worth,
      sizeSquared: alone,
    };
    const counts = byScore(this.#order, this.#answers, all);
    return {
      delivered: n + (all[0] ?? 0),
      n,
      weight: n,
      weightByScore: counts,
      countByScore: counts,
      squared: n,
      total: this.#moment(all, 1),
      clusters: this.#clusters.size + alone,
      repeated: repeatedIn(this.#clusters, singles),
    };
  }

  clusterSums(): ClusterSums {
    return this.#clusters.copied();
  }

  done(): void {
    this.#clusters.clear();
    this.#answers.spare.push(this.#clusters);
  }
}

type Writable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

/** Sums of numbers with fractions, in the order in which cells come. */
export class WeightedAdding implements Adding {
  readonly #answers: Answers;
  readonly #worths: Float64Array;
  readonly #clusters: ClusterAdding;
  readonly #singles: Writable<Singles> = { count: 0, total: 0, size: 0, totalSquared: 0, cross: 0, sizeSquared: 0 };
  #delivered = 0;
  #n = 0;
  #weight = 0;
  #squared = 0;
  readonly #order: number[] = [];
  readonly #isThere: Uint8Array;
  readonly #counts: Float64Array;
  readonly #weights: Float64Array;

  /** `worths` are by code of score. */
  constructor(answers: Answers, worths: Float64Array) {
    this.#answers = answers;
    this.#worths = worths;
    this.#clusters = clustersOf(answers);
    this.#isThere = new Uint8Array(worths.length);
    [this.#counts, this.#weights] = [new Float64Array(worths.length), new Float64Array(worths.length)];
  }

  add(indices: Indices, from: number, to: number): void {
    const { scores, n, weight, squares, clusters } = this.#answers;
    for (let i = from; i < to; i++) {
      const index = indices[i] ?? -1;
      const [count, code] = [n[index] ?? 0, scores.codes[index] ?? 0];
      this.#delivered += count;
      if (code === 0) continue;
      const [w, squared] = [weight[index] ?? 0, squares[index] ?? 0];
      this.#squared += squared;
      this.#addScore(code, count, w);
      const x = this.#worths[code] ?? 0;
      const cluster = clusters?.codes[index] ?? 0;
      if (cluster > 0) this.#clusters.addWeighted(cluster, count, x * w, w);
      else this.#addSingles(x, count, w, squared);
    }
  }

  #addScore(code: number, count: number, weight: number): void {
    if (this.#isThere[code] === 0) this.#order.push(code);
    this.#isThere[code] = 1;
    this.#n += count;
    this.#weight += weight;
    this.#counts[code] = (this.#counts[code] ?? 0) + count;
    this.#weights[code] = (this.#weights[code] ?? 0) + weight;
  }

  #addSingles(x: number, count: number, weight: number, squared: number): void {
    const singles = this.#singles;
    singles.count += count;
    singles.total += x * weight;
    singles.size += weight;
    singles.totalSquared += x * x * squared;
    singles.cross += x * squared;
    singles.sizeSquared += squared;
  }

  sums(): AnswerSums {
    const { totals } = this.#clusters.columns();
    return {
      delivered: this.#delivered,
      n: this.#n,
      weight: this.#weight,
      weightByScore: byScore(this.#order, this.#answers, this.#weights),
      countByScore: byScore(this.#order, this.#answers, this.#counts),
      squared: this.#squared,
      total: totals.reduce((sum, total) => sum + total, this.#singles.total),
      clusters: this.#clusters.size + this.#singles.count,
      repeated: repeatedIn(this.#clusters, this.#singles),
    };
  }

  clusterSums(): ClusterSums {
    return this.#clusters.copied();
  }

  done(): void {
    this.#clusters.clear();
    this.#answers.spare.push(this.#clusters);
  }
}

import { ratioStandardError } from './cluster.js';
import type { Interval } from './interval.js';
import { randomOf } from './random.js';

/** What pairs of amounts add up to: how many, Σs, Σe, Σs², Σe² and Σse. They merge by addition. */
export interface PairSums {
  readonly n: number;
  readonly s: number;
  readonly e: number;
  readonly ss: number;
  readonly ee: number;
  readonly se: number;
}

/** `n` customers who all began with `s`; `e` holds what they ended with, one figure for each ratio that is asked. */
export interface Pair {
  readonly n: number;
  readonly s: number;
  readonly e: readonly number[];
}

/** Numbers drawn before the generator gives way. */
const drawsASlice = 8192;

/**
 * Ratio of sums Σe/Σs over pairs with its standard error √(n/(n−1)·Σ(e − R·s)²)/Σs; the error is `null` for fewer than
 * two pairs, all of it where Σs is 0. Cochran 1977, "Sampling Techniques", section 2.11 (delta method).
 */
export function ratioOfSums(sums: PairSums): { value: number; standardError: number | null } | null {
  const { n, s, e, ss, ee, se } = sums;
  const singles = { count: n, total: e, size: s, totalSquared: ee, cross: se, sizeSquared: ss };
  const result = ratioStandardError([], singles);
  return result && { value: result.ratio, standardError: result.standardError };
}

/**
 * Percentile intervals, at confidence `level`, of the ratios Σe/Σs, one for each figure in `e`, when customers are drawn
 * again with replacement, `resamples` times as many as there are; `null` for fewer than two customers or where a ratio
 * never was one. The order of pairs does not matter, nor whether equal ones are counted in one. The work is customers ×
 * resamples.
 * Efron 1979; limits Efron & Tibshirani 1993, "An Introduction to the Bootstrap", section 13.3.
 */
export function* bootstrapRatios(
  unordered: readonly Pair[],
  level: number,
  seed: number,
  resamples = 2000,
): Generator<void, readonly (Interval | null)[]> {
  const pairs = [...unordered].sort(byAmounts);
  const width = pairs[0]?.e.length ?? 0;
  const customers = customersOf(pairs);
  const replicates = Array.from({ length: width }, () => new Float64Array(resamples));
  const draw: Draw = {
    sums: new Float64Array(width + 1),
    amounts: amountsOf(pairs, width),
    customers,
    drawn: new Uint32Array(drawsASlice),
  };
  const random = randomOf(seed);
  for (let at = 0; at < resamples; at += 1) {
    yield* resample(draw, random);
    const start = draw.sums[0] ?? 0;
    replicates.forEach((ratios, ratio) => (ratios[at] = start > 0 ? (draw.sums[ratio + 1] ?? 0) / start : NaN));
  }
  return replicates.map((ratios) => (customers.length < 2 ? null : percentileInterval(ratios, level)));
}

function byAmounts(a: Pair, b: Pair): number {
  const unequal = a.e.findIndex((amount, index) => amount !== b.e[index]);
  return a.s - b.s || (a.e[unequal] ?? 0) - (b.e[unequal] ?? 0);
}

/** One resample of customers: `amounts` holds s and each e of the pairs, a column each, `sums` their sums. */
interface Draw {
  readonly sums: Float64Array;
  readonly amounts: readonly Float64Array[];
  readonly customers: Uint32Array;
  /** Room for the pairs of a slice. */
  readonly drawn: Uint32Array;
}

function addTo(sum: number, amounts: Float64Array, drawn: Uint32Array, count: number): number {
  let total = sum;
  for (let i = 0; i < count; i += 1) total += amounts[drawn[i] ?? 0] ?? 0;
  return total;
}

function* resample({ sums, amounts, customers, drawn }: Draw, random: () => number): Generator<void, void> {
  sums.fill(0);
  for (let done = 0; done < customers.length; done += drawn.length) {
    const count = Math.min(drawn.length, customers.length - done);
    for (let i = 0; i < count; i += 1) drawn[i] = customers[Math.floor(random() * customers.length)] ?? 0;
    for (const [i, column] of amounts.entries()) sums[i] = addTo(sums[i] ?? 0, column, drawn, count);
    yield;
  }
}

/** The pair of each customer. */
function customersOf(pairs: readonly Pair[]): Uint32Array {
  const customers = new Uint32Array(pairs.reduce((sum, { n }) => sum + n, 0));
  let end = 0;
  pairs.forEach(({ n }, pair) => customers.fill(pair, end, (end += n)));
  return customers;
}

function amountsOf(pairs: readonly Pair[], width: number): Float64Array[] {
  const starts = Float64Array.from(pairs, ({ s }) => s);
  return [starts, ...Array.from({ length: width }, (_, i) => Float64Array.from(pairs, ({ e }) => e[i] ?? NaN))];
}

/**
 * The interval between the k-th smallest and the k-th largest replicate, k = ⌊(B + 1)·(1 − level)/2⌋ and at least 1;
 * replicates that are no number do not count; `null` without any. Efron & Tibshirani 1993, section 13.3.
 */
export function percentileInterval(replicates: Float64Array, level: number): Interval | null {
  const counted = replicates.filter(Number.isFinite).sort();
  const k = Math.max(1, Math.floor(((counted.length + 1) * (1 - level)) / 2 + 1e-9));
  const [low, high] = [counted[k - 1], counted[counted.length - k]];
  return low === undefined || high === undefined ? null : { low, high };
}

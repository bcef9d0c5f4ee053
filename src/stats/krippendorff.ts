import type { Interval } from './interval.js';
import { randomOf } from './random.js';
import { percentileInterval } from './ratio-of-sums.js';

/** How far two ratings lie apart: equal or not, by rank, by difference, or by difference over sum. */
export type AgreementMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** How often `value` and `other` were given to the same unit by different raters, as Krippendorff counts; not always whole. */
export interface Coincidence {
  readonly value: number;
  readonly other: number;
  readonly n: number;
}

/** Ratings added up before the generator gives way. */
const pairsASlice = 50_000;

/** Units read before the generator gives way. */
const unitsASlice = 500;

/**
 * Krippendorff's alpha, 1 − observed over expected disagreement, from coincidences, which add over disjoint units: 1 where
 * raters agree in everything, 0 where they agree no more than by chance, less where they disagree on purpose; `null`
 * where all ratings are equal or no unit has two. A pair may be given in either order, or half in each.
 * Krippendorff 2011, "Computing Krippendorff's alpha-reliability", section E.
 */
export function krippendorffAlpha(coincidences: Iterable<Coincidence>, metric: AgreementMetric): number | null {
  const listed = Array.from(coincidences);
  const counts = Float64Array.from(listed, ({ n }) => n);
  return alphaOf(pairsOf(listed), counts, metric);
}

/**
 * The coincidences of one unit's ratings, both orders of a pair: of m ratings each pair counts 1/(m − 1), so that a unit
 * adds m in all; none for fewer than two. Krippendorff 2011, section C.
 */
export function coincidencesOf(ratings: Iterable<number>): Coincidence[] {
  const counts = new Map<number, number>();
  let m = 0;
  for (const rating of ratings) {
    counts.set(rating, (counts.get(rating) ?? 0) + 1);
    m += 1;
  }
  const all = Array.from(counts).flatMap(([value, count]) =>
    Array.from(counts, ([other, others]) => {
      return { value, other, n: (count * (value === other ? count - 1 : others)) / (m - 1) };
    }),
  );
  return all.filter(({ n }) => n > 0);
}

/**
 * Percentile interval of alpha at confidence `level` when units are drawn again with replacement; `null` for fewer than
 * two units with two ratings, or where alpha is never defined. The order of units and ratings does not matter.
 * The work is ratings × resamples. Efron 1979, over units as Zapf, Castell, Morawietz & Karch 2016.
 */
export function* bootstrapAlpha(
  units: readonly (readonly number[])[],
  metric: AgreementMetric,
  level: number,
  seed: number,
  resamples = 2000,
): Generator<void, Interval | null> {
  const paired = units.filter((ratings) => ratings.length > 1).map((ratings) => ratings.toSorted(ascending));
  if (paired.length < 2) return null;
  const table = yield* tableOf(paired.sort(byRatings));
  const replicates = new Float64Array(resamples);
  const random = randomOf(seed);
  const sums = new Float64Array(table.first.length);
  for (let at = 0; at < resamples; at += 1) {
    yield* resample(table, sums, random);
    replicates[at] = alphaOf(table, sums, metric) ?? NaN;
  }
  return percentileInterval(replicates, level);
}

function ascending(a: number, b: number): number {
  return a - b;
}

function byRatings(a: readonly number[], b: readonly number[]): number {
  const unequal = a.findIndex((rating, index) => rating !== b[index]);
  return a.length - b.length || (a[unequal] ?? 0) - (b[unequal] ?? 0);
}

/** Pairs of values: `first` and `second` are places in the ascending `values`. */
interface Pairs {
  readonly values: Float64Array;
  readonly first: Uint32Array;
  readonly second: Uint32Array;
}

/** Which pairs each unit has, and how often: its own lie from `starts[unit]` up to `starts[unit + 1]`. */
interface Table extends Pairs {
  readonly starts: Uint32Array;
  readonly pair: Uint32Array;
  readonly count: Float64Array;
}

function pairsOf(listed: readonly Coincidence[]): Pairs {
  const values = Float64Array.from(new Set(listed.flatMap(({ value, other }) => [value, other]))).sort();
  const places = new Map(Array.from(values, (value, place) => [value, place]));
  return {
    values,
    first: Uint32Array.from(listed, ({ value }) => places.get(value) ?? 0),
    second: Uint32Array.from(listed, ({ other }) => places.get(other) ?? 0),
  };
}

/** Only the distinct pairs of all units become pairs of the table, whichever order a unit has them in. */
function* tableOf(units: readonly (readonly number[])[]): Generator<void, Table> {
  const values = Float64Array.from(new Set(units.flat())).sort();
  const places = new Map(Array.from(values, (value, place) => [value, place]));
  const distinct = new Map<number, number>();
  const starts = [0];
  const pair: number[] = [];
  const count: number[] = [];
  for (const [unit, ratings] of units.entries()) {
    for (const { value, other, n } of coincidencesOf(ratings)) {
      const key = (places.get(Math.min(value, other)) ?? 0) * values.length + (places.get(Math.max(value, other)) ?? 0);
      if (!distinct.has(key)) distinct.set(key, distinct.size);
      pair.push(distinct.get(key) ?? 0);
      count.push(n);
    }
    starts.push(pair.length);
    if (unit % unitsASlice === 0) yield;
  }
  const keys = Uint32Array.from(distinct.keys());
  const pairs = { first: keys.map((key) => key / values.length), second: keys.map((key) => key % values.length) };
  return {
    values,
    ...pairs,
    starts: Uint32Array.from(starts),
    pair: Uint32Array.from(pair),
    count: Float64Array.from(count),
  };
}

function* resample({ starts, pair, count }: Table, sums: Float64Array, random: () => number): Generator<void, void> {
  const units = starts.length - 1;
  sums.fill(0);
  let left = 0;
  for (let drawn = 0; drawn < units; drawn += 1) {
    const unit = Math.floor(random() * units);
    const end = starts[unit + 1] ?? 0;
    for (let at = starts[unit] ?? 0; at < end; at += 1) {
      const place = pair[at] ?? 0;
      sums[place] = (sums[place] ?? 0) + (count[at] ?? 0);
      left -= 1;
    }
    if (left > 0) continue;
    left = pairsASlice;
    yield;
  }
}

function alphaOf({ values, first, second }: Pairs, sums: Float64Array, metric: AgreementMetric): number | null {
  const marginals = new Float64Array(values.length);
  sums.forEach((n, pair) => {
    for (const place of [first[pair] ?? 0, second[pair] ?? 0]) marginals[place] = (marginals[place] ?? 0) + n / 2;
  });
  if (marginals.filter((count) => count > 0).length < 2) return null;
  const n = marginals.reduce((sum, count) => sum + count, 0);
  const positions = metric === 'ordinal' ? midRanks(marginals) : values;
  const expected = expectedDisagreement(positions, marginals, metric);
  const distance = distances[metric];
  const observed = sums.reduce(
    (sum, count, pair) => sum + count * distance(positions[first[pair] ?? 0] ?? 0, positions[second[pair] ?? 0] ?? 0),
    0,
  );
  return 1 - ((n - 1) * observed) / expected;
}

/** Squared distances of two ratings; ordinal ones are those of their ranks in the middle. */
const distances: Record<AgreementMetric, (a: number, b: number) => number> = {
  nominal: (a, b) => (a === b ? 0 : 1),
  ordinal: (a, b) => (a - b) ** 2,
  interval: (a, b) => (a - b) ** 2,
  ratio: (a, b) => (a === b ? 0 : ((a - b) / (a + b)) ** 2),
};

/** Σ of n_c·n_k·δ² over all pairs of values. */
function expectedDisagreement(positions: Float64Array, marginals: Float64Array, metric: AgreementMetric): number {
  const n = marginals.reduce((sum, count) => sum + count, 0);
  if (metric === 'nominal') return n * n - marginals.reduce((sum, count) => sum + count * count, 0);
  if (metric === 'ratio') return everyPair(positions, marginals);
  const mean = marginals.reduce((sum, count, place) => sum + count * (positions[place] ?? 0), 0) / n;
  // Of squared differences, the sum over all pairs is twice n times the sum about the mean.
  return 2 * n * marginals.reduce((sum, count, place) => sum + count * ((positions[place] ?? 0) - mean) ** 2, 0);
}

function everyPair(values: Float64Array, marginals: Float64Array): number {
  let sum = 0;
  values.forEach((value, place) => {
    values.forEach((other, beside) => {
      sum += (marginals[place] ?? 0) * (marginals[beside] ?? 0) * distances.ratio(value, other);
    });
  });
  return sum;
}

/** The middle of the ranks that each value takes; the ordinal distance of two values is that of their middles. */
function midRanks(marginals: Float64Array): Float64Array {
  let before = 0;
  return marginals.map((count) => {
    const middle = before + count / 2;
    before += count;
    return middle;
  });
}

import type { Calibration, Cells, Settled, Indices } from '../../metric.js';
import { bootstrapAlpha, coincidencesOf, krippendorffAlpha, type Coincidence } from '../../stats/krippendorff.js';
import { indicesBy } from '../reading/estimator.js';
import { reviewerBias } from './bias.js';
import { reviewOptions, type ReviewOptions } from './options.js';
import { byName, type PartIndices } from './sums.js';

/** With fewer units of two ratings nothing is said about agreement. */
const fewestUnits = 10;

/** Resamples behind the limits of alpha. */
const resamples = 1000;

type Agreed = Calibration['categories'][number];

/** The ratings of each unit: one list a unit, equal ones repeated. */
function unitsIn({ keys, addends }: Cells, indices: Indices): number[][] {
  return [...indices].flatMap((index) => {
    const pattern = keys['ratings']?.at(index);
    const ratings = typeof pattern === 'string' ? pattern.split(' ').map(Number) : [];
    return Array.from({ length: addends['units']?.[index] ?? 0 }, () => ratings);
  });
}

/** Adds what the units say about which values meet; coincidences of disjoint units add. */
function* matrixOf(units: readonly (readonly number[])[]): Generator<void, Coincidence[]> {
  const pairs = new Map<string, Coincidence>();
  for (const [unit, ratings] of units.entries()) {
    for (const { value, other, n } of coincidencesOf(ratings)) {
      const id = `${value} ${other}`;
      pairs.set(id, { value, other, n: n + (pairs.get(id)?.n ?? 0) });
    }
    if (unit % 500 === 0) yield;
  }
  return [...pairs.values()].sort((a, b) => a.value - b.value || a.other - b.other);
}

/** Two values are equal or not; of more the order counts, unless the options say otherwise. */
function metricFor(matrix: readonly Coincidence[], { agreement }: ReviewOptions): Agreed['metric'] {
  if (agreement !== 'auto') return agreement;
  return new Set(matrix.map(({ value }) => value)).size > 2 ? 'ordinal' : 'nominal';
}

function equalShare(matrix: readonly Coincidence[]): number | null {
  const sum = (some: readonly Coincidence[]) => some.reduce((all, { n }) => all + n, 0);
  const all = sum(matrix);
  return all > 0 ? (100 * sum(matrix.filter(({ value, other }) => value === other))) / all : null;
}

function* agreementOf(
  key: string,
  units: readonly (readonly number[])[],
  options: ReviewOptions,
  level: number,
): Generator<void, Agreed> {
  const matrix = yield* matrixOf(units);
  const metric = metricFor(matrix, options);
  const alpha = units.length < fewestUnits ? null : krippendorffAlpha(matrix, metric);
  const limits = alpha === null ? null : yield* bootstrapAlpha(units, metric, level, options.seed, resamples);
  const { low, high } = limits ?? { low: null, high: null };
  return { key, alpha, low, high, metric, agreement: equalShare(matrix), units: units.length, matrix };
}

/** How far reviewers of the same cases agree, by category, and how far each stands from the others; null for none. */
export function* calibrationOf(
  cells: Cells,
  parts: PartIndices,
  settled: Settled,
): Generator<void, Calibration | null> {
  const options = reviewOptions(settled);
  const categories: Agreed[] = [];
  const place = (key: string) => {
    const known = [...options.categories.keys()].indexOf(key);
    return known < 0 ? options.categories.size : known;
  };
  const groups = [...indicesBy(cells, 'criterion', parts.agreement)].sort(byName);
  for (const [key, indices] of groups) {
    if (key !== null) categories.push(yield* agreementOf(key, unitsIn(cells, indices), options, settled.level));
  }
  categories.sort((a, b) => place(a.key) - place(b.key));
  const reviewers = reviewerBias(cells, parts.reviewer, settled);
  return categories.length > 0 || reviewers.length > 0 ? { categories, reviewers } : null;
}

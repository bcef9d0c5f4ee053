import type { AfterCase, Cells, Limits, Settled } from '../../metric.js';
import { kaplanMeier, survivalAt, type LifeTable } from '../../stats/kaplan-meier.js';
import { wilson } from '../../stats/wilson.js';
import { lifeTable, sizeOf } from '../durations/life-table.js';
import { indicesBy } from '../reading/estimator.js';
import { replyBands } from './bands.js';
import { churnOptions } from './options.js';
import { moods } from './ratings.js';

/** Days after a customer's last case within which leaving is counted. */
export const daysAfter: readonly number[] = [30, 90, 365];

const unknown: Limits = { value: null, low: null, high: null };

/** Nobody, or everybody, left: the band has no width, and Wilson's interval on those seen so long has one. */
function plainLimits(table: LifeTable, survival: number, days: number, level: number) {
  const seen = table.times.reduce((sum, time, i) => {
    const counts = time >= days || survival === 0;
    return counts ? sum + (table.events[i] ?? 0) + (survival === 0 ? 0 : (table.censored[i] ?? 0)) : sum;
  }, 0);
  const interval = wilson((1 - survival) * seen, seen, level);
  return { low: interval && 100 * interval.low, high: interval && 100 * interval.high };
}

/** The share that left within so many days (Kaplan and Meier 1958); nulls where nobody was seen so long. */
function leftWithin(table: LifeTable, days: number, level: number): Limits {
  const curve = kaplanMeier(table, level);
  if (curve === null) return unknown;
  const { value, low, high } = survivalAt(curve, days);
  if (value > 0 && curve.last < days) return unknown;
  const share = 100 * (1 - value);
  if (low === null || high === null) return { value: share, ...plainLimits(table, value, days, level) };
  return { value: share, low: 100 * (1 - high), high: 100 * (1 - low) };
}

function lineOf(
  cells: Cells,
  indices: readonly number[],
  by: string | null,
  key: string | null,
  level: number,
): AfterCase {
  const table = lifeTable(cells, indices, 1);
  const within = daysAfter.map((days) => ({ days, ...leftWithin(table, days, level) }));
  return { by, key, ...sizeOf(table), within };
}

/** A line a value, in the order of `names` with missing ones last; none where no case has a value. */
function linesBy(
  cells: Cells,
  indices: readonly number[],
  [key, by]: readonly [key: string, by: string],
  names: readonly string[],
  level: number,
): AfterCase[] {
  const groups = indicesBy(cells, key, indices);
  const named = names.flatMap((name) => {
    const own = groups.get(name);
    return own ? [lineOf(cells, own, by, name, level)] : [];
  });
  const missing = groups.get(null);
  if (named.length === 0 || !missing) return named;
  return [...named, lineOf(cells, missing, by, null, level)];
}

/** How many customers left within days of their last case: all, by its rating and by the band of its first reply. */
export function afterCases(cells: Cells, cases: readonly number[], settled: Settled): AfterCase[] {
  if (cases.length === 0) return [];
  const { level } = settled;
  return [
    lineOf(cells, cases, null, null, level),
    ...linesBy(cells, cases, ['mood', 'rating'], moods, level),
    ...linesBy(cells, cases, ['band', 'reply_band'], replyBands(churnOptions(settled).bands), level),
  ];
}

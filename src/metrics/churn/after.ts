import type { AfterCase, Cells, Settled, Indices } from '../../metric.js';
import { endedWithin } from '../durations/ended-within.js';
import { lifeTable, sizeOf } from '../durations/life-table.js';
import { indicesBy } from '../reading/estimator.js';
import { replyBands } from './bands.js';
import { churnOptions } from './options.js';
import { moods } from './ratings.js';

/** Days after a customer's last case within which leaving is counted. */
const daysAfter: readonly number[] = [30, 90, 365];

function lineOf(cells: Cells, indices: Indices, by: string | null, key: string | null, level: number): AfterCase {
  const table = lifeTable(cells, indices, 1);
  const within = daysAfter.map((days) => ({ days, ...endedWithin(table, days, level) }));
  return { by, key, ...sizeOf(table), within };
}

/** A line a value, in the order of `names` with missing ones last; none where no case has a value. */
function linesBy(
  cells: Cells,
  indices: Indices,
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
export function afterCases(cells: Cells, cases: Indices, settled: Settled): AfterCase[] {
  if (cases.length === 0) return [];
  const { level } = settled;
  return [
    lineOf(cells, cases, null, null, level),
    ...linesBy(cells, cases, ['mood', 'rating'], moods, level),
    ...linesBy(cells, cases, ['band', 'reply_band'], replyBands(churnOptions(settled).bands), level),
  ];
}

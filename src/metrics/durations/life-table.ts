import type { Cells } from '../../metric.js';
import { sizeOf, type LifeTable } from '../../stats/kaplan-meier.js';

export { sizeOf };

/** Milliseconds of an hour, the unit of durations in a measure. */
export const msPerHour = 3_600_000;

/** The duration of each cell in milliseconds, `NaN` where it has none. */
export function durationsOf({ keys, size }: Pick<Cells, 'keys' | 'size'>): Float64Array {
  const column = keys['duration'];
  return column && column.kind !== 'text' ? column.values : new Float64Array(size).fill(NaN);
}

/** The distinct durations of the cells at `indices` if they ascend; null where they do not. */
function ascending(durations: Float64Array, indices: readonly number[]): Float64Array | null {
  const distinct = new Float64Array(indices.length);
  let [count, last] = [0, -Infinity];
  for (let i = 0; i < indices.length; i++) {
    const duration = durations[indices[i] ?? -1] ?? NaN;
    if (duration < last) return null;
    if (!(duration > last)) continue;
    distinct[count++] = duration;
    last = duration;
  }
  return distinct.subarray(0, count);
}

/** The distinct durations of the cells at `indices`, ascending. */
function sorted(durations: Float64Array, indices: readonly number[]): Float64Array {
  const all = Float64Array.from(indices, (index) => durations[index] ?? NaN).sort();
  let count = 0;
  for (let i = 0; i < all.length; i++) {
    const duration = all[i] ?? NaN;
    if (duration > (all[count - 1] ?? -Infinity)) all[count++] = duration;
  }
  return all.subarray(0, count);
}

/** The place of `value` among `values`, which ascend and hold it. */
function placeIn(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the cells at `indices` add at each distinct duration. */
function countsAt(
  distinct: Float64Array,
  durations: Float64Array,
  indices: readonly number[],
  addend: Float64Array | undefined,
): Float64Array {
  const counts = new Float64Array(distinct.length);
  let place = 0;
  for (let i = 0; addend !== undefined && i < indices.length; i++) {
    const index = indices[i] ?? -1;
    const duration = durations[index] ?? NaN;
    if (Number.isNaN(duration)) continue;
    if (distinct[place] !== duration) place += 1;
    if (distinct[place] !== duration) place = placeIn(distinct, duration);
    counts[place] = (counts[place] ?? 0) + (addend[index] ?? 0);
  }
  return counts;
}

function tableOf(cells: Cells, indices: readonly number[], perUnit: number): LifeTable {
  const durations = durationsOf(cells);
  const distinct = ascending(durations, indices) ?? sorted(durations, indices);
  const counts = (name: string) => countsAt(distinct, durations, indices, cells.addends[name]);
  return {
    times: distinct.map((duration) => duration / perUnit),
    events: counts('events'),
    censored: counts('censored'),
  };
}

interface Known {
  readonly cells: Cells;
  readonly perUnit: number;
  readonly table: LifeTable;
}

/** Tables by the list of cells they are of: median, curve, histogram and tests ask for the same one. */
const known = new WeakMap<readonly number[], Known>();

/**
 * How many durations ended (`events`) and how many were still running (`censored`) at each distinct time, over the
 * cells at `indices`, a list that does not change. Cells carry the duration in whole milliseconds as key `duration`, null
 * where there is none; times come out in units of `perUnit` milliseconds, hours by default. Linear where the durations
 * of the cells ascend.
 */
export function lifeTable(cells: Cells, indices: readonly number[], perUnit = msPerHour): LifeTable {
  const last = known.get(indices);
  if (last?.cells === cells && last.perUnit === perUnit) return last.table;
  const table = tableOf(cells, indices, perUnit);
  known.set(indices, { cells, perUnit, table });
  return table;
}

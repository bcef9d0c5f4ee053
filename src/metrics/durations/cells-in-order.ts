import type { Amounts, Cells, Column } from '../../metric.js';
import { movedAmounts, movedInSteps } from '../../rollup/moved.js';
import { durationsOf } from './life-table.js';
import { ascendingOrder } from './order.js';

/** Whether durations ascend, those of cells without one last. */
function ascends(durations: Float64Array): boolean {
  let last = -Infinity;
  for (let cell = 0; cell < durations.length; cell++) {
    const duration = durations[cell] ?? NaN;
    const kept = Number.isNaN(duration) ? Infinity : duration;
    if (kept < last) return false;
    last = kept;
  }
  return true;
}

/**
 * The same cells in ascending order of their durations, in which life tables are read off any of them in one pass: cells of
 * rows stand so already, those of sums made before may not. In steps between which the caller may pause.
 */
export function* cellsInOrder(cells: Cells): Generator<void, Cells> {
  const durations = durationsOf(cells);
  if (ascends(durations)) return cells;
  const rows = yield* ascendingOrder(durations);
  const keys: Record<string, Column> = {};
  for (const [name, column] of Object.entries(cells.keys)) keys[name] = yield* movedInSteps(column, rows);
  const addends: Record<string, Amounts> = {};
  for (const [name, sums] of Object.entries(cells.addends)) addends[name] = yield* movedAmounts(sums, rows);
  return { size: cells.size, keys, addends };
}

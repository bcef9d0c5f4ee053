import type { Column, InstantColumn, NumberColumn } from '../metric.js';
import { eachStretch } from './each-row.js';

/** A range of values up to this wide needs no order to be numbered at once. */
const narrow = 1 << 16;

/** Whether finite values ascend, missing ones last; in steps. */
function* ascends(values: Float64Array): Generator<void, boolean> {
  let last = -Infinity;
  for (const [from, to] of eachStretch(values.length)) {
    for (let row = from; row < to; row++) {
      const value = values[row] ?? NaN;
      const kept = Number.isNaN(value) ? Infinity : value;
      if (kept < last || kept === -Infinity) return false;
      last = kept;
    }
    yield;
  }
  return true;
}

/** The first of some columns whose numbers ascend with the rows, missing ones last, over a wide range; null if none does. */
export function* wideAscending(columns: readonly Column[]): Generator<void, NumberColumn | InstantColumn | null> {
  for (const column of columns) {
    if (column.kind === 'text' || column.length === 0) continue;
    const { values } = column;
    const isNarrow = Math.abs((values[values.length - 1] ?? NaN) - (values[0] ?? NaN)) <= narrow;
    if (!isNarrow && (yield* ascends(values))) return column;
  }
  return null;
}

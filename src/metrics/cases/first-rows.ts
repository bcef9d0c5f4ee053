import { eachStretch } from '../../rollup/each-row.js';

/** Puts `row` where it belongs among rows in order, after those that it is not before. */
function insert(rows: number[], row: number, isBefore: (row: number, other: number) => boolean): void {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(row, rows[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  rows.splice(low, 0, row);
}

/**
 * Of the rows from 0 to `size` − 1 that are `in`, the `most` that come first, in order; of equal ones the earlier row. None
 * but these are ever sorted. In steps between which the caller may pause.
 */
export function* firstRows(
  size: number,
  most: number,
  isIn: (row: number) => boolean,
  isBefore: (row: number, other: number) => boolean,
): Generator<void, number[]> {
  const rows: number[] = [];
  for (const [from, to] of eachStretch(size)) {
    for (let row = from; row < to; row++) {
      if (!isIn(row) || (rows.length >= most && !isBefore(row, rows[most - 1] ?? 0))) continue;
      insert(rows, row, isBefore);
      rows.length = Math.min(rows.length, most);
    }
    yield;
  }
  return rows;
}

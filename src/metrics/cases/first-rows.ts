import { eachRow } from '../../rollup/each-row.js';

/** Whether a row comes before another one. */
export type IsBefore = (row: number, other: number) => boolean;

/** Puts `row` where it belongs among the first `most` rows in order, after those that it is not before; one too many goes. */
export function keepFirst(rows: number[], row: number, most: number, isBefore: IsBefore): void {
  if (most <= 0 || (rows.length >= most && !isBefore(row, rows[most - 1] ?? 0))) return;
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(row, rows[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  rows.splice(low, 0, row);
  if (rows.length > most) rows.pop();
}

/**
 * Of the rows from 0 to `size` − 1 that are in, the `most` that come first, in order; of equal ones the earlier row. No
 * others are sorted. In steps between which the caller may pause.
 */
export function* firstRows(
  size: number,
  most: number,
  isIn: (row: number) => boolean,
  isBefore: IsBefore,
): Generator<void, number[]> {
  const rows: number[] = [];
  yield* eachRow(size, (row) => {
    if (isIn(row)) keepFirst(rows, row, most, isBefore);
  });
  return rows;
}

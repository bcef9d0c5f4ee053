/** Rows handled between two pauses: few enough that a slow machine has them done in some milliseconds. */
export const rowsAStretch = 4096;

/** Calls `work` for each row from 0 to `size` − 1, giving way after every stretch of them. */
export function* eachRow(size: number, work: (row: number) => void): Generator<void, void> {
  for (let from = 0; from < size; from += rowsAStretch) {
    const to = Math.min(size, from + rowsAStretch);
    for (let row = from; row < to; row++) work(row);
    yield;
  }
}

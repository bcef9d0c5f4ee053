/** Rows handled between two pauses: few enough that a slow machine has them done in some milliseconds. */
export const rowsAStretch = 4096;

/** The stretches of `size` rows: the first row of each and the first after it. */
export function* eachStretch(size: number): Generator<readonly [from: number, to: number], void> {
  for (let from = 0; from < size; from += rowsAStretch) yield [from, Math.min(size, from + rowsAStretch)];
}

/**
 * Calls `work` with each stretch of `size` rows, giving way after it. Loops over rows stand in such functions: those that
 * stand in a generator itself take longer, since browsers compile them later.
 */
export function* inStretches(size: number, work: (from: number, to: number) => void): Generator<void, void> {
  for (const [from, to] of eachStretch(size)) {
    work(from, to);
    yield;
  }
}

/** Calls `work` for each row from 0 to `size` − 1, giving way after every stretch of them. */
export function* eachRow(size: number, work: (row: number) => void): Generator<void, void> {
  yield* inStretches(size, (from, to) => {
    for (let row = from; row < to; row++) work(row);
  });
}

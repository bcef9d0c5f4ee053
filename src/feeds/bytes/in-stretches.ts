/** Rows or texts handled between two pauses. */
export const stretch = 16_384;

/**
 * Calls `work` with each stretch of the numbers below `size`, giving way after it. Loops stand in such functions: those that
 * stand in a generator itself take longer, since browsers compile them later.
 */
export function* inStretches(size: number, work: (from: number, to: number) => void): Generator<void, void> {
  for (let from = 0; from < size; from += stretch) {
    work(from, Math.min(size, from + stretch));
    yield;
  }
}

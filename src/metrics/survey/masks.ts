import type { TextColumn } from '../../metric.js';
import { inStretches } from '../../rollup/each-row.js';

/**
 * Sets the rows whose text is `out` to 0 in `mask` and returns those that were 1 before; in steps. Each distinct text is
 * judged once, and no row is looked at where none of them is out.
 */
export function* maskTexts(
  mask: Uint8Array,
  { codes, dictionary }: TextColumn,
  out: (text: string | null) => boolean,
): Generator<void, number[]> {
  const isOut = Uint8Array.from([null, ...dictionary], (text) => Number(out(text)));
  const masked: number[] = [];
  if (!isOut.includes(1)) return masked;
  yield* inStretches(mask.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (isOut[(codes[row] ?? -1) + 1] === 0 || mask[row] === 0) continue;
      mask[row] = 0;
      masked.push(row);
    }
  });
  return masked;
}

/** Sets the rows with that value to 0 in `mask` and returns those that were 1 before; in steps. */
export function* maskValue(mask: Uint8Array, values: Float64Array, value: number): Generator<void, number[]> {
  const masked: number[] = [];
  yield* inStretches(mask.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (values[row] !== value || mask[row] === 0) continue;
      mask[row] = 0;
      masked.push(row);
    }
  });
  return masked;
}

/** The rows of `mask` without a value; in steps. */
export function* rowsWithout(mask: Uint8Array, values: Float64Array): Generator<void, number[]> {
  const rows: number[] = [];
  yield* inStretches(mask.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const value = values[row] ?? NaN;
      if (value !== value && mask[row] === 1) rows.push(row);
    }
  });
  return rows;
}

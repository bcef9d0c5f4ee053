import type { Column, TextColumn } from '../metric.js';
import { eachStretch } from './each-row.js';

/** A column with so few values that codes stand for them: 0 is missing, 1 … `size` − 1 are its values. */
export interface SmallCodes {
  readonly size: number;
  /** Makes each key of some rows one of the key and the row's code: key · `size` + code. The first of the keys is that of row `first`. */
  combine(keys: Uint32Array, from: number, to: number, first: number): void;
}

/** The codes of a column of texts, which are its own. */
export function codesOfTexts({ codes, texts }: TextColumn): SmallCodes {
  const size = texts.size + 1;
  return {
    size,
    combine: (keys, from, to, first) => {
      for (let row = from; row < to; row++) {
        keys[row - first] = (keys[row - first] ?? 0) * size + (codes[row] ?? -1) + 1;
      }
    },
  };
}

function codesOfNumbers(values: Float64Array, low: number, size: number): SmallCodes {
  return {
    size,
    combine: (keys, from, to, first) => {
      for (let row = from; row < to; row++) {
        const code = (values[row] ?? NaN) - low + 1;
        keys[row - first] = (keys[row - first] ?? 0) * size + (Number.isNaN(code) ? 0 : code);
      }
    },
  };
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A range with the values from `from` to `to` in it; null where one of them is not whole. */
function widened(range: Range, values: Float64Array, from: number, to: number): Range | null {
  let { low, high } = range;
  let isWhole = true;
  for (let row = from; row < to; row++) {
    const value = values[row] ?? NaN;
    if (Number.isNaN(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
    if (value !== Math.floor(value)) isWhole = false;
  }
  return isWhole ? { low, high } : null;
}

/** The lowest and highest of `values` where all are whole and they lie no farther apart than `widest`; in steps. */
function* rangeOf(values: Float64Array, widest: number): Generator<void, Range | null> {
  let range: Range | null = { low: Infinity, high: -Infinity };
  for (const [from, to] of eachStretch(values.length)) {
    range = widened(range, values, from, to);
    // Of infinite ones the difference is no number.
    if (range === null || !(range.high - range.low <= widest)) return null;
    yield;
  }
  return range;
}

/** The codes of whole numbers that need no more than `most` of them; null for others. In steps. */
export function* codesOfRange(values: Float64Array, most: number): Generator<void, SmallCodes | null> {
  const range = yield* rangeOf(values, most - 2);
  if (range === null) return null;
  const { low, high } = range;
  return high < low ? codesOfNumbers(values, 0, 1) : codesOfNumbers(values, low, high - low + 2);
}

/** The codes of a column that has no more than `most` of them; null where it may have more. In steps. */
export function* smallCodesOf(column: Column, most: number): Generator<void, SmallCodes | null> {
  if (column.kind !== 'text') return yield* codesOfRange(column.values, most);
  return column.texts.size < most ? codesOfTexts(column) : null;
}

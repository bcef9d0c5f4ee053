import type { Column } from '../metric.js';
import { inStretches } from './each-row.js';
import { numberOfPair, pairsFor } from './pairs.js';
import { codesOfRange, codesOfTexts, type SmallCodes } from './small-codes.js';

/** Codes of one column, one a row: 0 is missing, 1 … size − 1 stand for its distinct values. */
export interface Codes {
  readonly codes: Uint32Array;
  readonly size: number;
}

/** Whole numbers over a range up to this wide are their own codes; others are numbered. */
const widest = 1 << 16;

function* codesByNumber(values: Float64Array): Generator<void, Codes> {
  const codes = new Uint32Array(values.length);
  const known = pairsFor(values.length);
  let count = 0;
  yield* inStretches(values.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const value = values[row] ?? NaN;
      if (Number.isNaN(value)) continue;
      const number = numberOfPair(known, count, 0, value);
      if (number === count) count++;
      codes[row] = number + 1;
    }
  });
  return { codes, size: count + 1 };
}

function* written({ size, combine }: SmallCodes, rows: number): Generator<void, Codes> {
  const codes = new Uint32Array(rows);
  yield* inStretches(rows, (from, to) => combine(codes, from, to, 0));
  return { codes, size };
}

/** The codes of a column, in steps between which the caller may pause. */
export function* codesOf(column: Column): Generator<void, Codes> {
  if (column.kind === 'text') return yield* written(codesOfTexts(column), column.length);
  const small = yield* codesOfRange(column.values, widest + 2);
  return small ? yield* written(small, column.length) : yield* codesByNumber(column.values);
}

import type { Column } from '../metric.js';
import { eachStretch, inStretches } from './each-row.js';
import { Numbering } from './numbering.js';

/** Codes of one column, one a row: 0 is missing, 1 … size − 1 stand for its distinct values. */
export interface Codes {
  readonly codes: Uint32Array;
  readonly size: number;
}

/** Whole numbers over a range up to this wide are their own codes; others are numbered. */
const widest = 1 << 16;

/** The lowest and highest of `values`, if all are whole; in steps. */
function* rangeOf(values: Float64Array): Generator<void, readonly [low: number, high: number] | null> {
  let [low, high, isWhole] = [Infinity, -Infinity, true];
  for (const [from, to] of eachStretch(values.length)) {
    for (let row = from; row < to; row++) {
      const value = values[row] ?? NaN;
      if (Number.isNaN(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
      isWhole &&= Number.isInteger(value);
    }
    if (!isWhole || high - low > widest) return null;
    yield;
  }
  return [low, high];
}

function* codesInRange(values: Float64Array, low: number, high: number): Generator<void, Codes> {
  const codes = new Uint32Array(values.length);
  yield* inStretches(values.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const value = values[row] ?? NaN;
      if (!Number.isNaN(value)) codes[row] = value - low + 1;
    }
  });
  return { codes, size: high < low ? 1 : high - low + 2 };
}

function* codesByNumber(values: Float64Array): Generator<void, Codes> {
  const numbering = new Numbering();
  const codes = new Uint32Array(values.length);
  yield* inStretches(values.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const value = values[row] ?? NaN;
      if (!Number.isNaN(value)) codes[row] = numbering.of(value) + 1;
    }
  });
  return { codes, size: numbering.size + 1 };
}

function* codesOfTexts(texts: Int32Array, size: number): Generator<void, Codes> {
  const codes = new Uint32Array(texts.length);
  yield* inStretches(texts.length, (from, to) => {
    for (let row = from; row < to; row++) codes[row] = (texts[row] ?? -1) + 1;
  });
  return { codes, size: size + 1 };
}

/** The codes of a column, in steps between which the caller may pause. */
export function* codesOf(column: Column): Generator<void, Codes> {
  if (column.kind === 'text') return yield* codesOfTexts(column.codes, column.texts.size);
  const range = yield* rangeOf(column.values);
  return range === null ? yield* codesByNumber(column.values) : yield* codesInRange(column.values, ...range);
}

import type { Column } from '../metric.js';
import { eachRow } from './each-row.js';

/** Rows put into groups: a group number per row, and one example row per group. Masked rows are in no group. */
export interface Groups {
  readonly keys: Uint32Array;
  readonly examples: Uint32Array;
}

/** Codes of one column: 0 is missing, 1 … size − 1 are its distinct values. */
interface Codes {
  readonly of: (row: number) => number;
  readonly size: number;
}

/** Key spaces up to this many combinations are numbered by a dense array, larger ones by a map. */
const denseLimit = 1 << 22;

function* codesOfNumbers(values: Float64Array): Generator<void, Codes> {
  const known = new Map<number, number>();
  const codes = new Uint32Array(values.length);
  yield* eachRow(values.length, (row) => {
    const value = values[row] ?? NaN;
    if (Number.isNaN(value)) return;
    // −0 and 0 are one value; a Map already treats them as one key
    const code = known.get(value) ?? known.size + 1;
    if (code > known.size) known.set(value, code);
    codes[row] = code;
  });
  return { of: (row) => codes[row] ?? 0, size: known.size + 1 };
}

function* codesOf(column: Column): Generator<void, Codes> {
  if (column.kind !== 'text') return yield* codesOfNumbers(column.values);
  const { codes, dictionary } = column;
  return { of: (row) => (codes[row] ?? -1) + 1, size: dictionary.length + 1 };
}

/** Numbers combinations in order of first appearance, by array where the space is small and by map where it is not. */
function numbering(space: number): (combination: number) => number {
  if (space <= denseLimit) {
    const numbers = new Int32Array(space);
    let last = 0;
    return (combination) => (numbers[combination] ||= ++last) - 1;
  }
  const numbers = new Map<number, number>();
  return (combination) => {
    const number = numbers.get(combination) ?? numbers.size;
    if (number === numbers.size) numbers.set(combination, number);
    return number;
  };
}

/** Splits every group by one more column; `count` groups stand so far. Returns the number of groups. */
function* refine(keys: Uint32Array, rows: Uint32Array, count: number, codes: Codes): Generator<void, number> {
  const numberOf = numbering(count * codes.size);
  let largest = -1;
  yield* eachRow(rows.length, (place) => {
    const row = rows[place] ?? 0;
    const group = numberOf((keys[row] ?? 0) * codes.size + codes.of(row));
    keys[row] = group;
    if (group > largest) largest = group;
  });
  return largest + 1;
}

/** Groups are numbered in order of first appearance, so that each is seen first where the next number is due. */
function* examplesOf(keys: Uint32Array, rows: Uint32Array, count: number): Generator<void, Uint32Array> {
  const examples = new Uint32Array(count);
  let seen = 0;
  yield* eachRow(rows.length, (place) => {
    const row = rows[place] ?? 0;
    if (keys[row] === seen) examples[seen++] = row;
  });
  return examples;
}

/**
 * Groups the given `rows` of a table of `size` rows by equal values in all `columns`; no columns make one group. Groups
 * are numbered in order of their first rows, which are their examples. In steps between which the caller may pause.
 */
export function* groupRows(columns: readonly Column[], rows: Uint32Array, size: number): Generator<void, Groups> {
  const keys = new Uint32Array(size);
  let count = rows.length === 0 ? 0 : 1;
  for (const column of columns) {
    if (count > 0) count = yield* refine(keys, rows, count, yield* codesOf(column));
  }
  return { keys, examples: yield* examplesOf(keys, rows, count) };
}

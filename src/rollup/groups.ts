import type { Column } from '../metric.js';
import { wideAscending } from './ascending.js';
import { codesOf, type Codes } from './codes.js';
import { eachStretch } from './each-row.js';
import { Numbering } from './numbering.js';

/** Rows put into groups: a group number per row, and one example row per group. Masked rows are in no group. */
export interface Groups {
  readonly keys: Uint32Array;
  readonly examples: Uint32Array;
}

/** Key spaces up to this many combinations are numbered by a dense array, larger ones by a hash table. */
const denseLimit = 1 << 22;

/** Splits every group by one more column, of which there may be `space` combinations; returns the number of groups. */
function* refineDense(keys: Uint32Array, rows: Uint32Array, space: number, column: Codes): Generator<void, number> {
  const { codes, size } = column;
  const numbers = new Uint32Array(space);
  let last = 0;
  for (const [from, to] of eachStretch(rows.length)) {
    for (let place = from; place < to; place++) {
      const row = rows[place] ?? 0;
      const combination = (keys[row] ?? 0) * size + (codes[row] ?? 0);
      keys[row] = (numbers[combination] ||= ++last) - 1;
    }
    yield;
  }
  return last;
}

function* refineSparse(keys: Uint32Array, rows: Uint32Array, { codes, size }: Codes): Generator<void, number> {
  const numbering = new Numbering();
  for (const [from, to] of eachStretch(rows.length)) {
    for (let place = from; place < to; place++) {
      const row = rows[place] ?? 0;
      keys[row] = numbering.of((keys[row] ?? 0) * size + (codes[row] ?? 0));
    }
    yield;
  }
  return numbering.size;
}

/**
 * Splits every group by a column whose values ascend with the rows: its equal values follow each other, so that of each
 * group only the latest one is to be remembered.
 */
function* refineAscending(
  keys: Uint32Array,
  rows: Uint32Array,
  count: number,
  values: Float64Array,
): Generator<void, number> {
  const [latest, numbers] = [new Float64Array(count).fill(-Infinity), new Uint32Array(count)];
  let last = 0;
  for (const [from, to] of eachStretch(rows.length)) {
    for (let place = from; place < to; place++) {
      const row = rows[place] ?? 0;
      const key = keys[row] ?? 0;
      const value = values[row] ?? NaN;
      // Missing ones come last, as if they were infinite.
      const kept = Number.isNaN(value) ? Infinity : value;
      if (latest[key] !== kept) numbers[key] = last++;
      latest[key] = kept;
      keys[row] = numbers[key] ?? 0;
    }
    yield;
  }
  return last;
}

/** Groups are numbered in order of first appearance, so that each is seen first where the next number is due. */
function* examplesOf(keys: Uint32Array, rows: Uint32Array, count: number): Generator<void, Uint32Array> {
  const examples = new Uint32Array(count);
  let seen = 0;
  for (const [from, to] of eachStretch(rows.length)) {
    for (let place = from; place < to; place++) {
      const row = rows[place] ?? 0;
      if (keys[row] === seen) examples[seen++] = row;
    }
    yield;
  }
  return examples;
}

/**
 * Groups the given `rows` of a table of `size` rows by equal values in all `columns`; no columns make one group. Groups
 * are numbered in order of their first rows, which are their examples. In steps between which the caller may pause.
 */
export function* groupRows(columns: readonly Column[], rows: Uint32Array, size: number): Generator<void, Groups> {
  const keys = new Uint32Array(size);
  let count = rows.length === 0 ? 0 : 1;
  const last = yield* wideAscending(columns);
  for (const column of columns) {
    if (count === 0) break;
    if (column === last) continue;
    const codes = yield* codesOf(column);
    const space = count * codes.size;
    count = yield* space <= denseLimit ? refineDense(keys, rows, space, codes) : refineSparse(keys, rows, codes);
  }
  if (last && count > 0) count = yield* refineAscending(keys, rows, count, last.values);
  return { keys, examples: yield* examplesOf(keys, rows, count) };
}

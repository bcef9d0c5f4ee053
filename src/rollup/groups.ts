import type { Column } from '../metric.js';
import { eachStretch, inStretches } from './each-row.js';
import { numberOfPair, pairsFor } from './pairs.js';
import { smallCodesOf } from './small-codes.js';

/** Rows put into groups: a group number per row, and one example row per group. Masked rows are in no group. */
export interface Groups {
  readonly keys: Uint32Array;
  readonly examples: Uint32Array;
}

/** Key spaces up to this many combinations, or so many a row, are numbered by an array, larger ones by a hash table. */
const [denseLimit, denseARow, denseAnyway] = [1 << 22, 8, 1 << 16];

/** How many combinations of keys of `size` rows have a place each in an array. */
export function spaceFor(size: number): number {
  return Math.min(denseLimit, Math.max(denseAnyway, denseARow * size));
}

/** Numbers groups in order of first appearance; the loops are functions of their own, since those of generators are slow. */
interface Numbering {
  readonly examples: Uint32Array;
  /** Numbers the rows from `from` to `to`, `count` groups having come before; returns how many have come then. */
  number(from: number, to: number, count: number): number;
}

function* numbered(size: number, { examples, number }: Numbering): Generator<void, Uint32Array> {
  let count = 0;
  for (const [from, to] of eachStretch(size)) {
    count = number(from, to, count);
    yield;
  }
  return examples.slice(0, count);
}

function isOut(mask: Uint8Array | null, row: number): boolean {
  return mask !== null && mask[row] === 0;
}

/** Of keys below `space`. */
function byKey(keys: Uint32Array, mask: Uint8Array | null, space: number): Numbering {
  const examples = new Uint32Array(Math.min(space, keys.length));
  const numbers = new Uint32Array(space);
  const number = (from: number, to: number, count: number) => {
    for (let row = from; row < to; row++) {
      const key = keys[row] ?? 0;
      keys[row] = 0;
      if (isOut(mask, row)) continue;
      if (numbers[key] === 0) {
        examples[count] = row;
        numbers[key] = ++count;
      }
      keys[row] = (numbers[key] ?? 0) - 1;
    }
    return count;
  };
  return { examples, number };
}

/** Of keys below `space` with values that ascend: equal ones stand together, so that each run of them is numbered for itself. */
function byRun(keys: Uint32Array, mask: Uint8Array | null, space: number, values: Float64Array): Numbering {
  const examples = new Uint32Array(keys.length);
  const numbers = new Uint32Array(space);
  let [run, before] = [NaN, 0];
  const number = (from: number, to: number, count: number) => {
    let [value, first] = [run, before];
    for (let row = from; row < to; row++) {
      const own = values[row] ?? NaN;
      // Missing values are the last run, and equal to none of the others.
      if (own !== value && !(Number.isNaN(own) && Number.isNaN(value))) [value, first] = [own, count];
      const key = keys[row] ?? 0;
      keys[row] = 0;
      if (isOut(mask, row)) continue;
      if ((numbers[key] ?? 0) <= first) {
        examples[count] = row;
        numbers[key] = ++count;
      }
      keys[row] = (numbers[key] ?? 0) - 1;
    }
    [run, before] = [value, first];
    return count;
  };
  return { examples, number };
}

/** Of keys with values of any kind. */
function byPair(keys: Uint32Array, mask: Uint8Array | null, values: Float64Array): Numbering {
  const examples = new Uint32Array(keys.length);
  const pairs = pairsFor(keys.length);
  const number = (from: number, to: number, count: number) => {
    for (let row = from; row < to; row++) {
      const key = keys[row] ?? 0;
      keys[row] = 0;
      if (isOut(mask, row)) continue;
      const own = numberOfPair(pairs, count, key, values[row] ?? NaN);
      if (own === count) examples[count++] = row;
      keys[row] = own;
    }
    return count;
  };
  return { examples, number };
}

function ascends(values: Float64Array, from: number, to: number): boolean {
  for (let row = Math.max(1, from); row < to; row++) {
    const value = values[row] ?? NaN;
    if (!((values[row - 1] ?? NaN) <= value) && !Number.isNaN(value)) return false;
  }
  return true;
}

/** Whether values ascend, missing ones last. */
function* isAscending(values: Float64Array): Generator<void, boolean> {
  for (const [from, to] of eachStretch(values.length)) {
    if (!ascends(values, from, to)) return false;
    yield;
  }
  return true;
}

/** The values of a column as numbers that differ where they do: those of texts are their codes. */
function* valuesOf(column: Column): Generator<void, Float64Array> {
  if (column.kind !== 'text') return column.values;
  const values = new Float64Array(column.length);
  for (const [from, to] of eachStretch(values.length)) {
    values.set(column.codes.subarray(from, to), from);
    yield;
  }
  return values;
}

/** The numbering of the groups that `keys` below `space` are, split by one more column. */
function* splitting(keys: Uint32Array, mask: Uint8Array | null, space: number, column: Column) {
  const values = yield* valuesOf(column);
  return (yield* isAscending(values)) ? byRun(keys, mask, space, values) : byPair(keys, mask, values);
}

/** Makes keys of all columns with few values, in steps; the others are left. */
function* combined(columns: readonly Column[], keys: Uint32Array) {
  const left: Column[] = [];
  let space = 1;
  for (const column of columns) {
    const codes = yield* smallCodesOf(column, Math.floor(spaceFor(keys.length) / space));
    if (codes === null) left.push(column);
    if (codes === null || codes.size === 1) continue;
    space *= codes.size;
    yield* inStretches(keys.length, (from, to) => codes.combine(keys, from, to, 0));
  }
  return { space, left };
}

/**
 * Groups the rows that `mask` lets through (null: all) of a table of `size` rows by equal values in all `columns`; no columns
 * make one group. Groups are numbered in order of their first rows, which are their examples. In steps between which the
 * caller may pause.
 */
export function* groupRows(columns: readonly Column[], mask: Uint8Array | null, size: number): Generator<void, Groups> {
  const keys = new Uint32Array(size);
  const { space, left } = yield* combined(columns, keys);
  if (left.length === 0) return { keys, examples: yield* numbered(size, byKey(keys, mask, space)) };
  let examples: Uint32Array = new Uint32Array(0);
  let count = space;
  for (const column of left) {
    examples = yield* numbered(size, yield* splitting(keys, mask, count, column));
    count = Math.max(1, examples.length);
  }
  return { keys, examples };
}

import { BitSet, table } from 'arquero';
import type { Cells, Column, Columns, Key, Tally } from '../metric.js';
import { eachRow, rowsAStretch } from './each-row.js';
import { groupRows, type Groups } from './groups.js';
import { rowsOf } from './rows-of.js';
import { Sums } from './sums.js';

/** The rows as a set of bits, the form in which a table takes a filter. */
export function bitsOf(rows: Uint32Array, size: number): BitSet {
  const bits = new BitSet(size);
  for (const row of rows) bits.set(row);
  return bits;
}

/** Positional names, because a dimension of the feed may be called like an addend. */
function named(addends: readonly Float64Array[]): Record<string, Float64Array> {
  return Object.fromEntries(addends.map((values, i) => [`addend${i}`, values]));
}

/** Some rows that follow each other, in groups of their own: which of all groups each one is, and who is in it. */
interface Stretch {
  readonly from: number;
  readonly groups: Uint32Array;
  readonly keys: Uint32Array;
  readonly bits: BitSet;
}

/** Cuts the rows of a table into stretches; `rows` are those let through. */
function stretcher(groups: Groups, rows: Uint32Array): () => Stretch | null {
  const places = new Uint32Array(groups.examples.length);
  let next = 0;
  return () => {
    const first = rows[next];
    if (first === undefined) return null;
    const from = first - (first % rowsAStretch);
    const size = Math.min(rowsAStretch, groups.keys.length - from);
    const [keys, bits, own] = [new Uint32Array(size), new BitSet(size), new Uint32Array(size)];
    let count = 0;
    for (; (rows[next] ?? Infinity) < from + size; next++) {
      const row = rows[next] ?? 0;
      const group = groups.keys[row] ?? 0;
      // A place may be left over from a stretch before.
      const place = places[group] ?? 0;
      const isKnown = place < count && own[place] === group;
      if (!isKnown) own[(places[group] = count++)] = group;
      keys[row - from] = places[group] ?? 0;
      bits.set(row - from);
    }
    return { from, groups: own.subarray(0, count), keys, bits };
  };
}

/** Adds what the rows of a stretch tally to the sums of all groups. */
function addStretch(sums: readonly Float64Array[], addends: readonly Float64Array[], stretch: Stretch): void {
  const { from, groups, keys, bits } = stretch;
  const columns = named(addends.map((values) => values.subarray(from, from + keys.length)));
  const spec = { names: [], get: [], rows: groups, size: groups.length, keys };
  // Groups before the filter: that order lets the table keep only groups that have rows.
  const reduced = table(columns)
    .create({ groups: spec })
    .create({ filter: bits })
    .reduce(new Sums(columns, groups.length));
  sums.forEach((total, i) => {
    const column = reduced.column(`addend${i}`);
    for (let place = 0; place < groups.length; place++) {
      const group = groups[place] ?? 0;
      total[group] = (total[group] ?? 0) + (column?.at(place) ?? 0);
    }
  });
}

function* sumsOf(groups: Groups, rows: Uint32Array, addends: readonly Float64Array[]): Generator<void, Float64Array[]> {
  const sums = addends.map(() => new Float64Array(groups.examples.length));
  const next = stretcher(groups, rows);
  for (let stretch = next(); stretch !== null && addends.length > 0; stretch = next()) {
    addStretch(sums, addends, stretch);
    yield;
  }
  return sums;
}

function* keysOf(column: Column, examples: Uint32Array): Generator<void, Key[]> {
  const keys: Key[] = [];
  yield* eachRow(examples.length, (cell) => {
    keys.push(column.at(examples[cell] ?? 0));
  });
  return keys;
}

/**
 * Adds up what the rows let through by `mask` tally, grouped by `dims` (period, dimensions) and by the tally's own keys.
 * Yields after every stretch of rows, so that the caller can pause.
 */
export function* rollup(tally: Tally, dims: Columns, mask: Uint8Array | null, size: number): Generator<void, Cells> {
  const columns = { ...dims, ...tally.keys };
  const rows = rowsOf(mask, size);
  yield;
  const groups = yield* groupRows(Object.values(columns), rows, size);
  const sums = yield* sumsOf(groups, rows, Object.values(tally.addends));
  const keys: Record<string, Key[]> = {};
  for (const [name, column] of Object.entries(columns)) keys[name] = yield* keysOf(column, groups.examples);
  const addends = Object.fromEntries(
    Object.keys(tally.addends).map((name, i) => [name, sums[i] ?? new Float64Array(0)]),
  );
  return { size: groups.examples.length, keys, addends };
}

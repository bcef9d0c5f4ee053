import { BitSet, table } from 'arquero';
import type { Cells, Column, Columns, Key, Tally } from '../metric.js';
import { groupRows, keyAt, type Groups } from './groups.js';
import { rowsOf } from './rows-of.js';
import { Sums } from './sums.js';

/** The rows as a set of bits, the form in which a table takes a filter. */
export function bitsOf(rows: Uint32Array, size: number): BitSet {
  const bits = new BitSet(size);
  rows.forEach((row) => bits.set(row));
  return bits;
}

function prefixed<Value>(prefix: string, values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(values.map((value, i) => [prefix + i, value]));
}

function reduceGroups(keys: readonly Column[], groups: Groups, rows: Uint32Array, addends: readonly Float64Array[]) {
  const size = groups.keys.length;
  // Positional names, because a dimension of the feed may be called like an addend.
  const spec = {
    names: Object.keys(prefixed('key', keys)),
    get: keys.map((column) => (row: number) => keyAt(column, row)),
    rows: groups.examples,
    size: groups.examples.length,
    keys: groups.keys,
  };
  // Groups before the filter: that order lets the table keep only groups that have rows.
  return table({ ...prefixed('key', keys), ...prefixed('addend', addends) })
    .create({ groups: spec })
    .create({ filter: bitsOf(rows, size) })
    .reduce(new Sums(prefixed('addend', addends), spec.size));
}

/** Cells without a single one, with the columns that cells of this shape have. */
function noCells(keyNames: readonly string[], addendNames: readonly string[]): Cells {
  return {
    size: 0,
    keys: Object.fromEntries(keyNames.map((name) => [name, []])),
    addends: Object.fromEntries(addendNames.map((name) => [name, new Float64Array(0)])),
  };
}

/**
 * Adds up what the rows let through by `mask` tally, grouped by `dims` (period, dimensions) and by the tally's own keys.
 * Yields between steps, so that the caller can pause.
 */
export function* rollup(tally: Tally, dims: Columns, mask: Uint8Array | null, size: number): Generator<void, Cells> {
  const columns = { ...dims, ...tally.keys };
  const names = Object.keys(columns);
  const addendNames = Object.keys(tally.addends);
  const rows = rowsOf(mask, size);
  // A reduction of nothing would give one row of zeros.
  if (rows.length === 0) return noCells(names, addendNames);
  const groups = yield* groupRows(Object.values(columns), rows, size);
  const sums = reduceGroups(Object.values(columns), groups, rows, Object.values(tally.addends));
  const cells = { length: groups.examples.length };
  return {
    size: cells.length,
    keys: Object.fromEntries(
      names.map((name, i) => [name, Array.from(cells, (_, cell): Key => sums.column(`key${i}`)?.at(cell) ?? null)]),
    ),
    addends: Object.fromEntries(
      addendNames.map((name, i) => [
        name,
        Float64Array.from(cells, (_, cell) => sums.column(`addend${i}`)?.at(cell) ?? 0),
      ]),
    ),
  };
}

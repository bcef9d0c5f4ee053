import { BitSet, table } from 'arquero';
import { Adding } from './adding.js';
import { eachStretch, rowsAStretch } from './each-row.js';
import type { Groups } from './groups.js';

/** The groups that some rows are in, in order of the first of them, with what those rows add. */
export interface Sums {
  /** The first row of each group. */
  readonly examples: Uint32Array;
  /** For each addend one sum a group. */
  readonly sums: readonly Float64Array[];
}

/** The place of each group among those that `rows` are in, plus one; 0 where none of them is. */
function* placesOf({ keys, examples }: Groups, rows: Uint32Array) {
  const places = new Uint32Array(examples.length);
  const firsts = new Uint32Array(Math.min(examples.length, rows.length));
  let count = 0;
  for (const [from, to] of eachStretch(rows.length)) {
    for (let at = from; at < to; at++) {
      const row = rows[at] ?? 0;
      const group = keys[row] ?? 0;
      if (places[group] !== 0) continue;
      firsts[count++] = row;
      places[group] = count;
    }
    yield;
  }
  return { places, firsts: firsts.slice(0, count) };
}

/** Some rows that follow each other, in groups of their own: which of all groups each of these is, and who is in it. */
interface Stretch {
  readonly from: number;
  readonly groups: Uint32Array;
  readonly keys: Uint32Array;
  readonly bits: BitSet;
}

/** Cuts the rows of a table into stretches; `rows` are those let through, in order. */
function stretcher(groups: Groups, rows: Uint32Array): () => Stretch | null {
  const numbers = new Uint32Array(groups.examples.length);
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
      // A number may be left over from a stretch before.
      const number = numbers[group] ?? 0;
      if (number >= count || own[number] !== group) own[(numbers[group] = count++)] = group;
      keys[row - from] = numbers[group] ?? 0;
      bits.set(row - from);
    }
    return { from, groups: own.subarray(0, count), keys, bits };
  };
}

/** The sums of a stretch by its own groups, one column an addend. */
function reduced({ from, groups, keys, bits }: Stretch, addends: readonly Float64Array[]) {
  // Positional names, because a dimension of the feed may be called like an addend.
  const columns = Object.fromEntries(
    addends.map((values, i) => [`addend${i}`, values.subarray(from, from + keys.length)]),
  );
  const spec = { names: [], get: [], rows: groups, size: groups.length, keys };
  // Groups before the filter: that order lets the table keep only groups that have rows.
  const grouped = table(columns).create({ groups: spec }).create({ filter: bits });
  return grouped.reduce(new Adding(columns, groups.length));
}

/** Adds up by group what `rows`, in order, add, in steps between which the caller may pause. Masked rows have no group. */
export function* sumByGroup(
  groups: Groups,
  rows: Uint32Array,
  addends: readonly Float64Array[],
): Generator<void, Sums> {
  const { places, firsts } = yield* placesOf(groups, rows);
  const sums = addends.map(() => new Float64Array(firsts.length));
  const next = stretcher(groups, rows);
  for (let stretch = next(); stretch !== null && addends.length > 0; stretch = next()) {
    const added = reduced(stretch, addends);
    for (const [i, sum] of sums.entries()) {
      const column = added.column(`addend${i}`);
      for (const [number, group] of stretch.groups.entries()) {
        const place = (places[group] ?? 0) - 1;
        sum[place] = (sum[place] ?? 0) + (column?.at(number) ?? 0);
      }
    }
    yield;
  }
  return { examples: firsts, sums };
}

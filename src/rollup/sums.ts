import { eachStretch } from './each-row.js';
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

/** Adds up by group what `rows` add, in steps between which the caller may pause. Masked rows have no group. */
export function* sumByGroup(
  groups: Groups,
  rows: Uint32Array,
  addends: readonly Float64Array[],
): Generator<void, Sums> {
  const { keys } = groups;
  const { places, firsts } = yield* placesOf(groups, rows);
  const sums = addends.map(() => new Float64Array(firsts.length));
  for (const [which, values] of addends.entries()) {
    const sum = sums[which] ?? new Float64Array(0);
    for (const [from, to] of eachStretch(rows.length)) {
      for (let at = from; at < to; at++) {
        const row = rows[at] ?? 0;
        const place = (places[keys[row] ?? 0] ?? 0) - 1;
        sum[place] = (sum[place] ?? 0) + (values[row] ?? 0);
      }
      yield;
    }
  }
  return { examples: firsts, sums };
}

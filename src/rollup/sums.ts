import { BitSet, table } from 'arquero';
import type { Amounts } from '../metric.js';
import { Adding } from './adding.js';
import { eachStretch } from './each-row.js';
import type { Groups } from './groups.js';

/** The groups that some rows are in, in order of the first of them, with what those rows add. */
export interface Sums {
  /** The first row of each group. */
  readonly examples: Uint32Array;
  /** For each addend one sum a group. */
  readonly sums: readonly Float64Array[];
}

/** Rows that are made a table of at once: enough that making it costs little, few enough to be added between two pauses. */
export const rowsATable = 1 << 15;

/** Where the sums of each group stand, plus one (0: nowhere), and the first row of each place. */
interface Places {
  readonly places: Uint32Array;
  readonly examples: Uint32Array;
}

/** All groups, in their order. */
function placesOfAll({ examples }: Groups): Places {
  const places = new Uint32Array(examples.length);
  for (let group = 0; group < places.length; group++) places[group] = group + 1;
  return { places, examples };
}

/** The groups that the rows of `mask` are in, in order of the first of these. */
function* placesOf({ keys, examples: all }: Groups, mask: Uint8Array): Generator<void, Places> {
  const places = new Uint32Array(all.length);
  const examples = new Uint32Array(all.length);
  let count = 0;
  const place = (from: number, to: number) => {
    for (let row = from; row < to; row++) {
      const group = keys[row] ?? 0;
      if (mask[row] === 0 || places[group] !== 0) continue;
      examples[count] = row;
      places[group] = ++count;
    }
  };
  for (const [from, to] of eachStretch(mask.length)) {
    place(from, to);
    yield;
  }
  return { places, examples: examples.slice(0, count) };
}

/** Some rows that follow each other, in groups of their own. */
interface Stretch {
  readonly keys: Uint32Array;
  /** Where the sums of each group stand. */
  readonly places: Uint32Array;
  /** The rows let through; null lets all through. */
  readonly filter: BitSet | null;
}

/**
 * The rows from `from` to `to` in groups of their own: `numbers` and `own` say which number a group had in the stretch that
 * had it last, and which group has a number here.
 */
function stretchOf(
  all: Groups['keys'],
  mask: Uint8Array | null,
  places: Uint32Array,
  numbers: Uint32Array,
  from: number,
  to: number,
): Stretch {
  const [keys, own] = [new Uint32Array(to - from), new Uint32Array(to - from)];
  const filter = mask && new BitSet(to - from);
  let count = 0;
  for (let row = from; row < to; row++) {
    if (mask !== null && mask[row] === 0) continue;
    const place = (places[all[row] ?? 0] ?? 0) - 1;
    let number = numbers[place] ?? 0;
    // A number may be left over from a stretch before.
    if (number >= count || own[number] !== place) {
      own[(number = count++)] = place;
      numbers[place] = number;
    }
    keys[row - from] = number;
    filter?.set(row - from);
  }
  return { keys, places: own.subarray(0, count), filter };
}

/** Adds the rows of a stretch, of which `columns` are the addends. */
function addStretch(adding: Adding, { keys, places, filter }: Stretch, columns: readonly Amounts[]): void {
  adding.turnTo(columns, places);
  const spec = { names: [], get: [], rows: places, size: places.length, keys };
  // By place, because a dimension of the feed may be called like an addend.
  const named = Object.fromEntries(columns.map((column, i) => [`addend${i}`, column]));
  // Groups before the filter: that order lets the table keep only groups that have rows.
  const grouped = table(named).create({ groups: spec });
  (filter === null ? grouped : grouped.create({ filter })).reduce(adding);
}

/**
 * Adds up by group what the rows of `mask` add, all rows in groups where it is null, in steps between which the caller may
 * pause. Rows that were masked when they were put in groups must be masked here too.
 */
export function* sumByGroup(
  groups: Groups,
  mask: Uint8Array | null,
  addends: readonly Amounts[],
): Generator<void, Sums> {
  const { places, examples } = mask === null ? placesOfAll(groups) : yield* placesOf(groups, mask);
  yield;
  const adding = new Adding(addends.length, examples.length);
  const numbers = new Uint32Array(examples.length);
  const size = addends.length === 0 ? 0 : groups.keys.length;
  for (let from = 0; from < size; from += rowsATable) {
    const to = Math.min(size, from + rowsATable);
    const stretch = stretchOf(groups.keys, mask, places, numbers, from, to);
    const columns = addends.map((addend) => addend.subarray(from, to));
    if (stretch.places.length > 0) addStretch(adding, stretch, columns);
    yield;
  }
  return { examples, sums: adding.addends.map(({ sums }) => sums) };
}

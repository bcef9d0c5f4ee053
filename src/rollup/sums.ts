import { ColumnTable } from 'arquero';
import type { Amounts } from '../metric.js';
import { Adding } from './adding.js';
import { inStretches } from './each-row.js';
import type { Groups } from './groups.js';
import { movedAmounts } from './moved.js';
import { rowsOf } from './rows-of.js';

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

/** The groups that rows of these `keys` are in, in order of the first of them. */
function* placesOf(keys: Uint32Array, groups: number): Generator<void, Places> {
  const places = new Uint32Array(groups);
  const examples = new Uint32Array(Math.min(groups, keys.length));
  let count = 0;
  yield* inStretches(keys.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const group = keys[row] ?? 0;
      if (places[group] !== 0) continue;
      examples[count] = row;
      places[group] = ++count;
    }
  });
  return { places, examples: examples.slice(0, count) };
}

/** Some rows that follow each other, in groups of their own. */
interface Stretch {
  readonly keys: Uint32Array;
  /** Where the sums of each group stand. */
  readonly places: Uint32Array;
}

/**
 * The rows from `from` to `to` in groups of their own: `numbers` and `own` say which number a group had in the stretch that
 * had it last, and which group has a number here.
 */
function stretchOf(all: Groups['keys'], places: Uint32Array, numbers: Uint32Array, from: number, to: number): Stretch {
  const [keys, own] = [new Uint32Array(to - from), new Uint32Array(to - from)];
  let count = 0;
  for (let row = from; row < to; row++) {
    const place = (places[all[row] ?? 0] ?? 0) - 1;
    let number = numbers[place] ?? 0;
    // A number may be left over from a stretch before.
    if (number >= count || own[number] !== place) {
      own[(number = count++)] = place;
      numbers[place] = number;
    }
    keys[row - from] = number;
  }
  return { keys, places: own.subarray(0, count) };
}

/** Adds the rows of a stretch, of which `columns` are the addends. */
function addStretch(adding: Adding, { keys, places }: Stretch, columns: readonly Amounts[]): void {
  adding.turnTo(columns, places);
  const spec = { names: [], get: [], rows: places, size: places.length, keys };
  // By place, because a dimension of the feed may be called like an addend.
  const named = Object.fromEntries(columns.map((column, i) => [`addend${i}`, column]));
  new ColumnTable(named).create({ groups: spec }).reduce(adding);
}

/** Adds up by group what all rows add. */
function* sumAll(keys: Uint32Array, { places, examples }: Places, addends: readonly Amounts[]): Generator<void, Sums> {
  const adding = new Adding(addends.length, examples.length);
  const numbers = new Uint32Array(examples.length);
  const size = addends.length === 0 ? 0 : keys.length;
  for (let from = 0; from < size; from += rowsATable) {
    const to = Math.min(size, from + rowsATable);
    const stretch = stretchOf(keys, places, numbers, from, to);
    addStretch(
      adding,
      stretch,
      addends.map((addend) => addend.subarray(from, to)),
    );
    yield;
  }
  return { examples, sums: adding.addends.map(({ sums }) => sums) };
}

/** The keys of `rows` in their order. */
function* movedKeys(keys: Uint32Array, rows: Uint32Array): Generator<void, Uint32Array> {
  const own = new Uint32Array(rows.length);
  yield* inStretches(rows.length, (from, to) => {
    for (let place = from; place < to; place++) own[place] = keys[rows[place] ?? -1] ?? 0;
  });
  return own;
}

/**
 * Adds up by group what the rows of `mask` add, all rows in groups where it is null, in steps between which the caller may
 * pause. Rows that were masked when they were put in groups must be masked here too. Rows that are let through are put side by
 * side first, since a table looks at all of the rows that a filter takes out of it.
 */
export function* sumByGroup(
  groups: Groups,
  mask: Uint8Array | null,
  addends: readonly Amounts[],
): Generator<void, Sums> {
  if (mask === null) return yield* sumAll(groups.keys, placesOfAll(groups), addends);
  const rows = rowsOf(mask, mask.length);
  yield;
  const keys = yield* movedKeys(groups.keys, rows);
  const places = yield* placesOf(keys, groups.examples.length);
  yield;
  const own: Amounts[] = [];
  for (const addend of addends) own.push(yield* movedAmounts(addend, rows));
  const { examples, sums } = yield* sumAll(keys, places, own);
  return { examples: examples.map((place) => rows[place] ?? 0), sums };
}

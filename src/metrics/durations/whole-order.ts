import { eachStretch, inStretches } from '../../rollup/each-row.js';

/** Numbers in ascending order, missing ones last, with the rows they were in. */
export interface Ordered {
  readonly rows: Uint32Array;
  readonly numbers: Float64Array;
  /** Room for as many whole numbers, that whoever asked may use: fresh memory costs more than to fill it. */
  readonly room: Int32Array;
}

/** Most bits of a digit: its values have their places side by side in a fast memory. */
const mostBits = 12;

/** Larger keys are not ordered here. */
const largest = 2 ** 31;

/** Whole numbers as multiples of one unit, each followed by its row; a missing one is one above the largest. */
interface Keyed {
  readonly entries: Uint32Array;
  readonly unit: number;
  readonly missing: number;
  /** For each digit how often each value of it comes, at the place after its own. */
  readonly counts: readonly Uint32Array[];
  readonly bitsOfDigit: number;
}

/** The largest of the numbers from one place to another; infinite where one is negative or no multiple of `unit`. */
function largestIn(numbers: Float64Array, unit: number, from: number, to: number): number {
  let most = 0;
  for (let row = from; row < to; row++) {
    const number = numbers[row] ?? NaN;
    if (number !== number) continue;
    if (!(number >= 0) || Math.floor(number / unit) * unit !== number) return Infinity;
    if (number > most) most = number;
  }
  return most;
}

/** The key of missing numbers where all others are multiples of `unit` that can be ordered; null where they are not. */
function* missingKey(numbers: Float64Array, unit: number): Generator<void, number | null> {
  let most = 0;
  for (const [from, to] of eachStretch(numbers.length)) {
    most = Math.max(most, largestIn(numbers, unit, from, to));
    if (most / unit >= largest) return null;
    yield;
  }
  return most / unit + 1;
}

/** A place for each value of each digit of keys up to `most`, and one more. */
function countsFor(most: number) {
  const bits = 32 - Math.clz32(most);
  const digits = Math.ceil(bits / mostBits);
  const bitsOfDigit = Math.ceil(bits / digits);
  return { bitsOfDigit, counts: Array.from({ length: digits }, () => new Uint32Array(2 ** bitsOfDigit + 1)) };
}

/** Counts the values of one digit from one entry to another. */
function count(entries: Uint32Array, counts: Uint32Array, shift: number, from: number, to: number): void {
  const last = counts.length - 2;
  for (let place = from; place < to; place++) {
    const next = (((entries[2 * place] ?? 0) >>> shift) & last) + 1;
    counts[next] = (counts[next] ?? 0) + 1;
  }
}

function* keyed(numbers: Float64Array, unit: number, missing: number): Generator<void, Keyed> {
  const entries = new Uint32Array(2 * numbers.length);
  const { bitsOfDigit, counts } = countsFor(missing);
  yield* inStretches(numbers.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const number = numbers[row] ?? NaN;
      entries[2 * row] = number >= 0 ? number / unit : missing;
      entries[2 * row + 1] = row;
    }
    for (const [digit, each] of counts.entries()) count(entries, each, digit * bitsOfDigit, from, to);
  });
  return { entries, unit, missing, counts, bitsOfDigit };
}

/** Turns counts into the place of the first entry of each value. */
function placesOf(counts: Uint32Array): Uint32Array {
  for (let value = 1; value < counts.length; value++) counts[value] = (counts[value] ?? 0) + (counts[value - 1] ?? 0);
  return counts;
}

/** Deals entries out by a digit, those with the same value in the order in which they are. */
function* dealt(from: Uint32Array, to: Uint32Array, shift: number, places: Uint32Array): Generator<void, void> {
  const last = places.length - 2;
  yield* inStretches(from.length / 2, (first, end) => {
    for (let place = first; place < end; place++) {
      const key = from[2 * place] ?? 0;
      const value = (key >>> shift) & last;
      const next = places[value] ?? 0;
      places[value] = next + 1;
      to[2 * next] = key;
      to[2 * next + 1] = from[2 * place + 1] ?? 0;
    }
  });
}

/**
 * The numbers and rows that entries stand for: numbers in the place of `free` entries, and rows in that of the entries that they
 * are read off, none of which stands before what is written. The other half of these is room.
 */
function* ordered(entries: Uint32Array, free: Uint32Array, { unit, missing }: Keyed): Generator<void, Ordered> {
  const numbers = new Float64Array(free.buffer);
  const rows = entries.subarray(0, numbers.length);
  yield* inStretches(numbers.length, (from, to) => {
    for (let place = from; place < to; place++) {
      const key = entries[2 * place] ?? 0;
      numbers[place] = key === missing ? NaN : key * unit;
      rows[place] = entries[2 * place + 1] ?? 0;
    }
  });
  return { rows, numbers, room: new Int32Array(entries.buffer, rows.byteLength) };
}

/** The largest unit of which all numbers are multiples that can be ordered: instants mostly are whole seconds. */
function* keyedByUnit(numbers: Float64Array): Generator<void, Keyed | null> {
  for (const unit of [1000, 1]) {
    const missing = yield* missingKey(numbers, unit);
    if (missing !== null) return yield* keyed(numbers, unit, missing);
  }
  return null;
}

/**
 * Numbers in ascending order, equal ones as they stand, missing ones last, where all are whole and none is negative: sorted
 * digit by digit, of which such keys have few; null where they are not. In steps between which the caller may pause.
 */
export function* wholeInOrder(numbers: Float64Array): Generator<void, Ordered | null> {
  const keys = yield* keyedByUnit(numbers);
  if (keys === null) return null;
  let [from, to]: [Uint32Array, Uint32Array] = [keys.entries, new Uint32Array(keys.entries.length)];
  for (const [digit, counts] of keys.counts.entries()) {
    yield* dealt(from, to, digit * keys.bitsOfDigit, placesOf(counts));
    [from, to] = [to, from];
  }
  return yield* ordered(from, to, keys);
}

import { inStretches } from '../../rollup/each-row.js';
import { wholeInOrder, type Ordered } from './whole-order.js';

/** Digits of eleven bits, three of each half of a double. */
const digits = 6;
const bits = 11;
const values = 1 << bits;

const signBit = 0x80000000;

/** Numbers with the bits by which they are ordered: of each the low half, then the high one. */
interface Ordering {
  readonly keys: Uint32Array;
  readonly rows: Uint32Array;
}

function emptyOrdering(size: number): Ordering {
  return { keys: new Uint32Array(2 * size), rows: new Uint32Array(size) };
}

/** The bits of doubles compare like the doubles once those of negative ones are turned over; missing ones are the last. */
function* keyed(numbers: Float64Array): Generator<void, Ordering> {
  const { keys, rows } = emptyOrdering(numbers.length);
  const halves = new Uint32Array(new Float64Array(1).buffer);
  const number = new Float64Array(halves.buffer);
  yield* inStretches(numbers.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const value = numbers[row] ?? NaN;
      // −0 becomes 0, which has other bits.
      number[0] = Number.isNaN(value) ? Infinity : value + 0;
      const low = halves[0] ?? 0;
      const high = halves[1] ?? 0;
      keys[2 * row] = high >= signBit ? ~low : low;
      keys[2 * row + 1] = high >= signBit ? ~high : high | signBit;
      rows[row] = row;
    }
  });
  return { keys, rows };
}

function half(digit: number): 0 | 1 {
  return digit < digits / 2 ? 0 : 1;
}

function shift(digit: number): number {
  return bits * (digit % (digits / 2));
}

/** How often each value of each digit comes. */
function* counted(keys: Uint32Array): Generator<void, Uint32Array> {
  const counts = new Uint32Array(digits * values);
  yield* inStretches(keys.length / 2, (from, to) => {
    for (let digit = 0; digit < digits; digit++) {
      const [at, down, base] = [half(digit), shift(digit), digit * values];
      for (let place = from; place < to; place++) {
        const value = ((keys[2 * place + at] ?? 0) >>> down) & (values - 1);
        counts[base + value] = (counts[base + value] ?? 0) + 1;
      }
    }
  });
  return counts;
}

/** The place of the first key of each value of a digit; null where all have the same value. */
function placesOf(counts: Uint32Array, size: number): Uint32Array | null {
  const places = new Uint32Array(values);
  let before = 0;
  for (let value = 0; value < values; value++) {
    const count = counts[value] ?? 0;
    if (count === size) return null;
    places[value] = before;
    before += count;
  }
  return places;
}

/** Deals keys out by a digit, those with the same value in the order in which they are. */
function* dealt(from: Ordering, to: Ordering, digit: number, places: Uint32Array): Generator<void, void> {
  const [at, down] = [half(digit), shift(digit)];
  yield* inStretches(from.rows.length, (first, end) => {
    for (let place = first; place < end; place++) {
      const value = ((from.keys[2 * place + at] ?? 0) >>> down) & (values - 1);
      const next = places[value] ?? 0;
      places[value] = next + 1;
      to.keys[2 * next] = from.keys[2 * place] ?? 0;
      to.keys[2 * next + 1] = from.keys[2 * place + 1] ?? 0;
      to.rows[next] = from.rows[place] ?? 0;
    }
  });
}

/** The numbers that keys stand for. */
function* numbersOf(keys: Uint32Array): Generator<void, Float64Array> {
  const numbers = new Float64Array(keys.length / 2);
  const halves = new Uint32Array(numbers.buffer);
  yield* inStretches(numbers.length, (from, to) => {
    for (let place = from; place < to; place++) {
      const low = keys[2 * place] ?? 0;
      const high = keys[2 * place + 1] ?? 0;
      halves[2 * place] = high >= signBit ? low : ~low;
      halves[2 * place + 1] = high >= signBit ? high ^ signBit : ~high;
      if (numbers[place] === Infinity) numbers[place] = NaN;
    }
  });
  return numbers;
}

function* sorted(numbers: Float64Array): Generator<void, Ordering> {
  let [from, to] = [yield* keyed(numbers), emptyOrdering(numbers.length)];
  const counts = yield* counted(from.keys);
  for (let digit = 0; digit < digits; digit++) {
    const places = placesOf(counts.subarray(digit * values, (digit + 1) * values), numbers.length);
    if (places === null) continue;
    yield* dealt(from, to, digit, places);
    [from, to] = [to, from];
  }
  return from;
}

/**
 * The rows of `numbers` in ascending order, equal ones as they stand, missing ones last: sorted digit by digit (radix
 * sort; Knuth 1998, The Art of Computer Programming 3, 5.2.5), so that the cost grows with their count alone. In steps
 * between which the caller may pause.
 */
export function* ascendingOrder(numbers: Float64Array): Generator<void, Uint32Array> {
  return (yield* inAscendingOrder(numbers)).rows;
}

/** As `ascendingOrder`, with the numbers themselves. */
export function* inAscendingOrder(numbers: Float64Array): Generator<void, Ordered> {
  const whole = yield* wholeInOrder(numbers);
  if (whole) return whole;
  const { keys, rows } = yield* sorted(numbers);
  return { rows, numbers: yield* numbersOf(keys), room: new Int32Array(rows.length) };
}

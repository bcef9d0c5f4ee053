import { dayLength } from './civil.js';
import { grainRules, type Calendar, type Grain } from './grains.js';
import { localDay, zoneClock, type ZoneClock } from './zones.js';

/** Periods of many instants, as codes into their names. */
export interface PeriodCodes {
  /** One a row; −1 where there is no instant. */
  readonly codes: Int32Array;
  /** The names that occur, in order of time whatever the order of rows. */
  readonly dictionary: string[];
}

/** Instants that are looked at between two pauses. */
const instantsAStretch = 8192;

/** UTC days that are remembered, those of 44 years; a power of two. */
const daysKnown = 1 << 14;

/** No day has this number. */
const noDay = -(2 ** 31);

/**
 * Numbers periods from 0 in order of first appearance. Of each UTC day that occurs it keeps when the local date changes, and
 * the numbers of the periods before and after that, so that a period is worked out twice a day and not once a row.
 */
class PeriodNumbers {
  readonly #clock: ZoneClock;
  readonly #firstOf: (day: number) => number;
  readonly #numbers = new Map<number, number>();
  readonly #days = new Int32Array(daysKnown).fill(noDay);
  readonly #borders = new Float64Array(daysKnown);
  readonly #before = new Int32Array(daysKnown);
  readonly #after = new Int32Array(daysKnown);

  constructor(grain: Grain, calendar: Calendar) {
    this.#clock = zoneClock(calendar.timeZone);
    this.#firstOf = (day) => grainRules[grain].first(day, calendar);
  }

  /** The first day of each period, by number. */
  get firsts(): number[] {
    return [...this.#numbers.keys()];
  }

  /** Writes the numbers of the periods of the `values` of `rows` (null: of all), from one place to another, into `codes`. */
  write(values: Float64Array, rows: Uint32Array | null, codes: Int32Array, from: number, to: number): void {
    const [days, borders, before, after] = [this.#days, this.#borders, this.#before, this.#after];
    for (let i = from; i < to; i++) {
      const at = values[rows === null ? i : (rows[i] ?? -1)] ?? NaN;
      if (!Number.isFinite(at)) continue;
      const day = Math.floor(at / dayLength);
      const place = day & (daysKnown - 1);
      if (days[place] !== day) this.#remember(day, place);
      const isBefore = at < (borders[place] ?? NaN);
      const number = (isBefore ? before[place] : after[place]) ?? -1;
      codes[i] = number >= 0 ? number : this.#numberOf(at, place);
    }
  }

  #remember(day: number, place: number): void {
    const start = day * dayLength;
    const offset = this.#clock(start);
    // Where the clock changes a date may come twice: each instant of such a day is looked at by itself.
    const isPlain = this.#clock(start + dayLength - 1) === offset;
    this.#days[place] = day;
    this.#borders[place] = isPlain ? (localDay(this.#clock, start) + 1) * dayLength - offset : NaN;
    this.#before[place] = -1;
    this.#after[place] = -1;
  }

  #numberOf(at: number, place: number): number {
    const first = this.#firstOf(localDay(this.#clock, at));
    const number = this.#numbers.get(first) ?? this.#numbers.size;
    this.#numbers.set(first, number);
    const border = this.#borders[place] ?? NaN;
    if (at < border) this.#before[place] = number;
    if (at >= border) this.#after[place] = number;
    return number;
  }
}

/** Turns numbers into places in the order of time. */
function reorder(codes: Int32Array, places: Int32Array, from: number, to: number): void {
  for (let row = from; row < to; row++) codes[row] = places[codes[row] ?? -1] ?? -1;
}

/**
 * The period of each instant (epoch milliseconds, `NaN` where missing), or of those in `rows` in their order, named as by
 * `periodKey`, in steps between which the caller may pause.
 */
export function* cutPeriods(
  values: Float64Array,
  grain: Grain,
  calendar: Calendar,
  rows: Uint32Array | null = null,
): Generator<void, PeriodCodes> {
  const codes = new Int32Array((rows ?? values).length).fill(-1);
  const numbers = new PeriodNumbers(grain, calendar);
  for (let from = 0; from < codes.length; from += instantsAStretch) {
    numbers.write(values, rows, codes, from, Math.min(codes.length, from + instantsAStretch));
    yield;
  }
  const { firsts } = numbers;
  const periods = firsts.toSorted((a, b) => a - b);
  const position = new Map(periods.map((first, place) => [first, place]));
  const places = Int32Array.from(firsts, (first) => position.get(first) ?? -1);
  for (let from = 0; from < codes.length; from += instantsAStretch) {
    reorder(codes, places, from, Math.min(codes.length, from + instantsAStretch));
    yield;
  }
  return { codes, dictionary: periods.map((first) => grainRules[grain].key(first, calendar)) };
}

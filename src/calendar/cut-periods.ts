import { grainRules, type Calendar, type Grain } from './grains.js';
import { localDay, zoneClock } from './zones.js';

/** Periods of many instants, as codes into their names. */
export interface PeriodCodes {
  /** One a row; −1 where there is no instant. */
  readonly codes: Int32Array;
  /** The names that occur, in order of time whatever the order of rows. */
  readonly dictionary: string[];
}

/** Instants that are looked at between two pauses. */
const instantsAStretch = 4096;

/**
 * The period of each instant (epoch milliseconds, `NaN` where missing), named as by `periodKey`, in steps between which
 * the caller may pause. A period is worked out once a day that occurs, not once a row.
 */
export function* cutPeriods(values: Float64Array, grain: Grain, calendar: Calendar): Generator<void, PeriodCodes> {
  const { numbers, days } = yield* numberDays(values, calendar.timeZone);
  const rule = grainRules[grain];
  const firsts = days.map((day) => rule.first(day, calendar));
  const periods = [...new Set(firsts)].sort((a, b) => a - b);
  const position = new Map(periods.map((first, code) => [first, code]));
  const codeOfDay = Int32Array.from(firsts, (first) => position.get(first) ?? -1);
  for (let row = 0; row < numbers.length; row++) numbers[row] = codeOfDay[numbers[row] ?? -1] ?? -1;
  return {
    codes: numbers,
    dictionary: periods.map((first) => rule.key(first, calendar)),
  };
}

/** The distinct local days, and for each row the position of its day among them, −1 where missing. */
function* numberDays(
  values: Float64Array,
  timeZone: string,
): Generator<void, { readonly numbers: Int32Array; readonly days: readonly number[] }> {
  const clock = zoneClock(timeZone);
  const positions = new Map<number, number>();
  const numbers = new Int32Array(values.length).fill(-1);
  for (let row = 0; row < values.length; row++) {
    if ((row + 1) % instantsAStretch === 0) yield;
    const at = values[row] ?? NaN;
    if (!Number.isFinite(at)) continue;
    const day = localDay(clock, at);
    const position = positions.get(day) ?? positions.size;
    if (position === positions.size) positions.set(day, position);
    numbers[row] = position;
  }
  return { numbers, days: [...positions.keys()] };
}

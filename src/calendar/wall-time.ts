import { civilDate, dayLength, dayNumber, daysInMonth } from './civil.js';
import { localToInstant, startOfDay, wallTime } from './zones.js';

/** An instant read from a text. */
export interface InstantReading {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Whether the text named a time without an offset, so that the zone given decided; a bare date names a day, no time. */
  readonly naive: boolean;
  /** Whether the text named the leap second :60, which is read as :59.999. */
  readonly leapSecond: boolean;
}

/** Why a text gives no instant: it is none, or it names no offset and no zone was given. */
export type InstantProblem = 'not_an_instant' | 'naive';

/** A function that reads instants of one form; see `readInstant` for the zone. */
export type InstantReader = (text: string, zone: string | null) => InstantReading | InstantProblem;

/** Date and time as they stand in a text, not yet checked against the calendar. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  /** Milliseconds ahead of UTC; `null` where the text does not say. */
  offset: number | null;
  /** Whether only a date stands there, which means the start of that day. */
  dateOnly: boolean;
}

/** The start of a day in no zone, to be filled in while reading. */
export function emptyWallTime(dateOnly: boolean): WallTime {
  return { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0, offset: null, dateOnly };
}

/** The instant that a wall time means, with its own offset or else in `zone`; or why there is none. */
export function settle(time: WallTime, zone: string | null): InstantReading | InstantProblem {
  if (!exists(time)) return 'not_an_instant';
  if (time.offset === null && zone === null) return 'naive';
  const leapSecond = time.second === 60;
  const at = instantOf(leapSecond ? { ...time, second: 59, millisecond: 999 } : time, zone);
  if (leapSecond && !endsMonth(at)) return 'not_an_instant';
  return { at, naive: time.offset === null && !time.dateOnly, leapSecond };
}

function exists({ year, month, day, hour, minute, second }: WallTime): boolean {
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month) &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 60
  );
}

function instantOf(time: WallTime, zone: string | null): number {
  const { year, month, day, hour, minute, second, millisecond, offset } = time;
  if (offset === null && zone !== null) {
    if (time.dateOnly) return startOfDay(zone, year, month, day);
    return localToInstant(zone, year, month, day, hour, minute, second, millisecond);
  }
  return wallTime(dayNumber(year, month, day), hour, minute, second, millisecond) - (offset ?? 0);
}

/** Whether `at` is the last millisecond of a month in UTC: leap seconds are put nowhere else (ITU-R TF.460). */
function endsMonth(at: number): boolean {
  const next = at + 1;
  return next % dayLength === 0 && civilDate(next / dayLength).day === 1;
}

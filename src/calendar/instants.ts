import { Scanner } from './scanner.js';
import { emptyWallTime, settle, type InstantProblem, type InstantReading, type WallTime } from './wall-time.js';

/**
 * Reads an instant strictly as ISO-8601 in the form of RFC 3339: date, then `T` or a blank and the time, seconds and
 * their decimals (cut to milliseconds) as they please, then `Z`, ±hh:mm, ±hhmm or ±hh. A text without an offset is read
 * in `zone`, a bare date as the start of that day there; with `zone` null both are `'naive'`. Dates and times that do
 * not exist (30 February, 24:00) are `'not_an_instant'`, as is a second :60 where UTC has no leap second.
 */
export function readInstant(text: string, zone: string | null): InstantReading | InstantProblem {
  const time = isoTime(new Scanner(text));
  return time === null ? 'not_an_instant' : settle(time, zone);
}

function isoTime(scanner: Scanner): WallTime | null {
  const time = emptyWallTime(true);
  if (!readDate(scanner, time)) return null;
  if (!scanner.ended && !readClock(scanner, time)) return null;
  return scanner.ended ? time : null;
}

function readDate(scanner: Scanner, time: WallTime): boolean {
  time.year = scanner.digits(4, 4);
  if (time.year < 0 || !scanner.take('-')) return false;
  time.month = scanner.digits(2, 2);
  if (time.month < 0 || !scanner.take('-')) return false;
  time.day = scanner.digits(2, 2);
  return time.day >= 0;
}

function readClock(scanner: Scanner, time: WallTime): boolean {
  time.dateOnly = false;
  if (!scanner.take('Tt ')) return false;
  time.hour = scanner.digits(2, 2);
  if (time.hour < 0 || !scanner.take(':')) return false;
  time.minute = scanner.digits(2, 2);
  if (time.minute < 0) return false;
  if (scanner.take(':') && !readSeconds(scanner, time)) return false;
  if (scanner.ended) return true;
  time.offset = scanner.offset();
  return time.offset !== null;
}

function readSeconds(scanner: Scanner, time: WallTime): boolean {
  time.second = scanner.digits(2, 2);
  if (time.second >= 0 && scanner.take('.,')) time.millisecond = scanner.milliseconds();
  return time.second >= 0 && time.millisecond >= 0;
}

import { dayNumber } from '../../calendar/civil.js';
import { largeZ, minus, nine, point, quote, zero } from './ascii.js';
import * as iso from './iso-words.js';

const firstYear = 1900;
const lastYear = 2199;
const minutesADay = 1440;

/** Epoch day on which each month begins, from January of the first year to the January after the last. */
const monthStarts = Int32Array.from({ length: (lastYear + 1 - firstYear) * 12 + 1 }, (_, month) =>
  dayNumber(firstYear, month + 1, 1),
);

/** Less than 0 where one of four bytes is wrong: literals have to be 0 and digits at most 9 after what is expected is taken off. */
function check(digits: number, top: number): number {
  return (digits | (digits + top)) & 0x80808080;
}

/** More minutes than any instant or offset has: neither stands. */
const noMinutes = 0x3fffffff;

/** Minutes from 1970-01-01T00:00 to a time on the wall. */
function minutesOf(year: number, month: number, date: number, hour: number, minute: number): number {
  const index = (year - firstYear) * 12 + month - 1;
  const start = monthStarts[index] ?? 0;
  const length = (monthStarts[index + 1] ?? 0) - start;
  if (month < 1 || month > 12 || date < 1 || date > length || hour > 23 || minute > 59) return noMinutes;
  return (start + date - 1) * minutesADay + hour * 60 + minute;
}

/** The minutes of `YYYY-MM-DDTHH:MM`. */
function wallMinutes(view: DataView, at: number): number {
  const year = view.getInt32(at, true) ^ iso.yearZero;
  const month = view.getInt32(at + 4, true) ^ iso.monthZero;
  const day = view.getInt32(at + 8, true) ^ iso.dayZero;
  const hour = view.getInt32(at + 12, true) ^ iso.hourZero;
  const wrong = check(year, iso.yearTop) | check(month, iso.monthTop);
  if ((wrong | check(day, iso.dayTop) | check(hour, iso.hourTop)) !== 0) return noMinutes;
  return minutesOf(
    1000 * (year & 15) + 100 * ((year >> 8) & 15) + 10 * ((year >> 16) & 15) + (year >> 24),
    10 * ((month >> 8) & 15) + ((month >> 16) & 15),
    10 * (day & 15) + ((day >> 8) & 15),
    10 * (day >> 24) + (hour & 15),
    10 * ((hour >> 16) & 15) + (hour >> 24),
  );
}

/** The minutes of `+HH:MM"` or `-HH:MM"`. */
function offsetMinutes(bytes: Uint8Array, view: DataView, at: number): number {
  const isBehind = bytes[at] === minus;
  const hour = view.getInt32(at, true) ^ (isBehind ? iso.behindZero : iso.aheadZero);
  const minute = (view.getInt32(at + 4, true) ^ iso.restZero) & iso.threeBytes;
  if ((check(hour, iso.offsetTop) | check(minute, iso.restTop)) !== 0) return noMinutes;
  const hours = 10 * ((hour >> 8) & 15) + ((hour >> 16) & 15);
  const minutes = 10 * (minute & 15) + ((minute >> 8) & 15);
  if (hours > 23 || minutes > 59) return noMinutes;
  return isBehind ? -60 * hours - minutes : 60 * hours + minutes;
}

/** The number of a digit, less than 0 where none stands. */
function digitAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  return byte <= nine ? byte - zero : -1;
}

/** The milliseconds of `mmm`, less than 0 where that does not stand. */
function thousandths(bytes: Uint8Array, at: number): number {
  const hundreds = digitAt(bytes, at);
  const tens = digitAt(bytes, at + 1);
  const ones = digitAt(bytes, at + 2);
  return hundreds < 0 || tens < 0 || ones < 0 ? -1 : 100 * hundreds + 10 * tens + ones;
}

/**
 * Reads the instant whose opening quote stands at `from`, in the usual form: `YYYY-MM-DDTHH:MM:SS`, perhaps `.mmm`, then `Z` or
 * ±HH:MM. Its epoch milliseconds go to a place of `instants`, since a number that is returned is often put in memory of its
 * own. Gives the place after its closing quote; 0 where its form is another.
 */
export function readInstant(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  instants: Float64Array,
  place: number,
): number {
  const wall = wallMinutes(view, from + 1);
  const second = (view.getInt32(from + 17, true) ^ iso.secondZero) & iso.threeBytes;
  const seconds = 10 * ((second >> 8) & 15) + (second >> 16);
  if (wall === noMinutes || check(second, iso.secondTop) !== 0 || seconds > 59 || bytes[from] !== quote) return 0;
  const isWhole = bytes[from + 20] !== point;
  const thousands = isWhole ? 0 : thousandths(bytes, from + 21);
  const at = isWhole ? from + 20 : from + 24;
  const isUtc = bytes[at] === largeZ && bytes[at + 1] === quote;
  const offset = isUtc ? 0 : offsetMinutes(bytes, view, at);
  if (thousands < 0 || offset === noMinutes) return 0;
  instants[place] = ((wall - offset) * 60 + seconds) * 1000 + thousands;
  return isUtc ? at + 2 : at + 7;
}

import { dayLength, dayNumber } from '../../calendar/civil.js';

const [firstYear, lastYear] = [1900, 2199];
const [quote, zero, dash, plus, dot, colon, largeZ] = [0x22, 0x30, 0x2d, 0x2b, 0x2e, 0x3a, 0x5a];

/** Epoch day on which each month begins, from January of the first year to the January after the last. */
const monthStarts = Int32Array.from({ length: (lastYear + 1 - firstYear) * 12 + 1 }, (_, month) =>
  dayNumber(firstYear, month + 1, 1),
);

/** Four characters, of which the first stands in the lowest byte. */
function word(text: string): number {
  return text.split('').reduce((all, sign, at) => all | (sign.charCodeAt(0) << (8 * at)), 0);
}

/** Four bytes of an instant: what they are where all digits are 0, and what makes each that is wrong overflow to 128. */
const [yearZero, yearTop] = [word('0000'), 0x76767676];
const [monthZero, monthTop] = [word('-00-'), 0x7f76767f];
const [dayZero, dayTop] = [word('00T0'), 0x767f7676];
const [hourZero, hourTop] = [word('0:00'), 0x76767f76];
const [secondZero, secondTop] = [word(':00\0'), 0x0076767f];
const secondBytes = 0x00ffffff;

/** Less than 0 where one of four bytes is wrong: literals have to be 0 and digits at most 9 after what is expected is taken off. */
function check(digits: number, top: number): number {
  return (digits | (digits + top)) & 0x80808080;
}

/** The number of two digits, negative where they are none. */
function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - zero;
  const units = (bytes[at + 1] ?? 0) - zero;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? 10 * tens + units : -1;
}

/** The milliseconds of `+HH:MM` or `-HH:MM`, NaN where none stands. */
function offset(bytes: Uint8Array, at: number): number {
  const sign = bytes[at] === plus ? 1 : bytes[at] === dash ? -1 : NaN;
  const hours = two(bytes, at + 1);
  const minutes = two(bytes, at + 4);
  if (bytes[at + 3] !== colon || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return NaN;
  return sign * (60 * hours + minutes) * 60_000;
}

/** The epoch day of a date, NaN where there is none. */
function dayOf(year: number, month: number, date: number): number {
  const index = (year - firstYear) * 12 + month - 1;
  const start = monthStarts[index] ?? NaN;
  const next = monthStarts[index + 1] ?? NaN;
  return month < 1 || month > 12 || date < 1 || !(date <= next - start) ? NaN : start + date - 1;
}

/** Adds what stands behind the seconds to the instant at a place of `instants`; gives the place after it, 0 for none. */
function addRest(bytes: Uint8Array, from: number, instants: Float64Array, place: number): number {
  let at = from;
  if (bytes[at] === dot) {
    const tens = two(bytes, at + 1);
    const ones = two(bytes, at + 2);
    if (tens < 0 || ones < 0) return 0;
    instants[place] = (instants[place] ?? NaN) + 10 * tens + (ones % 10);
    at += 4;
  }
  if (bytes[at] === largeZ) {
    at += 1;
  } else {
    instants[place] = (instants[place] ?? NaN) - offset(bytes, at);
    at += 6;
  }
  return bytes[at] === quote && !Number.isNaN(instants[place]) ? at + 1 : 0;
}

/**
 * Reads the instant whose opening quote stands at `from`, in the usual form: `YYYY-MM-DDTHH:MM:SS`, perhaps `.mmm`, then `Z` or
 * ±HH:MM. Its epoch milliseconds go to a place of `instants`, since a number that is returned is often put in memory of its
 * own. Gives the place after its closing quote; 0 where its form is another, and what stands in its place means nothing.
 */
export function readInstant(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  instants: Float64Array,
  place: number,
): number {
  const year = view.getInt32(from + 1, true) ^ yearZero;
  const month = view.getInt32(from + 5, true) ^ monthZero;
  const day = view.getInt32(from + 9, true) ^ dayZero;
  const hour = view.getInt32(from + 13, true) ^ hourZero;
  const second = (view.getInt32(from + 17, true) ^ secondZero) & secondBytes;
  const wrong = check(year, yearTop) | check(month, monthTop) | check(day, dayTop) | check(hour, hourTop);
  if ((wrong | check(second, secondTop)) !== 0 || bytes[from] !== quote) return 0;
  const years = 1000 * (year & 15) + 100 * ((year >> 8) & 15) + 10 * ((year >> 16) & 15) + (year >> 24);
  const days = dayOf(years, 10 * ((month >> 8) & 15) + ((month >> 16) & 15), 10 * (day & 15) + ((day >> 8) & 15));
  const hours = 10 * (day >> 24) + (hour & 15);
  const minutes = 10 * ((hour >> 16) & 15) + (hour >> 24);
  const seconds = 10 * ((second >> 8) & 15) + (second >> 16);
  if (hours > 23 || minutes > 59 || seconds > 59) return 0;
  instants[place] = days * dayLength + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return addRest(bytes, from + 20, instants, place);
}

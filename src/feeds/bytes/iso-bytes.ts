import { dayLength, dayNumber } from '../../calendar/civil.js';

const [firstYear, lastYear] = [1900, 2199];
const [quote, zero, dash, plus, dot, colon, largeT, largeZ] = [0x22, 0x30, 0x2d, 0x2b, 0x2e, 0x3a, 0x54, 0x5a];

/** Epoch day on which each month begins, from January of the first year to the January after the last. */
const monthStarts = Int32Array.from({ length: (lastYear + 1 - firstYear) * 12 + 1 }, (_, month) =>
  dayNumber(firstYear, month + 1, 1),
);

/** The number of two digits, negative where they are none. */
function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - zero;
  const units = (bytes[at + 1] ?? 0) - zero;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? 10 * tens + units : -1;
}

/** The epoch day of `YYYY-MM-DD`, NaN where none stands. */
function day(bytes: Uint8Array, at: number): number {
  const century = two(bytes, at);
  const year = two(bytes, at + 2);
  const month = two(bytes, at + 5);
  const date = two(bytes, at + 8);
  if (bytes[at + 4] !== dash || bytes[at + 7] !== dash || century < 0 || year < 0) return NaN;
  if (month < 1 || month > 12 || date < 1) return NaN;
  const index = (100 * century + year - firstYear) * 12 + month - 1;
  const start = monthStarts[index];
  const next = monthStarts[index + 1];
  return start === undefined || next === undefined || date > next - start ? NaN : start + date - 1;
}

/** The milliseconds of `HH:MM:SS`, NaN where none stands. */
function clock(bytes: Uint8Array, at: number): number {
  const hour = two(bytes, at);
  const minute = two(bytes, at + 3);
  const second = two(bytes, at + 6);
  if (bytes[at + 2] !== colon || bytes[at + 5] !== colon) return NaN;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return NaN;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

/** The milliseconds of `+HH:MM` or `-HH:MM`, NaN where none stands. */
function offset(bytes: Uint8Array, at: number): number {
  const sign = bytes[at] === plus ? 1 : bytes[at] === dash ? -1 : NaN;
  const hours = two(bytes, at + 1);
  const minutes = two(bytes, at + 4);
  if (bytes[at + 3] !== colon || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return NaN;
  return sign * (60 * hours + minutes) * 60_000;
}

/** Reads instants in quotes where they have the usual form: `YYYY-MM-DDTHH:MM:SS`, perhaps `.mmm`, then `Z` or ±HH:MM. */
export class IsoBytes {
  /** The place after the closing quote of the instant that was read last. */
  after = 0;

  /** Epoch milliseconds of the instant whose opening quote stands at `from`; NaN where its form is another. */
  read(bytes: Uint8Array, from: number): number {
    if (bytes[from] !== quote || bytes[from + 11] !== largeT) return NaN;
    let value = day(bytes, from + 1) * dayLength + clock(bytes, from + 12);
    let at = from + 20;
    if (bytes[at] === dot) {
      const tens = two(bytes, at + 1);
      const ones = two(bytes, at + 2);
      if (tens < 0 || ones < 0) return NaN;
      value += 10 * tens + (ones % 10);
      at += 4;
    }
    if (bytes[at] === largeZ) {
      at += 1;
    } else {
      value -= offset(bytes, at);
      at += 6;
    }
    this.after = at + 1;
    return bytes[at] === quote ? value : NaN;
  }
}

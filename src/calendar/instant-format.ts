import { Scanner } from './scanner.js';
import { emptyWallTime, settle, type InstantReader, type WallTime } from './wall-time.js';

/** Reads the part of a text that one piece of a format describes; false where it does not stand there. */
type Step = (scanner: Scanner, time: WallTime) => boolean;

const directives: ReadonlyMap<string, Step> = new Map([
  ['Y', number(4, 4, (time, year) => (time.year = year))],
  ['y', number(1, 2, (time, year) => (time.year = year >= 69 ? 1900 + year : 2000 + year))],
  ['m', number(1, 2, (time, month) => (time.month = month))],
  ['d', number(1, 2, (time, day) => (time.day = day))],
  ['H', number(1, 2, (time, hour) => (time.hour = hour))],
  ['I', readTwelveHours],
  ['M', number(1, 2, (time, minute) => (time.minute = minute))],
  ['S', number(1, 2, (time, second) => (time.second = second))],
  ['L', readDecimals],
  ['p', readHalf],
  ['z', readOffset],
]);

/** Directives of which at most one may stand in a format, and those that need another beside them. */
const rivals = ['Yy', 'HI'];
const companions = ['Ip', 'pI', 'dm', 'MH', 'SM', 'LS'];

/**
 * A reader of instants written as `format`. Formats are made of `%Y %y %m %d %H %I %M %S %L %p %z`, `%%` and other
 * characters, which stand for themselves. Numbers may have one or two digits, but `%Y`
 * has four and `%L` is the decimals of a second, any number of digits, cut to milliseconds. `%y` 69…99 are 19xx, others
 * 20xx. Month and day are 1 where the format has none; without an hour a text is the start of that day. Throws a
 * `RangeError` that names the directive for a format that is not of this kind.
 */
export function instantReader(format: string): InstantReader {
  const pieces: readonly string[] = format.match(/%[^]?|[^%]/g) ?? [];
  const steps = pieces.map((piece) => step(piece, format));
  checkDirectives(pieces, format);
  const dateOnly = !pieces.includes('%H') && !pieces.includes('%I');
  return (text, zone) => {
    const scanner = new Scanner(text);
    const time = emptyWallTime(dateOnly);
    const read = steps.every((next) => next(scanner, time)) && scanner.ended;
    return read ? settle(time, zone) : 'not_an_instant';
  };
}

function step(piece: string, format: string): Step {
  if (!piece.startsWith('%')) return (scanner) => scanner.take(piece);
  if (piece === '%%') return (scanner) => scanner.take('%');
  const known = directives.get(piece.slice(1));
  if (known !== undefined) return known;
  const names = [...directives.keys()].map((name) => `%${name}`).join(' ');
  throw new RangeError(`unknown directive "${piece}" in the date format "${format}"; known are ${names}`);
}

function checkDirectives(pieces: readonly string[], format: string): void {
  const named = pieces.filter((piece) => piece.startsWith('%') && piece !== '%%').map((piece) => piece.slice(1));
  const refuse = (problem: string) => {
    throw new RangeError(`${problem} in the date format "${format}"`);
  };
  named.forEach((name, index) => {
    if (named.indexOf(name) < index) refuse(`"%${name}" stands twice`);
  });
  for (const [one = '', other = ''] of rivals) {
    if (named.includes(one) && named.includes(other)) refuse(`"%${one}" and "%${other}" stand together`);
  }
  for (const [one = '', other = ''] of companions) {
    const met = named.includes(other) || (other === 'H' && named.includes('I'));
    if (named.includes(one) && !met) refuse(`"%${one}" stands without "%${other}"`);
  }
  if (!named.includes('Y') && !named.includes('y')) refuse('"%Y" or "%y" is missing');
}

function number(least: number, most: number, put: (time: WallTime, value: number) => void): Step {
  return (scanner, time) => {
    const value = scanner.digits(least, most);
    if (value >= 0) put(time, value);
    return value >= 0;
  };
}

function readTwelveHours(scanner: Scanner, time: WallTime): boolean {
  const hour = scanner.digits(1, 2);
  time.hour += hour % 12;
  return hour >= 1 && hour <= 12;
}

function readHalf(scanner: Scanner, time: WallTime): boolean {
  if (scanner.take('Pp')) time.hour += 12;
  else if (!scanner.take('Aa')) return false;
  return scanner.take('Mm');
}

function readDecimals(scanner: Scanner, time: WallTime): boolean {
  time.millisecond = scanner.milliseconds();
  return time.millisecond >= 0;
}

function readOffset(scanner: Scanner, time: WallTime): boolean {
  time.offset = scanner.offset();
  return time.offset !== null;
}

import { civilDate, dayLength, dayNumber, type CivilDate } from './civil.js';

/** Milliseconds that the wall clock of a zone is ahead of UTC at an instant. */
export type ZoneClock = (at: number) => number;

/** One UTC day of a zone: the offset from its start, and from `change` (`Infinity` where none) the one after. */
interface OffsetDay {
  readonly before: number;
  readonly change: number;
  readonly after: number;
}

// No zone changed its clock before 1800, and no calendar here reaches beyond the year 9999.
const firstInstant = dayNumber(1800, 1, 1) * dayLength;
const lastInstant = dayNumber(9999, 12, 31) * dayLength;
const daysRemembered = 50_000;

// UTC needs no formatter, whose first one loads the names of all zones.
const clocks = new Map<string, ZoneClock>([['UTC', () => 0]]);

/**
 * Whether the runtime knows an IANA zone of this name; old names such as `US/Pacific` or `Asia/Calcutta` are known too,
 * bare offsets such as `+02:00` are not zones.
 */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    zoneClock(zone);
    return true;
  } catch {
    return false;
  }
}

/** The date on the wall in `zone` at an instant. */
export function localDate(zone: string, at: number): CivilDate {
  return civilDate(localDay(zoneClock(zone), at));
}

/** The date on the wall at an instant, in days from 1970-01-01. */
export function localDay(clock: ZoneClock, at: number): number {
  return Math.floor((at + clock(at)) / dayLength);
}

/**
 * The first instant of a local date. Where the clock jumps over midnight it is the first one after the jump, and the
 * instant of the jump too for a date that a zone left out (Apia, 30 December 2011).
 */
export function startOfDay(zone: string, year: number, month: number, day: number): number {
  return startOfDayNumber(zoneClock(zone), dayNumber(year, month, day));
}

/** The first instant of the local date `number` days from 1970-01-01. */
export function startOfDayNumber(clock: ZoneClock, number: number): number {
  const wall = number * dayLength;
  const [before, after] = offsetsAround(clock, wall);
  return earliest(clock, wall, before, after) ?? changeBetween(clock, wall - after, wall - before);
}

/**
 * The instant at which the wall clock of `zone` shows a time. A time that the clock jumps over is read as if it had not
 * yet jumped, which makes it later by the gap; a time shown twice is its first occurrence.
 */
export function localToInstant(
  zone: string,
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millisecond: number,
): number {
  return wallToInstant(zoneClock(zone), wallTime(dayNumber(year, month, day), hour, minute, second, millisecond));
}

/** The same for a wall time as `wallTime` gives it. */
export function wallToInstant(clock: ZoneClock, wall: number): number {
  const [before, after] = offsetsAround(clock, wall);
  return earliest(clock, wall, before, after) ?? wall - before;
}

/** A local date and time as if the zone were UTC. */
export function wallTime(day: number, hour: number, minute: number, second: number, millisecond: number): number {
  return day * dayLength + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

/**
 * The clock of a zone; one a zone for the life of the page, since a formatter costs a thousand readings. Throws a
 * `RangeError` for an unknown zone.
 */
export function zoneClock(zone: string): ZoneClock {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = rememberingClock(measuringClock(zone));
  clocks.set(zone, clock);
  return clock;
}

/** The offsets a day before and after a wall time: no offset is larger, so the instant sought lies between. */
function offsetsAround(clock: ZoneClock, wall: number): [before: number, after: number] {
  return [clock(wall - dayLength), clock(wall + dayLength)];
}

/** The first instant at which the clock shows `wall`, or `null` where it jumps over it. */
function earliest(clock: ZoneClock, wall: number, before: number, after: number): number | null {
  if (before === after || clock(wall - before) === before) return wall - before;
  return clock(wall - after) === after ? wall - after : null;
}

function rememberingClock(measure: ZoneClock): ZoneClock {
  const days = new Map<number, OffsetDay>();
  const offsetAtStart = (day: number) => days.get(day)?.before ?? measure(day * dayLength);
  const remember = (day: number): OffsetDay => {
    const known = offsetDay(measure, day * dayLength, offsetAtStart(day), offsetAtStart(day + 1));
    if (days.size >= daysRemembered) days.clear();
    days.set(day, known);
    return known;
  };
  return (at) => {
    const instant = Math.min(lastInstant, Math.max(firstInstant, at));
    const day = Math.floor(instant / dayLength);
    const { before, change, after } = days.get(day) ?? remember(day);
    return instant < change ? before : after;
  };
}

function offsetDay(measure: ZoneClock, start: number, before: number, after: number): OffsetDay {
  const change = before === after ? Infinity : changeBetween(measure, start, start + dayLength);
  return { before, change, after };
}

/** The instant after `from` and not after `until` at which the offset becomes that of `until`; clocks change on a second. */
function changeBetween(clock: ZoneClock, from: number, until: number): number {
  const after = clock(until);
  let early = Math.floor(from / 1000);
  let late = Math.ceil(until / 1000);
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (clock(middle * 1000) === after) late = middle;
    else early = middle;
  }
  return late * 1000;
}

/** Reads the offset off the runtime's own wall clock, slowly. Throws a `RangeError` for an unknown zone. */
function measuringClock(zone: string): ZoneClock {
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const shown = new Map(formatter.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? NaN;
    const day = dayNumber(part('year'), part('month'), part('day'));
    return wallTime(day, part('hour'), part('minute'), part('second'), 0) - Math.floor(at / 1000) * 1000;
  };
}

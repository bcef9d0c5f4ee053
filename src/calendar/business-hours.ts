import { workingHours, type Schedule } from './business-schedule.js';
import { dayLength } from './civil.js';
import { localDay, startOfDayNumber, wallToInstant, zoneClock } from './zones.js';

/** Working hours as instants, ascending and apart: from `starts[i]` up to `ends[i]`. */
export interface Stretches {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Milliseconds of all stretches before each, one entry more than stretches. */
  readonly before: readonly number[];
}

/** The working hours of a schedule in blocks of days. */
export interface Timetable {
  /** The block that holds an instant. */
  readonly blockOf: (at: number) => number;
  readonly block: (number: number) => Stretches;
}

const daysOfBlock = 512;
const timetables = new WeakMap<Schedule, Timetable>();

/** The timetable of a schedule; each block is worked out once, since thousands of cases ask for the same days. */
export function timetableOf(schedule: Schedule): Timetable {
  const known = timetables.get(schedule);
  if (known !== undefined) return known;
  const timetable = makeTimetable(schedule);
  timetables.set(schedule, timetable);
  return timetable;
}

function makeTimetable(schedule: Schedule): Timetable {
  const clock = zoneClock(schedule.timeZone);
  const stretchesOfDay = dayReader(schedule);
  const blocks = new Map<number, Stretches>();
  const block = (number: number): Stretches => {
    const known = blocks.get(number) ?? blockFrom(number * daysOfBlock, stretchesOfDay);
    blocks.set(number, known);
    return known;
  };
  return { blockOf: (at) => Math.floor(localDay(clock, at) / daysOfBlock), block };
}

/**
 * The stretches of a local date as instants. A time that the clock jumps over is later by the gap, a time shown twice is
 * its first occurrence; no stretch leaves its date, which for a date that a zone left out is empty.
 */
function dayReader(schedule: Schedule): (number: number) => [start: number, end: number][] {
  const clock = zoneClock(schedule.timeZone);
  const hoursOf = workingHours(schedule);
  return (number) => {
    const [first, next] = [startOfDayNumber(clock, number), startOfDayNumber(clock, number + 1)];
    const instant = (wall: number) => Math.min(next, Math.max(first, wallToInstant(clock, number * dayLength + wall)));
    return hoursOf(number).map(({ from, to }) => [instant(from), instant(to)]);
  };
}

function blockFrom(day: number, stretchesOfDay: (number: number) => [start: number, end: number][]): Stretches {
  const [starts, ends, before]: [number[], number[], number[]] = [[], [], [0]];
  for (let number = day; number < day + daysOfBlock; number += 1) {
    for (const [start, end] of stretchesOfDay(number)) {
      // Hours may overlap as written, or where the clock jumps from the end of one into the next.
      const from = Math.max(start, ends.at(-1) ?? start);
      if (end <= from) continue;
      starts.push(from);
      ends.push(end);
      before.push((before.at(-1) ?? 0) + end - from);
    }
  }
  return { starts, ends, before };
}

/** Working milliseconds of `stretches` before `at`. */
export function workedBefore({ starts, ends, before }: Stretches, at: number): number {
  const begun = countBelow(starts, at);
  const end = ends[begun - 1];
  return end === undefined ? 0 : (before[begun] ?? 0) - Math.max(0, end - at);
}

/** The instant at which `worked` milliseconds of `stretches`, more than none and at most all, have passed. */
export function instantAfter({ starts, before }: Stretches, worked: number): number {
  const stretch = countBelow(before, worked) - 1;
  return (starts[stretch] ?? NaN) + worked - (before[stretch] ?? 0);
}

/** How many of the ascending `values` are less than `value`. */
function countBelow(values: readonly number[], value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

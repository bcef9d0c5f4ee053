import { instantAfter, timetableOf, workedBefore, type Stretches } from './business-hours.js';
import type { Schedule } from './business-schedule.js';

export { readSchedule, type Schedule, type ScheduleFields } from './business-schedule.js';

// A hundred years; what a schedule does not give in that time, it does not give.
const blocksSearched = 72;

/** A schedule while it was in force for a case, in epoch milliseconds, its end exclusive. */
export interface ScheduleSpan {
  readonly schedule: Schedule;
  readonly from: number;
  readonly to: number;
}

/**
 * Milliseconds of [`start`, `end`) that lie within the working hours of a schedule while it is valid; 0 where the end
 * is not after the start. For each date of the schedule's zone the hours on the wall are turned into instants: an hour
 * that the clock repeats counts twice, one that it skips does not count, and hours that begin or end within the skipped one
 * do so later by as much.
 */
export function businessTime(schedule: Schedule, start: number, end: number): number {
  const from = Math.max(start, schedule.validFrom ?? -Infinity);
  const to = Math.min(end, schedule.validTo ?? Infinity);
  if (!(from < to)) return 0;
  const { blockOf, block } = timetableOf(schedule);
  const [first, last] = [blockOf(from), blockOf(to)];
  let worked = workedBefore(block(last), to) - workedBefore(block(first), from);
  for (let number = first; number < last; number += 1) worked += allOf(block(number));
  return worked;
}

/** The same over several schedules of one case, each while it was in force. */
export function businessTimeOver(spans: readonly ScheduleSpan[], start: number, end: number): number {
  return spans.reduce(
    (sum, { schedule, from, to }) => sum + businessTime(schedule, Math.max(start, from), Math.min(end, to)),
    0,
  );
}

/**
 * The first instant at which `duration` milliseconds of working time have passed since `start`, which for none is
 * `start` itself; `null` where the schedule ends before, has no hours, or takes more than a hundred years.
 */
export function addBusinessTime(schedule: Schedule, start: number, duration: number): number | null {
  if (duration <= 0) return start;
  const from = Math.max(start, schedule.validFrom ?? -Infinity);
  const { blockOf, block } = timetableOf(schedule);
  const first = blockOf(from);
  let left = duration + workedBefore(block(first), from);
  for (let number = first; number < first + blocksSearched; number += 1) {
    const whole = allOf(block(number));
    if (left <= whole) return before(schedule.validTo, instantAfter(block(number), left));
    left -= whole;
  }
  return null;
}

function before(end: number | null, at: number): number | null {
  return end === null || at <= end ? at : null;
}

function allOf({ before }: Stretches): number {
  return before.at(-1) ?? 0;
}

import { addBusinessTime, businessTime, businessTimeOver } from '../../calendar/business.js';
import type { Schedule } from '../../calendar/business-schedule.js';

/** A clock that runs in calendar time, or within the schedules in force. */
export interface Clock {
  /** Milliseconds of its own time from one instant to another. */
  between(start: number, end: number): number;
  /** The instant at which `duration` milliseconds of its own time have passed; `NaN` where they never do. */
  after(start: number, duration: number): number;
}

/** The clock on the wall. */
export const calendarClock: Clock = {
  between: (start, end) => end - start,
  after: (start, duration) => start + duration,
};

function spansOf(schedules: readonly Schedule[], start: number, end: number) {
  return schedules.flatMap((schedule) => {
    const from = Math.max(start, schedule.validFrom ?? -Infinity);
    const to = Math.min(end, schedule.validTo ?? Infinity);
    return from < to ? [{ schedule, from, to }] : [];
  });
}

/** The clock of a schedule that no other one follows. */
function clockOf(schedule: Schedule): Clock {
  return {
    between: (start, end) => businessTime(schedule, start, end),
    after: (start, duration) => addBusinessTime(schedule, start, duration) ?? NaN,
  };
}

/** The business clock of the rows of one schedule, each in force for its own time; of a duration above nothing. */
export function businessClock(schedules: readonly Schedule[]): Clock {
  const [only, another] = schedules;
  if (only && !another) return clockOf(only);
  return {
    between: (start, end) => businessTimeOver(spansOf(schedules, start, end), start, end),
    after(start, duration) {
      let left = duration;
      for (const { schedule, from, to } of spansOf(schedules, start, Infinity)) {
        const at = addBusinessTime(schedule, from, left);
        if (at !== null && at <= to) return at;
        if (to === Infinity) break;
        left -= businessTimeOver([{ schedule, from, to }], from, to);
      }
      return NaN;
    },
  };
}

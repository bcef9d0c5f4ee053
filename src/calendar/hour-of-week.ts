import { dayLength, dayOfWeek } from './civil.js';
import { localDay, zoneClock, type ZoneClock } from './zones.js';

const hourLength = 3_600_000;

/** The day of the week (1 Monday … 7 Sunday) and the hour (0 … 23) on the wall in `zone` at an instant. */
export function hourOfWeek(at: number, zone: string): { readonly weekday: number; readonly hour: number } {
  const inWeek = hourIn(zoneClock(zone), at);
  return { weekday: Math.floor(inWeek / 24) + 1, hour: inWeek % 24 };
}

function hourIn(clock: ZoneClock, at: number): number {
  const day = localDay(clock, at);
  return (dayOfWeek(day) - 1) * 24 + Math.floor((at + clock(at) - day * dayLength) / hourLength);
}

/** The same for a column of instants as (weekday − 1)·24 + hour, 0 … 167; −1 where the instant is missing (`NaN`). */
export function hoursOfWeek(values: Float64Array, zone: string): Int16Array {
  const clock = zoneClock(zone);
  return Int16Array.from(values, (at) => (Number.isNaN(at) ? -1 : hourIn(clock, at)));
}

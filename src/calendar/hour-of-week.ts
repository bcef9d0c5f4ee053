import { dayLength, dayOfWeek } from './civil.js';
import { localDay, zoneClock } from './zones.js';

const hourLength = 3_600_000;

/** The day of the week (1 Monday … 7 Sunday) and the hour (0 … 23) on the wall in `zone` at an instant. */
export function hourOfWeek(at: number, zone: string): { readonly weekday: number; readonly hour: number } {
  const clock = zoneClock(zone);
  const day = localDay(clock, at);
  return { weekday: dayOfWeek(day), hour: Math.floor((at + clock(at) - day * dayLength) / hourLength) };
}

/** The same for a column of instants as (weekday − 1)·24 + hour, 0 … 167; −1 where the instant is missing (`NaN`). */
export function hoursOfWeek(values: Float64Array, zone: string): Int16Array {
  return Int16Array.from(values, (at) => {
    if (Number.isNaN(at)) return -1;
    const { weekday, hour } = hourOfWeek(at, zone);
    return (weekday - 1) * 24 + hour;
  });
}

import { dayLength, dayOfWeek } from './civil.js';
import { localDay, zoneClock, type ZoneClock } from './zones.js';

const hourLength = 3_600_000;

function hourIn(clock: ZoneClock, at: number): number {
  const day = localDay(clock, at);
  return (dayOfWeek(day) - 1) * 24 + Math.floor((at + clock(at) - day * dayLength) / hourLength);
}

/**
 * The hour of the week on the wall in `zone` at each instant: 0 is the first of Monday, 167 the last of Sunday; −1 where the
 * instant is missing (`NaN`).
 */
export function hoursOfWeek(values: Float64Array, zone: string): Int16Array {
  const clock = zoneClock(zone);
  return Int16Array.from(values, (at) => (Number.isNaN(at) ? -1 : hourIn(clock, at)));
}

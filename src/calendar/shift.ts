import { civilDate, dayLength, dayNumber, daysInMonth, modulo } from './civil.js';
import { localDay, startOfDayNumber, wallToInstant, zoneClock } from './zones.js';

/**
 * The instant at which the wall clock of `zone` shows the same time so many calendar months, and then days, after `at`;
 * negative numbers lie before. A day that the month does not have is its last; a time that the clock jumps over is read
 * as `localToInstant` reads it, and the start of a day stays one. Throws a `RangeError` for an unknown zone.
 */
export function shiftInstant(zone: string, at: number, months: number, days: number): number {
  const clock = zoneClock(zone);
  const today = localDay(clock, at);
  const { year, month, day } = civilDate(today);
  const lastDay = daysInMonth(year, month + months);
  const moved = dayNumber(year, month + months, Math.min(day, lastDay) + days);
  if (startOfDayNumber(clock, today) === at) return startOfDayNumber(clock, moved);
  return wallToInstant(clock, moved * dayLength + modulo(at + clock(at), dayLength));
}

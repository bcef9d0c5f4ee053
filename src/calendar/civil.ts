/** Days of the proleptic Gregorian calendar as whole numbers, without a zone and without `Date`. */

/** Milliseconds of a day of 24 hours. */
export const dayLength = 86_400_000;

/** A date on the wall: month 1…12, day 1…31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const daysOfEra = 146_097;

/**
 * Days from 1970-01-01 to a date, negative before. Months beyond 1…12 and days beyond the month count on.
 * Years begin in March here, so that the leap day is the last: Hinnant 2013, "chrono-Compatible Low-Level Date
 * Algorithms", `days_from_civil`.
 */
export function dayNumber(year: number, month: number, day: number): number {
  const months = year * 12 + month - 3;
  const marchYear = Math.floor(months / 12);
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (months - marchYear * 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysOfEra + dayOfEra - 719_468;
}

/** The date that lies `number` days after 1970-01-01. Hinnant 2013, `civil_from_days`. */
export function civilDate(number: number): CivilDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / daysOfEra);
  const dayOfEra = shifted - era * daysOfEra;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * march + 2) / 5) + 1 };
}

/** Number of days of a month, 28…31. */
export function daysInMonth(year: number, month: number): number {
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** Day of the week of a day number, 1 Monday … 7 Sunday. */
export function dayOfWeek(number: number): number {
  return modulo(number + 3, 7) + 1;
}

/** Remainder of the same sign as `divisor`, so that it counts on below zero. */
export function modulo(value: number, divisor: number): number {
  return value - Math.floor(value / divisor) * divisor;
}

import { daysInMonth } from '../../calendar/civil.js';
import { cutPeriods } from '../../calendar/cut-periods.js';
import { localDate, startOfDay } from '../../calendar/index.js';
import type { Settled } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';

/** Rows between pauses. */
export const rowsAtOnce = 4096;

type Zone = Pick<Settled, 'timeZone' | 'weekStart' | 'fiscalYearStart'>;

/** A month as a number: 12 · year + month − 1, from its name such as `2024-01`. */
export function monthOf(name: string): number {
  const [year = 0, month = 1] = name.split('-').map(Number);
  return 12 * year + month - 1;
}

/** The name of a month, `2024-01`. */
export function monthName(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The first instant of a month in the question's zone. */
export function monthStart(month: number, { timeZone }: Pick<Settled, 'timeZone'>): number {
  return startOfDay(timeZone, Math.floor(month / 12), (month % 12) + 1, 1);
}

/** The first instant of a month's last day, by which the figures of its end are dated. */
export function lastDay(month: number, { timeZone }: Pick<Settled, 'timeZone'>): number {
  const [year, number] = [Math.floor(month / 12), (month % 12) + 1];
  return startOfDay(timeZone, year, number, daysInMonth(year, number));
}

/** The month of each instant, −1 where there is none; yields on the way. */
export function* monthsOf(instants: Float64Array, zone: Zone): Generator<void, Int32Array> {
  const { codes, dictionary } = yield* cutPeriods(instants, 'month', zone);
  const named = Int32Array.from(dictionary, monthOf);
  const months = new Int32Array(codes.length);
  yield* eachRow(months.length, (row) => {
    months[row] = named[codes[row] ?? -1] ?? -1;
  });
  return months;
}

/** The month that runs at `as_of`; −1 where the feed has no times. */
export function runningMonth({ asOf, timeZone }: Settled): number {
  if (asOf === null) return -1;
  const { year, month } = localDate(timeZone, asOf);
  return 12 * year + month - 1;
}

/**
 * The last complete month at `as_of`, −1 where the feed has no times. A month is complete from the start of its last day
 * on, because states of a month's end are dated by that day.
 */
export function lastComplete(settled: Settled): number {
  if (settled.asOf === null) return -1;
  const { year, month, day } = localDate(settled.timeZone, settled.asOf);
  const running = 12 * year + month - 1;
  return day === daysInMonth(year, month) ? running : running - 1;
}

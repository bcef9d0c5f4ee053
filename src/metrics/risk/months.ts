import type { Settled } from '../../metric.js';
import { monthName, monthStart, runningMonth } from '../subscriptions/calendar.js';

/** Months that are looked back on: two years and the month that runs. */
const months = 25;

/** The months at whose ends risk is told, and the instant of each: its last one, of the month that runs `as_of`. */
export interface Standings {
  readonly names: readonly string[];
  readonly dates: readonly number[];
}

/** The standings of a question, oldest first; none without an `as_of`. */
export function standingsOf(settled: Settled): Standings {
  const { asOf } = settled;
  if (asOf === null) return { names: [], dates: [] };
  const last = runningMonth(settled);
  const numbers = Array.from({ length: months }, (_, back) => last - months + 1 + back);
  const dateOf = (month: number) => (month === last ? asOf : monthStart(month + 1, settled) - 1);
  return { names: numbers.map(monthName), dates: numbers.map(dateOf) };
}

import type { Cells, Settled } from '../../metric.js';
import { monthOf, monthStart } from '../subscriptions/calendar.js';

/** The cells of customers whose beginning the feed has: how long others had been there by its start nobody knows. */
export function livesOf(cells: Cells, settled: Settled): number[] {
  const { completeFrom } = settled;
  const [parts, cohorts] = [cells.keys['part'], cells.keys['cohort_month']];
  const isWhole = (cohort: string) => completeFrom === null || monthStart(monthOf(cohort), settled) >= completeFrom;
  return Array.from({ length: cells.size }, (_, index) => index).filter((index) => {
    const cohort = cohorts?.at(index);
    return parts?.at(index) === 'life' && (typeof cohort !== 'string' || isWhole(cohort));
  });
}

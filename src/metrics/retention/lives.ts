import type { Cells, Settled } from '../../metric.js';
import { textsOf } from '../columns.js';
import { monthOf, monthStart } from '../subscriptions/calendar.js';
import { placesOfPart } from './part-places.js';

/** The cells of customers whose beginning the feed has: how long others had been there by its start nobody knows. */
export function livesOf(cells: Cells, settled: Settled): number[] {
  const { completeFrom } = settled;
  const cohorts = textsOf({ columns: cells.keys }, 'cohort_month');
  const isWhole = (cohort: string) => completeFrom === null || monthStart(monthOf(cohort), settled) >= completeFrom;
  const areWhole = (cohorts?.dictionary ?? []).map(isWhole);
  return placesOfPart(cells, 'life').filter((index) => areWhole[cohorts?.codes[index] ?? -1] ?? true);
}

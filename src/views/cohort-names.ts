import type { Measure } from '../metric.js';
import type { Text } from '../text/index.js';

/** What a cohort is called: the month in which it began. */
export function cohortName(cohort: string, { context }: Measure, text: Text): string {
  return text.periodName(cohort, { ...context, period: 'month' });
}

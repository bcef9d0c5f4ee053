import type { Counting } from '../../metric.js';
import { caseEventFields } from '../records/case-event.js';
import { caseFields } from '../records/case.js';
import { scheduleFields } from '../records/schedule.js';
import { linkDurations } from './link.js';
import { tallyDurations } from './tally.js';

/** What each case adds to a metric of durations. */
export const countDurations: Counting = {
  fields: { case: caseFields, 'case-event': caseEventFields, schedule: scheduleFields },
  bounds: () => ({}),
  link: linkDurations,
  tally: tallyDurations,
};

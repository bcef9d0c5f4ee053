import type { Counting } from '../../metric.js';
import { linkDurations } from './link.js';
import { tallyDurations } from './tally.js';

/** What each case adds to a metric of durations. */
export const countDurations: Counting = {
  bounds: () => ({}),
  link: linkDurations,
  tally: tallyDurations,
};

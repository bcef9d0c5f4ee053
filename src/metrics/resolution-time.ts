import { reopenFacts, stateFacts, withinFacts } from './durations/facts.js';
import { durationMetric } from './durations/metric.js';

/**
 * Resolution time: from the creation of a case to its last solve (or another clock, by option `clock`), as the median
 * in hours with the 90 % quantile, curve and histogram beside it.
 */
export const resolutionTime = durationMetric(
  {
    name: 'resolution-time',
    rule: 'median by Kaplan-Meier of the created cohort; closed unsolved censored at closed_at, open at as_of',
    options: {
      clock: 'full-resolution',
      time: 'calendar',
      cases: 'all',
      'reopen-window': 7,
      'target-hours': '',
    },
  },
  (cells, indices, { level }, { targets }) => [
    ...withinFacts(cells, indices, level, targets),
    ...stateFacts(cells, indices),
    ...reopenFacts(cells, indices, level),
  ],
);

import { liveFacts, stateFacts, unansweredFacts, withinFacts } from './durations/facts.js';
import { durationMetric } from './durations/metric.js';

/**
 * First response time: from the creation of a case to the first public reply of a person, machines never counting, as
 * the median in hours with the 90 % quantile, curve and histogram beside it.
 */
export const responseTime = durationMetric(
  {
    name: 'response-time',
    rule: 'median by Kaplan-Meier of the created cohort; unanswered censored at as_of, solved without a reply out',
    options: { time: 'calendar', cases: 'all', 'target-hours': '', 'within-seconds': 0 },
  },
  (cells, indices, { level }, { targets, withinSeconds }) => [
    ...withinFacts(cells, indices, level, targets),
    ...liveFacts(cells, indices, level, withinSeconds),
    ...stateFacts(cells, indices),
    ...unansweredFacts(cells, indices),
  ],
);

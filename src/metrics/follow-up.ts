import type { Meaning, Settled } from '../metric.js';
import { loopEstimate, loopSignificance, loopWeight } from './closed-loop/estimate.js';
import { loopExtras } from './closed-loop/extras.js';
import { loopOptions, type LoopOptions } from './closed-loop/options.js';
import { countedWhere } from './counted.js';
import { lifeTableInSteps } from './durations/life-table.js';
import type { Estimator } from './reading/estimator.js';
import { readingOf } from './reading/reading.js';
import { wilsonPercent } from '../stats/wilson.js';

const anyTime = () => true;

/** The answers of which the share is, as it is counted. */
const countedBy: Readonly<Record<LoopOptions['counting'], ReturnType<typeof countedWhere>>> = {
  all: countedWhere('duration', anyTime),
  mature: countedWhere('duration', anyTime, 'mature'),
};

function estimatorOf(settled: Settled): Estimator {
  return {
    prepare: (cells, indices) => lifeTableInSteps(cells, indices),
    estimate: loopEstimate(settled),
    weight: loopWeight(settled),
    published: wilsonPercent,
    meaningful: 2,
    wide: null,
    ...(loopOptions(settled).counting === 'all' && { significance: loopSignificance }),
    extras: loopExtras,
  };
}

/**
 * The closed loop on unhappy answers: the share, in percent, of those that call for a follow-up and were contacted within
 * `target-hours` (default 48). Answers too young to say count for as long as they have waited (Kaplan and Meier 1958);
 * option `count` set to `mature` takes only those older than the target. Option `eligible` says which answers call for
 * a follow-up, `scale` how satisfaction is judged, `answer-kind` what an answer is that does not say.
 * Cells: eligible answers (`n`) by `duration` in milliseconds to the first contact (`events`) or to `as_of` (`censored`),
 * with how many were `contacted`, `closed`, led to an action (`acted`, `actions`), were older than the target
 * (`mature`, `mature_within`), are `overdue`, and how many customers answered again and recovered, after a contact
 * (`later_contacted`, `recovered_contacted`) and without one (`later_others`, `recovered_others`).
 */
export const followUp: Meaning = {
  name: 'follow-up',
  unit: 'percent',
  basis: 'sample',
  better: 'up',
  groupless: true,
  outcome: 'quality',
  rule: 'contacted within the target of unhappy or asking answers; Kaplan-Meier at the target, log-log band',
  counted: (sums, options) => countedBy[loopOptions({ options }).counting](sums),
  options: { 'target-hours': 48, count: 'all', eligible: 'any', scale: 'auto', 'answer-kind': 'csat', rated: 'all' },
  keys: ['duration'],
  records: {
    main: {
      record: 'survey-response',
      needs: ['score'],
      uses: [
        'response_id',
        'kind',
        'scale',
        'responded_at',
        'sent_at',
        'updated_at',
        'respondent_id',
        'account_id',
        'rated_entity',
        'excluded',
        'follow_up_requested',
      ],
      time: 'responded_at',
      identity: 'response_id',
    },
    follow_ups: {
      record: 'follow-up',
      needs: ['response_id'],
      uses: ['contacted_at', 'closed_at', 'action_id'],
      time: 'contacted_at',
    },
    actions: { record: 'action', needs: ['action_id'], uses: ['opened_at'], time: 'opened_at' },
  },
  measure: (cells, settled, before) => readingOf(cells, settled, before, estimatorOf(settled)),
};

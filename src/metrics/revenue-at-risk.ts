import type { Cells, Earlier, Meaning, Reading, Settled } from '../metric.js';
import type { Estimator } from './reading/estimator.js';
import { readingOf } from './reading/reading.js';
import { atRisk } from './risk/estimate.js';
import { riskExtras, riskNotes } from './risk/extras.js';
import { usualDays } from './risk/options.js';
import { seenCells } from './risk/seen.js';
import { riskKeys } from './risk/tally.js';

const estimator: Estimator = {
  estimate: atRisk,
  meaningful: 2,
  wide: null,
  notes: riskNotes,
  extras: riskExtras,
};

function* measure(cells: Cells, settled: Settled, before: Earlier | null): Generator<void, Reading> {
  const earlier = before && { ...before, cells: yield* seenCells(before.cells, settled) };
  return yield* readingOf(yield* seenCells(cells, settled), settled, earlier, estimator);
}

/**
 * Revenue at risk: the part of recurring revenue that customers pay who had a missed target, an escalated case or an unhappy
 * answer within option `days` (default 90) before `as_of`; series are of the ends of months. Customers are the accounts with
 * what they pay now; without a record of accounts, those with a case. Where no revenue is known the value is the part of
 * customers. Option `names` hides the list of customers.
 *
 * Cells: customers (`n`), those `at_risk`, and what they pay in whole ten-thousandths with the squares, by `month_end`, quarter
 * of `renewal` and the mask of `reasons`. A customer stands in every month, so months are never added.
 */
export const revenueAtRisk: Meaning = {
  name: 'revenue-at-risk',
  unit: 'percent',
  basis: 'census',
  counts: 'customers',
  better: 'down',
  outcome: 'impact',
  rule: 'revenue of customers with a breach, an escalation or an unhappy answer within days before, of all revenue',
  countedOnce: { key: 'month_end', at: 'last' },
  options: { days: usualDays, names: 'shown' },
  keys: riskKeys,
  records: {
    main: {
      record: 'case',
      needs: ['account_id', 'created_at'],
      uses: ['case_id', 'updated_at', 'status', 'escalated_at', 'excluded', 'tier'],
      time: 'created_at',
      identity: 'case_id',
    },
    accounts: {
      record: 'account',
      needs: ['account_id'],
      uses: ['name', 'arr', 'currency', 'tier', 'renewal_at', 'country', 'owner', 'internal'],
      identity: 'account_id',
    },
    targets: {
      record: 'sla-target',
      needs: ['started_at'],
      uses: [
        'target_id',
        'case_id',
        'account_id',
        'updated_at',
        'metric',
        'target_min',
        'clock',
        'schedule_id',
        'stopped_at',
        'paused_min',
        'elapsed_min',
        'due_at',
        'status',
        'excluded',
      ],
      time: 'started_at',
      identity: 'target_id',
    },
    schedules: {
      record: 'schedule',
      needs: ['schedule_id', 'tz', 'weekly'],
      uses: ['holidays', 'valid_from', 'valid_to'],
    },
    events: { record: 'case-event', needs: ['case_id', 'at', 'type'], uses: [], time: 'at' },
    answers: {
      record: 'survey-response',
      needs: ['score'],
      uses: ['responded_at', 'account_id', 'case_id', 'kind', 'scale'],
      time: 'responded_at',
    },
  },
  measure,
};

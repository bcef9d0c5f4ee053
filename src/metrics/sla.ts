import type { Cells, Meaning, Note, Indices } from '../metric.js';
import { total } from './cases/total.js';
import { readingOf } from './reading/reading.js';
import type { Estimator } from './reading/estimator.js';
import { attainment, decidedTargets, prepareAttainment } from './sla/attainment.js';
import { withEnds } from './sla/ends.js';
import { slaExtras } from './sla/extras.js';
import { countedWhere } from './counted.js';
import { wilsonPercent } from '../stats/wilson.js';

function notes(cells: Cells, indices: Indices): Note[] {
  const n = total(cells, indices, 'schedule_lacking');
  return n > 0 ? [{ code: 'schedule_missing', n }] : [];
}

const estimator: Estimator = {
  prepare: prepareAttainment,
  estimate: attainment,
  weight: decidedTargets,
  published: wilsonPercent,
  notes,
  meaningful: 2,
  wide: null,
  extras: slaExtras,
};

/**
 * SLA attainment: the share of targets (case × metric × cycle) met in time, in the period in which their clock began.
 * Cells: `n` targets by `state`, by `used` (elapsed ÷ target in millionths, one more than the whole for everything late)
 * and for missed ones by `hour` (weekday − 1)·24 + hour of their breach; `cases_judged` and `cases_met` count cases whose
 * targets are all decided and all met; `schedule_lacking` targets whose business clock has no schedule.
 */
export const sla: Meaning = {
  name: 'sla',
  unit: 'percent',
  basis: 'census',
  groupless: true,
  better: 'up',
  outcome: 'speed',
  rule: 'Kaplan-Meier of elapsed / target at 1, elapsed <= target is met; own clock; cancelled out',
  counted: countedWhere('state', (state) => state !== null && state !== 'cancelled'),
  options: { 'target-metric': 'all' },
  keys: ['state', 'used', 'hour'],
  records: {
    main: {
      record: 'sla-target',
      needs: ['started_at'],
      uses: [
        'target_id',
        'case_id',
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
        'policy',
        'priority_at_start',
        'channel',
        'excluded',
      ],
      time: 'started_at',
      identity: 'target_id',
    },
    cases: {
      record: 'case',
      needs: ['case_id'],
      uses: ['created_at', 'updated_at', 'status', 'priority', 'channel', 'tier', 'group_id', 'excluded'],
      time: 'created_at',
      identity: 'case_id',
    },
    schedules: {
      record: 'schedule',
      needs: ['schedule_id', 'tz', 'weekly'],
      uses: ['holidays', 'valid_from', 'valid_to'],
    },
  },
  *measure(cells, settled, before) {
    const earlier = before && { ...before, cells: yield* withEnds(before.cells) };
    return yield* readingOf(yield* withEnds(cells), settled, earlier, estimator);
  },
};

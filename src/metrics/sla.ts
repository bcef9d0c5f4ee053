import { numberColumn, type Cells, type Linked, type Metric, type Note, type Settled, type Tally } from '../metric.js';
import { eachStretch } from '../rollup/each-row.js';
import { textsOf, valuesOf } from './columns.js';
import { hourColumn } from './cases/hours.js';
import { total } from './cases/total.js';
import { readingOf } from './reading/reading.js';
import type { Estimator } from './reading/estimator.js';
import { attainment, prepareAttainment } from './sla/attainment.js';
import { withEnds } from './sla/ends.js';
import { slaExtras } from './sla/extras.js';
import { added, linkTargets } from './sla/link.js';
import { slaQueue } from './sla/queue.js';

function notes(cells: Cells, indices: readonly number[]): Note[] {
  const n = total(cells, indices, 'schedule_lacking');
  return n > 0 ? [{ code: 'schedule_missing', n }] : [];
}

const estimator: Estimator = {
  prepare: prepareAttainment,
  estimate: attainment,
  notes,
  meaningful: 2,
  wide: null,
  extras: slaExtras,
};

const breached: ReadonlySet<string | null> = new Set(['breached_closed', 'breached_open']);

/** When the missed targets were due; missing for all others. */
function* breachesOf(linked: Linked): Generator<void, Float64Array> {
  const [state, due] = [textsOf(linked, added.state), valuesOf(linked, added.due)];
  const isBreached = Uint8Array.from(state?.dictionary ?? [], (name) => Number(breached.has(name)));
  const breaches = new Float64Array(linked.size).fill(NaN);
  for (const [from, to] of eachStretch(breaches.length)) {
    for (let row = from; row < to; row++) {
      if (isBreached[state?.codes[row] ?? -1] === 1) breaches[row] = due?.[row] ?? NaN;
    }
    yield;
  }
  return breaches;
}

/** The hour of a miss is that of the week in which the target was due. */
function* tallyTargets(linked: Linked, settled: Settled): Generator<void, Tally> {
  const none = numberColumn(new Float64Array(linked.size).fill(NaN));
  const amounts = (name: string) => valuesOf(linked, name) ?? new Float64Array(linked.size);
  yield;
  return {
    keys: {
      state: linked.columns[added.state] ?? none,
      used: linked.columns[added.used] ?? none,
      hour: yield* hourColumn(yield* breachesOf(linked), settled.timeZone),
    },
    addends: {
      n: new Float64Array(linked.size).fill(1),
      cases_judged: amounts(added.judged),
      cases_met: amounts(added.met),
      schedule_lacking: amounts(added.lacksSchedule),
    },
  };
}

/**
 * SLA attainment: the share of targets (case × metric × cycle) met in time, in the period in which their clock began.
 * Cells: `n` targets by `state`, by `used` (elapsed ÷ target in millionths, one more than the whole for everything late)
 * and for missed ones by `hour` (weekday − 1)·24 + hour of their breach; `cases_judged` and `cases_met` count cases whose
 * targets are all decided and all met; `schedule_lacking` targets whose business clock has no schedule.
 */
export const sla: Metric = {
  name: 'sla',
  unit: 'percent',
  basis: 'census',
  better: 'up',
  rule: 'Kaplan-Meier of elapsed / target at 1, elapsed <= target is met; own clock; cancelled out',
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
  bounds: () => ({}),
  link: linkTargets,
  tally: tallyTargets,
  *measure(cells, settled, before) {
    const earlier = before && { ...before, cells: yield* withEnds(before.cells) };
    return yield* readingOf(yield* withEnds(cells), settled, earlier, estimator);
  },
  queue: slaQueue,
};

import { numberColumn, type Linked, type Metric, type Settled, type Tally } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { hourColumn } from '../cases/hours.js';
import { textsOf, valuesOf } from '../columns.js';
import { sla as meaning } from '../sla.js';
import { added, linkTargets } from '../sla/link.js';
import { slaQueue } from '../sla/queue.js';
import { slaTargetFields } from '../records/sla-target.js';
import { caseFields } from '../records/case.js';
import { scheduleFields } from '../records/schedule.js';

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

/** SLA attainment: what each target adds. */
export const sla: Metric = {
  ...meaning,
  fields: { 'sla-target': slaTargetFields, case: caseFields, schedule: scheduleFields },
  bounds: () => ({}),
  link: linkTargets,
  tally: tallyTargets,
  queue: slaQueue,
};

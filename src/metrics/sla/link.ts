import {
  instantColumn,
  numberColumn,
  textColumn,
  type Columns,
  type Issue,
  type Linked,
  type Records,
  type Settled,
} from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { issueOf, openMask } from '../../rollup/issues.js';
import { joinInSteps } from '../../rollup/link.js';
import { maskRepeatsInSteps } from '../../rollup/repeats.js';
import { wordIn } from '../asked.js';
import { noRecords, textsOf, valuesOf } from '../columns.js';
import { countedCasesInSteps } from '../cases/counted.js';
import { maskAbove } from '../cases/masks.js';
import { maskTexts, maskValue } from '../survey/masks.js';
import { caseVerdicts } from './cases-met.js';
import { clocksOf } from './schedules.js';
import { slaStates } from './states.js';
import { judgeTargets, type Targets } from './targets.js';

/** The columns that linking adds to those of the records. */
export const added = {
  state: 'target state',
  used: 'target used',
  due: 'target due',
  judged: 'case judged',
  met: 'case met',
  lacksSchedule: 'schedule lacking',
} as const;

/** What makes a target the same one again. */
const identities = [['target_id'], ['case_id', 'metric', 'started_at']] as const;

/** The metrics that targets are of, all of them by default. */
const targetMetrics = ['all', 'first_response', 'next_reply', 'resolution', 'update'] as const;

/** Leaves out the targets of other metrics than the one asked for in option `target-metric`; `bad_option` for others. */
function* maskOthers(records: Records, mask: Uint8Array, options: Settled['options']): Generator<void, void> {
  const wanted = wordIn('target-metric', targetMetrics, options);
  if (wanted === 'all') return;
  const metric = textsOf(records, 'metric');
  if (metric === null) mask.fill(0);
  else yield* maskTexts(mask, metric, (text) => text !== wanted);
}

/** Masks what is no target of its own or not asked for: repeats, excluded ones, other metrics, those of the future. */
function* maskAll(records: Records, mask: Uint8Array, { asOf, options }: Settled): Generator<void, Issue[]> {
  const [started, updated, excluded] = ['started_at', 'updated_at', 'excluded'].map((name) => valuesOf(records, name));
  if (started && asOf !== null) yield* maskAbove(mask, started, asOf);
  const rank = (row: number) => (updated?.[row] ?? 0) || 0;
  const repeats: number[] = [];
  for (const keys of identities) {
    for (const row of yield* maskRepeatsInSteps(records, mask, keys, rank)) repeats.push(row);
  }
  const out = excluded ? yield* maskValue(mask, excluded, 1) : [];
  yield* maskOthers(records, mask, options);
  return [...issueOf('duplicate_id', 'case_id', repeats, records), ...issueOf('excluded', 'excluded', out, records)];
}

/** The columns of the cases that the targets lack, brought by `case_id`. */
function* fromCases(records: Records, cases: Records | undefined, settled: Settled) {
  if (!cases) return { columns: {}, issues: [] };
  const names = Object.keys(cases.columns).filter((name) => records.columns[name] === undefined);
  const { mask } = yield* countedCasesInSteps(cases, settled);
  return yield* joinInSteps(records, { ...cases, mask }, 'case_id', names);
}

function columnsOf({ state, used, due, lacksSchedule }: Targets): Columns {
  return {
    [added.state]: textColumn(state, slaStates),
    [added.used]: numberColumn(used),
    [added.due]: instantColumn(due),
    [added.lacksSchedule]: numberColumn(lacksSchedule),
  };
}

/** Masks the targets of which nothing can be told. */
function* maskUntold(mask: Uint8Array, { state }: Targets): Generator<void, number[]> {
  const rows: number[] = [];
  for (const [from, to] of eachStretch(mask.length)) {
    for (let row = from; row < to; row++) {
      if (mask[row] === 0 || (state[row] ?? -1) >= 0) continue;
      mask[row] = 0;
      rows.push(row);
    }
    yield;
  }
  return rows;
}

/**
 * One line for each target that can be judged, with its state at `as_of` and the columns of its case; it stands in the
 * period in which its clock began. In steps between which the caller may pause.
 */
export function* linkTargets(
  { main, cases, schedules }: Readonly<Record<string, Records>>,
  settled: Settled,
): Generator<void, Linked> {
  const records = main ?? noRecords;
  const mask = openMask(records);
  const issues = yield* maskAll(records, mask, settled);
  const targets = yield* judgeTargets(records, mask, settled.asOf ?? Infinity, clocksOf(schedules));
  const unknown = yield* maskUntold(mask, targets);
  const joined = yield* fromCases(records, cases, settled);
  const verdicts = yield* caseVerdicts(records, mask, targets.state);
  const started = records.columns['started_at'];
  return {
    size: records.size,
    columns: { ...joined.columns, ...records.columns, ...columnsOf(targets), ...verdicts },
    mask,
    time: started?.kind === 'instant' ? started : null,
    wave: null,
    rowNumbers: records.rowNumbers,
    issues: [
      ...issues,
      ...joined.issues,
      ...issueOf('missing_field', 'target_min', unknown, records, 'number').map((issue) => ({ ...issue, aside: true })),
    ],
  };
}

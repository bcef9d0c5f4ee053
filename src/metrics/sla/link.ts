import {
  instantColumn,
  numberColumn,
  textColumnOf,
  type Columns,
  type Issue,
  type Linked,
  type Records,
  type Settled,
} from '../../metric.js';
import { issueOf, maskRows, openMask } from '../../rollup/issues.js';
import { join } from '../../rollup/link.js';
import { maskRepeats } from '../../rollup/repeats.js';
import { textsOf, valuesOf } from '../columns.js';
import { countedCases } from '../cases/counted.js';
import { caseVerdicts } from './cases-met.js';
import { clocksOf } from './schedules.js';
import { targetsOf, type Target } from './targets.js';

/** The columns that linking adds to those of the records. */
export const added = {
  state: 'target state',
  used: 'target used',
  due: 'target due',
  judged: 'case judged',
  met: 'case met',
  lacksSchedule: 'schedule lacking',
} as const;

/** Masks what is no target of its own or not asked for: repeats, excluded ones, other metrics, those of the future. */
function maskAll(records: Records, mask: Uint8Array, { asOf, options }: Settled): Issue[] {
  const metric = textsOf(records, 'metric');
  const [started, updated, excluded] = ['started_at', 'updated_at', 'excluded'].map((name) => valuesOf(records, name));
  maskRows(mask, (row) => asOf !== null && (started?.[row] ?? NaN) > asOf);
  const rank = (row: number) => (updated?.[row] ?? 0) || 0;
  const repeats = [['target_id'], ['case_id', 'metric', 'started_at']].flatMap((keys) =>
    maskRepeats(records, mask, keys, rank),
  );
  const out = maskRows(mask, (row) => excluded?.[row] === 1);
  const wanted = options['target-metric'];
  if (wanted !== 'all') maskRows(mask, (row) => metric?.at(row) !== wanted);
  return [...issueOf('duplicate_id', 'case_id', repeats, records), ...issueOf('excluded', 'excluded', out, records)];
}

/** The columns of the cases that the targets lack, brought by `case_id`. */
function fromCases(records: Records, cases: Records | undefined, settled: Settled) {
  if (!cases) return { columns: {}, issues: [] };
  const names = Object.keys(cases.columns).filter((name) => records.columns[name] === undefined);
  const { mask } = countedCases(cases, settled);
  return join(records, { ...cases, mask }, 'case_id', names);
}

function columnsOf(targets: readonly (Target | null)[]): Columns {
  const numbers = (of: (target: Target) => number) =>
    Float64Array.from(targets, (target) => (target === null ? NaN : of(target)));
  return {
    [added.state]: textColumnOf(targets.map((target) => target?.state ?? null)),
    [added.used]: numberColumn(numbers(({ used }) => used)),
    [added.due]: instantColumn(numbers(({ due }) => due)),
    [added.lacksSchedule]: numberColumn(numbers(({ lacksSchedule }) => Number(lacksSchedule))),
  };
}

/**
 * One line for each target that can be judged, with its state at `as_of` and the columns of its case; it stands in the
 * period in which its clock began.
 */
export function linkTargets({ main, cases, schedules }: Readonly<Record<string, Records>>, settled: Settled): Linked {
  const records = main ?? { size: 0, columns: {}, rowNumbers: new Uint32Array() };
  const mask = openMask(records);
  const issues = maskAll(records, mask, settled);
  const judge = targetsOf(records, settled.asOf ?? Infinity, clocksOf(schedules));
  const targets = Array.from(mask, (bit, row) => (bit === 1 ? judge(row) : null));
  const unknown = maskRows(mask, (row) => targets[row]?.state === null);
  const joined = fromCases(records, cases, settled);
  const started = records.columns['started_at'];
  return {
    size: records.size,
    columns: { ...joined.columns, ...records.columns, ...columnsOf(targets), ...caseVerdicts(records, mask, targets) },
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

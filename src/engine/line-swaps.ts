import { numberColumn, type Column, type Key, type Linked, type Metric, type NumberColumn } from '../metric.js';
import { eachRow } from '../rollup/each-row.js';
import { groupRows } from '../rollup/groups.js';
import type { Grouped } from '../rollup/rollup.js';
import { windowsIn, type GuardAsked, type OwnWindows } from './guarding.js';
import { groupedLines, type Lines } from './lines.js';
import { periodColumn, requireColumns } from './linking.js';
import { countedIn } from './protection/counted.js';
import { jointOf, type Joint } from './protection/joint.js';
import { Swaps } from './protection/swaps.js';
import { Tables, timeAxis } from './protection/tables.js';
import { inWindow, pieceOf, timeKey, type Cut } from './protection/time.js';
import type { Window } from './window.js';

function holds({ since, until }: Window): (at: number) => boolean {
  return (at) => (since === null || at >= since) && (until === null || at < until);
}

/** In which windows of its own each line is; null where a question has none of its own. */
function* windowColumn({ time, size }: Linked, own: OwnWindows | null): Generator<void, NumberColumn | null> {
  if (time === null || own === null) return null;
  const windows = new Float64Array(size);
  const windowOf = windowsIn(own, holds);
  yield* eachRow(size, (row) => void (windows[row] = windowOf(time.values[row] ?? NaN)));
  return numberColumn(windows);
}

/** The columns by which time is parted, and what is made of their keys in a row. */
interface Times {
  readonly cut: Cut;
  readonly columns: readonly Column[];
  keyAt(row: number): string;
}

/** Weeks are parted by months too, so that answers by weeks and by months can be held against each other. */
function* timesOf({ linked }: Lines, grouped: Grouped, { own, settled }: GuardAsked): Generator<void, Times> {
  const windows = yield* windowColumn(linked, own);
  const bits = (row: number) => windows?.at(row) ?? inWindow;
  const period = grouped.columns['period'];
  const cut = { isOwn: windows !== null, isOfWeeks: false } as const;
  const side = windows === null ? [] : [windows];
  if (period === undefined || settled.period === 'wave' || linked.time === null) {
    const keyAt = (row: number) => timeKey(bits(row), period?.at(row) ?? null);
    return { cut: { ...cut, grain: null }, columns: [...side, ...(period ? [period] : [])], keyAt };
  }
  if (settled.period !== 'week') {
    const keyAt = (row: number) => timeKey(bits(row), period.at(row));
    return { cut: { ...cut, grain: settled.period }, columns: [...side, period], keyAt };
  }
  const months = yield* periodColumn(linked, { ...settled, period: 'month' });
  const keyAt = (row: number) => timeKey(bits(row), pieceOf(months.at(row), period.at(row)));
  return { cut: { ...cut, grain: 'week' }, columns: [...side, months, period], keyAt };
}

/** How much counts by some columns and time, whatever is filtered. */
function* jointOfLines(
  metric: Metric,
  { linked }: Lines,
  columns: readonly (readonly [name: string, column: Column])[],
  { columns: keys, addends }: Grouped,
  times: Times,
): Generator<void, Joint> {
  const groups = yield* groupRows([...columns.map(([, column]) => column), ...times.columns], linked.mask, linked.size);
  const counts = new Float64Array(groups.examples.length);
  const count = countedIn(metric, { keys, addends });
  yield* eachRow(linked.size, (row) => {
    const group = groups.keys[row] ?? 0;
    if (linked.mask === null || linked.mask[row] === 1) counts[group] = (counts[group] ?? 0) + count(row);
  });
  const named = columns.map(([name, column]): [string, Key[]] => [
    name,
    Array.from(groups.examples, (row) => column.at(row)),
  ]);
  return jointOf({ ...Object.fromEntries(named), [timeAxis]: Array.from(groups.examples, times.keyAt) }, counts);
}

/** What must not be told apart by some columns, for an answer of its own. */
export function* swapsOfColumns(
  metric: Metric,
  lines: Lines,
  columns: readonly (readonly [name: string, column: Column])[],
  asked: GuardAsked,
): Generator<void, Swaps> {
  const { settled } = asked;
  const grouped = yield* groupedLines(metric, lines, settled);
  const times = yield* timesOf(lines, grouped, asked);
  const joint = yield* jointOfLines(metric, lines, columns, grouped, times);
  const { timeZone, weekStart, fiscalYearStart } = settled;
  const timing = { cut: times.cut, calendar: { timeZone, weekStart, fiscalYearStart } };
  return new Swaps(new Tables(joint, settled.minGroup, timing));
}

/** What must not be told apart in the answers that lines give. */
export function swapsOfLines(metric: Metric, lines: Lines, asked: GuardAsked): Generator<void, Swaps> {
  const { columns } = lines.linked;
  requireColumns(columns, asked.fields);
  return lines.swaps.recall(asked, (each) => {
    const named = each.fields.flatMap((name) => (columns[name] ? [[name, columns[name]] as const] : []));
    return swapsOfColumns(metric, lines, named, each);
  });
}

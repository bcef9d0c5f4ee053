import {
  numberColumn,
  type Column,
  type Key,
  type Linked,
  type Metric,
  type NumberColumn,
  type Settled,
} from '../metric.js';
import { eachRow } from '../rollup/each-row.js';
import { groupRows } from '../rollup/groups.js';
import type { Grouped } from '../rollup/rollup.js';
import { windowsIn, type GuardAsked, type OwnWindows } from './guarding.js';
import { groupedLines, type Lines } from './lines.js';
import { periodColumn, requireColumns } from './linking.js';
import { countingOf } from './protection/counted.js';
import { jointOf } from './protection/joint.js';
import { standingsOf, type Standings } from './protection/standings.js';
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

/** Columns by the names of fields. */
export type Named = readonly (readonly [name: string, column: Column])[];

/** What is counted by columns, and by those that part time, for a question. */
interface CountedBy {
  readonly lines: Lines;
  readonly named: Named;
  readonly times: readonly Column[];
  readonly settled: Settled;
}

/** How much counts by some columns and what parts time, whatever is filtered; each in one line that is an example of it. */
function* countedBy(metric: Metric, grouped: Grouped, { lines: { linked }, named, times, settled }: CountedBy) {
  const { columns: keys, addends } = grouped;
  const { of, layer, layers: months } = countingOf(metric, { keys, addends }, settled);
  const once = metric.countedOnce && keys[metric.countedOnce.key];
  const columns = [...named.map(([, column]) => column), ...times, ...(once ? [once] : [])];
  const groups = yield* groupRows(columns, linked.mask, linked.size);
  const counts = new Float64Array(groups.examples.length);
  yield* eachRow(linked.size, (row) => {
    const group = groups.keys[row] ?? 0;
    if (linked.mask === null || linked.mask[row] === 1) counts[group] = (counts[group] ?? 0) + of(row);
  });
  const { examples } = groups;
  return {
    examples,
    columns: Object.fromEntries(
      named.map(([name, column]): [string, Key[]] => [name, Array.from(examples, (row) => column.at(row))]),
    ),
    counts,
    layers: Uint32Array.from(examples, layer),
    months,
  };
}

/** What must not be told apart by some columns, for an answer of its own. */
export function* swapsOfColumns(metric: Metric, lines: Lines, named: Named, asked: GuardAsked): Generator<void, Swaps> {
  const { settled } = asked;
  const grouped = yield* groupedLines(metric, lines, settled);
  const times = yield* timesOf(lines, grouped, asked);
  const { examples, columns, counts, layers } = yield* countedBy(metric, grouped, {
    lines,
    named,
    times: times.columns,
    settled,
  });
  const joint = jointOf({ ...columns, [timeAxis]: Array.from(examples, times.keyAt) }, counts, layers);
  const { timeZone, weekStart, fiscalYearStart } = settled;
  const timing = { cut: times.cut, calendar: { timeZone, weekStart, fiscalYearStart } };
  return new Swaps(new Tables(joint, settled.minGroup, timing));
}

/** The same for each month by itself, where months are never added. */
export function* standingsOfColumns(
  metric: Metric,
  lines: Lines,
  named: Named,
  { settled }: GuardAsked,
): Generator<void, Standings> {
  const grouped = yield* groupedLines(metric, lines, settled);
  const counted = yield* countedBy(metric, grouped, { lines, named, times: [], settled });
  const { timeZone, weekStart, fiscalYearStart } = settled;
  return standingsOf(counted, settled.minGroup, { timeZone, weekStart, fiscalYearStart });
}

function fieldsIn({ linked: { columns } }: Lines, { fields }: GuardAsked): Named {
  requireColumns(columns, fields);
  return fields.flatMap((name) => (columns[name] ? [[name, columns[name]] as const] : []));
}

/** What must not be told apart in the answers that lines give. */
export function swapsOfLines(metric: Metric, lines: Lines, asked: GuardAsked): Generator<void, Swaps> {
  return lines.swaps.recall(asked, (each) => swapsOfColumns(metric, lines, fieldsIn(lines, each), each));
}

/** The same for each month by itself, where months are never added. */
export function standingsOfLines(metric: Metric, lines: Lines, asked: GuardAsked): Generator<void, Standings> {
  return lines.standings.recall(asked, (each) => standingsOfColumns(metric, lines, fieldsIn(lines, each), each));
}

import {
  numberColumn,
  type Column,
  type Columns,
  type Key,
  type Linked,
  type Metric,
  type NumberColumn,
  type Settled,
  type Tally,
} from '../metric.js';
import { countRowsBy } from '../rollup/counts.js';
import { eachRow } from '../rollup/each-row.js';
import { windowsIn, type GuardAsked, type OwnWindows } from './guarding.js';
import { cellsOfAll, groupedLines, type Lines } from './lines.js';
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
function* timesOf({ linked }: Lines, period: Column | undefined, { own, settled }: GuardAsked): Generator<void, Times> {
  const windows = yield* windowColumn(linked, own);
  const bits = (row: number) => windows?.at(row) ?? inWindow;
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

/** What is counted: lines, or sums of them. */
interface Source {
  readonly keys: Columns;
  readonly addends: Tally['addends'];
  /** Null where all count. */
  readonly mask: Uint8Array | null;
  readonly size: number;
}

/** What is counted by columns, and by those that part time, for a question. */
interface CountedBy {
  readonly source: Source;
  readonly named: Named;
  readonly times: readonly Column[];
  readonly settled: Settled;
}

/** How much counts by some columns and what parts time, whatever is filtered; each in one row that is an example of it. */
function* countedBy(metric: Metric, { source, named, times, settled }: CountedBy) {
  const { keys, mask, size } = source;
  const { of, layer, layers: months } = countingOf(metric, source, settled);
  const once = metric.countedOnce && keys[metric.countedOnce.key];
  const columns = [...named.map(([, column]) => column), ...times, ...(once ? [once] : [])];
  const { examples, counts } = yield* countRowsBy(columns, mask, size, of);
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

/** The lines themselves, which any columns of them part. */
function* linesAsSource(metric: Metric, lines: Lines, settled: Settled): Generator<void, Source> {
  const { columns, addends } = yield* groupedLines(metric, lines, settled);
  return { keys: columns, addends, mask: lines.linked.mask, size: lines.linked.size };
}

/** The sums of all lines where they tell all that a question does, by fields and by time; they are far fewer. */
function* sumsAsSource(metric: Metric, lines: Lines, { fields, settled }: GuardAsked): Generator<void, Source | null> {
  const { by, period, since, until } = settled;
  const tellAll = period !== 'week' && since === null && until === null && fields.every((name) => by.includes(name));
  const cells = tellAll ? yield* cellsOfAll(metric, lines, settled) : null;
  return cells && { ...cells, mask: null };
}

function* swapsIn(
  metric: Metric,
  lines: Lines,
  source: Source,
  named: Named,
  asked: GuardAsked,
): Generator<void, Swaps> {
  const { settled } = asked;
  const times = yield* timesOf(lines, source.keys['period'], asked);
  const counted = yield* countedBy(metric, { source, named, times: times.columns, settled });
  const { examples, columns, counts, layers } = counted;
  const joint = jointOf({ ...columns, [timeAxis]: Array.from(examples, times.keyAt) }, counts, layers);
  const { timeZone, weekStart, fiscalYearStart } = settled;
  const timing = { cut: times.cut, calendar: { timeZone, weekStart, fiscalYearStart } };
  return new Swaps(new Tables(joint, settled.minGroup, timing));
}

function* standingsIn(
  metric: Metric,
  source: Source,
  named: Named,
  { settled }: GuardAsked,
): Generator<void, Standings> {
  const counted = yield* countedBy(metric, { source, named, times: [], settled });
  const { timeZone, weekStart, fiscalYearStart } = settled;
  return standingsOf(counted, settled.minGroup, { timeZone, weekStart, fiscalYearStart });
}

/** What must not be told apart by some columns of lines, for an answer of its own. */
export function* swapsOfColumns(metric: Metric, lines: Lines, named: Named, asked: GuardAsked): Generator<void, Swaps> {
  return yield* swapsIn(metric, lines, yield* linesAsSource(metric, lines, asked.settled), named, asked);
}

/** The same for each month by itself, where months are never added. */
export function* standingsOfColumns(
  metric: Metric,
  lines: Lines,
  named: Named,
  asked: GuardAsked,
): Generator<void, Standings> {
  return yield* standingsIn(metric, yield* linesAsSource(metric, lines, asked.settled), named, asked);
}

function fieldsIn(columns: Columns, { fields }: GuardAsked): Named {
  requireColumns(columns, fields);
  return fields.flatMap((name) => (columns[name] ? [[name, columns[name]] as const] : []));
}

/** What must not be told apart in the answers that lines give. */
export function swapsOfLines(metric: Metric, lines: Lines, asked: GuardAsked): Generator<void, Swaps> {
  return lines.swaps.recall(asked, function* (each) {
    const sums = yield* sumsAsSource(metric, lines, each);
    if (sums) return yield* swapsIn(metric, lines, sums, fieldsIn(sums.keys, each), each);
    return yield* swapsOfColumns(metric, lines, fieldsIn(lines.linked.columns, each), each);
  });
}

/** The same for each month by itself, where months are never added. */
export function standingsOfLines(metric: Metric, lines: Lines, asked: GuardAsked): Generator<void, Standings> {
  return lines.standings.recall(asked, function* (each) {
    const sums = yield* sumsAsSource(metric, lines, each);
    if (sums) return yield* standingsIn(metric, sums, fieldsIn(sums.keys, each), each);
    return yield* standingsOfColumns(metric, lines, fieldsIn(lines.linked.columns, each), each);
  });
}

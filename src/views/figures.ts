import type { Measure, Segment, SeriesPoint, Unit } from '../metric.js';
import type { ColumnCode, Text } from '../text/index.js';
import type { ViewName } from './context.js';
import { groupSums } from './groups.js';
import { dimensionsOf, segmentRemarks, segmentsBy } from './rows.js';

/** A column of figures. */
export interface FigureColumn {
  readonly key: ColumnCode;
  readonly label: string;
  readonly numeric: boolean;
}

/** A cell: a number as computed, unrounded; a text; or null where there is nothing to say. */
export type Figure = string | number | null;

/** The figures of a view as a table: `rows` as computed, `shown` as they are written, cell by cell. */
export interface FigureTable {
  readonly caption: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Figure[])[];
  readonly shown: readonly (readonly string[])[];
}

/** The cells of a row by column; those left out are null. */
type Row = Readonly<Partial<Record<ColumnCode, Figure>>>;

const numeric: ReadonlySet<ColumnCode> = new Set<ColumnCode>(['value', 'low', 'high', 'n', 'share', 'rest']);

/** How a number is written in its column. */
function written(column: ColumnCode, figure: Figure, unit: Unit, text: Text): string {
  if (typeof figure !== 'number') return figure ?? '';
  if (column === 'n') return text.count(figure);
  if (column === 'share') return text.share(figure, 1);
  return column === 'rest' ? text.difference(figure, unit) : text.value(figure, unit);
}

function tableOf(
  caption: string,
  columns: readonly ColumnCode[],
  rows: readonly Row[],
  unit: Unit,
  text: Text,
): FigureTable {
  const cells = rows.map((row) => columns.map((column) => row[column] ?? null));
  return {
    caption,
    columns: columns.map((key) => ({ key, label: text.columnName(key), numeric: numeric.has(key) })),
    rows: cells,
    shown: cells.map((row) => row.map((figure, i) => written(columns[i] ?? 'item', figure, unit, text))),
  };
}

function remarksOf(remarks: readonly string[]): string | null {
  return remarks.length === 0 ? null : remarks.join('; ');
}

function periodRow(point: SeriesPoint, measure: Measure, text: Text): Row {
  const remarks = [
    ...(point.missing === 'end' ? [text.soFar] : []),
    ...(point.missing === 'start' ? [text.inPart] : []),
    ...(point.hidden ? [text.hidden(measure.context.min_group, measure.basis)] : []),
  ];
  const { value, low, high, n } = point;
  return { period: text.periodName(point.period, measure.context), value, low, high, n, remark: remarksOf(remarks) };
}

function segmentRow(segment: Segment, measure: Measure, text: Text): Row {
  const { value, low, high, n } = segment;
  const remark = remarksOf(segmentRemarks(segment, measure, text));
  return {
    kind: text.dimensionName(segment.by),
    segment: text.segmentName(segment.key),
    value,
    low,
    high,
    n,
    rest: segment.rest?.value ?? null,
    remark,
  };
}

function wholeRows(measure: Measure, text: Text): Row[] {
  const { value, low, high, n, change, target, benchmark, unit } = measure;
  const naming = (period: string) => text.periodName(period, measure.context);
  const whole = { kind: text.everyone, item: text.measureName(measure), value, low, high, n };
  const remark = measure.hidden ? text.hidden(measure.context.min_group, measure.basis) : null;
  const changed = change && {
    kind: text.columnName('change'),
    item: text.range(naming(change.from), naming(change.to)),
    rest: change.value,
    remark: text.change(measure),
  };
  const goal = target && { kind: text.columnName('target'), item: text.targetName(target), value: target.value };
  const yardstick = benchmark && {
    kind: text.columnName('benchmark'),
    item: text.benchmarkName(benchmark),
    value: benchmark.value,
    n: benchmark.n ?? null,
    remark: text.benchmark(benchmark, unit) || null,
  };
  return [{ ...whole, remark }, changed, goal, yardstick].filter((row) => row !== null);
}

function groupRows(measure: Measure, text: Text): Row[] {
  return groupSums(measure.distribution).map(({ group, n, share }) => ({
    kind: text.columnName('group'),
    item: text.groupName(group),
    n,
    share,
  }));
}

function allFigures(measure: Measure, caption: string, text: Text): FigureTable {
  const periods = measure.series.map((point) => {
    const { period, ...figures } = periodRow(point, measure, text);
    return { kind: text.columnName('period'), item: period ?? null, ...figures };
  });
  const segments = orderedSegments(measure).map((segment) => {
    const { segment: item, ...figures } = segmentRow(segment, measure, text);
    return { ...figures, item: item ?? null };
  });
  const rows = [...wholeRows(measure, text), ...groupRows(measure, text), ...periods, ...segments];
  const columns: ColumnCode[] = ['kind', 'item', 'value', 'low', 'high', 'n', 'share', 'rest', 'remark'];
  const used = columns.filter(
    (column) => column === 'value' || rows.some((row: Row) => (row[column] ?? null) !== null),
  );
  return tableOf(caption, used, rows, measure.unit, text);
}

function orderedSegments(measure: Measure): Segment[] {
  return dimensionsOf(measure).flatMap((dimension) => segmentsBy(measure, dimension));
}

function answerRows(measure: Measure, text: Text): Row[] {
  return measure.distribution.map(({ key, group, n, share }) => ({
    answer: key,
    group: group === undefined ? null : text.groupName(group),
    n,
    share,
  }));
}

/** The figures that a view shows, as one table. The summary shows all of them. */
export function figures(measure: Measure, view: ViewName, text: Text): FigureTable {
  const caption = text.chartName(text.measureName(measure), view, measure);
  const { unit } = measure;
  if (view === 'trend') {
    const rows = measure.series.map((point) => periodRow(point, measure, text));
    return tableOf(caption, ['period', 'value', 'low', 'high', 'n', 'remark'], rows, unit, text);
  }
  if (view === 'distribution') {
    return tableOf(caption, ['answer', 'group', 'n', 'share'], answerRows(measure, text), unit, text);
  }
  if (view === 'segments') {
    const rows = orderedSegments(measure).map((segment) => segmentRow(segment, measure, text));
    return tableOf(caption, ['kind', 'segment', 'value', 'low', 'high', 'n', 'rest', 'remark'], rows, unit, text);
  }
  return allFigures(measure, caption, text);
}

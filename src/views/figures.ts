import { countedOf, type Measure, type Segment, type SeriesPoint } from '../metric.js';
import type { ColumnCode, Text } from '../text/index.js';
import type { Figures, Row } from './figure-table.js';
import { remarksOf } from './remarks.js';
import { groupSums } from './groups.js';
import { dimensionsOf } from './dimensions.js';
import { segmentRemarks, segmentsBy } from './segments-by.js';

function periodRow(point: SeriesPoint, measure: Measure, text: Text): Row {
  const remarks = [
    ...(point.missing === 'end' ? [text.soFar] : []),
    ...(point.missing === 'start' ? [text.inPart] : []),
    ...(point.hidden ? [text.hidden(measure.context.min_group, countedOf(measure))] : []),
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
  const remark = measure.hidden ? text.hidden(measure.context.min_group, countedOf(measure)) : null;
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
  return [{ ...whole, remark }, ...furtherRows(measure, text), changed, goal, yardstick].filter((row) => row !== null);
}

function furtherRows({ quantiles = [], facts = [] }: Measure, text: Text): Row[] {
  const kind = text.everyone;
  return [
    ...quantiles.map(({ p, value, low, high }) => ({ kind, item: text.quantileName(p), value, low, high })),
    ...facts.map(({ unit, value, low, high, n, ...of }) => ({
      kind,
      item: text.factName(of),
      value,
      low,
      high,
      n,
      unit,
    })),
  ];
}

function groupRows(measure: Measure, text: Text): Row[] {
  return groupSums(measure.distribution).map(({ group, n, share }) => ({
    kind: text.columnName('group'),
    item: text.groupName(group),
    n,
    share,
  }));
}

/** All figures of a measure: whole, groups, periods and segments. */
export function allFigures(measure: Measure, text: Text): Figures {
  const periods = measure.series.map((point) => {
    const { period, ...figures } = periodRow(point, measure, text);
    return { kind: text.columnName('period'), item: period ?? null, ...figures };
  });
  const segments = orderedSegments(measure).map((segment) => {
    const { segment: item, ...figures } = segmentRow(segment, measure, text);
    return { ...figures, item: item ?? null };
  });
  const rows: Row[] = [...wholeRows(measure, text), ...groupRows(measure, text), ...periods, ...segments];
  const columns: ColumnCode[] = ['kind', 'item', 'value', 'low', 'high', 'n', 'share', 'rest', 'remark'];
  const used = columns.filter((column) => column === 'value' || rows.some((row) => (row[column] ?? null) !== null));
  return { columns: used, rows };
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

/** The series. */
export function periodFigures(measure: Measure, text: Text): Figures {
  const rows = measure.series.map((point) => periodRow(point, measure, text));
  return { columns: ['period', 'value', 'low', 'high', 'n', 'remark'], rows };
}

/** The answers of a distribution. */
export function answerFigures(measure: Measure, text: Text): Figures {
  return { columns: ['answer', 'group', 'n', 'share'], rows: answerRows(measure, text) };
}

/** The segments, by dimension. */
export function segmentFigures(measure: Measure, text: Text): Figures {
  const rows = orderedSegments(measure).map((segment) => segmentRow(segment, measure, text));
  return { columns: ['kind', 'segment', 'value', 'low', 'high', 'n', 'rest', 'remark'], rows };
}

import {
  countedOf,
  type ControlPoint,
  type Curve,
  type Measure,
  type QueueItem,
  type StackedPeriod,
} from '../metric.js';
import type { ColumnCode, Text, ViewCode } from '../text/index.js';
import { remarksOf, type Row } from './figure-table.js';
import {
  agentFigures,
  calibrationFigures,
  categoryFigures,
  coverageFigures,
  drawnFigures,
  isDrawn,
} from './review-figures.js';
import { afterFigures, cohortFigures, rateFigures, revenueFigures } from './loyalty-figures.js';

/** The columns and rows of a view's figures. */
export interface Extra {
  readonly columns: readonly ColumnCode[];
  readonly rows: readonly Row[];
}

/** The views whose figures stand in fields of their own. */
export type ExtraView = Exclude<ViewCode, 'summary' | 'table' | 'trend' | 'distribution' | 'segments'>;

function periodName(point: Pick<StackedPeriod, 'period'>, { context }: Measure, text: Text): string {
  return text.periodName(point.period, context);
}

function missingWords(missing: 'start' | 'end' | undefined, text: Text): string[] {
  if (missing === undefined) return [];
  return [missing === 'end' ? text.soFar : text.inPart];
}

function controlRow(point: ControlPoint, measure: Measure, text: Text): Row {
  const { value, low, high, signal } = point;
  const missing = measure.series.find(({ period }) => period === point.period)?.missing;
  return {
    period: periodName(point, measure, text),
    value,
    low_limit: low,
    high_limit: high,
    remark: remarksOf([...missingWords(missing, text), ...(signal ? [text.signal] : [])]),
    ...(measure.control?.unit && { unit: measure.control.unit }),
  };
}

function control(measure: Measure, text: Text): Extra {
  const rows = (measure.control?.points ?? []).map((point) => controlRow(point, measure, text));
  return { columns: ['period', 'value', 'low_limit', 'high_limit', 'remark'], rows };
}

function curveRows(curve: Curve, measure: Measure, text: Text): Row[] {
  const kind = curve.by === null ? text.everyone : text.dimensionName(curve.by);
  const item = curve.by === null ? text.everyone : text.segmentName(curve.key);
  if (curve.hidden) return [{ kind, item, remark: text.hidden(measure.context.min_group, countedOf(measure)) }];
  return curve.points.map(({ x, value, low, high, at_risk }) => ({
    kind,
    item,
    ...(curve.x_unit === 'months' ? { months: x, followed: at_risk } : { hours: x, at_risk }),
    value,
    low,
    high,
    unit: 'percent',
  }));
}

function curve(measure: Measure, text: Text): Extra {
  const rows = (measure.curves ?? []).flatMap((of) => curveRows(of, measure, text));
  const isLife = (measure.curves ?? []).some(({ x_unit: unit }) => unit === 'months');
  const [at, followed] = isLife ? (['months', 'followed'] as const) : (['hours', 'at_risk'] as const);
  return { columns: ['kind', 'item', at, 'value', 'low', 'high', followed, 'remark'], rows };
}

function histogram(measure: Measure, text: Text): Extra {
  const bars = measure.histogram ?? [];
  const all = bars.reduce((sum, { n }) => sum + n, 0);
  const rows = bars.map(({ from, to, n }) => ({
    item: text.durationRange(from, to),
    n,
    share: all === 0 ? 0 : (100 * n) / all,
  }));
  return { columns: ['item', 'n', 'share'], rows };
}

function states(periods: readonly StackedPeriod[], measure: Measure, text: Text): Extra {
  const rows = periods.flatMap((period) =>
    period.states.map(({ key, n, share }) => ({
      period: periodName(period, measure, text),
      state: text.stateName(key),
      n,
      share,
      remark: remarksOf(missingWords(period.missing, text)),
    })),
  );
  return { columns: ['period', 'state', 'n', 'share', 'remark'], rows };
}

function backlog(measure: Measure, text: Text): Extra {
  const { backlog: columns = [], backlog_by: by } = measure;
  if (!by) return states(columns, measure, text);
  const rows = columns.flatMap(({ period, states: ages }) =>
    ages.map(({ key, n, share }) => ({ item: text.segmentName(period || null), state: text.stateName(key), n, share })),
  );
  return { columns: ['item', 'state', 'n', 'share'], rows };
}

function hours(measure: Measure, text: Text): Extra {
  const rows = (measure.hours ?? []).flatMap(({ counts, cells }) =>
    cells.map(({ weekday, hour, n }) => ({
      kind: text.countName(counts),
      weekday: text.weekday(weekday, 'long'),
      hour,
      n,
    })),
  );
  return { columns: ['kind', 'weekday', 'hour', 'n'], rows };
}

function steps(measure: Measure, text: Text): Extra {
  const rows = (measure.steps ?? []).map(({ key, n, share, low, high }): Row => ({
    step: text.stepName(key),
    n,
    share,
    low,
    high,
    unit: 'percent',
  }));
  return { columns: ['step', 'n', 'share', 'low', 'high'], rows };
}

function queueRow({ id, since, due, overdue, note }: QueueItem, text: Text): Row {
  return { case: id, overdue, due, since, remark: note === null ? null : text.queueNote(note) };
}

function queue(measure: Measure, text: Text): Extra {
  if (isDrawn(measure)) return drawnFigures(measure.queue ?? []);
  const rows = (measure.queue ?? []).map((item) => queueRow(item, text));
  return { columns: ['case', 'overdue', 'due', 'since', 'remark'], rows };
}

/** The figures of the views that a measure has where they apply to its metric. */
export const extraFigures: Readonly<Record<ExtraView, (measure: Measure, text: Text) => Extra>> = {
  control,
  agents: agentFigures,
  curve,
  histogram,
  backlog,
  stack: (measure, text) => states(measure.stack ?? [], measure, text),
  hours,
  steps,
  queue,
  cohorts: cohortFigures,
  waterfall: revenueFigures,
  rates: rateFigures,
  after: afterFigures,
  categories: categoryFigures,
  coverage: coverageFigures,
  calibration: calibrationFigures,
};

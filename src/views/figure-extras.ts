import { countedOf, type ControlPoint, type Curve, type Measure, type StackedPeriod } from '../metric.js';
import type { Text } from '../text/index.js';
import type { Figures, Row } from './figure-table.js';
import { remarksOf } from './remarks.js';
import { valueName } from './value-name.js';

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

/** The points of a control chart with their limits. */
export function controlFigures(measure: Measure, text: Text): Figures {
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

/** The steps of all curves. */
export function curveFigures(measure: Measure, text: Text): Figures {
  const rows = (measure.curves ?? []).flatMap((of) => curveRows(of, measure, text));
  const isLife = (measure.curves ?? []).some(({ x_unit: unit }) => unit === 'months');
  const [at, followed] = isLife ? (['months', 'followed'] as const) : (['hours', 'at_risk'] as const);
  return { columns: ['kind', 'item', at, 'value', 'low', 'high', followed, 'remark'], rows };
}

/** The bars of durations. */
export function histogramFigures(measure: Measure, text: Text): Figures {
  const bars = measure.histogram ?? [];
  const all = bars.reduce((sum, { n }) => sum + n, 0);
  const rows = bars.map(({ from, to, n }) => ({
    item: text.durationRange(from, to),
    n,
    share: all === 0 ? 0 : (100 * n) / all,
  }));
  return { columns: ['item', 'n', 'share'], rows };
}

/** The states of each period. */
export function stateFigures(periods: readonly StackedPeriod[], measure: Measure, text: Text): Figures {
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

/** What is open, by period or dimension, and age. */
export function backlogFigures(measure: Measure, text: Text): Figures {
  const { backlog: columns = [], backlog_by: by } = measure;
  if (!by) return stateFigures(columns, measure, text);
  const rows = columns.flatMap((column) =>
    column.states.map(({ key, n, share }) => ({ item: valueName(column, text), state: text.stateName(key), n, share })),
  );
  return { columns: ['item', 'state', 'n', 'share'], rows };
}

/** Counts by weekday and hour. */
export function hoursFigures(measure: Measure, text: Text): Figures {
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

/** How many reach each step. */
export function stepsFigures(measure: Measure, text: Text): Figures {
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

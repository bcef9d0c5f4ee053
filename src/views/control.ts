import { html, type TemplateResult } from 'lit';
import { controlChart, type ControlMark, type Shift, type Tone } from '../charts/index.js';
import { countedOf, type ControlChart, type ControlPoint, type Measure, type SeriesPoint } from '../metric.js';
import { chartName, type ViewContext } from './context.js';
import { breaksIn, eventRemarks, eventRules } from './events.js';
import { ticksOf } from './ticks.js';
import { axisOf, unitLimits } from './tones.js';
import { emptyView, isEmpty } from './words.js';

/** A period as it stands in the series, which knows whether it is complete. */
function periodOf(point: ControlPoint, { series }: Measure): Omit<SeriesPoint, 'value' | 'low' | 'high' | 'n'> {
  const { period: name } = point;
  return series.find(({ period }) => period === name) ?? { period: name, complete: true, start: null, end: null };
}

/** How a signal is read: by which side of what is charted is better; where neither is, as one to look at. */
function signalTone(point: ControlPoint, chart: ControlChart, better: Measure['better']): Tone | null {
  if (!point.signal) return null;
  const wanted = chart.of === undefined ? better : (chart.better ?? 'neither');
  if (wanted === 'neither') return 'bad';
  const isHigh = (point.value ?? 0) > (point.high ?? Infinity);
  return isHigh === (wanted === 'up') ? 'good' : 'bad';
}

function mark(point: ControlPoint, chart: ControlChart, measure: Measure, { text }: ViewContext): ControlMark {
  const period = periodOf(point, measure);
  const unit = chart.unit ?? measure.unit;
  const { value, low, high } = point;
  const remarks = [
    ...(low === null || high === null ? [] : [text.limits(low, high, unit)]),
    ...(point.signal ? [text.signal] : []),
    ...eventRemarks(period, measure, text),
  ];
  const label = text.point(
    text.pointName(period, measure.context),
    { value, low: null, high: null, n: null },
    unit,
    remarks,
    countedOf(measure),
  );
  return {
    key: point.period,
    label,
    value,
    low,
    high,
    complete: period.complete,
    signal: signalTone(point, chart, measure.better),
  };
}

function shiftOf({ shift, points }: ControlChart, { text }: ViewContext): Shift | null {
  if (shift === null) return null;
  const from = points.findIndex(({ period }) => period === shift.from);
  return from < 0 ? null : { from, to: Math.min(points.length - 1, from + shift.length - 1), text: text.shift(shift) };
}

/** What values a chart can have: the unit's, and wider where something else is charted. */
function limitsOf(
  points: readonly ControlPoint[],
  chart: ControlChart,
  unit: Measure['unit'],
): readonly [number, number] {
  const [low, high] = unitLimits[unit];
  if (chart.of === undefined) return [low, high];
  const values = points.flatMap((point) => [point.value ?? 0, point.low ?? 0, point.high ?? 0]);
  return [values.some((value) => value < 0) ? -Infinity : low, high];
}

/** The series within the limits of common variation. */
export function controlPicture(measure: Measure, chart: ControlChart, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const unit = chart.unit ?? measure.unit;
  const series = chart.points.map(({ period }) => measure.series.find((point) => point.period === period));
  const known = series.filter((point): point is SeriesPoint => point !== undefined);
  const periods = { ...measure, series: known.length === chart.points.length ? known : measure.series };
  const breaks = breaksIn(periods);
  return controlChart(
    chart.points.map((point, index) => ({
      ...mark(point, chart, measure, context),
      ...(breaks.has(index) && { apart: true }),
    })),
    {
      width,
      direction,
      active,
      label: chartName(measure, context, 'control'),
      format: (value) => text.amount(value, unit),
      ...axisOf(unit, text),
      limits: limitsOf(chart.points, chart, unit),
      ticks: ticksOf(periods, text, width),
      events: eventRules(periods),
      centre: chart.centre,
      names: text.controlNames(chart.provisional),
      isProvisional: chart.provisional,
      shift: shiftOf(chart, context),
    },
  );
}

/** What common variation looks like and where it was left. Parts: `sentence`, `chart`. */
export function control(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const chart = measure.control ?? null;
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  if (chart === null || chart.points.length === 0)
    return html`<div class="view">
      <p class="empty"><bdi>${text.nothing}</bdi></p>
    </div>`;
  return html`<div class="view">
    <p part="sentence" class="sentence"><bdi>${text.control(chart, measure)}</bdi></p>
    <div part="chart">${controlPicture(measure, chart, context, width)}</div>
  </div>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { stepCurve, type CurveProbe } from '../charts/index.js';
import { countedOf, type Curve, type Measure } from '../metric.js';
import { chartName, type ViewContext } from './context.js';
import {
  atRisk,
  curveDomain,
  hoursMarks,
  probesIn,
  reachedAt,
  segmentCurves,
  wholeCurve,
  withinOf,
  type HoursDomain,
} from './durations.js';
import { dimensionsOf, segmentsBy } from './rows.js';
import { emptyView, isEmpty, type Maybe } from './words.js';

/** A small picture is at least so wide, and there are at most so many of them for a dimension. */
const smallWidth = 200;
const mostSmall = 8;
const smallGap = 24;

function probes(curve: Curve, axis: HoursDomain, { text }: ViewContext, within: readonly number[]): CurveProbe[] {
  const name = curve.by === null ? '' : text.segmentName(curve.key);
  return probesIn(axis, within).map((hours) => {
    const label = text.reached(name, reachedAt(curve, hours), curve.shows, atRisk(curve, hours));
    return { key: JSON.stringify(['curve', curve.by, curve.key, hours]), label, hours };
  });
}

function format({ text }: ViewContext) {
  return {
    formatHours: (hours: number) => text.span(hours),
    formatShare: (percent: number) => text.share(percent),
  };
}

/** The curve of the whole with targets, quantiles and the numbers that still run. */
export function wholeCurveChart(measure: Measure, curve: Curve, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const within = withinOf(measure);
  const axis = curveDomain(curve, within);
  return stepCurve(curve.points, {
    ...axis,
    ...format(context),
    width,
    direction,
    active,
    height: null,
    label: chartName(measure, context, 'curve'),
    behind: [],
    marks: hoursMarks(measure, curve, text),
    probes: probes(curve, axis, context, within),
    atRisk: { head: text.atRisk, at: (hours) => text.count(atRisk(curve, hours)) },
  });
}

function smallCurve(measure: Measure, curve: Curve, whole: Curve, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const within = withinOf(measure);
  const axis = curveDomain(whole, within);
  return stepCurve(curve.points, {
    ...axis,
    ...format(context),
    width,
    direction,
    active,
    height: 120,
    label: `${chartName(measure, context, 'curve')}, ${text.segmentName(curve.key)}`,
    behind: whole.points,
    marks: within.map((hours) => ({
      hours,
      kind: 'target' as const,
      text: text.within(reachedAt(curve, hours), curve.shows),
    })),
    probes: probes(curve, axis, context, within),
    atRisk: null,
  });
}

function small(measure: Measure, curve: Curve, whole: Curve, context: ViewContext, width: number): TemplateResult {
  const { text } = context;
  const segment = measure.segments.find(({ by, key }) => by === curve.by && key === curve.key);
  const shown = typeof segment?.value === 'number' ? text.value(segment.value, measure.unit) : '';
  return html`<div part="chart" class="small">
    <p class="small-head">
      <b><bdi>${text.segmentName(curve.key)}</bdi></b> <bdi>${shown}</bdi>
      <span class="basis"><bdi>${text.counted(curve.n ?? 0, countedOf(measure))}</bdi></span>
    </p>
    ${smallCurve(measure, curve, whole, context, width)}
  </div>`;
}

/** As many columns as have room, up to four, and no more than even rows need. */
function columnsFor(count: number, width: number): number {
  const room = Math.max(1, Math.min(4, Math.floor((width + smallGap) / (smallWidth + smallGap))));
  return Math.ceil(count / Math.ceil(count / room));
}

function dimensionBlock(measure: Measure, whole: Curve, context: ViewContext, dimension: string): Maybe {
  const rank = segmentsBy(measure, dimension).map(({ key }) => key);
  const place = ({ key }: Curve) => (rank.includes(key) ? rank.indexOf(key) : rank.length);
  const largest = segmentCurves(measure, dimension).slice(0, mostSmall);
  const curves = largest.sort((a, b) => place(a) - place(b));
  if (curves.length === 0) return nothing;
  const { text, width } = context;
  const columns = columnsFor(curves.length, width);
  const each = Math.floor((width - (columns - 1) * smallGap) / columns);
  const test = (measure.group_tests ?? []).find(({ by }) => by === dimension);
  return html`<section class="block">
    <h4 class="dimension"><bdi>${text.dimensionName(dimension)}</bdi></h4>
    ${test ? html`<p part="sentence" class="sentence"><bdi>${text.groupTest(test)}</bdi></p>` : nothing}
    <div class="smalls columns-${columns}">${curves.map((curve) => small(measure, curve, whole, context, each))}</div>
  </section>`;
}

/**
 * How much has ended, or still runs, after how long: the whole with targets, and every segment as a small picture
 * before it. Parts: `sentence`, `chart`.
 */
export function curve(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const whole = wholeCurve(measure);
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  if (whole === null)
    return html`<div class="view">
      <p class="empty"><bdi>${text.nothing}</bdi></p>
    </div>`;
  const kept = withinOf(measure).map((hours) => reachedAt(whole, hours));
  const dimensions = [...new Set((measure.curves ?? []).flatMap(({ by }) => (by === null ? [] : [by])))];
  const ordered = dimensionsOf(measure).filter((dimension) => dimensions.includes(dimension));
  return html`<div class="view">
    <p part="sentence" class="sentence"><bdi>${text.curve(whole, measure.quantiles ?? [], kept)}</bdi></p>
    <div part="chart">${wholeCurveChart(measure, whole, context, width)}</div>
    ${(ordered.length > 0 ? ordered : dimensions).map((dimension) => dimensionBlock(measure, whole, context, dimension))}
  </div>`;
}

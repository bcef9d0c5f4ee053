import { html, nothing, type TemplateResult } from 'lit';
import { stepCurve } from '../charts/index.js';
import { countedOf, type Curve, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, type ViewContext } from './context.js';
import { curveAxis, type CurveAxis } from './curve-axis.js';
import { atRisk, wholeCurve, segmentCurves } from './durations.js';
import { dimensionsOf } from './dimensions.js';
import { segmentsBy } from './segments-by.js';
import { type Maybe } from './words.js';
import { absentView } from './view-words.js';

/** A small picture is at least so wide, and there are at most so many of them for a dimension. */
const smallWidth = 200;
const mostSmall = 8;
const smallGap = 24;

/** The curve of the whole with targets, quantiles and the numbers that still run. */
export function wholeCurveChart(measure: Measure, curve: Curve, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const axis = curveAxis(measure, curve, text);
  return stepCurve(curve.points, {
    ...drawnAxis(axis, text),
    width,
    direction,
    active,
    height: null,
    label: chartName(measure, context, 'curve'),
    behind: [],
    marks: axis.marks,
    probes: axis.probes(curve),
    atRisk: { head: axis.atRisk, at: (duration) => text.count(atRisk(curve, duration)) },
  });
}

function drawnAxis({ domain, steps, tick }: CurveAxis, text: Text) {
  return {
    ...domain,
    ...(steps && { steps }),
    formatDuration: tick,
    formatShare: (percent: number) => text.share(percent),
  };
}

function smallCurve(measure: Measure, curve: Curve, whole: Curve, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const axis = curveAxis(measure, whole, text);
  return stepCurve(curve.points, {
    ...drawnAxis(axis, text),
    width,
    direction,
    active,
    height: 120,
    label: `${chartName(measure, context, 'curve')}, ${text.segmentName(curve.key)}`,
    behind: whole.points,
    marks: axis.smallMarks(curve),
    probes: axis.probes(curve),
    atRisk: null,
  });
}

function small(measure: Measure, curve: Curve, whole: Curve, context: ViewContext, width: number): TemplateResult {
  const { text } = context;
  return html`<div part="chart" class="small">
    <p class="small-head">
      <b><bdi>${text.segmentName(curve.key)}</bdi></b> <bdi>${curveAxis(measure, whole, text).head(curve)}</bdi>
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
    <div class="smalls level columns-${columns}">
      ${curves.map((curve) => small(measure, curve, whole, context, each))}
    </div>
  </section>`;
}

/**
 * How much has ended, or still runs, after how long: the whole with targets, and every segment as a small picture
 * before it. Parts: `sentence`, `chart`.
 */
export function curve(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const whole = wholeCurve(measure);
  if (whole === null) return absentView(measure, text);
  const dimensions = [...new Set((measure.curves ?? []).flatMap(({ by }) => (by === null ? [] : [by])))];
  const ordered = dimensionsOf(measure).filter((dimension) => dimensions.includes(dimension));
  return html`<div class="view">
    <p part="sentence" class="sentence"><bdi>${curveAxis(measure, whole, text).sentence}</bdi></p>
    <div part="chart">${wholeCurveChart(measure, whole, context, width)}</div>
    ${(ordered.length > 0 ? ordered : dimensions).map((dimension) => dimensionBlock(measure, whole, context, dimension))}
  </div>`;
}

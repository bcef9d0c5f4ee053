import { html, nothing, type TemplateResult } from 'lit';
import { countedOf, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartWidth, pairGap, pairWidth, type ViewContext } from './context.js';
import { groupsChart, groupSums } from './groups.js';
import { smallTrendChart, trendChart } from './line.js';
import { dimensionsOf } from './dimensions.js';
import { Later } from './later.js';
import { hasFigures } from './needed-words.js';
import { changeWords, emptyView, isEmpty, windowsView, type Maybe } from './words.js';

/** The narrowest width that has room for the bar of groups: the inside of a tile of 320 pixels. */
const groupsWidth = 280;

/** Height of the chart that stands beside segments. */
const pairHeight = 260;

/** The unit, small, where the figure goes without it (`class="basis"`). */
function unitOf({ unit, value }: Measure, text: Text): Maybe {
  const name = value === null ? '' : text.unitName(unit);
  return name === '' ? nothing : html`<span class="basis"><bdi>${name}</bdi></span>`;
}

function number(measure: Measure, text: Text): TemplateResult {
  const { value, low, high, unit, level } = measure;
  const interval =
    low === null || high === null
      ? nothing
      : html`<span part="interval" class="interval"
          ><bdi>${text.interval(low, high, unit)}</bdi> <small><bdi>${text.level(level)}</bdi></small></span
        >`;
  return html`<p class="figure">
    <span part="value" class="value"><bdi>${value === null ? '–' : text.figure(value, unit)}</bdi></span>
    ${unitOf(measure, text)} ${besideValue.part?.kindOf(measure, text)} ${interval}
  </p>`;
}

function yardsticks({ target, benchmark, unit }: Measure, text: Text): Maybe {
  if (target === null && benchmark === null) return nothing;
  const beside = benchmark && text.yardstick(text.benchmarkName(benchmark), benchmark.value, unit);
  return html`<ul class="yardsticks">
    ${benchmark === null ? nothing : html`<li part="benchmark"><bdi>${beside} ${text.benchmark(benchmark, unit)}</bdi></li>`}
    ${target === null ? nothing : html`<li part="target"><bdi>${text.yardstick(text.targetName(target), target.value, unit)}</bdi></li>`}
  </ul>`;
}

function smallTrend(measure: Measure, context: ViewContext): TemplateResult {
  const [first, last] = [measure.series[0], measure.series.at(-1)];
  const { text } = context;
  return html`<div part="chart" class="small-trend">
    ${smallTrendChart(measure, context, context.width)}
    <p class="ends" aria-hidden="true" dir="ltr">
      <span>${first ? text.periodName(first.period, measure.context) : nothing}</span>
      <span>${last ? text.pointName(last, measure.context) : nothing}</span>
    </p>
  </div>`;
}

/** What stands beside the value where a measure has more than that; it comes with the words for it. */
export const besideValue = new Later(async () => (await import('./further-figures.js')).furtherFigures);

/** The chart that stands beside the series where there is room; `besideOf` says whether a measure needs it. */
export const beside = new Later(async () => (await import('./segment-rows.js')).segmentsChart);

/** The dimension whose segments stand beside the series in `width` pixels; undefined where none do. */
function besideOf(measure: Measure, width: number): string | undefined {
  return measure.series.length === 0 || width < pairWidth ? undefined : dimensionsOf(measure)[0];
}

/** What the summary of a measure needs in `width` pixels that is fetched with its first use. */
export function neededFor(measure: Measure, width: number): readonly Later<unknown>[] {
  const figures = hasFigures(measure) ? [besideValue] : [];
  return besideOf(measure, width) === undefined ? figures : [...figures, beside];
}

/** What it will need where the page asks for segments `by` some dimensions. */
export function neededAhead(by: readonly string[], width: number): readonly Later<unknown>[] {
  return by.length === 0 || width < pairWidth ? [] : [beside];
}

function trend(measure: Measure, context: ViewContext): Maybe {
  const { width } = context;
  if (measure.series.length === 0) return nothing;
  if (width < chartWidth) return smallTrend(measure, context);
  const dimension = besideOf(measure, width);
  if (dimension === undefined || beside.part === null)
    return html`<div part="chart">${trendChart(measure, context, width)}</div>`;
  const half = Math.floor((width - pairGap) * 0.44);
  return html`<div class="pair">
    <div part="chart">${trendChart(measure, context, width - pairGap - half, pairHeight)}</div>
    <div part="chart">
      <h4 class="dimension"><bdi>${context.text.dimensionName(dimension)}</bdi></h4>
      ${beside.part(measure, context, dimension, half)}
    </div>
  </div>`;
}

function groups(measure: Measure, context: ViewContext): Maybe {
  if (context.width < groupsWidth || groupSums(measure.distribution).length === 0) return nothing;
  return html`<div part="chart" class="groups">${groupsChart(measure, context, context.width)}</div>`;
}

/**
 * The number first, its interval beside it, its change with a verdict, then the picture: a small line in tiles under 480
 * pixels, a chart above, segments beside it from 720. Parts: `value`, `interval`, `window`, `present`, `sentence`, `change`, `facts`, `chart`,
 * `benchmark`, `target`.
 */
export function summary(measure: Measure, context: ViewContext): TemplateResult {
  const { text } = context;
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  return html`<div class="view summary">
    ${number(measure, text)} ${windowsView(measure, text)}
    <p part="sentence" class="sentence">
      <bdi
        >${measure.value === null ? text.headline(measure) : changeWords(measure, text)}
        <span class="basis">${measure.n ? text.basis(measure) : nothing}</span></bdi
      >
    </p>
    ${besideValue.part?.factsLine(measure, text)} ${trend(measure, context)} ${yardsticks(measure, text)}
    ${groups(measure, context)}
  </div>`;
}

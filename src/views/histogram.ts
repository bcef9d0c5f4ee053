import { html, type TemplateResult } from 'lit';
import { logHistogram } from '../charts/index.js';
import { countedOf, type DurationBar, type Measure } from '../metric.js';
import { chartName, type ViewContext } from './context.js';
import { hoursDomain, hoursMarks, wholeCurve } from './durations.js';
import { emptyView, isEmpty } from './words.js';

/** The key of a bar's point. */
function barKey({ from, to }: DurationBar): string {
  return JSON.stringify(['duration', from, to]);
}

/** The words of a bar, for screen readers and the tooltip. */
function barLabel(bar: DurationBar, n: number, measure: Measure, { text }: ViewContext): string {
  const share = n > 0 ? (100 * bar.n) / n : 0;
  return text.bar(text.durationRange(bar.from, bar.to), bar.n, share, countedOf(measure));
}

/** Durations as bars on an axis of time, with target, median and 90 % as lines. */
export function histogramChart(measure: Measure, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const bars = measure.histogram ?? [];
  const n = bars.reduce((sum, bar) => sum + bar.n, 0);
  const filled = bars.filter((bar) => bar.n > 0);
  const ends = [...filled.map(({ from, to }) => (Number.isFinite(to) ? to : from * 2)), 0];
  const first = Math.min(...filled.map(({ from, to }) => (from > 0 ? from : to / 2)));
  return logHistogram(
    bars.map((bar) => ({ ...bar, key: barKey(bar), label: barLabel(bar, n, measure, context) })),
    {
      ...hoursDomain(Number.isFinite(first) ? first : 0, Math.max(...ends)),
      width,
      direction,
      active,
      label: chartName(measure, context, 'histogram'),
      formatDuration: (hours) => text.span(hours),
      formatCount: (count) => text.count(count),
      marks: hoursMarks(measure, wholeCurve(measure), text),
    },
  );
}

/** How many durations were how long. Parts: `sentence`, `chart`. */
export function histogramView(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const bars = measure.histogram ?? [];
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  if (!bars.some(({ n }) => n > 0))
    return html`<div class="view">
      <p class="empty"><bdi>${text.nothing}</bdi></p>
    </div>`;
  return html`<div class="view">
    <p part="sentence" class="sentence"><bdi>${text.histogram(bars, countedOf(measure))}</bdi></p>
    <div part="chart">${histogramChart(measure, context, width)}</div>
  </div>`;
}

import { html, type TemplateResult } from 'lit';
import { countedOf, type Measure } from '../metric.js';
import type { ViewContext } from './context.js';
import { trendChart } from './line.js';
import { emptyView, isEmpty, message } from './words.js';

/** The series with its band. Parts: `sentence`, `change`, `chart`. */
export function trend(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  const picture =
    measure.series.length === 0
      ? html`<p class="empty"><bdi>${text.note({ code: 'no_times' })}</bdi></p>`
      : html`<div part="chart">${trendChart(measure, context, width)}</div>`;
  return html`<div class="view">${message(measure, context, text.headline(measure))} ${picture}</div>`;
}

import { html, type TemplateResult } from 'lit';
import { countedOf, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import type { ViewContext } from './context.js';
import { trendChart } from './line.js';
import { emptyView, isEmpty, windowsView } from './words.js';
import { message } from './view-words.js';

/** Why there is no series, where that is known. */
function absent({ notes }: Measure, text: Text): string {
  const known = notes.find(({ code }) => code === 'no_times' || code === 'history_too_short');
  return known ? text.note(known) : text.nothing;
}

/** The series with its band. Parts: `window`, `present`, `sentence`, `change`, `chart`. */
export function trend(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  const picture =
    measure.series.length === 0
      ? html`<p class="empty"><bdi>${absent(measure, text)}</bdi></p>`
      : html`<div part="chart">${trendChart(measure, context, width)}</div>`;
  return html`<div class="view">
    ${windowsView(measure, text)} ${message(measure, context, text.headline(measure))} ${picture}
  </div>`;
}

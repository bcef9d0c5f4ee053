import { html, nothing, type TemplateResult } from 'lit';
import { countedOf, type Measure } from '../metric.js';
import type { ViewContext } from './context.js';
import { answersChart } from './answers.js';
import { groupsChart, groupSums } from './groups.js';
import { emptyView, isEmpty } from './words.js';
import { windowView } from './view-words.js';

/** The groups as one bar and every answer as a bar of its own. Parts: `window`, `sentence`, `chart`. */
export function distribution(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  const sums = groupSums(measure.distribution);
  return html`<div class="view">
    ${windowView(measure, text)}
    <p part="sentence" class="sentence"><bdi>${text.headline(measure)} ${text.distribution(sums)}</bdi></p>
    ${sums.length === 0 ? nothing : html`<div part="chart" class="groups">${groupsChart(measure, context, width)}</div>`}
    ${
      measure.distribution.length === 0
        ? html`<p class="empty"><bdi>${text.nothing}</bdi></p>`
        : html`<div part="chart">${answersChart(measure, context, width)}</div>`
    }
  </div>`;
}

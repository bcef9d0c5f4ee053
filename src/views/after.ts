import { html, type TemplateResult } from 'lit';
import { countedOf, type Measure } from '../metric.js';
import type { ViewContext } from './context.js';
import { emptyView, isEmpty } from './words.js';

/** How many customers left after their last case. */
export function after(measure: Measure, { text }: ViewContext): TemplateResult {
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  return html`<div class="view">
    <p class="empty"><bdi>${text.nothing}</bdi></p>
  </div>`;
}

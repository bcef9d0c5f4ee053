import { html, type TemplateResult } from 'lit';
import { countedOf, type Measure } from '../metric.js';
import type { ViewContext } from './context.js';
import { emptyView, isEmpty } from './words.js';

/** Categories of a rubric this year against last. */
export function categories(measure: Measure, { text }: ViewContext): TemplateResult {
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  return html`<div class="view">
    <p class="empty"><bdi>${text.nothing}</bdi></p>
  </div>`;
}

import { html, type TemplateResult } from 'lit';
import { countedOf, type Measure } from '../metric.js';
import type { ViewContext } from './context.js';
import { queueFigures } from './queue-figures.js';
import { isDrawn } from './review-figures.js';
import { shownFigures } from './shown-figures.js';
import { figureTable } from './table.js';
import { emptyView, isEmpty } from './words.js';

/** The most rows that a tile shows; the table of figures and exports hold all. */
const mostRows = 12;

/** What waits, most urgent first, as a table with what is overdue in words. Parts: `sentence`, `table`. */
export function queue(measure: Measure, context: ViewContext): TemplateResult {
  const { text } = context;
  const items = measure.queue ?? [];
  if (items.length === 0 && isEmpty(measure))
    return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  if (measure.queue === undefined)
    return html`<div class="view">
      <p class="empty"><bdi>${text.nothing}</bdi></p>
    </div>`;
  const table = shownFigures(measure, 'queue', queueFigures, text);
  return html`<div class="view">
    <p part="sentence" class="sentence"><bdi>${isDrawn(measure) ? text.reviewNext(items) : text.queue(items)}</bdi></p>
    ${items.length === 0 ? [] : figureTable(table, text, mostRows)}
  </div>`;
}

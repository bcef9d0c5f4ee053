import { html, nothing, type TemplateResult } from 'lit';
import { countedOf, type Measure } from '../metric.js';
import type { ViewContext } from './context.js';
import { dimensionsOf } from './dimensions.js';
import { segmentsBy } from './segments-by.js';
import { segmentsChart } from './segment-rows.js';
import { emptyView, isEmpty } from './words.js';
import { windowView } from './view-words.js';

function block(measure: Measure, context: ViewContext, dimension: string): TemplateResult {
  const { text, width } = context;
  const words = text.segments(segmentsBy(measure, dimension), measure.unit);
  return html`<section class="block">
    <h4 class="dimension"><bdi>${text.dimensionName(dimension)}</bdi></h4>
    ${words === '' ? nothing : html`<p part="sentence" class="sentence"><bdi>${words}</bdi></p>`}
    <div part="chart">${segmentsChart(measure, context, dimension, width)}</div>
  </section>`;
}

/** One block of dots with intervals for each dimension. Parts: `window`, `sentence`, `chart`. */
export function segments(measure: Measure, context: ViewContext): TemplateResult {
  const { text } = context;
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  const dimensions = dimensionsOf(measure);
  return html`<div class="view">
    ${
      dimensions.length === 0
        ? html`<p class="empty"><bdi>${text.noDimension}</bdi></p>`
        : html`${windowView(measure, text)} ${dimensions.map((dimension) => block(measure, context, dimension))}`
    }
  </div>`;
}

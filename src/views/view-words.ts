import { html, nothing, type TemplateResult } from 'lit';
import { countedOf, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import type { ViewContext } from './context.js';
import { windowWords } from './present.js';
import { changeWords, emptyView, isEmpty, type Maybe } from './words.js';

/** The periods that a figure is of (`part="window"`). */
export function windowView(measure: Measure, text: Text): Maybe {
  const words = windowWords(measure, text);
  return words === '' ? nothing : html`<p part="window" class="window"><bdi>${words}</bdi></p>`;
}

/** The message of a view above its picture (`part="sentence"`). */
export function message(measure: Measure, context: ViewContext, first: string): TemplateResult {
  return html`<p part="sentence" class="sentence"><bdi>${first} ${changeWords(measure, context.text)}</bdi></p>`;
}

/** What a view shows that has nothing to draw: that nothing was counted, or that this measure has no such picture. */
export function absentView(measure: Measure, text: Text): TemplateResult {
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  return html`<div class="view">
    <p class="empty"><bdi>${text.nothing}</bdi></p>
  </div>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { countedOf, type Counted, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import type { ViewContext } from './context.js';
import { presentWords, windowWords } from './present.js';
import { verdictMark, verdictTone } from './tones.js';

/** A template, or nothing where there is nothing to say. */
export type Maybe = TemplateResult | typeof nothing;

/** What became of the value, with the shape and colour of its verdict (`part="change"`). */
export function changeWords(measure: Measure, text: Text): Maybe {
  const words = text.change(measure);
  if (words === '') return nothing;
  const verdict = measure.change?.verdict ?? null;
  const mark = verdictMark(verdict);
  return html`<span part="change" class="change ${verdictTone(verdict, measure.better)}"
    >${mark === '' ? nothing : html`<span class="mark" aria-hidden="true">${mark}</span> `}${words}</span
  >`;
}

/** The periods that a figure is of (`part="window"`). */
export function windowView(measure: Measure, text: Text): Maybe {
  const words = windowWords(measure, text);
  return words === '' ? nothing : html`<p part="window" class="window"><bdi>${words}</bdi></p>`;
}

/** The periods that the value is of, and beside them the last of those that are compared (`part="present"`). */
export function windowsView(measure: Measure, text: Text): Maybe {
  const [all, present] = [windowWords(measure, text), presentWords(measure, text)];
  if (all === '') return nothing;
  const now =
    present &&
    html` <span part="present"
      ><bdi>${present.name}</bdi> <b><bdi>${present.figure}</bdi></b></span
    >`;
  return html`<p part="window" class="window"><bdi>${all}</bdi>${now}</p>`;
}

/** The message of a view above its picture (`part="sentence"`). */
export function message(measure: Measure, context: ViewContext, first: string): TemplateResult {
  return html`<p part="sentence" class="sentence"><bdi>${first} ${changeWords(measure, context.text)}</bdi></p>`;
}

/** What a view shows where a measure holds nothing: what would fill it. */
export function emptyView(text: Text, of: Counted = 'answers'): TemplateResult {
  const { what, remedy } = text.state('empty', of);
  return html`<p class="empty">
    <bdi><strong>${what}</strong> ${remedy}</bdi>
  </p>`;
}

/** What a view shows that has nothing to draw: that nothing was counted, or that this measure has no such picture. */
export function absentView(measure: Measure, text: Text): TemplateResult {
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  return html`<div class="view">
    <p class="empty"><bdi>${text.nothing}</bdi></p>
  </div>`;
}

/** Whether nothing was counted, and no figure stands beside the value that could be shown. */
export function isEmpty({ n, value, facts = [] }: Measure): boolean {
  return n === 0 && value === null && !facts.some((fact) => fact.value !== null);
}

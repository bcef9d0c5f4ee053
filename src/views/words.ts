import { html, nothing, type TemplateResult } from 'lit';
import type { Counted, Measure } from '../metric.js';
import type { Text } from '../text/index.js';
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

/** What a view shows where a measure holds nothing: what would fill it. */
export function emptyView(text: Text, of: Counted = 'answers'): TemplateResult {
  const { what, remedy } = text.state('empty', of);
  return html`<p class="empty">
    <bdi><strong>${what}</strong> ${remedy}</bdi>
  </p>`;
}

/** Whether nothing was counted, and no figure stands beside the value that could be shown. */
export function isEmpty({ n, value, facts = [] }: Measure): boolean {
  return n === 0 && value === null && !facts.some((fact) => fact.value !== null);
}

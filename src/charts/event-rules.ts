import { nothing, svg, type SVGTemplateResult } from 'lit';
import { label } from './frame.js';
import { estimateWidth, truncate } from './labels.js';
import { px } from './scales.js';

/** Something that happened: a rule on the time axis with a short word. */
export interface EventRule {
  /** Where it happened, in periods from the first one's middle; fractions lie between. */
  readonly position: number;
  readonly text: string;
}

/** No word over a rule is longer than this. */
const longestWord = 110;

/** Thin rules at events. A word that would touch the one before is left out; the period's own words still tell it. */
export function eventRules(
  events: readonly EventRule[],
  at: (index: number) => number,
  {
    left,
    right,
    top,
    bottom,
  }: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): SVGTemplateResult[] {
  let end = left;
  return [...events]
    .sort((a, b) => a.position - b.position)
    .map(({ position, text }) => {
      const x = px(Math.min(right, Math.max(left, at(position))));
      const word = truncate(text, Math.min(longestWord, right - left));
      const width = estimateWidth(word);
      const start = Math.min(x - 2, right - width);
      const fits = start >= end;
      if (fits) end = start + width + 8;
      return svg`<line class="event" x1=${x} x2=${x} y1=${px(top - 8)} y2=${px(bottom)} />
        ${fits ? label(word, start, top - 12, { kind: 'muted' }) : nothing}`;
    });
}

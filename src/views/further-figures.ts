import { html, nothing } from 'lit';
import type { Measure, Unit } from '../metric.js';
import type { Text } from '../text/index.js';
import type { Maybe } from './words.js';

/** That the value is a median, where it is one (`class="basis"`). */
export function kindOf({ unit, quantiles = [] }: Measure, text: Text): Maybe {
  const isMedian = unit === 'hours' && quantiles.some(({ p }) => p === 0.5);
  return isMedian ? html`<span class="basis"><bdi>${text.quantileName(0.5)}</bdi></span>` : nothing;
}

/** A figure beside the value; money is in the currency of the feed. */
function factValue(shown: number, unit: Unit, { currency }: Measure['context'], text: Text): string {
  return unit === 'money' ? text.money(shown, currency) : text.value(shown, unit);
}

/** The quantiles beside the value itself, and further figures, as one quiet line (`part="facts"`). */
export function factsLine({ quantiles = [], facts = [], value, unit, context }: Measure, text: Text): Maybe {
  const others = quantiles.filter((found) => !(unit === 'hours' && found.p === 0.5 && value !== null));
  const figures = [
    ...others.map((found) => ({ name: text.quantileName(found.p), shown: found.value, unit: 'hours' as const })),
    ...facts.map(({ value: shown, unit: own, ...of }) => ({ name: text.factName(of), shown, unit: own })),
  ].filter(({ shown }) => shown !== null);
  if (figures.length === 0) return nothing;
  return html`<ul part="facts" class="facts">
    ${figures.map(
      ({ name, shown, unit: own }) =>
        html`<li>
          <bdi>${name}</bdi> <b><bdi>${shown === null ? nothing : factValue(shown, own, context, text)}</bdi></b>
        </li>`,
    )}
  </ul>`;
}

/** What stands in a summary beside its value. */
export const furtherFigures = { kindOf, factsLine } as const;

import { html, nothing, type TemplateResult } from 'lit';
import { chipList } from './board/chip-words.js';
import type { Chip } from './board/chips.js';
import type { OwnCode, Text } from '../text/index.js';

/** What the page asks of one element, as it is told there. */
export interface Asked {
  /** What was chosen in its own chart. */
  readonly own: readonly Chip[];
  /** What was chosen elsewhere and holds for it. */
  readonly held: readonly Chip[];
  /** What it keeps of its own where something else was chosen. */
  readonly keeps: readonly OwnCode[];
  readonly timeZone: string;
  /** Takes away what was chosen in its chart. */
  readonly clear: () => void;
}

/** What is said of it; empty for nothing. */
function askedWords({ own, held, keeps, timeZone }: Asked, text: Text): readonly string[] {
  return [
    ...(own.length === 0 ? [] : [text.filtersOthers(chipList(own, text, timeZone))]),
    ...(held.length === 0 ? [] : [text.filteredBy(chipList(held, text, timeZone))]),
    ...keeps.map((what) => text.keepsOwn(what)),
  ];
}

/** A quiet line: what was chosen here and filters the others, what filters this, and what does not hold here. */
export function askedLine(asked: Asked | null, text: Text): TemplateResult | typeof nothing {
  const words = asked === null ? [] : askedWords(asked, text);
  if (asked === null || words.length === 0) return nothing;
  return html`<p class="asked" part="filters">
    ${words.map((each) => html`<bdi>${each}</bdi> `)}${
      asked.own.length === 0
        ? nothing
        : html`<button type="button" part="clear" @click=${asked.clear}>${text.askName('clear')}</button>`
    }
  </p>`;
}

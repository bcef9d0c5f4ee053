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

function ownWords({ own, timeZone, clear }: Asked, text: Text): TemplateResult | typeof nothing {
  if (own.length === 0) return nothing;
  return html`<span><bdi>${text.filtersOthers(chipList(own, text, timeZone))}</bdi></span>
    <button type="button" part="clear" @click=${clear}>${text.askName('clear')}</button>`;
}

/** A quiet line: what was chosen here and filters the others, what filters this, and what does not hold here. */
export function askedLine(asked: Asked | null, text: Text): TemplateResult | typeof nothing {
  if (asked === null) return nothing;
  const { own, held, keeps, timeZone } = asked;
  if (own.length + held.length + keeps.length === 0) return nothing;
  const filtered = held.length === 0 ? [] : [text.filteredBy(chipList(held, text, timeZone))];
  const words = [...filtered, ...keeps.map((what) => text.keepsOwn(what))];
  return html`<p class="asked" part="filters">
    ${ownWords(asked, text)} ${words.map((each) => html`<span><bdi>${each}</bdi></span> `)}
  </p>`;
}

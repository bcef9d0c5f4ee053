import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Text } from '../text/index.js';

/** Most values that are listed at once; more are found by search. */
const mostListed = 200;

/** A value of a filter as it is listed. */
export interface FilterValue {
  readonly key: string | null;
  /** How many rows have it: null for few, undefined while nobody knows. */
  readonly n: number | null | undefined;
  readonly isChosen: boolean;
}

/** Everything that the panel of a filter is drawn from. */
export interface FilterPanel {
  readonly text: Text;
  readonly label: string;
  readonly values: readonly FilterValue[];
  /** Whether at most one of them can be chosen. */
  readonly isSingle: boolean;
  readonly isBusy: boolean;
  readonly hasSearch: boolean;
  readonly query: string;
  /** Whether there is something to go back to; null where a dashboard offers that. */
  readonly canUndo: boolean | null;
  readonly search: (query: string) => void;
  readonly toggle: (key: string | null) => void;
  readonly clear: () => void;
  readonly undo: () => void;
}

function searchBox({ text, query, search }: FilterPanel): TemplateResult {
  const typed = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) search(event.target.value);
  };
  return html`<label class="search">
    <span>${text.askName('search')}</span>
    <input type="search" part="search" autocomplete="off" .value=${query} @input=${typed} />
  </label>`;
}

function count(n: FilterValue['n'], text: Text): string {
  if (n === undefined) return '';
  return n === null ? text.few : text.count(n);
}

function row({ key, n, isChosen }: FilterValue, { text, isSingle, toggle }: FilterPanel): TemplateResult {
  return html`<li>
    <label part="value">
      <input
        type=${isSingle ? 'radio' : 'checkbox'}
        name=${isSingle ? 'value' : nothing}
        .checked=${isChosen}
        @change=${() => toggle(key)}
      />
      <bdi>${text.segmentName(key)}</bdi>
      <span class="n">${count(n, text)}</span>
    </label>
  </li>`;
}

/** The values whose names have the letters that are searched for. */
function found({ values, query, text }: FilterPanel): readonly FilterValue[] {
  const letters = query.trim().toLocaleLowerCase(text.lang);
  if (letters === '') return values;
  return values.filter(({ key }) => text.segmentName(key).toLocaleLowerCase(text.lang).includes(letters));
}

/** What is said of the list: how many values are found, or why there are none or more. */
function remark({ text, values, isBusy, query }: FilterPanel, matches: readonly FilterValue[]): string {
  if (matches.length > mostListed) return text.moreValues(matches.length - mostListed);
  if (matches.length > 0) return query.trim() === '' ? '' : text.matches(matches.length, values.length);
  if (values.length > 0) return text.noSuchValue;
  return isBusy ? text.state('loading').what : text.noValues;
}

/** The values of a field to choose from, the search for them, and what takes the choice away. */
export function filterPanel(panel: FilterPanel): TemplateResult {
  const { text, label, values, hasSearch, canUndo, clear, undo } = panel;
  const matches = found(panel);
  const words = remark(panel, matches);
  return html`<fieldset>
      <legend class="visually-hidden">${label}</legend>
      ${hasSearch ? searchBox(panel) : nothing}
      <ul part="values">
        ${repeat(
          matches.slice(0, mostListed),
          ({ key }) => JSON.stringify(key),
          (value) => row(value, panel),
        )}
      </ul>
      <p part="found" aria-live="polite"><bdi>${words}</bdi></p>
    </fieldset>
    <div class="actions">
      <button type="button" part="clear" ?disabled=${values.every(({ isChosen }) => !isChosen)} @click=${clear}>
        ${text.askName('clear')}
      </button>
      ${
        canUndo === null
          ? nothing
          : html`<button type="button" part="undo" ?disabled=${!canUndo} @click=${undo}>
              ${text.askName('undo')}
            </button>`
      }
    </div>`;
}

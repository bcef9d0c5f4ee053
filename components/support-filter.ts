import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AskingElement } from '../src/element/asking-element.js';
import { reads } from '../src/element/attribute.js';
import { isRestored } from '../src/element/board/asking.js';
import { withChoice, type Board, type Values } from '../src/element/board/index.js';
import { Disclosure } from '../src/element/disclosure.js';
import { Facets } from '../src/element/facets.js';
import { filterPanel, type FilterValue } from '../src/element/filter-panel.js';
import { integer, parsed, text, type Kind } from '../src/engine/kinds.js';
import type { Text } from '../src/text/index.js';

function areValues(given: unknown): given is Values {
  return Array.isArray(given) && given.every((value) => value === null || typeof value === 'string');
}

/** Values between commas, or as a JSON list in which null stands for rows without a value. */
const valueList: Kind<Values> = {
  expected: 'EMEA, APAC, or ["EMEA", null]',
  read(given) {
    if (typeof given !== 'string') return areValues(given) ? given : undefined;
    if (!given.trim().startsWith('[')) return given.split(',').flatMap((value) => value.trim() || []);
    const list = parsed(given);
    return areValues(list) ? list : undefined;
  },
};

/**
 * A filter of all elements of a dashboard or group by the values of one field, with how many rows have each under the
 * other filters in force. It says what it lets through; elements whose feeds lack the field say so themselves.
 *
 * @element support-filter
 * @summary Filters a dashboard or group by the values of a field, with their counts.
 *
 * @fires {FilterEvent} support-filter - The choices have changed: by the reader, by going back, by clearing or by the page's script.
 *
 * @csspart frame - All of it.
 * @csspart button - The control that says what is let through and opens the values.
 * @csspart panel - The values and what stands around them.
 * @csspart search - The field to search for values.
 * @csspart values - The list of values.
 * @csspart value - A value with its count.
 * @csspart found - How many values have the letters that are searched for, or why none or not all are listed.
 * @csspart clear - The control that lets everything through again.
 * @csspart undo - The control that goes back, where no dashboard offers it.
 *
 * @cssprop [--support-surface=light-dark(#ffffff, #14171c)] - Background of the controls.
 * @cssprop [--support-text=light-dark(#1b1f26, #e8ebf0)] - Text.
 * @cssprop [--support-muted=light-dark(#545e6c, #a9b2bf)] - Counts and labels.
 * @cssprop [--support-neutral=light-dark(#7c8694, #8d97a6)] - Borders of controls.
 * @cssprop [--support-good=light-dark(#1f5fa8, #6fa8e8)] - Chosen values.
 */
export class SupportFilter extends AskingElement {
  /** The field whose values are listed. */
  @reads(text) @property() field: string | null = null;

  /** What the field is called; without it its name in words. */
  @reads(text) @property() label: string | null = null;

  /** Name of the feed whose rows are counted; without it the first that has the field. */
  @reads(text) @property() feed: string | null = null;

  /** Values let through at the start, between commas or as a JSON list; a link that is restored goes before them. */
  @reads(valueList) @property() values: Values = [];

  /** Whether at most one value can be chosen. */
  @property({ type: Boolean, reflect: true }) single = false;

  /** From how many values on there is a field to search for them. */
  @reads(integer(1, 1e6)) @property({ attribute: 'search-from' }) searchFrom = 13;

  readonly #disclosure = new Disclosure(this, { closed: () => this.#facets.stop() });
  readonly #facets = new Facets(this);
  #query = '';
  /** Chosen values when the panel was opened, which stand first until it closes, so that nothing jumps meanwhile. */
  #first: Values = [];
  /** The values of the attribute as they were taken last. */
  #taken: Values = this.values;
  #registered: { readonly board: Board; readonly field: string } | null = null;

  /** The values let through; none for all. Setting them is a choice that can be undone. */
  get value(): Values {
    return this.#choice;
  }
  set value(values: Values) {
    if (areValues(values)) this.#choose(values, 'host');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#facets.stop();
    this.#register(null);
  }

  protected override willUpdate(): void {
    super.willUpdate();
    if (!this.isConnected) return;
    const { board, field } = this;
    const isNew = board !== null && board !== this.#registered?.board;
    this.#register(board === null || field === null ? null : { board, field });
    if (isNew) this.#begin(board);
    else if (this.values !== this.#taken) this.#choose(this.values, 'host');
    this.#taken = this.values;
    if (this.#disclosure.isOpen && board !== null && field !== null)
      this.#facets.want({ board, field, feed: this.feed });
  }

  protected override draw(words: Text): TemplateResult {
    const { isOpen, toggle } = this.#disclosure;
    const said = this.chosenWords(words);
    return html`<div class="frame" part="frame" lang=${words.lang} @keydown=${this.#disclosure.onKeydown}>
      <button
        type="button"
        class=${this.#choice.length > 0 ? 'opener set' : 'opener'}
        part="button"
        aria-expanded=${isOpen ? 'true' : 'false'}
        aria-controls="panel"
        ?disabled=${this.board === null || this.field === null}
        @click=${() => this.#open(toggle)}
      >
        <bdi>${said}</bdi>
      </button>
      <div class="panel" id="panel" part="panel" ?hidden=${!isOpen}>${isOpen ? this.#panel(words) : ''}</div>
      <p class="visually-hidden" role="status"></p>
    </div>`;
  }

  protected override chosenWords(words: Text): string {
    const names = this.#choice.map((value) => words.segmentName(value));
    return words.labelled(this.#label(words), words.letThrough(names, this.#facets.values?.length ?? null));
  }

  #panel(words: Text): TemplateResult {
    const values = this.#listed;
    return filterPanel({
      text: words,
      label: this.#label(words),
      values,
      isSingle: this.single,
      isBusy: this.#facets.isBusy,
      hasSearch: values.length >= this.searchFrom,
      query: this.#query,
      canUndo: this.group === null ? null : this.asking.canUndo,
      search: (query) => {
        this.#query = query;
        this.requestUpdate();
      },
      toggle: (key) => this.#toggle(key),
      clear: () => this.#clear(),
      undo: () => this.asking.undo(),
    });
  }

  #label(words: Text): string {
    return this.label ?? words.dimensionName(this.field ?? '');
  }

  /** What is let through by this filter; charts may let through less. */
  get #choice(): Values {
    const isOwn = ({ field, origin }: { field: string; origin: string | null }): boolean =>
      field === this.field && origin === null;
    return this.asking.choices.filters.find(isOwn)?.values ?? [];
  }

  /** Those chosen when the panel was opened first, then all others as they are counted, then those nobody counts. */
  get #listed(): readonly FilterValue[] {
    const chosen = this.#choice;
    const counts = new Map<string | null, number | null>(
      this.#facets.values?.map(({ key, n }) => [key === null ? null : String(key), n]),
    );
    const keys = [...new Set([...this.#first, ...counts.keys(), ...chosen])];
    return keys.map((key) => ({
      key,
      n: counts.has(key) ? counts.get(key) : undefined,
      isChosen: chosen.includes(key),
    }));
  }

  #open(toggle: () => void): void {
    this.#first = this.#choice;
    this.#query = '';
    toggle();
  }

  #toggle(key: string | null): void {
    const before = this.#choice;
    if (this.single) this.#choose([key], 'reader');
    else if (before.includes(key))
      this.#choose(
        before.filter((other) => other !== key),
        'reader',
      );
    else this.#choose([...before, key], 'reader');
  }

  #clear(): void {
    this.#choose([], 'clear');
    // The control is disabled now; the focus stays in the panel.
    this.renderRoot.querySelector<HTMLElement>('#panel input')?.focus();
  }

  #choose(values: Values, reason: 'reader' | 'clear' | 'host'): void {
    const { field } = this;
    if (field === null) return;
    this.asking.choose(withChoice(this.asking.choices, { field, values, origin: null }), field, reason);
  }

  /** The values of the attribute hold at the start, unless a link or another script has chosen. */
  #begin(board: Board): void {
    const { field, values } = this;
    if (field === null || values.length === 0 || isRestored(board) || this.#choice.length > 0) return;
    board.restore(withChoice(board.choices, { field, values, origin: null }));
  }

  #register(next: { readonly board: Board; readonly field: string } | null): void {
    const before = this.#registered;
    if (before?.board !== next?.board) before?.board.filterBy(this, null);
    next?.board.filterBy(this, next.field);
    this.#registered = next;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'support-filter': SupportFilter;
  }
}

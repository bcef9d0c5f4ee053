import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Feed } from './feed.js';
import { keysId, type Walker } from './walker.js';
import type { Measure } from '../metric.js';
import type { Message, Text } from '../text/index.js';
import { issuesView, notesView, rowsView, stampView } from '../views/index.js';

/** Everything a tile is drawn from. */
export interface Tile {
  readonly feed: Feed;
  readonly text: Text;
  readonly heading: string;
  readonly view: string;
  /** Whether the summary names further figures. */
  readonly hasFacts: boolean;
  /** What the state is in words, and whether they are for all eyes yet. */
  readonly words: Message;
  readonly isSaid: boolean;
  /** The view's picture; null where there is none to show. */
  readonly picture: TemplateResult | null;
  /** The measure that the picture is of. */
  readonly measure: Measure | null;
  /** Whether figures are shown as a table in place of the picture; null where the view is a table anyway. */
  readonly isTable: boolean | null;
  readonly walker: Walker;
  readonly toggleTable: () => void;
  readonly retry: () => void;
}

function header({ heading, text, isTable, picture, toggleTable }: Tile): TemplateResult {
  return html`<div class="header" part="header">
    <slot name="heading"><h3 part="heading">${heading}</h3></slot>
    ${
      isTable === null || picture === null
        ? nothing
        : html`<button
            type="button"
            part="table-toggle"
            aria-pressed=${isTable ? 'true' : 'false'}
            @click=${toggleTable}
          >
            ${text.controlName('table')}
          </button>`
    }
  </div>`;
}

function retryButton({ text, retry }: Tile): TemplateResult {
  return html`<button type="button" part="retry" @click=${retry}>${text.controlName('retry')}</button>`;
}

function message({ words }: Tile): TemplateResult {
  return html`<p class="what">${words.what}</p>
    ${words.remedy === '' ? nothing : html`<p>${words.remedy}</p>`}`;
}

/** What was found in the rows of a feed that is refused for them. */
function issues({ feed, text }: Tile): TemplateResult | typeof nothing {
  const found = feed.failure?.issues ?? [];
  return found.length === 0 ? nothing : html`<div part="issues">${issuesView(found, text)}</div>`;
}

function body(tile: Tile): TemplateResult {
  const { feed, picture } = tile;
  if (picture !== null) return html`<div class="picture" part="view">${picture}</div>`;
  if (feed.state === 'empty') {
    return html`<div class="message" part="state"><slot name="empty">${message(tile)}</slot></div>`;
  }
  if (feed.state === 'error') {
    return html`<div class="message" part="state">
      <slot name="error">${message(tile)}${issues(tile)}</slot>${retryButton(tile)}
    </div>`;
  }
  return html`<div class="skeleton" part="skeleton"></div>`;
}

/** What stands below the picture: rows used, notes, the instant the figures hold for. */
function remarks({ measure, text, feed, isSaid }: Tile): TemplateResult | typeof nothing {
  if (measure === null) return nothing;
  const isCovered = isSaid && feed.state !== 'ready';
  return html`<div class=${classMap({ remarks: true, covered: isCovered })}>
    ${rowsView(measure, text)} ${notesView(measure, text)} ${stampView(measure, text)}
  </div>`;
}

/** The corner that says that a picture is being read again, or that it is old. */
function corner(tile: Tile): TemplateResult | typeof nothing {
  const { feed, words, isSaid } = tile;
  if (feed.state !== 'loading' && feed.state !== 'stale') return nothing;
  return html`<p class=${classMap({ state: true, 'visually-hidden': !isSaid })} part="state">
    <span>${words.what}</span> ${words.remedy === '' ? nothing : html`<span>${words.remedy}</span>`}
    ${feed.state === 'stale' ? retryButton(tile) : nothing}
  </p>`;
}

/** The tile while the words of its language are on their way: room for a picture, and nothing that is said. */
export function wordlessTile(view: string, hasFacts: boolean): TemplateResult {
  return html`<div
    class="frame"
    part="frame"
    tabindex="-1"
    data-state="loading"
    data-view=${view}
    ?data-facts=${hasFacts}
    aria-busy="true"
  >
    <div class="header" part="header"><slot name="heading"></slot></div>
    <div class="body"><div class="skeleton" part="skeleton"></div></div>
    <p class="visually-hidden" role="status"></p>
    <div role="tooltip" part="tooltip" hidden></div>
  </div>`;
}

/** The whole tile: heading, picture or the words in its place, state, remarks, label of the active point. */
export function tileView(tile: Tile): TemplateResult {
  const { feed, text, view, hasFacts, picture, walker } = tile;
  return html`<div
    class="frame"
    part="frame"
    tabindex="-1"
    lang=${text.lang}
    data-state=${feed.state}
    data-view=${view}
    ?data-facts=${hasFacts}
    aria-busy=${feed.isBusy ? 'true' : 'false'}
    @keydown=${walker.onKeydown}
    @focusin=${walker.onFocusin}
    @focusout=${walker.onFocusout}
    @pointerover=${walker.onPointerover}
    @pointerleave=${walker.onPointerleave}
    @click=${walker.onClick}
  >
    ${header(tile)}
    <div class="body">${body(tile)}</div>
    <div class="footer" part="footer">${remarks(tile)}${corner(tile)}</div>
    ${picture === null ? nothing : html`<p class="keys" id=${keysId} part="keys">${text.keyboardHelp}</p>`}
    <p class="visually-hidden" role="status"></p>
    <div role="tooltip" part="tooltip" hidden></div>
  </div>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ChosenPoint } from './chosen-point.js';
import type { Feed } from './feed.js';
import { keysId } from './pointing.js';
import type { Measure } from '../metric.js';
import type { Message, Text } from '../text/index.js';
import { ageView, definitionView, issuesView, methodView, notesView, rowsView, stampView } from '../views/index.js';

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
  /** What is said of work that takes long, which can be stopped; null while there is none. */
  readonly work: Message | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The view's picture, as Lit draws it; null where there is none to show. */
  readonly picture: unknown;
  /** The measure that the picture is of. */
  readonly measure: Measure | null;
  /** Whether figures are shown as a table in place of the picture; null where the view is a table anyway. */
  readonly isTable: boolean | null;
  readonly toggleTable: () => void;
  /** What the reader chose in the picture, and what that is for. */
  readonly chosen: ChosenPoint;
  readonly retry: () => void;
  readonly stop: () => void;
  /** A reader does something in the tile. */
  readonly hear: (event: Event) => void;
  /** The reader asks how the figures are computed. */
  readonly explain: () => void;
}

function drillButton({ text, chosen: { drill } }: Tile, isOfPoint: boolean): TemplateResult | typeof nothing {
  if (drill === null) return nothing;
  return html`<button type="button" part="drill" @click=${() => drill(isOfPoint)}>
    ${text.controlName('records')}
  </button>`;
}

function header(tile: Tile): TemplateResult {
  const { heading, text, isTable, picture, toggleTable } = tile;
  return html`<div class="header" part="header">
    <slot name="heading"><h3 part="heading">${heading}</h3></slot>
    <span class="controls">
      ${picture === null ? nothing : drillButton(tile, false)}
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
    </span>
  </div>`;
}

/** The point that the reader chose, and what can be done about it. */
function chosenLine(tile: Tile): TemplateResult | typeof nothing {
  const { picture, chosen } = tile;
  const label = picture === null || chosen.drill === null ? null : chosen.label;
  if (label === null) return nothing;
  return html`<p class="chosen" part="chosen"><bdi>${label}</bdi> ${drillButton(tile, true)}</p>`;
}

function retryButton({ text, retry }: Tile): TemplateResult {
  return html`<button type="button" part="retry" @click=${retry}>${text.controlName('retry')}</button>`;
}

function message({ words }: Tile): TemplateResult {
  return html`<p class="what"><bdi>${words.what}</bdi></p>
    ${words.remedy === '' ? nothing : html`<p><bdi>${words.remedy}</bdi></p>`}`;
}

/** What was found in the rows of a feed that is refused for them. */
function issues({ feed, text }: Tile): TemplateResult | typeof nothing {
  const found = feed.failure?.issues ?? [];
  return found.length === 0 ? nothing : html`<div part="issues">${issuesView(found, text)}</div>`;
}

/** Whether there is neither a picture nor words in its place yet: what is said of the wait stands there then. */
function isBare({ feed: { state }, picture }: Tile): boolean {
  return picture === null && state !== 'empty' && state !== 'stopped' && state !== 'error';
}

function body(tile: Tile): TemplateResult {
  const { feed, picture } = tile;
  if (picture !== null) return html`<div class="picture" part="view">${picture}</div>`;
  if (feed.state === 'empty') {
    return html`<div class="message" part="state"><slot name="empty">${message(tile)}</slot></div>`;
  }
  if (feed.state === 'stopped') {
    return html`<div class="message" part="state">${message(tile)}${retryButton(tile)}</div>`;
  }
  if (feed.state === 'error') {
    return html`<div class="message" part="state">
      <slot name="error">${message(tile)}${issues(tile)}</slot>${retryButton(tile)}
    </div>`;
  }
  return html`<div class="waiting">
    <div class="skeleton" part="skeleton"></div>
    ${corner(tile)}
  </div>`;
}

/** What stands below the picture: rows used, notes, the instant the figures hold for. */
function remarks(tile: Tile): TemplateResult | typeof nothing {
  const { measure, text, feed, isSaid, work, explain } = tile;
  if (measure === null) return nothing;
  const isCovered = work !== null || (isSaid && feed.state !== 'ready');
  return html`<div class=${isCovered ? 'remarks covered' : 'remarks'}>
    ${ageView(measure, text, tile.now)}
    ${guard([measure, text], () => [
      notesView(measure, text),
      rowsView(measure, text),
      methodView(measure, text),
      definitionView(measure, text, explain),
      stampView(measure, text),
    ])}
  </div>`;
}

/** How much of the bytes has come, where it is known how many there are. */
function bar({ feed: { progress }, words }: Tile): TemplateResult | typeof nothing {
  if (progress?.state !== 'working' || progress.total === null) return nothing;
  return html`<progress
    part="progress"
    aria-label=${words.what}
    max=${progress.total}
    value=${progress.bytes}
  ></progress>`;
}

function stopping(tile: Tile): TemplateResult {
  return html`<button type="button" part="stop" @click=${tile.stop}>${tile.text.controlName('stop')}</button
    >${bar(tile)}`;
}

/**
 * Whether something has to be said beside a picture, or in its place while there is none yet. Of a short wait for another
 * picture nothing is said: words that nobody sees would have the whole tile laid out once more for each answer.
 */
function isCornerShown({ feed: { state }, work, picture, isSaid }: Tile): boolean {
  if (state === 'loading') return isSaid || picture === null;
  return work !== null || state === 'stale' || (state === 'stopped' && picture !== null);
}

/** The corner that says that a picture is being read again, or that it is old. */
function corner(tile: Tile): TemplateResult | typeof nothing {
  if (!isCornerShown(tile)) return nothing;
  const { feed, isSaid, work } = tile;
  const words = feed.state === 'stale' ? tile.words : (work ?? tile.words);
  return html`<p class=${isSaid ? 'state' : 'state visually-hidden'} part="state">
    <bdi>${words.what}</bdi> ${words.remedy === '' ? nothing : html`<bdi>${words.remedy}</bdi>`}
    ${work !== null ? stopping(tile) : feed.state === 'loading' ? nothing : retryButton(tile)}
  </p>`;
}

/** The tile while the words of its language are on their way: room for a picture, and the heading that the page gives. */
export function wordlessTile(view: string, hasFacts: boolean, heading: string | null): TemplateResult {
  return html`<div
    class="frame"
    part="frame"
    tabindex="-1"
    data-state="loading"
    data-view=${view}
    ?data-facts=${hasFacts}
    aria-busy="true"
  >
    <div class="header" part="header">
      <slot name="heading"><h3 part="heading">${heading}</h3></slot>
      <span class="controls"></span>
    </div>
    <div class="body"><div class="skeleton" part="skeleton"></div></div>
    <div class="footer" part="footer"></div>
    <p class="visually-hidden" role="status"></p>
    <div role="tooltip" part="tooltip" hidden></div>
  </div>`;
}

/** The whole tile: heading, picture or the words in its place, state, remarks, label of the active point. */
export function tileView(tile: Tile): TemplateResult {
  const { feed, text, view, hasFacts, picture, chosen, hear } = tile;
  return html`<div
    class="frame"
    part="frame"
    tabindex="-1"
    lang=${text.lang}
    data-state=${feed.state}
    data-view=${view}
    ?data-facts=${hasFacts}
    ?data-crossing=${chosen.isCrossing}
    aria-busy=${feed.state === 'loading' || tile.work !== null ? 'true' : 'false'}
    @keydown=${hear}
    @focusin=${hear}
    @focusout=${hear}
    @pointerover=${hear}
    @pointerleave=${hear}
    @click=${hear}
  >
    ${header(tile)}
    <div class="body">${body(tile)}</div>
    ${chosenLine(tile)} ${chosen.asked}
    <div class="footer" part="footer">${remarks(tile)}${isBare(tile) ? nothing : corner(tile)}</div>
    ${picture === null ? nothing : html`<p class="keys" id=${keysId} part="keys">${chosen.keysHelp}</p>`}
    <p class="visually-hidden" role="status"></p>
    <div role="tooltip" part="tooltip" hidden></div>
  </div>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { chipWords } from '../board/chip-words.js';
import type { Chip } from '../board/chips.js';
import type { Board, Participant } from '../board/index.js';
import { foldByKey } from '../folding.js';
import { ageOf, type Health, type Trouble } from './health.js';
import type { Text } from '../../text/index.js';

/** Everything that the header of a dashboard is drawn from. */
export interface Header {
  readonly text: Text;
  readonly heading: string;
  readonly board: Board;
  readonly participants: readonly Participant[];
  readonly health: Health;
  readonly chips: readonly Chip[];
  readonly canUndo: boolean;
  readonly remove: (chip: Chip) => void;
  readonly undo: () => void;
  readonly clear: () => void;
  readonly refresh: () => void;
}

/** What a tile is called on its page. */
export function nameOf({ heading, measure, metric }: Participant, text: Text): string {
  if (heading !== null) return heading;
  return measure === null ? text.metricName(metric) : text.measureName(measure);
}

/** The zone in which instants of a dashboard are written: the page's, else that of its figures. */
export function zoneOf({ given }: Board, participants: readonly Participant[]): string {
  const zones = participants.map(({ measure }) => measure?.context.time_zone);
  return given.timeZone ?? zones.find((zone) => zone !== undefined) ?? 'UTC';
}

/** One of the choices in words, with the tile in whose chart it was made. */
function chosen(chip: Chip, { board, participants, text }: Omit<Header, 'heading'>): string {
  const words = chipWords(chip, text, zoneOf(board, participants));
  const origin = 'origin' in chip ? chip.origin : null;
  const tile = origin === null ? undefined : participants.find(({ element }) => board.keyOf(element) === origin);
  return tile === undefined ? words : text.chosenIn(words, nameOf(tile, text));
}

/** Everything that is chosen in words; says so where nothing is. */
export function allChosen(header: Header): string {
  const all = header.chips.map((chip) => chosen(chip, header));
  return all.length === 0 ? header.text.nothingChosen : header.text.chosenList(all);
}

function isScoped({ given, choices }: Board): boolean {
  const { since, until, period, compare } = given;
  const isWindowed = choices.span === null && (since !== null || until !== null);
  return isWindowed || (period !== null && choices.period === null) || (compare !== null && choices.compare === null);
}

/** What the page gives for all tiles and no reader has chosen otherwise. */
function scope({ board, participants, text }: Header): string {
  const { given, choices } = board;
  const zone = zoneOf(board, participants);
  const isWindowed = choices.span === null && (given.since !== null || given.until !== null);
  const parts = [
    isWindowed ? text.stretch(given.since, given.until, zone) : '',
    given.period !== null && choices.period === null ? text.chosenGrain(given.period) : '',
    given.compare !== null && choices.compare === null ? text.chosenComparison(given.compare) : '',
  ];
  return text.chosenList(parts.filter((part) => part !== ''));
}

function button(part: string, words: string, press: () => void): TemplateResult {
  return html`<button type="button" part=${part} @click=${press}>${words}</button>`;
}

function chipView(chip: Chip, header: Header): TemplateResult {
  const words = chosen(chip, header);
  return html`<li part="choice">
    <bdi>${words}</bdi
    ><button
      type="button"
      part="remove"
      aria-label=${header.text.removeChoice(words)}
      @click=${() => header.remove(chip)}
    >
      <span aria-hidden="true">×</span>
    </button>
  </li>`;
}

function choices(header: Header): TemplateResult {
  const { text, chips, canUndo, undo, clear } = header;
  return html`<div class="choices" part="choices" tabindex="-1">
    ${
      chips.length === 0
        ? html`<span class="none">${text.nothingChosen}</span>`
        : html`<ul>
            ${chips.map((chip) => chipView(chip, header))}
          </ul>`
    }
    ${canUndo ? button('undo', text.askName('undo'), undo) : nothing}
    ${chips.length > 0 ? button('clear', text.askName('clear_all'), clear) : nothing}
  </div>`;
}

function troubleWords({ participant, code }: Trouble, text: Text): string {
  if (code !== null) return text.trouble(code);
  const { used = 0, received = 0 } = participant.measure?.rows ?? {};
  return text.rowsUsed(used, received);
}

/** Tiles that cannot be read or are old, in words; empty for none. */
export function failuresOf({ troubles }: Health, text: Text): string {
  const failed = troubles.filter(({ code }) => code === 'error' || code === 'stale');
  return text.paragraph(
    failed.map((trouble) => text.stop(text.troubled(nameOf(trouble.participant, text), troubleWords(trouble, text)))),
  );
}

function go({ element }: Participant): void {
  if (!(element instanceof HTMLElement)) return;
  element.scrollIntoView({ block: 'nearest' });
  element.focus();
}

/** How the tiles are, on one line, and behind it those that something is the matter with. */
function healthView({ health, text }: Header): TemplateResult | typeof nothing {
  const { ready, all, withIssues, troubles } = health;
  if (all === 0) return nothing;
  const words = [text.ready(ready, all), ...(withIssues > 0 ? [text.withIssues(withIssues)] : [])].join(' · ');
  if (troubles.length === 0) return html`<bdi part="health">${words}</bdi>`;
  return html`<details part="health" @keydown=${foldByKey}>
    <summary><bdi>${words}</bdi></summary>
    <ul>
      ${troubles.map(
        (trouble) =>
          html`<li>
            ${button('jump', text.troubled(nameOf(trouble.participant, text), troubleWords(trouble, text)), () =>
              go(trouble.participant),
            )}
          </li>`,
      )}
    </ul>
  </details>`;
}

function ageView({ board, participants, text }: Header): TemplateResult {
  const { asOf, readAt } = ageOf(participants);
  const zone = zoneOf(board, participants);
  return html`<bdi part="age"
    >${asOf === null ? nothing : text.dataAsOf(text.moment(asOf, zone))}
    ${readAt === null ? nothing : text.readSince(text.moment(readAt, zone))}</bdi
  >`;
}

function pauseView({ board, participants, text }: Header): TemplateResult | typeof nothing {
  if (!participants.some(({ isRefreshed }) => isRefreshed)) return nothing;
  const words = board.isPaused ? text.resumeReading : text.pauseReading;
  return button('pause', words, () => board.pause(!board.isPaused));
}

/** The header, in lines whose beginnings never move: what the dashboard is called, what holds for all tiles, what is chosen, how old and how well all is. */
export function headerView(header: Header): TemplateResult {
  const { text, heading, participants, refresh } = header;
  return html`<div class="header" part="header" tabindex="-1">
    <slot name="heading" data-place="heading"><h2 part="heading">${heading}</h2></slot>
    ${isScoped(header.board) ? html`<p class="scope" part="scope"><bdi>${scope(header)}</bdi></p>` : nothing}
    ${choices(header)}
    <div class="status" part="status">
      <div class="line">
        ${participants.length > 0 ? button('refresh', text.readAgain, refresh) : nothing}${pauseView(header)}
        ${healthView(header)}
      </div>
      ${ageView(header)}
    </div>
  </div>`;
}

/** The header while its words are on their way: its heading, and room for the rest. */
export function headerWithoutWords(heading: string, board: Board): TemplateResult {
  return html`<div class="header" part="header" tabindex="-1">
    <slot name="heading" data-place="heading"><h2 part="heading">${heading}</h2></slot>
    ${isScoped(board) ? html`<p class="scope" part="scope"> </p>` : nothing}
    <div class="choices" part="choices"></div>
    <div class="status" part="status"></div>
  </div>`;
}

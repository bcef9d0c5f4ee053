import { html, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { reads } from '../src/element/attribute.js';
import { BoardMember, goals, type Goal } from '../src/element/board/index.js';
import { Presence } from '../src/element/presence.js';
import { scoresOn } from '../src/element/scores/scores.js';
import { scoreStyles } from '../src/element/scores/styles.js';
import { Voice } from '../src/element/voice.js';
import { WordedElement } from '../src/element/worded-element.js';
import { text } from '../src/engine/kinds.js';
import type { Text, WordsPart } from '../src/text/index.js';
import { summarySentences } from '../src/views/summary-sentences.js';

/**
 * What the figures of a dashboard or group say, in three to six sentences of the reader's language: how many got worse and
 * better, which most, what left its usual range, which targets are reached, and what shows no clear change. It is written
 * by rule from the verdicts alone and claims no cause.
 *
 * @element support-summary
 * @summary The page in three to six sentences, by rule from its verdicts, targets and signals.
 *
 * @slot heading - Heading of the tile, in place of the `heading` attribute.
 *
 * @csspart frame - The whole tile.
 * @csspart header - The heading's line.
 * @csspart heading - The heading.
 * @csspart view - The sentences.
 * @csspart sentence - One sentence.
 *
 * @cssprop [--support-surface=light-dark(#ffffff, #14171c)] - Background of the tile.
 * @cssprop [--support-text=light-dark(#1b1f26, #e8ebf0)] - Text.
 * @cssprop [--support-muted=light-dark(#545e6c, #a9b2bf)] - Text of lesser weight.
 * @cssprop [--support-padding=1rem] - Space around the content of the tile; 12 px at most where the tile is narrow.
 *
 * @cssstate ready - There are figures on screen.
 * @cssstate empty - No element has a figure.
 */
export class SupportSummary extends WordedElement {
  static override readonly words: readonly WordsPart[] = ['scores'];
  static override styles: CSSResultGroup = [WordedElement.styles, scoreStyles];

  /** Heading of the tile. */
  @reads(text) @property() heading: string | null = null;

  /** Name of a group that is told of; without it the dashboard around it. */
  @reads(text) @property() group: string | null = null;

  /** JSON: what is to be reached, in place of the dashboard's own goals: `[{"metric": "nps", "target": 45}]`. */
  @reads(goals) @property() goals: readonly Goal[] = [];

  readonly #member = new BoardMember(this, { hears: ['measures', 'choices'] });
  readonly #presence = new Presence(this);
  #sentences: readonly string[] = [];

  constructor() {
    super();
    // All of it would be too much to hear after each filter: the first sentence says whether to read on.
    new Voice(this, () => ({ text: this.#isSettled ? (this.#sentences[0] ?? '') : '', isNews: false }));
  }

  protected override draw(words: Text): TemplateResult {
    const { board } = this.#member;
    const aims = this.goals.length > 0 ? this.goals : (board?.given.goals ?? []);
    // While some still work, what was said stays: sentences about a part of the page would not be true of it.
    if (this.#isSettled) this.#sentences = summarySentences(scoresOn(board, aims), words);
    return html`<div class="frame" part="frame" tabindex="-1" lang=${words.lang} data-view="sentences">
      <div class="header" part="header">
        <slot name="heading"><h3 part="heading">${this.heading ?? words.summaryName}</h3></slot>
      </div>
      <div class="view prose" part="view">${this.#view(words)}</div>
      <p class="visually-hidden" role="status"></p>
    </div>`;
  }

  protected override drawn(words: Text): void {
    this.#presence.show(this.#sentences.length > 0 ? 'ready' : 'empty', this.heading ?? words.summaryName);
  }

  #view(words: Text): TemplateResult | TemplateResult[] {
    if (this.#sentences.length === 0 && !this.#isSettled)
      return html`<div class="empty"><bdi>${words.state('loading').what}</bdi></div>`;
    const { what, remedy } = words.noScores;
    if (this.#sentences.length === 0)
      return html`<div class="empty">
        <bdi><strong>${what}</strong> ${remedy}</bdi>
      </div>`;
    return this.#sentences.map((sentence) => html`<p part="sentence"><bdi>${sentence}</bdi></p>`);
  }

  /** Whether no element of the board works any more. */
  get #isSettled(): boolean {
    return this.#member.board?.participants.every(({ isBusy }) => !isBusy) ?? false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'support-summary': SupportSummary;
  }
}

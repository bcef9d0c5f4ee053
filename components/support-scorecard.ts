import { html, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { reads } from '../src/element/attribute.js';
import { BoardMember, goals, type Goal } from '../src/element/board/index.js';
import { Presence } from '../src/element/presence.js';
import { scoresOn, type PlacedScore } from '../src/element/scores/scores.js';
import { scoreStyles } from '../src/element/scores/styles.js';
import { Width } from '../src/element/width.js';
import { WordedElement } from '../src/element/worded-element.js';
import { text } from '../src/engine/kinds.js';
import { textFor, type Text, type WordsPart } from '../src/text/index.js';
import { furtherStyles } from '../src/views/further-styles.js';
import { chartStyles, tables } from '../src/views/index.js';
import { scoreFigures, scorecardView } from '../src/views/scorecard.js';
import type { Score } from '../src/views/scores.js';

/**
 * All figures of a dashboard or group in one table, outcomes first: quality, speed, business impact. Each with its interval,
 * what became of it and whether that is better, its target and who is answerable, and a word where it has left its usual
 * range. It reads what the other elements publish and asks for nothing itself; a name leads to the element it is from.
 *
 * @element support-scorecard
 * @summary Every figure of the page with change, verdict, target and owner, outcomes first.
 *
 * @slot heading - Heading of the tile, in place of the `heading` attribute.
 *
 * @csspart frame - The whole tile.
 * @csspart header - The heading's line.
 * @csspart heading - The heading.
 * @csspart view - The table, or the list where there is little room.
 * @csspart table - The table.
 * @csspart figure - The name of a figure: a button that goes to where it is from.
 * @csspart value - A value.
 * @csspart absence - Why there is no value.
 * @csspart change - What became of a figure, with the mark of its verdict.
 * @csspart signal - That a figure has left its usual range.
 * @csspart target - A target, and whether it is reached.
 * @csspart owner - Who is answerable.
 *
 * @cssprop [--support-surface=light-dark(#ffffff, #14171c)] - Background of the tile.
 * @cssprop [--support-text=light-dark(#1b1f26, #e8ebf0)] - Text.
 * @cssprop [--support-muted=light-dark(#545e6c, #a9b2bf)] - Text of lesser weight.
 * @cssprop [--support-good=light-dark(#1f5fa8, #6fa8e8)] - The mark of what got better, and the lines.
 * @cssprop [--support-bad=light-dark(#c4570e, #f0914a)] - The mark of what got worse.
 * @cssprop [--support-padding=1rem] - Space around the content of the tile; 12 px at most where the tile is narrow.
 *
 * @cssstate ready - There are figures on screen.
 * @cssstate empty - No element has a figure.
 */
export class SupportScorecard extends WordedElement {
  static override readonly words: readonly WordsPart[] = ['scores'];
  static override styles: CSSResultGroup = [WordedElement.styles, furtherStyles, chartStyles, scoreStyles];

  /** Heading of the tile. */
  @reads(text) @property() heading: string | null = null;

  /** Name of a group whose elements are listed; without it those of the dashboard around it. */
  @reads(text) @property() group: string | null = null;

  /** JSON: what is to be reached and by whom, in place of the dashboard's own goals: `[{"metric": "nps", "target": 45, "owner": "Ada"}]`. */
  @reads(goals) @property() goals: readonly Goal[] = [];

  readonly #member = new BoardMember(this, { hears: ['measures', 'choices'] });
  readonly #presence = new Presence(this);
  readonly #width = new Width(this);
  #words: Text = textFor('en');

  /** The figures as CSV, hidden ones hidden. Empty while there are none. */
  async toCSV(): Promise<string> {
    const { toCSV } = await tables.load();
    const scores = this.#scores;
    return scores.length === 0 || !this.hasUpdated ? '' : toCSV(scoreFigures(scores, this.#words));
  }

  protected override draw(words: Text): TemplateResult {
    this.#words = words;
    const caption = this.heading ?? words.scorecardName;
    const context = { text: words, width: this.#width.value, caption, go: this.#go };
    return html`<div class="frame" part="frame" tabindex="-1" lang=${words.lang} data-view="scorecard">
      <div class="header" part="header">
        <slot name="heading"><h3 part="heading">${caption}</h3></slot>
      </div>
      <div class="body">${scorecardView(this.#scores, context)}</div>
    </div>`;
  }

  protected override drawn(words: Text): void {
    const state = this.#scores.some(({ measure }) => measure !== null) ? 'ready' : 'empty';
    this.#presence.show(state, this.heading ?? words.scorecardName);
  }

  get #scores(): readonly PlacedScore[] {
    const { board } = this.#member;
    return scoresOn(board, this.goals.length > 0 ? this.goals : (board?.given.goals ?? []));
  }

  readonly #go = ({ key }: Score): void => {
    const element = this.#scores.find((score) => score.key === key)?.element;
    element?.scrollIntoView({ block: 'nearest' });
    if (element instanceof HTMLElement) element.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'support-scorecard': SupportScorecard;
  }
}

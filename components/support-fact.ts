import { css, html, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { reads } from '../src/element/attribute.js';
import { Presence } from '../src/element/presence.js';
import { WordedElement } from '../src/element/worded-element.js';
import { choice, integer, number, text, type Kind } from '../src/engine/kinds.js';
import { isOldFigure, type Unit } from '../src/metric.js';
import type { PublishedFact, Text, WordsPart } from '../src/text/index.js';
import { factLimits, factSentence, factView, type FactPicture } from '../src/views/fact.js';

const units: readonly Unit[] = ['percent', 'points', 'score', 'hours', 'months', 'count', 'rate'];

/** A date, or an instant that begins with one. */
const day: Kind<string> = {
  expected: '2026-10-19',
  read: (given) => (typeof given === 'string' && /^\d{4}-\d\d-\d\d/.test(given) ? given : undefined),
};

/** An address that a reader can go to. */
const address: Kind<string> = {
  expected: 'https://example.org/report',
  read: (given) => (typeof given === 'string' && /^https?:\/\//i.test(given.trim()) ? given.trim() : undefined),
};

/**
 * A published figure as it stands: a survey fact or a benchmark of others, with the interval of a proportion where it is
 * known how many were asked, of whom it is, from when and where, and what is not known of it. It has no feed, loads no
 * engine and judges nothing.
 *
 * @element support-fact
 * @summary A survey fact or benchmark with its interval, population, year and source.
 *
 * @slot - What stands here until the script arrives, or without a value.
 * @slot heading - Heading of the tile, in place of the `label` attribute.
 *
 * @csspart frame - The whole tile.
 * @csspart header - The heading's line.
 * @csspart heading - The heading.
 * @csspart view - The figure and the words below it.
 * @csspart value - The figure.
 * @csspart interval - Its interval.
 * @csspart sentence - Of whom it is, and from when.
 * @csspart source - Where it is from.
 * @csspart notes - What is not known of it, and that it is old.
 *
 * @cssprop [--support-surface=light-dark(#ffffff, #14171c)] - Background of the tile.
 * @cssprop [--support-text=light-dark(#1b1f26, #e8ebf0)] - Text.
 * @cssprop [--support-muted=light-dark(#545e6c, #a9b2bf)] - Text of lesser weight.
 * @cssprop [--support-padding=1rem] - Space around the content of the tile; 12 px at most where the tile is narrow.
 *
 * @cssstate idle - There is no value: the default slot is shown.
 * @cssstate ready - The figure is on screen.
 */
export class SupportFact extends WordedElement {
  static override readonly words: readonly WordsPart[] = ['facts'];
  static override styles: CSSResultGroup = [
    WordedElement.styles,
    css`
      a {
        color: inherit;
      }
    `,
  ];

  /** The figure, in `unit`. */
  @reads(number(-1e15, 1e15)) @property() value: number | null = null;

  /** The unit of the figure; shares are in percent, 0…100. */
  @reads(choice(units)) @property() unit: Unit = 'percent';

  /** What the figure is, as the heading of the tile. */
  @reads(text) @property() label: string | null = null;

  /** How many were asked. A share in percent gets its interval by it. */
  @reads(integer(1, 1e12)) @property() n: number | null = null;

  /** Whether its source gives `n` rounded: "about 600". */
  @property({ type: Boolean, reflect: true }) approximate = false;

  /** Of whom the figure is: `support leaders of software firms`. */
  @reads(text) @property() population: string | null = null;

  /** The year it is of. */
  @reads(integer(1900, 2200)) @property() year: number | null = null;

  /** Who published it, and where. */
  @reads(text) @property() source: string | null = null;

  /** Address of the source: http or https. */
  @reads(address) @property() href: string | null = null;

  /** Whether it is known how the figure was counted. */
  @property({ type: Boolean, attribute: 'definition-known', reflect: true }) definitionKnown = false;

  /** The day by which the figure is judged to be old; without it today. */
  @reads(day) @property({ attribute: 'as-of' }) asOf: string | null = null;

  /** Confidence level of the interval, 0.5 … 0.999. */
  @reads(number(0.5, 0.999)) @property() level = 0.95;

  readonly #presence = new Presence(this);

  protected override draw(words: Text): TemplateResult {
    const picture = this.#picture;
    if (picture === null) return html`<slot></slot>`;
    return html`<div class="frame" part="frame" lang=${words.lang} data-state="ready" data-view="fact">
      <div class="header" part="header">
        <slot name="heading"><h3 part="heading">${this.label ?? ''}</h3></slot>
      </div>
      ${factView(picture, words)}
    </div>`;
  }

  protected override drawn(words: Text): void {
    const picture = this.#picture;
    const said = picture === null ? '' : factSentence(picture, words);
    this.#presence.show(
      picture === null ? 'idle' : 'ready',
      [this.label, said].filter((part) => part !== null).join('. '),
    );
  }

  /** The figure with its limits; null without one. */
  get #picture(): FactPicture | null {
    const { value, unit, n, population, year, source, level, href } = this;
    if (value === null) return null;
    const limits = factLimits({ value, unit, n }, level);
    const fact: PublishedFact = {
      value,
      unit,
      n,
      population,
      year,
      source,
      isApproximate: this.approximate,
      isDefinitionKnown: this.definitionKnown,
      isErrorKnown: limits !== null,
      isOld: isOldFigure(year, this.#today),
    };
    return { fact, limits, level, href };
  }

  get #today(): number {
    return Number(this.asOf?.slice(0, 4) ?? new Date().getFullYear());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'support-fact': SupportFact;
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { AskingElement } from '../src/element/asking-element.js';
import type { Choices, Span } from '../src/element/board/index.js';
import { dayIn, daysLater, presetOf, presets, spanOf, type Preset } from '../src/element/presets.js';
import type { Comparison, Period } from '../src/metric.js';
import type { AskCode, Text } from '../src/text/index.js';

type Picked = 'all' | 'custom' | Preset;

const grains: readonly Period[] = ['day', 'week', 'month', 'quarter', 'year'];
const comparisons: readonly Comparison[] = ['previous', 'year-ago'];
const isDay = /^\d{4}-\d\d-\d\d$/u;

/** The words of the list that stand for `given`. */
function wordOf<Word extends string>(words: readonly Word[], given: string): Word | null {
  return words.find((word) => word === given) ?? null;
}

interface Option {
  readonly value: string;
  readonly name: string;
  /** Whether it cannot be chosen yet. */
  readonly isOff?: boolean;
}

/**
 * The stretch of time of a dashboard or group, the grain of its series and what changes are compared with. The last month,
 * quarter and year are those complete at the newest `as_of` of its figures, never at the reader's clock; dates are days in
 * the zone of the dashboard, else of the figures.
 *
 * @element support-period
 * @summary Stretch of time, grain and comparison of a dashboard or group.
 *
 * @fires {FilterEvent} support-filter - The choices have changed: by the reader, by going back, by clearing or by the page's script.
 *
 * @csspart frame - All of it.
 * @csspart time - The list of stretches.
 * @csspart since - The first day.
 * @csspart until - The last day, included.
 * @csspart grain - The list of grains.
 * @csspart compare - The list of comparisons.
 *
 * @cssprop [--support-surface=light-dark(#ffffff, #14171c)] - Background of the controls.
 * @cssprop [--support-text=light-dark(#1b1f26, #e8ebf0)] - Text.
 * @cssprop [--support-muted=light-dark(#545e6c, #a9b2bf)] - Labels.
 * @cssprop [--support-neutral=light-dark(#7c8694, #8d97a6)] - Borders of controls.
 */
export class SupportPeriod extends AskingElement {
  /** Whether the fields of dates are shown, though a named stretch holds. */
  #isCustom = false;

  protected override draw(words: Text): TemplateResult {
    const picked = this.#picked;
    return html`<div class="frame" part="frame" lang=${words.lang} role="group" aria-label=${words.askName('period')}>
      <div class="line">
        ${this.#list(words, 'period', { part: 'time', options: this.#stretches(words), chosen: picked })}
        ${picked === 'custom' ? this.#dates(words) : nothing}
        ${this.#list(words, 'grain', {
          part: 'grain',
          options: this.#grains.map((value) => ({ value, name: words.grainName(value) })),
          chosen: this.#grain,
        })}
        ${this.#list(words, 'compare', {
          part: 'compare',
          options: comparisons.map((value) => ({ value, name: words.comparisonName(value) })),
          chosen: this.#compare,
        })}
      </div>
      <p class="visually-hidden" role="status"></p>
    </div>`;
  }

  protected override chosenWords(words: Text): string {
    const { span } = this.#choices;
    return [
      words.stretch(span?.since ?? null, span?.until ?? null, this.#zone),
      words.chosenGrain(this.#grain),
      words.chosenComparison(this.#compare),
    ].join(', ');
  }

  #list(
    words: Text,
    code: 'period' | 'grain' | 'compare',
    { part, options, chosen }: { part: string; options: readonly Option[]; chosen: string },
  ): TemplateResult {
    const taken = (event: Event): void => {
      if (event.target instanceof HTMLSelectElement) this.#take(code, event.target.value);
    };
    return html`<label class="field">
      <span>${words.askName(code)}</span>
      <select part=${part} .value=${chosen} ?disabled=${this.board === null} @change=${taken}>
        ${options.map(
          ({ value, name, isOff = false }) =>
            html`<option value=${value} ?selected=${value === chosen} ?disabled=${isOff}>${name}</option>`,
        )}
      </select>
    </label>`;
  }

  #dates(words: Text): TemplateResult {
    const span = this.#choices.span;
    const field = (code: 'since' | 'until', value: string): TemplateResult =>
      html`<label class="field">
        <span>${words.askName(code)}</span>
        <input type="date" part=${code} .value=${value} @change=${(event: Event) => this.#date(code, event)} />
      </label>`;
    return html`${field('since', this.#firstDay(span?.since ?? null))}
    ${field('until', this.#lastDay(span?.until ?? null))}`;
  }

  #stretches(words: Text): readonly Option[] {
    const { span } = this.#choices;
    const codes: readonly AskCode[] = ['all', ...presets, 'custom'];
    // Listed before they can be chosen, so that the control keeps its width.
    const isOff = (code: AskCode): boolean => this.#newest === null && code !== 'all' && code !== 'custom';
    return codes.map((code) => ({ value: code, name: this.#stretchName(code, span, words), isOff: isOff(code) }));
  }

  /** A preset is named with its dates while it holds: a reader need not know what a quarter is here. */
  #stretchName(code: AskCode, span: Span | null, words: Text): string {
    const name = words.askName(code);
    const isNamed = span !== null && code === this.#picked && code !== 'custom';
    return isNamed ? `${name} (${words.stretch(span.since, span.until, this.#zone)})` : name;
  }

  #take(code: 'period' | 'grain' | 'compare', given: string): void {
    const choices = this.#choices;
    if (code === 'period') this.#stretch(given);
    else if (code === 'grain') this.#choose({ ...choices, period: this.#unlessGiven('period', wordOf(grains, given)) });
    else this.#choose({ ...choices, compare: this.#unlessGiven('compare', wordOf(comparisons, given)) });
  }

  /** What is chosen; nothing where it is what the page gives anyway. */
  #unlessGiven<Name extends 'period' | 'compare'>(name: Name, chosen: Choices[Name]): Choices[Name] {
    const usual = { period: 'month', compare: 'previous' } as const;
    return chosen === (this.board?.given[name] ?? usual[name]) ? null : chosen;
  }

  #stretch(given: string): void {
    this.#isCustom = given === 'custom';
    const preset = wordOf(presets, given);
    if (preset !== null && this.#newest !== null)
      this.#choose({ ...this.#choices, span: spanOf(preset, this.#newest, this.#fiscalYearStart) });
    else if (given === 'all') this.#choose({ ...this.#choices, span: null });
    this.requestUpdate();
  }

  #date(code: 'since' | 'until', { target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    const before = this.#choices.span;
    const day = target.value === '' ? null : target.value;
    const since = code === 'since' ? day : (before?.since ?? null);
    const until = code === 'since' ? (before?.until ?? null) : day && daysLater(day, 1);
    // While a date is still to be changed too, the other end gives way.
    const isEmpty = since !== null && until !== null && since >= until;
    const span = isEmpty ? (code === 'since' ? { since, until: null } : { since: null, until }) : { since, until };
    this.#choose({ ...this.#choices, span: since === null && until === null ? null : { ...span, origin: null } });
  }

  #choose(choices: Choices): void {
    this.asking.choose(choices);
  }

  get #choices(): Choices {
    return this.asking.choices;
  }

  get #picked(): Picked {
    const { span } = this.#choices;
    if (this.#isCustom) return 'custom';
    if (span === null) return 'all';
    const newest = this.#newest;
    return (newest === null ? null : presetOf(span, newest, this.#fiscalYearStart)) ?? 'custom';
  }

  get #grain(): Period {
    return this.#choices.period ?? this.board?.given.period ?? 'month';
  }

  /** Waves are offered where the page gives them. */
  get #grains(): readonly Period[] {
    return this.#grain === 'wave' || this.board?.given.period === 'wave' ? [...grains, 'wave'] : grains;
  }

  get #compare(): Comparison {
    return this.#choices.compare ?? this.board?.given.compare ?? 'previous';
  }

  get #fiscalYearStart(): number {
    return this.board?.given.fiscalYearStart ?? 1;
  }

  /** The zone of the dashboard, else of the first figures that are there. */
  get #zone(): string {
    const zones = this.board?.participants.flatMap(({ measure }) => measure?.context.time_zone ?? []) ?? [];
    return this.board?.given.timeZone ?? zones[0] ?? 'UTC';
  }

  /** The day of the newest `as_of` among the figures; null while there is none. */
  get #newest(): string | null {
    const all = this.board?.participants.flatMap(({ measure }) => measure?.context.as_of ?? []) ?? [];
    const instants = all.map((instant) => Date.parse(instant)).filter(Number.isFinite);
    return instants.length === 0 ? null : dayIn(Math.max(...instants), this.#zone);
  }

  #firstDay(since: string | null): string {
    if (since === null || isDay.test(since)) return since ?? '';
    const at = Date.parse(since);
    return Number.isNaN(at) ? '' : dayIn(at, this.#zone);
  }

  /** The last day within an exclusive end. */
  #lastDay(until: string | null): string {
    if (until === null) return '';
    if (isDay.test(until)) return daysLater(until, -1);
    const at = Date.parse(until);
    return Number.isNaN(at) ? '' : dayIn(at - 1, this.#zone);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'support-period': SupportPeriod;
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Limits } from '../metric.js';
import { wilsonPercent } from '../stats/wilson.js';
import type { PublishedFact, Text } from '../text/index.js';

/** The interval of a proportion in percent of which it is known how many were asked (Wilson 1927); null for all else. */
export function factLimits(
  { value, unit, n }: Pick<PublishedFact, 'value' | 'unit' | 'n'>,
  level: number,
): Omit<Limits, 'value'> | null {
  return unit === 'percent' && n !== null ? wilsonPercent(value, n, level) : null;
}

/** What is drawn of a published figure beside what is known of it. */
export interface FactPicture {
  readonly fact: PublishedFact;
  readonly limits: Omit<Limits, 'value'> | null;
  readonly level: number;
  /** Where its source can be read, http or https; null where nobody says. */
  readonly href: string | null;
}

function figure({ fact, limits, level }: FactPicture, text: Text): TemplateResult {
  const { low = null, high = null } = limits ?? {};
  const unit = text.unitName(fact.unit);
  return html`<p class="figure">
    <span part="value" class="value"><bdi>${text.figure(fact.value, fact.unit)}</bdi></span>
    ${unit === '' ? nothing : html`<span class="basis"><bdi>${unit}</bdi></span>`}
    ${
      low === null || high === null
        ? nothing
        : html`<span part="interval" class="interval"
            ><bdi>${text.interval(low, high, fact.unit)}</bdi> <small><bdi>${text.level(level)}</bdi></small></span
          >`
    }
  </p>`;
}

function source({ fact, href }: FactPicture, text: Text): TemplateResult | typeof nothing {
  if (fact.source === null && href === null) return nothing;
  const name = fact.source ?? href;
  return html`<p part="source" class="basis">
    ${text.sourceHead} <bdi>${href === null ? name : html`<a href=${href} rel="noreferrer">${name}</a>`}</bdi>
  </p>`;
}

/** A published figure: the number and its interval, of whom it is, where it is from, and how far it can be trusted. */
export function factView(picture: FactPicture, text: Text): TemplateResult {
  const { fact } = picture;
  const asked = text.asked(fact);
  const reservations = text.paragraph(text.reservations(fact));
  return html`<div class="view" part="view">
    ${figure(picture, text)}
    ${asked === '' ? nothing : html`<p part="sentence" class="sentence"><bdi>${text.stop(asked)}</bdi></p>`}
    ${source(picture, text)}
    ${reservations === '' ? nothing : html`<p part="notes" class="notes"><bdi>${reservations}</bdi></p>`}
  </div>`;
}

/** The same in one paragraph, for those who hear it. */
export function factSentence({ fact, limits }: FactPicture, text: Text): string {
  const { low = null, high = null } = limits ?? {};
  const range = low === null || high === null ? '' : ` (${text.interval(low, high, fact.unit)})`;
  return text.paragraph([
    text.stop(`${text.value(fact.value, fact.unit)}${range}`),
    text.stop(text.asked(fact)),
    ...text.reservations(fact),
  ]);
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Configuration } from './configuration.js';
import type { Message, Text } from '../../text/index.js';

/** Faults that are shown on the page; the console has all. */
const most = 3;

/** What is wrong with the description of a dashboard, in words; empty for nothing. */
export function faultMessages({ faults, failure }: Configuration, text: Text): readonly Message[] {
  if (failure !== null) return [text.error(failure.code, failure.details)];
  return faults.slice(0, most).map((fault) => text.configFault(fault));
}

/** The same, with a way to read it again. */
export function faultView(
  configuration: Configuration,
  text: Text,
  retry: () => void,
): TemplateResult | typeof nothing {
  const messages = faultMessages(configuration, text);
  if (messages.length === 0) return nothing;
  return html`<div class="message" part="state">
    ${messages.map(
      ({ what, remedy }) =>
        html`<p class="what"><bdi>${what}</bdi></p>
          <p><bdi>${remedy}</bdi></p>`,
    )}
    <button type="button" part="retry" @click=${retry}>${text.controlName('retry')}</button>
  </div>`;
}

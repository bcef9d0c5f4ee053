import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { announce, hush } from './announcer.js';

type Host = ReactiveControllerHost & Element;

/**
 * Says what an element shows to those who do not see it: each thing once, nothing when nothing has changed, and
 * nothing about the first answer, which is part of the page as it loads.
 */
export class Voice implements ReactiveController {
  readonly #host: Host;
  readonly #message: () => { readonly text: string; readonly isNews: boolean };
  #said = '';

  constructor(host: Host, message: () => { readonly text: string; readonly isNews: boolean }) {
    this.#host = host;
    this.#message = message;
    host.addController(this);
  }

  hostDisconnected(): void {
    const region = this.#region;
    if (region !== null) hush(region);
  }

  hostUpdated(): void {
    const region = this.#region;
    const { text, isNews } = this.#message();
    if (region === null || !this.#host.isConnected || text === '' || text === this.#said) return;
    if (isNews || this.#said !== '') announce(region, text);
    this.#said = text;
  }

  get #region(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('[role="status"]') ?? null;
  }
}

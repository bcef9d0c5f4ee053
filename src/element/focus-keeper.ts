import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & Element;

/**
 * Keeps the focus in an element when an update takes away what had it, a button that has done its work or a point that is
 * no more: it goes to the first of `heirs`, selectors in the order of preference, so that Tab goes on from where it was. A
 * reader who has gone elsewhere is left there.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: Host;
  readonly #heirs: readonly string[];
  #hadFocus = false;

  constructor(host: Host, heirs: readonly string[]) {
    this.#host = host;
    this.#heirs = heirs;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = this.#focused !== null;
  }

  hostUpdated(): void {
    // After what finds its own place again, such as the points of a chart.
    if (this.#hadFocus && this.#focused === null) setTimeout(() => this.#keep());
  }

  /** What has the focus; null also where that can no longer be used. */
  get #focused(): Element | null {
    const focused = this.#host.shadowRoot?.activeElement ?? null;
    return focused?.matches(':disabled') ? null : focused;
  }

  #keep(): void {
    const { ownerDocument, shadowRoot, isConnected } = this.#host;
    const { activeElement, body } = ownerDocument;
    const isElsewhere = activeElement !== null && activeElement !== body && activeElement !== this.#host;
    if (!isConnected || isElsewhere || this.#focused !== null) return;
    const found = this.#heirs.map((heir) => shadowRoot?.querySelector<HTMLElement>(heir));
    found.find((heir) => heir)?.focus({ preventScroll: true });
  }
}

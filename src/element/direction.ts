import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & Element;

/** Whether `dir` attributes say that the element runs from right to left; null where the browser cannot tell. */
function saidBy(host: Element): boolean | null {
  try {
    return host.matches(':dir(rtl)');
  } catch {
    return null;
  }
}

/**
 * Which way the text of an element runs. Styles may say so too, but to ask for them has the browser lay out what has changed
 * on the whole page: they are read once while the element stands where it stands, and again when a `dir` says otherwise.
 */
export class Direction implements ReactiveController {
  readonly #host: Host;
  #known: { readonly said: boolean | null; readonly value: 'ltr' | 'rtl' } | null = null;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get value(): 'ltr' | 'rtl' {
    const said = saidBy(this.#host);
    if (said === null || this.#known?.said !== said) {
      this.#known = { said, value: getComputedStyle(this.#host).direction === 'rtl' ? 'rtl' : 'ltr' };
    }
    return this.#known.value;
  }

  hostDisconnected(): void {
    this.#known = null;
  }
}

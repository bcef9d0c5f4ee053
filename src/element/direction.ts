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

interface Known {
  readonly said: boolean | null;
  readonly value: 'ltr' | 'rtl';
}

/**
 * Which way the text of an element runs. Styles may say so too, but to ask for them has the browser lay out what has changed
 * on the whole page: they are read once while the element stands where it stands, and again when a `dir` says otherwise.
 */
export class Direction implements ReactiveController {
  readonly #host: Host;
  #known: Known | null = null;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get value(): 'ltr' | 'rtl' {
    const said = saidBy(this.#host);
    if (said === null || this.#known?.said !== said) this.#known = this.#read(said);
    return this.#known.value;
  }

  #read(said: boolean | null): Known {
    return { said, value: getComputedStyle(this.#host).direction === 'rtl' ? 'rtl' : 'ltr' };
  }

  /** Reads what styles say, when the page is laid out anyway. */
  look(): void {
    this.#known = this.#read(saidBy(this.#host));
  }

  hostDisconnected(): void {
    this.#known = null;
  }
}

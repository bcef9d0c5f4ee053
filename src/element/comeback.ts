import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What an element that may have failed for want of a network must tell. */
export interface ComebackOptions {
  /** Whether being offline was what failed. */
  isWaiting(): boolean;
  ask(): Promise<void>;
}

/** Asks once more as soon as the machine is online again, if being offline was what failed. */
export class Comeback implements ReactiveController {
  readonly #options: ComebackOptions;

  constructor(host: ReactiveControllerHost, options: ComebackOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.#back);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#back);
  }

  readonly #back = (): void => {
    if (this.#options.isWaiting()) void this.#options.ask();
  };
}

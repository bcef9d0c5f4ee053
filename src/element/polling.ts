import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { alarmIn } from './alarm.js';

/** The longest a return to the page waits before it asks, so that a hundred elements do not ask at once. */
const jitter = 2000;

/** What an element that is read again from time to time must tell. */
export interface PollingOptions {
  /** Milliseconds between the end of one reading and the next; null for never. */
  every(): number | null;
  /** Reads again; resolves when that has ended. */
  ask(): Promise<void>;
}

/** Asks again and again while the page is seen. Hidden pages ask nothing; on return one request makes up for all. */
export class Polling implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #options: PollingOptions;
  #calm = (): void => undefined;
  #every: number | null = null;
  #since = 0;

  constructor(host: ReactiveControllerHost & Element, options: PollingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    this.#start();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    this.#calm();
  }

  hostUpdated(): void {
    if (this.#options.every() !== this.#every) this.#start();
  }

  #start(): void {
    this.#every = this.#options.every();
    this.#since = performance.now();
    this.#plan(0);
  }

  readonly #look = (): void => {
    this.#plan(Math.random() * jitter);
  };

  #plan(overdue: number): void {
    this.#calm();
    if (this.#every === null || document.visibilityState === 'hidden' || !this.#host.isConnected) return;
    const left = this.#since + this.#every - performance.now();
    this.#calm = alarmIn(left > 0 ? left : overdue, () => void this.#ask());
  }

  async #ask(): Promise<void> {
    await this.#options.ask();
    this.#since = performance.now();
    this.#plan(0);
  }
}

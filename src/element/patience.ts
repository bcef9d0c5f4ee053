import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { State } from './feed.js';

/** Milliseconds of loading before it is said. */
const patience = 1000;
const minute = 60_000;

/** Redraws when time alone changes what is said: loading that takes long, and the age of what is stale. */
export class Patience implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #state: () => State;
  #shown: State = 'idle';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether loading has taken so long that it should be said. */
  isOver = false;

  constructor(host: ReactiveControllerHost & Element, state: () => State) {
    this.#host = host;
    this.#state = state;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#shown = 'idle';
  }

  hostUpdate(): void {
    const state = this.#state();
    if (state === this.#shown || !this.#host.isConnected) return;
    this.#shown = state;
    this.isOver = false;
    this.#plan();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#shown === 'loading') this.#timer = setTimeout(() => this.#tell(), patience);
    if (this.#shown === 'stale') this.#timer = setTimeout(() => this.#age(), minute);
  }

  #tell(): void {
    this.isOver = true;
    this.#host.requestUpdate();
  }

  #age(): void {
    this.#host.requestUpdate();
    this.#plan();
  }
}

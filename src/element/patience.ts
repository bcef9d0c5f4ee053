import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { alarmIn } from './alarm.js';
import type { State } from './feed.js';

/** Milliseconds of loading before it is said. */
const patience = 1000;
const minute = 60_000;

/** Redraws when time alone changes what is said: loading that takes long, and the age of what is stale. */
export class Patience implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #state: () => State;
  #shown: State = 'idle';
  #calm = (): void => undefined;
  /** Whether loading has taken so long that it should be said. */
  isOver = false;

  constructor(host: ReactiveControllerHost & Element, state: () => State) {
    this.#host = host;
    this.#state = state;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#calm();
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
    this.#calm();
    if (this.#shown === 'loading') this.#calm = alarmIn(patience, () => this.#tell());
    if (this.#shown === 'stale') this.#calm = alarmIn(minute, () => this.#age());
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

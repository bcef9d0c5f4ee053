import type { State } from './feed.js';

const states: readonly State[] = ['idle', 'loading', 'ready', 'stale', 'empty', 'error', 'stopped'];

/**
 * What an element is to the outside: a figure, or what its class says, with a name, in one of the custom states
 * `:state(loading)` and so on. A role or label that the page gives its tag goes before these.
 */
export class Presence {
  readonly #internals: ElementInternals;
  readonly #role: string;

  constructor(element: HTMLElement, role = 'figure') {
    this.#internals = element.attachInternals();
    this.#role = role;
  }

  show(state: State, name: string): void {
    const internals = this.#internals;
    for (const each of states) if (each !== state) internals.states.delete(each);
    internals.states.add(state);
    internals.role = state === 'idle' ? null : this.#role;
    internals.ariaLabel = state === 'idle' ? null : name;
  }
}

/** Milliseconds between two looks after who is at work. A worker answers after some fifty, on a slow machine after seconds. */
const lookEvery = 10_000;

/**
 * Looks after the other end of a line while something is asked of it: who dies for want of memory, or is ended by somebody
 * else, says nothing. `ask` is called at every look, and `silent` where nothing was heard in two of them on end; a page that
 * slept has heard nothing in one.
 */
export class Watch {
  readonly #ask: () => void;
  readonly #silent: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #looks = 0;

  constructor(ask: () => void, silent: () => void) {
    this.#ask = ask;
    this.#silent = silent;
  }

  /** Something is asked of the other end. */
  begin(): void {
    this.#timer ??= setTimeout(() => this.#look(), lookEvery);
  }

  /** The other end was heard of. */
  heard(): void {
    this.#looks = 0;
  }

  /** Nothing is asked of it any more. */
  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#looks = 0;
  }

  #look(): void {
    this.#looks += 1;
    // The first look asks, so that two of them go without an answer.
    if (this.#looks > 2) {
      this.end();
      return this.#silent();
    }
    this.#ask();
    this.#timer = setTimeout(() => this.#look(), lookEvery);
  }
}

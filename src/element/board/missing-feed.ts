import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { alarmIn } from '../alarm.js';
import { warnOnce } from '../warn.js';
import type { Board } from './board.js';

/** Milliseconds for which a feed may come later than the page, such as by a script of its own. */
const patience = 3000;

/** Where an element looks for feeds by name. */
export interface FeedSearch {
  /** The names that it looks for. */
  names(): readonly string[];
  board(): Board | null;
}

/** Says once in the console that an element names a feed that is not there, when the page is read and has had its time. */
export class MissingFeed implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #search: FeedSearch;
  #calm: (() => void) | null = null;

  constructor(host: ReactiveControllerHost & Element, search: FeedSearch) {
    this.#host = host;
    this.#search = search;
    host.addController(this);
  }

  hostUpdated(): void {
    const isDue = document.readyState !== 'loading' && this.#host.isConnected && this.#missing.length > 0;
    if (isDue) this.#calm ??= alarmIn(patience, () => void this.#tell());
    else this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  get #missing(): readonly string[] {
    const board = this.#search.board();
    return this.#search.names().filter((name) => !board?.feed(name));
  }

  async #tell(): Promise<void> {
    const tell = (await import('../../text/console-boards.js')).feedNotThere;
    const there = this.#search.board()?.feedNames ?? null;
    for (const name of this.#missing) warnOnce(tell(this.#host.localName, name, there));
  }

  #stop(): void {
    this.#calm?.();
    this.#calm = null;
  }
}

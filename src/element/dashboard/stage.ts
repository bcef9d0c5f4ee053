import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Board, joinGroup, nothingGiven, offerBoard } from '../board/index.js';

/** An element that offers a board: one of its own, or that of the group that it names. */
export interface StageHost extends ReactiveControllerHost, HTMLElement {
  readonly group: string | null;
}

/** Offers a board to all that stands within an element for as long as that is on the page, and speaks for them. */
export class Stage implements ReactiveController {
  readonly #host: StageHost;
  readonly #own = new Board();
  #board = this.#own;
  #group: string | null = null;
  #leaving: (() => void)[] = [];

  constructor(host: StageHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The board that is offered. */
  get board(): Board {
    if (this.#host.isConnected && this.#host.group !== this.#group) this.#enter();
    return this.#board;
  }

  hostConnected(): void {
    this.#enter();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  #enter(): void {
    this.#leave();
    this.#group = this.#host.group;
    const joined = this.#group === null ? null : joinGroup(this.#group);
    this.#board = joined?.board ?? this.#own;
    this.#leaving = [
      this.#board.listen(() => this.#host.requestUpdate()),
      this.#board.speakForAll(),
      ...(joined === null ? [] : [() => joined.board.give(nothingGiven), () => joined.leave()]),
      offerBoard(this.#host, () => this.#board),
    ];
    this.#host.requestUpdate();
  }

  #leave(): void {
    for (const leave of this.#leaving) leave();
    this.#leaving = [];
    this.#group = null;
    this.#board = this.#own;
  }
}

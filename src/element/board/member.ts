import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Board, BoardChange, Participant } from './board.js';
import { awaitBoards, boardAbove } from './context.js';
import { joinGroup } from './groups.js';

/** An element that can be on a board: in a dashboard, or in a group that it names. */
export interface MemberHost extends ReactiveControllerHost, Element {
  readonly group: string | null;
}

/** How an element is on its board. */
export interface MemberOptions {
  /** What the others see of it; none for elements that have no metric. */
  readonly participant?: Participant;
  /** Changes after which it is drawn again. */
  readonly hears: readonly BoardChange[];
}

/**
 * Keeps an element on the board of the group that it names, else of the nearest dashboard around it, however late that
 * comes and wherever the element moves.
 */
export class BoardMember implements ReactiveController {
  readonly #host: MemberHost;
  readonly #options: MemberOptions;
  #board: Board | null = null;
  #group: string | null = null;
  #leaving: (() => void)[] = [];
  #stopAwaiting = (): void => undefined;

  constructor(host: MemberHost, options: MemberOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The board that the element is on; null for none. */
  get board(): Board | null {
    if (this.#host.isConnected && this.#host.group !== this.#group) this.#look();
    return this.#board;
  }

  hostConnected(): void {
    this.#stopAwaiting = awaitBoards(() => this.#look());
    this.#look();
  }

  hostDisconnected(): void {
    this.#stopAwaiting();
    this.#leave();
  }

  #look(): void {
    const { group } = this.#host;
    const joined = group === null ? null : joinGroup(group);
    const board = joined?.board ?? boardAbove(this.#host);
    if (board === this.#board && group === this.#group) joined?.leave();
    else this.#enter(board, group, joined?.leave);
  }

  #enter(board: Board | null, group: string | null, leaveGroup: (() => void) | undefined): void {
    this.#leave();
    this.#board = board;
    this.#group = group;
    if (leaveGroup) this.#leaving.push(leaveGroup);
    if (board !== null) this.#leaving.push(...this.#takePart(board));
    this.#host.requestUpdate();
  }

  #takePart(board: Board): (() => void)[] {
    const { participant, hears } = this.#options;
    const stop = board.listen((changes) => {
      if (hears.some((change) => changes.has(change))) this.#host.requestUpdate();
    });
    return participant === undefined ? [stop] : [stop, board.join(participant)];
  }

  #leave(): void {
    for (const leave of this.#leaving) leave();
    this.#leaving = [];
    this.#board = null;
    this.#group = null;
  }
}

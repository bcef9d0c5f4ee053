import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Board, BoardChange, Participant } from './board.js';
import { awaitBoards, boardAbove } from './context.js';
import type { joinGroup } from './groups.js';
import { Later } from '../../views/later.js';

/** What elements of a group share; only pages that name one need it, for a dashboard brings its own. */
const groups = new Later(async () => (await import('./groups.js')).joinGroup);

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
  /** What joins a group, where the element brings that along; else it is fetched for those that name one. */
  readonly join?: typeof joinGroup;
  /** What its group shares did not come; it is asked for again when the element looks again. */
  readonly lost?: () => void;
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
  #coming: Promise<void> | null = null;
  #isLost = false;
  #stopAwaiting = (): void => undefined;

  constructor(host: MemberHost, options: MemberOptions) {
    this.#host = host;
    this.#options = options;
    if (options.join) groups.take(options.join);
    host.addController(this);
  }

  /** The board that the element is on; null for none. */
  get board(): Board | null {
    if (this.#host.isConnected && this.#host.group !== this.#group) this.#look();
    return this.#board;
  }

  /** The board of its group on its way; null for nothing. */
  get coming(): Promise<void> | null {
    return this.#coming;
  }

  /** Whether what its group shares did not come, so that nobody knows what is asked of the element. */
  get isLost(): boolean {
    return this.#isLost && this.#host.group !== null;
  }

  /** Looks for the board again that did not come. */
  lookAgain(): void {
    if (!this.#isLost) return;
    this.#isLost = false;
    this.#look();
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
    const join = group === null ? null : groups.part;
    if (group !== null && join === null) return this.#await();
    const joined = group === null ? null : (join?.(group) ?? null);
    const board = joined?.board ?? boardAbove(this.#host);
    if (board === this.#board && group === this.#group) joined?.leave();
    else this.#enter(board, group, joined?.leave);
  }

  #await(): void {
    if (this.#isLost) return;
    this.#coming ??= groups.load().then(
      () => this.#come(),
      () => this.#lose(),
    );
  }

  #come(): void {
    this.#coming = null;
    if (this.#host.isConnected) this.#look();
  }

  #lose(): void {
    this.#coming = null;
    this.#isLost = true;
    this.#options.lost?.();
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

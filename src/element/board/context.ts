import type { Board } from './board.js';

/** The key under which boards are asked for, the same for every copy of the kit on a page. */
export const boardContext: unique symbol = Symbol.for('support-metrics/board');

/** Takes a board that somebody offers; null where none does. */
type TakeBoard = (board: Board) => void;

/**
 * Asks the ancestors of an element for a board, by the context protocol that web components agree on: the nearest one that
 * has it stops the event and calls back.
 */
export class BoardRequest extends Event {
  readonly context: symbol = boardContext;
  readonly contextTarget: Element;
  readonly callback: TakeBoard;
  readonly subscribe = false;

  constructor(contextTarget: Element, callback: TakeBoard) {
    super('context-request', { bubbles: true, composed: true });
    this.contextTarget = contextTarget;
    this.callback = callback;
  }
}

declare global {
  interface HTMLElementEventMap {
    'context-request': BoardRequest;
  }
}

const askers = new Set<() => void>();

/** Calls `again` whenever a board comes onto the page, until the returned function is called. */
export function awaitBoards(again: () => void): () => void {
  askers.add(again);
  return () => void askers.delete(again);
}

/** The board that the nearest ancestor of `element` offers; null where none does. */
export function boardAbove(element: Element): Board | null {
  let found: Board | null = null;
  element.dispatchEvent(new BoardRequest(element, (board) => (found ??= board)));
  return found;
}

/** Lets everybody ask again for the board above them. */
export function askAgain(): void {
  for (const again of askers) again();
}

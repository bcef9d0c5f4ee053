import type { Board } from './board.js';
import { askAgain, boardContext, type BoardRequest } from './context.js';

/** Offers what `board` gives to all that stand within `host`; those that asked before ask again. Undone by the result. */
export function offerBoard(host: HTMLElement, board: () => Board): () => void {
  const answer = (event: BoardRequest): void => {
    if (event.context !== boardContext || event.contextTarget === host) return;
    event.stopImmediatePropagation();
    event.callback(board());
  };
  host.addEventListener('context-request', answer);
  askAgain();
  return () => host.removeEventListener('context-request', answer);
}

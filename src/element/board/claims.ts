import type { Board, BoardFeed } from './board.js';

/** By board and name those who want a feed of theirs to stand there, the one that has the name first. */
const claims = new WeakMap<Board, Map<string, Map<object, BoardFeed>>>();

function claimsOf(board: Board, name: string): Map<object, BoardFeed> {
  const names = claims.get(board) ?? new Map<string, Map<object, BoardFeed>>();
  const all = names.get(name) ?? new Map<object, BoardFeed>();
  claims.set(board, names.set(name, all));
  return all;
}

/**
 * Puts `feed` under `name` for `who`, unless somebody else already has the name: who came first keeps it, and the next
 * gets it when it is let go. Returns whether `who` has it.
 */
export function claimFeed(board: Board, name: string, who: object, feed: BoardFeed): boolean {
  const all = claimsOf(board, name).set(who, feed);
  const [first] = all.keys();
  if (first === who) board.setFeed(name, feed);
  return first === who;
}

/** Takes back what `claimFeed` did. */
export function releaseFeed(board: Board, name: string, who: object): void {
  const all = claimsOf(board, name);
  const [first] = all.keys();
  all.delete(who);
  const [next = null] = all.values();
  if (first === who) board.setFeed(name, next);
}

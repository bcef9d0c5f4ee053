import { Board } from './board.js';

interface Group {
  readonly board: Board;
  users: number;
}

const groups = new Map<string, Group>();

/** The board of a group on this page and a function that lets go of it; the last one to let go takes it away. */
export function joinGroup(name: string): { readonly board: Board; leave(): void } {
  const group = groups.get(name) ?? { board: new Board(), users: 0 };
  groups.set(name, group);
  group.users++;
  let isIn = true;
  const leave = (): void => {
    if (!isIn) return;
    isIn = false;
    if (--group.users === 0) groups.delete(name);
  };
  return { board: group.board, leave };
}

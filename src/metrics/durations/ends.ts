import type { Horizon } from './lines.js';

/**
 * How the clock of a case stands: `reached` its end; `stopped` before it, for good; `running`, somebody waiting, or `seen` to
 * run so far with nobody waiting any more; `unanswered` is a case solved without a reply, `unknown` one that is over
 * without anybody saying since when.
 */
export const ends = { reached: 0, stopped: 1, running: 2, seen: 3, unanswered: 4, unknown: 5 } as const;

/** One of `ends`. */
export type End = (typeof ends)[keyof typeof ends];

/** Whether nobody works on a case any more: its last solve stands, or without any it is over or `closed`. */
export function isDone(isSolved: boolean, isUndone: boolean, isOver: boolean, closed: number): boolean {
  return isSolved ? !isUndone : isOver || !Number.isNaN(closed);
}

/** Whether a solve by the horizon is final: neither undone by then nor within its window; `undone` is NaN where it was not. */
export function isFinal(at: number, undone: number, { final, window }: Horizon): boolean {
  return at <= final && !(undone <= Math.max(final, at + window));
}

/** How the clock of the first response stands. Instants that have not come are NaN. */
export function responseEnd(replied: number, abandoned: number, done: boolean): End {
  if (!Number.isNaN(replied)) return ends.reached;
  if (!Number.isNaN(abandoned)) return ends.stopped;
  return done ? ends.unanswered : ends.running;
}

/** How the clock of a resolution stands at `until`; `counts` where a solve counts as its end. */
export function resolutionEnd(
  counts: boolean,
  isSolved: boolean,
  done: boolean,
  isOver: boolean,
  closed: number,
  until: number,
): End {
  if (counts) return ends.reached;
  if (!isSolved && closed <= until) return ends.stopped;
  if (!isSolved && isOver && Number.isNaN(closed)) return ends.unknown;
  return done ? ends.seen : ends.running;
}

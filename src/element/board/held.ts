import type { Comparison, Period, Question } from '../../metric.js';
import type { Board } from './board.js';
import { nothingGiven, type Given } from './given.js';

/** What holds for one element of a board, as long as it says nothing else itself. */
export interface Held extends Omit<Given, 'fetcher'> {
  readonly period: Period | null;
  readonly compare: Comparison | null;
  readonly filters: Question['filters'];
  /** Whether a reader chose the window. */
  readonly chosenWindow: boolean;
  /** Columns to keep beside those that the element names. */
  readonly columns: readonly string[];
}

const nothingHeld: Held = { ...nothingGiven, filters: {}, chosenWindow: false, columns: [] };

/** What `board` holds for `element`: nothing where there is no board. */
export function heldFor(board: Board | null, element: Element): Held {
  return board?.heldFor(element) ?? nothingHeld;
}

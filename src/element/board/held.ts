import type { Comparison, Period, Question } from '../../metric.js';
import { nothingGiven, type Board, type Given } from './board.js';
import { filtersFor, spanFor, type Choices } from './choices.js';

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

function hasOrigins({ filters, span }: Choices): boolean {
  return (span?.origin ?? null) !== null || filters.some(({ origin }) => origin !== null);
}

/** What `board` holds for `element`: the reader's choices before what the page gives. */
export function heldFor(board: Board | null, element: Element): Held {
  if (board === null) return nothingHeld;
  const { given, choices, columns } = board;
  const key = hasOrigins(choices) ? board.keyOf(element) : null;
  const span = spanFor(choices, key);
  const { since, until } = span ?? given;
  const period = choices.period ?? given.period;
  const compare = choices.compare ?? given.compare;
  const filters = filtersFor(choices, key);
  return { ...given, since, until, period, compare, columns, filters, chosenWindow: span !== null };
}

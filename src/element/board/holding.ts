import type { Board } from './board.js';
import { filtersFor, spanFor, type Choices } from './choices.js';
import type { Held } from './held.js';

function hasOrigins({ filters, span }: Choices): boolean {
  return (span?.origin ?? null) !== null || filters.some(({ origin }) => origin !== null);
}

/** What `board` holds for `element`: the reader's choices before what the page gives. */
export function heldOn(board: Board, element: Element): Held {
  const { given, choices, columns } = board;
  const key = hasOrigins(choices) ? board.keyOf(element) : null;
  const span = spanFor(choices, key);
  const { since, until } = span ?? given;
  const period = choices.period ?? given.period;
  const compare = choices.compare ?? given.compare;
  const filters = filtersFor(choices, key);
  return { ...given, since, until, period, compare, columns, filters, chosenWindow: span !== null };
}

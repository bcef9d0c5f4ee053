import type { Amounts, Cells } from '../../metric.js';

/** The duration of each cell in milliseconds, `NaN` where it has none. */
export function durationsOf({ keys, size }: Pick<Cells, 'keys' | 'size'>): Float64Array {
  const column = keys['duration'];
  return column && column.kind !== 'text' ? column.values : new Float64Array(size).fill(NaN);
}

/** What a life table is made of, cell by cell: the duration, and how many ended and were still running then. */
export interface Pack {
  readonly durations: Float64Array;
  readonly events: Amounts;
  readonly censored: Amounts;
}

/** What life tables of cells are made of. */
export function packOf(cells: Cells): Pack {
  const none = new Uint8Array(cells.addends['events'] && cells.addends['censored'] ? 0 : cells.size);
  const { events = none, censored = none } = cells.addends;
  return { durations: durationsOf(cells), events, censored };
}

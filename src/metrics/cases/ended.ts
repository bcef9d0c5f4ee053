import type { Records } from '../../metric.js';
import { textsOf, valuesOf } from '../columns.js';

const openStatuses: ReadonlySet<string | null> = new Set(['new', 'open', 'pending', 'hold']);
const endedStatuses: ReadonlySet<string | null> = new Set(['solved', 'closed', 'cancelled']);

/** The latest of some instants that have come by `asOf`, `NaN` where none has; a missing one is `NaN`. */
function latestBy(asOf: number | null, instants: readonly number[]): number {
  const come = instants.filter((at) => at <= (asOf ?? Infinity));
  return come.length > 0 ? Math.max(...come) : NaN;
}

/** How a case stands at an instant. */
export interface Standing {
  readonly isOpen: boolean;
  /** When it was solved or closed, epoch milliseconds; `NaN` while open, and where nobody says when. */
  readonly endedAt: number;
}

/**
 * How each case stands at `asOf`. A case has ended with its last solve, else with its close; it is open again where its
 * status says so, and where its last solve is still to come at `asOf`. One that is said to have ended without a time has
 * ended at an unknown one.
 */
export function standings(records: Records, asOf: number | null): (row: number) => Standing {
  const status = textsOf(records, 'status');
  const [first, last, closed] = ['first_solved_at', 'last_solved_at', 'closed_at'].map((name) =>
    valuesOf(records, name),
  );
  return (row) => {
    const state = status?.at(row) ?? null;
    const solves = [last?.[row] ?? NaN, first?.[row] ?? NaN];
    const solve = solves.find((at) => !Number.isNaN(at)) ?? NaN;
    const end = Number.isNaN(solve) ? (closed?.[row] ?? NaN) : solve;
    if (openStatuses.has(state) || end > (asOf ?? Infinity)) return { isOpen: true, endedAt: NaN };
    const endedAt = latestBy(asOf, [end]);
    return { isOpen: Number.isNaN(endedAt) && !endedStatuses.has(state), endedAt };
  };
}

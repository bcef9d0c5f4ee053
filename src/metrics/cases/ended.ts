import type { Records } from '../../metric.js';
import { inStretches } from '../../rollup/each-row.js';
import { textsOf, valuesOf } from '../columns.js';

const openStatuses: ReadonlySet<string | null> = new Set(['new', 'open', 'pending', 'hold']);
const endedStatuses: ReadonlySet<string | null> = new Set(['solved', 'closed', 'cancelled']);

/** What a status says of a case. */
const says = { nothing: 0, open: 1, ended: 2 } as const;

function saidBy(status: string | null): number {
  if (openStatuses.has(status)) return says.open;
  return endedStatuses.has(status) ? says.ended : says.nothing;
}

/** How cases stand at an instant, by row. */
export interface Standings {
  /** 1 where a case is open. */
  readonly isOpen: Uint8Array;
  /** When a case was solved or closed, epoch milliseconds; `NaN` while open, and where nobody says when. */
  readonly endedAt: Float64Array;
}

/** The first of several columns that has a value, row by row; null where there is no column. */
function* firstKnown(columns: readonly Float64Array[]): Generator<void, Float64Array | null> {
  const [first, ...others] = columns;
  if (first === undefined || others.length === 0) return first ?? null;
  const known = first.slice();
  for (const values of others) {
    yield* inStretches(known.length, (from, to) => {
      for (let row = from; row < to; row++) if (Number.isNaN(known[row])) known[row] = values[row] ?? NaN;
    });
  }
  return known;
}

/**
 * How each case stands at `asOf`. A case has ended with its last solve, else with its close; it is open again where its
 * status says so, and where its last solve is still to come at `asOf`. One that is said to have ended without a time has
 * ended at an unknown one. In steps between which the caller may pause.
 */
export function* standingsInSteps(records: Records, asOf: number | null): Generator<void, Standings> {
  const instants = ['last_solved_at', 'first_solved_at', 'closed_at'].flatMap((name) => valuesOf(records, name) ?? []);
  const ends = yield* firstKnown(instants);
  const status = textsOf(records, 'status');
  const said = Uint8Array.from([null, ...(status?.dictionary ?? [])], saidBy);
  const now = asOf ?? Infinity;
  const [isOpen, endedAt] = [new Uint8Array(records.size), new Float64Array(records.size).fill(NaN)];
  yield* inStretches(records.size, (from, to) => {
    for (let row = from; row < to; row++) {
      const end = ends?.[row] ?? NaN;
      const saying = said[(status?.codes[row] ?? -1) + 1];
      if (saying === says.open || end > now) isOpen[row] = 1;
      else if (end <= now) endedAt[row] = end;
      else if (saying === says.nothing) isOpen[row] = 1;
    }
  });
  return { isOpen, endedAt };
}

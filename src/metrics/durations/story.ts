import type { Records } from '../../metric.js';
import { textReader, valueReader, type Values } from '../columns.js';
import { eventsByRow, isHumanReply, isSolved, solvesOf, type CaseEvent, type Solve } from './events.js';

/** What is known of a case at an instant; NaN is what had not happened by then, or what nobody says. */
export interface Story {
  readonly created: number;
  /** The first reply of a person that the customer could read. */
  readonly replied: number;
  /** Every solve known, in order. */
  readonly solves: readonly Solve[];
  readonly closed: number;
  readonly abandoned: number;
  /** How often a solve was undone; NaN where nobody says. */
  readonly reopens: number;
  /** Whether its status says that the case is over, though nobody may say since when. */
  readonly over: boolean;
  readonly events: readonly CaseEvent[];
}

/** The statuses of cases that nobody works on any more. */
export const overStatuses: ReadonlySet<string | null> = new Set(['solved', 'closed', 'cancelled']);

/** The statuses of cases that are worked on, a solve before notwithstanding. */
export const openStatuses: ReadonlySet<string | null> = new Set(['new', 'open', 'pending', 'hold']);

function until(values: Values, asOf: number): Values {
  return (row) => (values(row) <= asOf ? values(row) : NaN);
}

function firstOf(events: readonly CaseEvent[], is: (event: CaseEvent) => boolean): number {
  return events.find(is)?.at ?? NaN;
}

/** The solves that the fields of a row tell of: the first and the last; those between are not known. */
function solvesOfFields(first: number, last: number, isOpen: boolean): Solve[] {
  const at = [first, last].filter((solved, i, all) => !Number.isNaN(solved) && all.indexOf(solved) === i);
  // When a solve was undone is not known; as good as at once, since it did not stand.
  return at.map((solved, i) => ({ at: solved, undone: i < at.length - 1 || isOpen ? solved : NaN }));
}

function undoneIn(solves: readonly Solve[]): number {
  return solves.filter(({ undone }) => !Number.isNaN(undone)).length;
}

/** How often a solve was undone: as the row says, else whether there was a second solve; NaN where nothing tells. */
export function reopensOfFields(told: number, first: number, last: number): number {
  if (!Number.isNaN(told)) return told;
  return Number.isNaN(first) || Number.isNaN(last) ? NaN : Number(last > first);
}

/** The stories of the cases of a feed. */
export interface Stories {
  readonly storyOf: (row: number) => Story;
  /** 1 for each row whose case has events; null where there are none. */
  readonly hasEvents: Uint8Array | null;
}

/**
 * Reads the cases of a feed as they were known at `asOf`: what came later has not happened. Events, where a case has
 * them, say more than the fields of its row: every solve, and when it was undone. In steps between which the caller may pause.
 */
export function* storiesOf(cases: Records, events: Records | undefined, asOf: number): Generator<void, Stories> {
  const byRow = yield* eventsByRow(cases, events, asOf);
  const status = textReader(cases, 'status');
  const field = (name: string) => until(valueReader(cases, name), asOf);
  const [replied, first, closed] = [field('first_public_reply_at'), field('first_solved_at'), field('closed_at')];
  const [last, abandoned] = [field('last_solved_at'), field('abandoned_at')];
  const [created, reopens, latest] = ['created_at', 'reopens', 'last_solved_at'].map((name) =>
    valueReader(cases, name),
  );
  const ends = ['first_solved_at', 'last_solved_at', 'closed_at'].map((name) => valueReader(cases, name));
  const storyOf = (row: number): Story => {
    const own = byRow.of(row);
    const isOpen = openStatuses.has(status(row));
    const endsLater = ends.some((end) => end(row) > asOf);
    const told = own.some(({ type, value }) => type === 'status' && isSolved(value));
    // Of a case solved anew after `asOf` nobody says when the solve before was undone: it did not stand.
    const solves = told
      ? solvesOf(own)
      : solvesOfFields(first(row), last(row), isOpen || (latest?.(row) ?? NaN) > asOf);
    const reply = firstOf(own, isHumanReply);
    return {
      created: created?.(row) ?? NaN,
      replied: Number.isNaN(reply) ? replied(row) : reply,
      solves,
      closed: closed(row),
      abandoned: abandoned(row),
      reopens: told ? undoneIn(solves) : reopensOfFields(reopens?.(row) ?? NaN, first(row), last(row)),
      over: overStatuses.has(status(row)) && !endsLater,
      events: own,
    };
  };
  return { storyOf, hasEvents: byRow.rows };
}

/** Whether a feed can say of a solve that it did not stand: by its columns, whatever is in them. */
export function tellsReopens({ columns }: Records, events: Records | undefined): boolean {
  const both = columns['first_solved_at'] !== undefined && columns['last_solved_at'] !== undefined;
  return both || columns['reopens'] !== undefined || events !== undefined;
}

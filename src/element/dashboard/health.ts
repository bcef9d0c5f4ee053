import type { Participant } from '../board/index.js';
import type { TroubleCode } from '../../text/index.js';

/** A tile that does not simply show what it is asked. */
export interface Trouble {
  readonly participant: Participant;
  /** What is the matter; null where only rows were set aside. */
  readonly code: TroubleCode | null;
}

/** How the tiles of a dashboard are. */
export interface Health {
  /** How many show what they are asked, and of how many. */
  readonly ready: number;
  readonly all: number;
  /** How many have rows that were set aside. */
  readonly withIssues: number;
  readonly troubles: readonly Trouble[];
}

function hasIssues({ measure }: Participant): boolean {
  return measure !== null && measure.rows.used < measure.rows.received;
}

function codeOf({ state }: Participant): TroubleCode | null {
  return state === 'error' || state === 'stale' || state === 'stopped' || state === 'empty' ? state : null;
}

function isShown({ state }: Participant): boolean {
  return state === 'ready' || state === 'empty';
}

/** How those are that take part in a board; those that have nothing to load are not counted. */
export function healthOf(participants: readonly Participant[]): Health {
  const loading = participants.filter(({ state }) => state !== 'idle');
  return {
    ready: loading.filter(isShown).length,
    all: loading.length,
    withIssues: loading.filter(hasIssues).length,
    troubles: loading
      .map((participant) => ({ participant, code: codeOf(participant) }))
      .filter(({ participant, code }) => code !== null || hasIssues(participant)),
  };
}

/** How old the figures of a dashboard are: the oldest of each. */
export interface Age {
  /** For when the data hold, ISO-8601. */
  readonly asOf: string | null;
  /** When a feed was read, epoch milliseconds. */
  readonly readAt: number | null;
}

function oldest<Moment extends string | number>(moments: readonly (Moment | null)[], at: (moment: Moment) => number) {
  const known = moments.filter((moment) => moment !== null);
  return known.toSorted((a, b) => at(a) - at(b))[0] ?? null;
}

/** How old the figures are that take part in a board. */
export function ageOf(participants: readonly Participant[]): Age {
  return {
    asOf: oldest(
      participants.map(({ measure }) => measure?.context.as_of ?? null),
      (text) => Date.parse(text),
    ),
    readAt: oldest(
      participants.map(({ readAt }) => readAt),
      (at) => at,
    ),
  };
}

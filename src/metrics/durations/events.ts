import type { Records } from '../../metric.js';
import { textReader, valueReader } from '../columns.js';

/** Something that happened to a case. */
export interface CaseEvent {
  readonly at: number;
  readonly type: string;
  readonly value: string | null;
  readonly actor: string | null;
}

/** The events of each case in order of time; those of one instant in the order of the feed. */
export function eventsByCase(events: Records | undefined, asOf: number): ReadonlyMap<string, readonly CaseEvent[]> {
  const byCase = new Map<string, CaseEvent[]>();
  if (!events) return byCase;
  const at = valueReader(events, 'at');
  const [id, type, value, actor] = ['case_id', 'type', 'value', 'actor'].map((name) => textReader(events, name));
  for (let row = 0; row < events.size; row++) {
    const of = id?.(row) ?? null;
    if (events.mask?.[row] === 0 || of === null || !(at(row) <= asOf)) continue;
    const event = { at: at(row), type: type?.(row) ?? '', value: value?.(row) ?? null, actor: actor?.(row) ?? null };
    const known = byCase.get(of);
    if (known) known.push(event);
    else byCase.set(of, [event]);
  }
  for (const list of byCase.values()) list.sort((a, b) => a.at - b.at);
  return byCase;
}

/** Whether a person of the team wrote to the customer: machines never count as a response. */
export function isHumanReply({ type, actor }: CaseEvent): boolean {
  return type === 'public_reply' && (actor === 'agent' || actor === null);
}

const solvedStatuses: ReadonlySet<string | null> = new Set(['solved', 'closed']);

/** Whether a status says that the case is solved. */
export function isSolved(status: string | null): boolean {
  return solvedStatuses.has(status);
}

/** When a case was solved, and when each solve was undone. */
export interface Solve {
  readonly at: number;
  /** NaN where it stood. */
  readonly undone: number;
}

/** The solves of a case in order; going from solved to closed is none of its own. */
export function solvesOf(events: readonly CaseEvent[]): Solve[] {
  const solves: { at: number; undone: number }[] = [];
  let solved = false;
  for (const { type, value, at } of events) {
    if (type !== 'status') continue;
    const last = solves.at(-1);
    if (isSolved(value) && !solved) solves.push({ at, undone: NaN });
    if (!isSolved(value) && solved && last) last.undone = at;
    solved = isSolved(value);
  }
  return solves;
}

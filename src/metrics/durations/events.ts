import type { Records, TextColumn } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { textReader, textsOf, valueReader, valuesOf } from '../columns.js';
import { ascendingOrder } from './order.js';

/** Something that happened to a case. */
export interface CaseEvent {
  readonly at: number;
  readonly type: string;
  readonly value: string | null;
  readonly actor: string | null;
}

/** The events of the cases of a feed. */
export interface EventsByRow {
  /** Those of a row's case in order of time; those of one instant in the order of the feed. */
  readonly of: (row: number) => readonly CaseEvent[];
  /** 1 for each row whose case has events; null where there are none. */
  readonly rows: Uint8Array | null;
}

const none: readonly CaseEvent[] = [];

/** The rows of the events that count, in order of time, those of one instant in the order of the feed. */
function* rowsInOrder(events: Records, asOf: number): Generator<void, Uint32Array> {
  const at = valuesOf(events, 'at') ?? new Float64Array(events.size).fill(NaN);
  const order = yield* ascendingOrder(at);
  let count = 0;
  for (const row of order) if (events.mask?.[row] !== 0 && (at[row] ?? NaN) <= asOf) order[count++] = row;
  return order.subarray(0, count);
}

/** The code in `events` of each case's name, by the code it has in `cases`; −1 where it has no events. */
function* codesIn(events: TextColumn, cases: TextColumn): Generator<void, Int32Array> {
  const codes = new Map<string, number>();
  const own = new Int32Array(cases.texts.size).fill(-1);
  yield* eachRow(events.texts.size, (code) => void codes.set(events.texts.at(code) ?? '', code));
  yield* eachRow(own.length, (code) => {
    own[code] = codes.get(cases.texts.at(code) ?? '') ?? -1;
  });
  return own;
}

/** Rows of events by the case they are of, those of a case one after the other: from `starts[code]` to the next. */
function* byCase(ids: TextColumn, rows: Uint32Array) {
  const starts = new Uint32Array(ids.texts.size + 1);
  yield* eachRow(rows.length, (place) => {
    const code = ids.codes[rows[place] ?? 0] ?? -1;
    if (code >= 0) starts[code + 1] = (starts[code + 1] ?? 0) + 1;
  });
  for (let code = 0; code < ids.texts.size; code++) starts[code + 1] = (starts[code + 1] ?? 0) + (starts[code] ?? 0);
  const [next, sorted] = [starts.slice(), new Uint32Array(rows.length)];
  yield* eachRow(rows.length, (place) => {
    const row = rows[place] ?? 0;
    const code = ids.codes[row] ?? -1;
    if (code < 0) return;
    sorted[next[code] ?? 0] = row;
    next[code] = (next[code] ?? 0) + 1;
  });
  return { starts, sorted };
}

function eventReader(events: Records): (row: number) => CaseEvent {
  const at = valueReader(events, 'at');
  const [type, value, actor] = [textReader(events, 'type'), textReader(events, 'value'), textReader(events, 'actor')];
  return (row) => ({ at: at(row), type: type(row) ?? '', value: value(row), actor: actor(row) });
}

/** The events of each case up to `asOf`, in steps between which the caller may pause. */
export function* eventsByRow(cases: Records, events: Records | undefined, asOf: number): Generator<void, EventsByRow> {
  const own = textsOf(cases, 'case_id');
  const ids = events ? textsOf(events, 'case_id') : null;
  if (!events || !own || !ids) return { of: () => none, rows: null };
  const codes = yield* codesIn(ids, own);
  const { starts, sorted } = yield* byCase(ids, yield* rowsInOrder(events, asOf));
  const event = eventReader(events);
  const codeAt = (row: number) => codes[own.codes[row] ?? -1] ?? -1;
  const rows = new Uint8Array(cases.size);
  yield* eachRow(cases.size, (row) => {
    const code = codeAt(row);
    if (code >= 0 && (starts[code + 1] ?? 0) > (starts[code] ?? 0)) rows[row] = 1;
  });
  const of = (row: number) =>
    rows[row] === 1 ? Array.from(sorted.subarray(starts[codeAt(row)], starts[codeAt(row) + 1]), event) : none;
  return { of, rows };
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

import type { Issue, Records, Settled, TextColumn } from '../../metric.js';
import { openMask } from '../../rollup/issues.js';
import { maskCasesInSteps } from '../cases/counted.js';
import { textsOf, valuesOf } from '../columns.js';
import { msPerMinute } from '../times.js';
import { atOnce, rowsByCustomer, type ByCustomer } from './by-customer.js';

/** Statuses of cases that nobody will reply to any more. */
const overStatuses: ReadonlySet<string> = new Set(['solved', 'closed', 'cancelled']);

/** The cases of customers, and when each was created and answered. */
export interface CaseHistory {
  readonly byCustomer: ByCustomer;
  readonly created: Float64Array;
  /** The first reply of a person by `as_of`; `NaN` where there was none. */
  readonly replied: Float64Array;
  /** Whence a case without a reply waits for none any more; `NaN` where it still waits. */
  readonly over: Float64Array;
  readonly ids: TextColumn | null;
  readonly issues: readonly Issue[];
}

/** When each case was first answered: its instant, else the minutes that the help desk measured. */
function* repliesOf(cases: Records, created: Float64Array, asOf: number): Generator<void, Float64Array> {
  const [at, minutes] = [valuesOf(cases, 'first_public_reply_at'), valuesOf(cases, 'first_response_min')];
  const replied = new Float64Array(cases.size);
  for (let row = 0; row < cases.size; row++) {
    const start = created[row] ?? NaN;
    const told = at?.[row] ?? NaN;
    const reply = Number.isNaN(told) ? start + Math.round(msPerMinute * (minutes?.[row] ?? NaN)) : told;
    replied[row] = reply <= asOf ? Math.max(reply, start) : NaN;
    if (row % atOnce === atOnce - 1) yield;
  }
  return replied;
}

/** When each case was over: the first of its solves and its close; of one over since nobody says when, its creation. */
function* endsOf(cases: Records, created: Float64Array): Generator<void, Float64Array> {
  const ends = ['first_solved_at', 'last_solved_at', 'closed_at'].map((name) => valuesOf(cases, name));
  const status = textsOf(cases, 'status');
  const isOver = status?.dictionary.map((text) => overStatuses.has(text)) ?? [];
  const over = new Float64Array(cases.size).fill(NaN);
  for (let row = 0; row < cases.size; row++) {
    let first = Infinity;
    for (const end of ends) if ((end?.[row] ?? NaN) < first) first = end?.[row] ?? first;
    if (first < Infinity) over[row] = first;
    else if (isOver[status?.codes[row] ?? -1]) over[row] = created[row] ?? NaN;
    if (row % atOnce === atOnce - 1) yield;
  }
  return over;
}

/** Names of cases decide between those created at one instant, whatever the order of the feed. */
function byName(ids: TextColumn | null): (a: number, b: number) => number {
  return (a, b) => {
    const [one, other] = [ids?.at(a) ?? '', ids?.at(b) ?? ''];
    return one < other ? -1 : Number(one > other);
  };
}

/** The cases that customers began by `as_of`, by customer in order of creation, with their first replies. */
export function* caseHistory(cases: Records, customers: TextColumn, settled: Settled): Generator<void, CaseHistory> {
  const mask = openMask(cases);
  const masked = yield* maskCasesInSteps(cases, mask, settled, 'by-customers');
  const created = valuesOf(cases, 'created_at') ?? new Float64Array(cases.size).fill(NaN);
  const ids = textsOf(cases, 'case_id');
  const byCustomer = yield* rowsByCustomer(cases, mask, created, customers, byName(ids));
  return {
    byCustomer,
    created,
    replied: yield* repliesOf(cases, created, settled.asOf ?? Infinity),
    over: yield* endsOf(cases, created),
    ids,
    issues: [...masked, ...byCustomer.issues].map((issue) => ({ ...issue, field: `cases.${issue.field}` })),
  };
}

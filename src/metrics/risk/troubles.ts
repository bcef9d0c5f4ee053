import type { Issue, Records, Settled } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { matchesInSteps } from '../../rollup/link.js';
import { judgeAnswers } from '../closed-loop/unhappy.js';
import { textsOf, valueReader } from '../columns.js';
import { added, linkTargets } from '../sla/link.js';
import { customersOf, type Customers } from './customers.js';
import type { Standings } from './months.js';
import { bitOf, type Reason } from './reasons.js';

const breached: ReadonlySet<string | null> = new Set(['breached_closed', 'breached_open']);

/** Which reasons each customer had within so many milliseconds before each standing, and when the last of them came up. */
export class Troubles {
  /** Masks of reasons, customer by customer, one a standing. */
  readonly masks: Uint8Array;
  /** The latest reason of each customer; `NaN` without one. */
  readonly latest: Float64Array;
  readonly #dates: readonly number[];
  readonly #reach: number;

  constructor(customers: number, { dates }: Standings, reach: number) {
    this.masks = new Uint8Array(customers * dates.length);
    this.latest = new Float64Array(customers).fill(NaN);
    this.#dates = dates;
    this.#reach = reach;
  }

  /** Notes a reason of a customer; −1 is nobody, `NaN` never. */
  add(customer: number, at: number, reason: Reason): void {
    const last = this.#dates.length - 1;
    if (customer < 0 || !(at <= (this.#dates[last] ?? NaN))) return;
    if (!((this.latest[customer] ?? NaN) >= at)) this.latest[customer] = at;
    for (let standing = last; standing >= 0; standing--) {
      const date = this.#dates[standing] ?? NaN;
      if (date < at) return;
      const place = customer * this.#dates.length + standing;
      if (date - this.#reach < at) this.masks[place] = (this.masks[place] ?? 0) | bitOf(reason);
    }
  }
}

/** Cases that count, with the customer of each. */
export interface CustomerCases {
  readonly records: Records;
  readonly mask: Uint8Array;
  readonly of: Int32Array;
}

/** The customer of each row: by `account_id`, else by that of its case. */
function* customerOfRows(
  records: Records,
  customers: Customers,
  { records: cases, mask, of }: CustomerCases,
): Generator<void, Int32Array> {
  const found = yield* customersOf(records, customers);
  const [own, foreign] = [records.columns['case_id'], cases.columns['case_id']];
  if (!own || !foreign) return found;
  const rows = yield* matchesInSteps(own, foreign, mask);
  yield* eachRow(found.length, (row) => {
    if ((found[row] ?? -1) < 0) found[row] = of[rows[row] ?? -1] ?? -1;
  });
  return found;
}

function* escalations(troubles: Troubles, cases: CustomerCases): Generator<void, void> {
  const at = valueReader(cases.records, 'escalated_at');
  yield* eachRow(cases.records.size, (row) => {
    if (cases.mask[row] === 1) troubles.add(cases.of[row] ?? -1, at(row), 'escalated');
  });
}

/** Escalations among the events of cases. */
function* escalationEvents(
  troubles: Troubles,
  events: Records,
  customers: Customers,
  cases: CustomerCases,
): Generator<void, void> {
  const of = yield* customerOfRows(events, customers, cases);
  const [at, type] = [valueReader(events, 'at'), textsOf(events, 'type')];
  yield* eachRow(events.size, (row) => {
    if (events.mask?.[row] !== 0 && type?.at(row) === 'escalate') troubles.add(of[row] ?? -1, at(row), 'escalated');
  });
}

/** A target is missed when it was due; where only the source's verdict is known, when it stopped, else when it began. */
function* breaches(
  troubles: Troubles,
  { targets, schedules }: Readonly<Record<string, Records>>,
  customers: Customers,
  cases: CustomerCases,
  settled: Settled,
): Generator<void, readonly Issue[]> {
  if (!targets) return [];
  const of = yield* customerOfRows(targets, customers, cases);
  const roles = { main: targets, ...(schedules && { schedules }) };
  const linked = yield* linkTargets(roles, { ...settled, options: { 'target-metric': 'all' } });
  const state = textsOf(linked, added.state);
  const instants = [added.due, 'stopped_at', 'started_at'].map((name) => valueReader(linked, name));
  yield* eachRow(linked.size, (row) => {
    if (linked.mask?.[row] === 0 || !breached.has(state?.at(row) ?? null)) return;
    const at = instants.map((read) => read(row)).find((instant) => !Number.isNaN(instant)) ?? NaN;
    troubles.add(of[row] ?? -1, at, 'breached');
  });
  return linked.issues.map((issue) => ({ ...issue, field: `targets.${issue.field}` }));
}

function* unhappyAnswers(
  troubles: Troubles,
  answers: Records,
  customers: Customers,
  cases: CustomerCases,
): Generator<void, readonly Issue[]> {
  const of = yield* customerOfRows(answers, customers, cases);
  const { records, unhappy, issues } = yield* judgeAnswers(answers, { options: {} });
  const at = valueReader(records, 'responded_at');
  yield* eachRow(records.size, (row) => {
    if (records.mask?.[row] !== 0 && unhappy[row] === 1) troubles.add(of[row] ?? -1, at(row), 'unhappy');
  });
  return issues.map((issue) => ({ ...issue, field: `answers.${issue.field}` }));
}

/**
 * Notes in `troubles` what makes customers a risk: missed targets, escalated cases and unhappy answers, as far as there are
 * records of them. Returns what was found wrong. In steps between which the caller may pause.
 */
export function* findTroubles(
  troubles: Troubles,
  roles: Readonly<Record<string, Records>>,
  customers: Customers,
  cases: CustomerCases,
  settled: Settled,
): Generator<void, readonly Issue[]> {
  const { events, answers } = roles;
  yield* escalations(troubles, cases);
  if (events) yield* escalationEvents(troubles, events, customers, cases);
  const missed = yield* breaches(troubles, roles, customers, cases, settled);
  return [...missed, ...(answers ? yield* unhappyAnswers(troubles, answers, customers, cases) : [])];
}

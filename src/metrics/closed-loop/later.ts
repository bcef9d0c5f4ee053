import { instantColumn, numberColumn, type Columns, type Records } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { groupRows } from '../../rollup/groups.js';
import { rowsOf } from '../../rollup/rows-of.js';
import { textsOf, valuesOf } from '../columns.js';
import { ascendingOrder } from '../durations/order.js';
import { sortedByCode } from '../subscriptions/order.js';

/** Customers as numbers from 0, by row; −1 for an answer that is not anybody's, or tells nothing. */
interface Customers {
  readonly count: number;
  readonly of: Int32Array;
}

/** The answers that can come after others: those that count, have a time and say whether they are unhappy. */
function* telling(records: Records, at: Float64Array, unhappy: Float64Array): Generator<void, Uint8Array> {
  const mask = new Uint8Array(records.size);
  for (const [from, to] of eachStretch(mask.length)) {
    for (let row = from; row < to; row++) {
      const says = !Number.isNaN(at[row] ?? NaN) && !Number.isNaN(unhappy[row] ?? NaN);
      if (says && records.mask?.[row] !== 0) mask[row] = 1;
    }
    yield;
  }
  return mask;
}

/** Takes the rows that have a text out of `mask`. */
function* takeKnown(mask: Uint8Array, codes: Int32Array): Generator<void, Uint8Array> {
  const known = new Uint8Array(mask.length);
  for (const [from, to] of eachStretch(mask.length)) {
    for (let row = from; row < to; row++) {
      if (mask[row] === 0 || (codes[row] ?? -1) < 0) continue;
      mask[row] = 0;
      known[row] = 1;
    }
    yield;
  }
  return known;
}

/** Accounts, and respondents where no account is known; who answers several kinds of survey is several. */
function* customersOf(records: Records, mask: Uint8Array): Generator<void, Customers> {
  const kind = textsOf(records, 'kind');
  const of = new Int32Array(records.size).fill(-1);
  let count = 0;
  for (const name of ['account_id', 'respondent_id']) {
    const id = textsOf(records, name);
    if (id === null) continue;
    const known = yield* takeKnown(mask, id.codes);
    const { keys, examples } = yield* groupRows(kind ? [kind, id] : [id], known, records.size);
    const rows = rowsOf(known, records.size);
    for (const [from, to] of eachStretch(rows.length)) {
      for (let place = from; place < to; place++) of[rows[place] ?? 0] = count + (keys[rows[place] ?? 0] ?? 0);
      yield;
    }
    count += examples.length;
  }
  return { count, of };
}

/** The values of rows, in their order. */
function* valuesAt(rows: Int32Array, values: Float64Array): Generator<void, Float64Array> {
  const own = new Float64Array(rows.length);
  for (const [from, to] of eachStretch(rows.length)) {
    for (let place = from; place < to; place++) own[place] = values[rows[place] ?? 0] ?? NaN;
    yield;
  }
  return own;
}

function* reordered(rows: Int32Array, order: Uint32Array): Generator<void, Int32Array> {
  const own = new Int32Array(rows.length);
  for (const [from, to] of eachStretch(rows.length)) {
    for (let place = from; place < to; place++) own[place] = rows[order[place] ?? 0] ?? 0;
    yield;
  }
  return own;
}

function* rowsOfCustomers({ of }: Customers): Generator<void, Int32Array> {
  const rows = new Int32Array(of.length);
  let count = 0;
  for (const [from, to] of eachStretch(of.length)) {
    for (let row = from; row < to; row++) if ((of[row] ?? -1) >= 0) rows[count++] = row;
    yield;
  }
  return rows.subarray(0, count);
}

/**
 * Answers by customer, then time. Of answers at the same instant an unhappy one is first, so that the order of rows does
 * not matter.
 */
function* inOrder(customers: Customers, at: Float64Array, unhappy: Float64Array): Generator<void, Int32Array> {
  const rows = yield* rowsOfCustomers(customers);
  const byMood = yield* sortedByCode(rows, 2, (row) => (unhappy[row] === 1 ? 0 : 1));
  const byTime = yield* reordered(byMood, yield* ascendingOrder(yield* valuesAt(byMood, at)));
  return yield* sortedByCode(byTime, customers.count, (row) => customers.of[row] ?? 0);
}

/**
 * The next later answer of the same customer to the same kind of survey: when it came (`later_at`) and whether it was
 * unhappy again (`later_unhappy`). In steps between which the caller may pause.
 */
export function* laterAnswers(records: Records, unhappy: Float64Array): Generator<void, Columns> {
  const missing = () => new Float64Array(records.size).fill(NaN);
  const [laterAt, laterUnhappy, at] = [missing(), missing(), valuesOf(records, 'responded_at') ?? missing()];
  const customers = yield* customersOf(records, yield* telling(records, at, unhappy));
  const rows = yield* inOrder(customers, at, unhappy);
  let [following, next] = [-1, -1];
  for (const [from, to] of eachStretch(rows.length)) {
    for (let i = from; i < to; i++) {
      const row = rows[rows.length - 1 - i] ?? 0;
      if (following < 0 || customers.of[row] !== customers.of[following]) next = -1;
      // The first of several at one instant stands for them all.
      else if ((at[following] ?? NaN) > (at[row] ?? NaN)) next = following;
      following = row;
      if (next < 0) continue;
      laterAt[row] = at[next] ?? NaN;
      laterUnhappy[row] = unhappy[next] ?? NaN;
    }
    yield;
  }
  return { later_at: instantColumn(laterAt), later_unhappy: numberColumn(laterUnhappy) };
}

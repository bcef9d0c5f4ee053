import type { Issue, Records, TextColumn, Texts } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { issueOf } from '../../rollup/issues.js';
import { sameTexts } from '../../rollup/same-texts.js';
import { textsOf } from '../columns.js';
import { sortedByCode } from '../subscriptions/order.js';

/** Texts, rows or customers between pauses. */
export const atOnce = 4096;

/** Rows of a further record by customer, in order of time: those of customer c are `rows[starts[c] … starts[c + 1] − 1]`. */
export interface ByCustomer {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** Rows of accounts that are no customers. */
  readonly issues: readonly Issue[];
}

/** The customer of each account as a code of its column, −1 for one that is none. */
function* customersOf(accounts: Texts, ids: TextColumn): Generator<void, Int32Array> {
  const customers = new Int32Array(ids.texts.size).fill(-1);
  yield* eachRow(ids.length, (customer) => {
    customers[ids.codes[customer] ?? -1] = customer;
  });
  const same = yield* sameTexts(accounts, ids.texts);
  return same.map((code) => customers[code] ?? -1);
}

/** Rows of customers, and rows with an account that is none. */
function* rowsOfCustomers(mask: Uint8Array, times: Float64Array, customerOf: (row: number) => number, ids: Int32Array) {
  const rows = new Int32Array(mask.length);
  const orphans: number[] = [];
  let count = 0;
  for (let row = 0; row < mask.length; row++) {
    if (row % atOnce === atOnce - 1) yield;
    if (mask[row] === 0 || Number.isNaN(times[row] ?? NaN)) continue;
    if (customerOf(row) >= 0) rows[count++] = row;
    else if ((ids[row] ?? -1) >= 0) orphans.push(row);
  }
  return { rows: rows.subarray(0, count), orphans };
}

function startsOf(rows: Int32Array, customers: number, customerOf: (row: number) => number): Int32Array {
  const starts = new Int32Array(customers + 1);
  for (const row of rows) {
    const next = customerOf(row) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let next = 1; next <= customers; next++) starts[next] = (starts[next] ?? 0) + (starts[next - 1] ?? 0);
  return starts;
}

/** Sorts the rows of each customer; the rank decides between equal times. */
function* sortEach(starts: Int32Array, rows: Int32Array, times: Float64Array, rank: (a: number, b: number) => number) {
  let sorted = 0;
  for (let customer = 0; customer < starts.length - 1; customer++) {
    const own = rows.subarray(starts[customer], starts[customer + 1]);
    if (own.length > 1) own.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || rank(a, b));
    sorted += own.length + 1;
    if (sorted < atOnce) continue;
    sorted = 0;
    yield;
  }
}

/**
 * The rows of `records` that count and have a time, by customer (`account_id` among `ids`) and in order of `times`; of
 * equal times the `rank` decides. Accounts that are no customers are an `orphan` issue.
 */
export function* rowsByCustomer(
  records: Records,
  mask: Uint8Array,
  times: Float64Array,
  ids: TextColumn,
  rank: (a: number, b: number) => number,
): Generator<void, ByCustomer> {
  const accounts = textsOf(records, 'account_id');
  if (accounts === null) return { starts: new Int32Array(ids.length + 1), rows: new Int32Array(0), issues: [] };
  const customers = yield* customersOf(accounts.texts, ids);
  const customerOf = (row: number) => customers[accounts.codes[row] ?? -1] ?? -1;
  const found = yield* rowsOfCustomers(mask, times, customerOf, accounts.codes);
  const starts = startsOf(found.rows, ids.length, customerOf);
  yield;
  const rows = yield* sortedByCode(found.rows, ids.length, customerOf);
  yield;
  yield* sortEach(starts, rows, times, rank);
  return { starts, rows, issues: issueOf('orphan', 'account_id', found.orphans, records) };
}

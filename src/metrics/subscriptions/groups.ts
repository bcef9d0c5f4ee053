import type { TextColumn } from '../../metric.js';
import { rowsOf } from '../../rollup/rows-of.js';
import { sortedByCode } from './order.js';

/** Rows by customer, then month, then (where asked) subscription; of equal ones as they stand in the feed. */
export interface Sorted {
  readonly rows: Int32Array;
  /** Customer of each row, as a code of the account column. */
  readonly customer: Int32Array;
  readonly month: Int32Array;
}

function span(rows: Int32Array, month: Int32Array): { readonly first: number; readonly size: number } {
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < rows.length; i++) {
    const at = month[rows[i] ?? 0] ?? 0;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return { first, size: rows.length === 0 ? 0 : last - first + 1 };
}

/** Sorts the rows that `mask` lets through; every one of them has a customer and a month. */
export function* sortedRows(
  mask: Uint8Array,
  accounts: TextColumn,
  month: Int32Array,
  subscriptions: TextColumn | null,
): Generator<void, Sorted> {
  let rows: Int32Array = new Int32Array(rowsOf(mask, mask.length));
  const customer = accounts.codes;
  yield;
  if (subscriptions) {
    const { codes, texts } = subscriptions;
    rows = yield* sortedByCode(rows, texts.size + 1, (row) => (codes[row] ?? -1) + 1);
  }
  const { first, size } = span(rows, month);
  yield;
  rows = yield* sortedByCode(rows, size, (row) => (month[row] ?? 0) - first);
  rows = yield* sortedByCode(rows, accounts.texts.size, (row) => customer[row] ?? 0);
  return { rows, customer, month };
}

/** Where the run of equal codes that begins at `from` ends, exclusive; no further than `until`. */
export function endOfRun(rows: Int32Array, from: number, until: number, codes: Int32Array): number {
  const code = codes[rows[from] ?? 0];
  let end = from + 1;
  while (end < until && codes[rows[end] ?? 0] === code) end++;
  return end;
}

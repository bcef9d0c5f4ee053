import type { Records, Settled, TextColumn } from '../../metric.js';
import { valuesOf } from '../columns.js';
import { rowsAtOnce, runningMonth } from './calendar.js';
import { Entries } from './entries.js';
import { endOfRun, sortedRows, type Sorted } from './groups.js';
import { perUnit } from './money.js';

/** By how much revenue moved, and what a feed lets one know of how it stood before. */
interface Movement {
  readonly at: Float64Array;
  readonly delta: (row: number) => number;
  /** What revenue was before a movement; 0 where the feed does not say what it was after. */
  readonly before: (row: number) => number;
}

function movementOf(records: Records): Movement {
  const [at, deltas, after] = ['at', 'delta', 'mrr_after'].map((name) => valuesOf(records, name));
  const delta = (row: number) => Math.round((deltas?.[row] || 0) * perUnit);
  const before = (row: number) => {
    const known = after?.[row] ?? NaN;
    return Number.isNaN(known) ? 0 : Math.round(known * perUnit) - delta(row);
  };
  return { at: at ?? new Float64Array(), delta, before };
}

function earliest(rows: Int32Array, from: number, until: number, at: Float64Array): number {
  let first = rows[from] ?? 0;
  for (let i = from + 1; i < until; i++) {
    const row = rows[i] ?? 0;
    if ((at[row] ?? 0) < (at[first] ?? 0)) first = row;
  }
  return first;
}

/** How a customer stands after the movements of a month. */
interface Balance {
  amount: number;
  row: number;
  left: number;
}

function move(balance: Balance, rows: Int32Array, from: number, until: number, { at, delta }: Movement): void {
  let latest = rows[from] ?? 0;
  for (let i = from; i < until; i++) {
    const row = rows[i] ?? 0;
    balance.amount += delta(row);
    if ((at[row] ?? 0) >= (at[latest] ?? 0)) latest = row;
  }
  balance.left = balance.amount > 0 ? NaN : (at[latest] ?? NaN);
  balance.row = latest;
}

/** The months of one customer from its movements, up to the month that runs. Returns when it left, and odd rows. */
function addCustomer(
  { rows, month }: Sorted,
  [from, until]: readonly [number, number],
  movement: Movement,
  entries: Entries,
  running: number,
): { readonly left: number; readonly negative: readonly number[] } {
  const firstMonth = endOfRun(rows, from, until, month);
  const amount = Math.max(0, movement.before(earliest(rows, from, firstMonth, movement.at)));
  const balance: Balance = { amount, row: rows[from] ?? 0, left: NaN };
  const negative: number[] = [];
  for (let start = from; start < until;) {
    const end = endOfRun(rows, start, until, month);
    move(balance, rows, start, end, movement);
    if (balance.amount < 0) negative.push(balance.row);
    const next = end < until ? (month[rows[end] ?? 0] ?? 0) : running + 1;
    if (balance.amount > 0) {
      for (let at = month[rows[start] ?? 0] ?? 0; at < next; at++) entries.push(at, balance.amount, balance.row);
    }
    start = end;
  }
  return { left: balance.left, negative };
}

/** Months from movements: revenue at a month's end is what all movements up to then come to. */
export function* monthsOfMovements(
  records: Records,
  counted: { readonly mask: Uint8Array; readonly month: Int32Array; readonly accounts: TextColumn },
  settled: Settled,
): Generator<void, { readonly entries: Entries; readonly negative: readonly number[] }> {
  const { rows, customer, month } = yield* sortedRows(counted.mask, counted.accounts, counted.month, null);
  const movement = movementOf(records);
  const [entries, odd, running] = [new Entries(), [] as number[], runningMonth(settled)];
  let paused = 0;
  for (let from = 0; from < rows.length;) {
    const until = endOfRun(rows, from, rows.length, customer);
    const { left, negative } = addCustomer({ rows, customer, month }, [from, until], movement, entries, running);
    odd.push(...negative);
    entries.close(customer[rows[from] ?? 0] ?? -1, left);
    from = until;
    if (from - paused < rowsAtOnce) continue;
    paused = from;
    yield;
  }
  return { entries, negative: odd };
}

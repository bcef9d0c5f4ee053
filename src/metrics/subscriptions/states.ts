import type { Records, Settled, TextColumn } from '../../metric.js';
import { textsOf, valuesOf } from '../columns.js';
import { lastComplete, monthStart, rowsAtOnce } from './calendar.js';
import { Entries } from './entries.js';
import { endOfRun, sortedRows, type Sorted } from './groups.js';
import { perUnit } from './money.js';

/** What the rows of one customer and month come to. */
interface MonthSum {
  /** Ten-thousandths; NaN where there is no row to take. */
  readonly amount: number;
  readonly isActive: boolean;
  /** The row that speaks for the month: the latest. */
  readonly row: number;
  /** How many rows are repeated by later ones. */
  readonly superseded: readonly number[];
}

type Later = (row: number, than: number) => boolean;

/** Whether a row says what held later than another; of equal ones the one changed last, then the last of the feed. */
function lateness(records: Records, time: string): Later {
  const [at, updated] = [valuesOf(records, time), valuesOf(records, 'updated_at')];
  const changed = (row: number) => updated?.[row] || 0;
  return (row, than) => {
    const difference = (at?.[row] ?? 0) - (at?.[than] ?? 0);
    return difference === 0 ? changed(row) >= changed(than) : difference > 0;
  };
}

/** How the rows of a customer and month, `from` … `until` in order, are read. */
type Reader = (rows: Int32Array, from: number, until: number) => MonthSum;

/** The latest row of `from` … `until`; the others are repeated by it. */
function latest(rows: Int32Array, from: number, until: number, isLater: Later, repeated: number[]): number {
  let best = rows[from] ?? 0;
  for (let i = from + 1; i < until; i++) {
    const row = rows[i] ?? 0;
    const wins = isLater(row, best);
    repeated.push(wins ? best : row);
    if (wins) best = row;
  }
  return best;
}

/** The last state of each subscription in the month, added up. The latest that is paid for speaks for the customer. */
function stateReader(records: Records, subscriptions: TextColumn | null, isLater: Later): Reader {
  const mrr = valuesOf(records, 'mrr');
  const amountOf = (row: number) => Math.round((mrr?.[row] ?? 0) * perUnit);
  return (rows, from, until) => {
    let [amount, speaker] = [0, -1];
    const superseded: number[] = [];
    for (let start = from; start < until;) {
      const end = subscriptions ? endOfRun(rows, start, until, subscriptions.codes) : until;
      const row = latest(rows, start, end, isLater, superseded);
      const [paid, isPaid] = [amountOf(row), speaker >= 0 && amountOf(speaker) > 0];
      amount += paid;
      if (speaker < 0 || (paid > 0 && !isPaid) || (paid > 0 === isPaid && isLater(row, speaker))) speaker = row;
      start = end;
    }
    return { amount, isActive: amount > 0, row: speaker, superseded };
  };
}

/** Everything that a customer did in the month, added up. */
function activityReader(records: Records, isLater: Later): Reader {
  const money = valuesOf(records, 'amount');
  return (rows, from, until) => {
    let [amount, speaker] = [0, rows[from] ?? 0];
    for (let i = from; i < until; i++) {
      const row = rows[i] ?? 0;
      amount += Math.round((money?.[row] || 0) * perUnit);
      if (isLater(row, speaker)) speaker = row;
    }
    return { amount: money ? amount : NaN, isActive: true, row: speaker, superseded: [] };
  };
}

/** The months of one customer, whose rows are `from` … `until`; returns when it left, NaN where it is still there. */
function addCustomer(
  { rows, month }: Sorted,
  [from, until]: readonly [number, number],
  read: Reader,
  found: { readonly entries: Entries; readonly superseded: number[]; readonly at: Float64Array },
  leftAfter: (month: number) => number,
): number {
  let left = NaN;
  for (let start = from; start < until;) {
    const end = endOfRun(rows, start, until, month);
    const { amount, isActive, row, superseded } = read(rows, start, end);
    if (isActive) {
      found.entries.push(month[rows[start] ?? 0] ?? 0, amount, row);
      left = NaN;
    } else if (Number.isNaN(left)) left = found.at[row] ?? NaN;
    for (const repeated of superseded) found.superseded.push(repeated);
    start = end;
  }
  const last = found.entries.lastMonth;
  const missed = leftAfter(last);
  return Number.isNaN(left) ? missed : Math.min(left, Number.isNaN(missed) ? Infinity : missed);
}

/** Months from states or activities: each row speaks for the month it lies in. */
export function* monthsOfRows(
  records: Records,
  counted: { readonly mask: Uint8Array; readonly month: Int32Array; readonly accounts: TextColumn },
  shape: 'states' | 'activity',
  settled: Settled,
): Generator<void, { readonly entries: Entries; readonly superseded: readonly number[] }> {
  const subscriptions = shape === 'states' ? textsOf(records, 'subscription_id') : null;
  const sorted = yield* sortedRows(counted.mask, counted.accounts, counted.month, subscriptions);
  const isLater = lateness(records, 'at');
  const read = shape === 'states' ? stateReader(records, subscriptions, isLater) : activityReader(records, isLater);
  const found = {
    entries: new Entries(),
    superseded: [] as number[],
    at: valuesOf(records, 'at') ?? new Float64Array(),
  };
  const last = lastComplete(settled);
  const ends = new Map<number, number>();
  const leftAfter = (month: number): number => {
    if (month < 0 || month >= last) return NaN;
    const end = ends.get(month) ?? monthStart(month + 2, settled);
    ends.set(month, end);
    return end;
  };
  let paused = 0;
  for (let from = 0; from < sorted.rows.length;) {
    const until = endOfRun(sorted.rows, from, sorted.rows.length, sorted.customer);
    const left = addCustomer(sorted, [from, until], read, found, leftAfter);
    found.entries.close(sorted.customer[sorted.rows[from] ?? 0] ?? -1, left);
    from = until;
    if (from - paused < rowsAtOnce) continue;
    paused = from;
    yield;
  }
  return { entries: found.entries, superseded: found.superseded };
}

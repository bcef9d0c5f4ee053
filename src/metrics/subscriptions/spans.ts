import type { Records, Settled, TextColumn } from '../../metric.js';
import { valuesOf } from '../columns.js';
import { monthsOf, rowsAtOnce, runningMonth } from './calendar.js';
import { Entries } from './entries.js';
import { endOfRun, sortedRows } from './groups.js';
import { perUnit } from './money.js';

/** What one customer pays month by month, from the first of its spans on. */
class Ledger {
  readonly #amounts: number[] = [];
  readonly #rows: number[] = [];

  /** Adds a span's amount to the months `from` … `until`; the span that is added last speaks for them. */
  add(from: number, until: number, amount: number, row: number): void {
    for (let month = from; month <= until; month++) {
      this.#amounts[month] = (this.#amounts[month] ?? 0) + amount;
      if (amount > 0) this.#rows[month] = row;
    }
  }

  /** Hands over the months with an amount, counted from `first`. */
  pour(entries: Entries, first: number, hasMoney: boolean): void {
    for (let month = 0; month < this.#amounts.length; month++) {
      const amount = this.#amounts[month] ?? 0;
      if (amount > 0) entries.push(first + month, hasMoney ? amount : NaN, this.#rows[month] ?? -1);
    }
    this.#amounts.length = 0;
    this.#rows.length = 0;
  }
}

/** The spans of a feed, read row by row. */
interface Spans {
  readonly amount: (row: number) => number;
  /** The last month at whose end a span runs: the one before it ended, or the one that runs now. */
  readonly lastMonth: (row: number) => number;
  /** When a span ended; infinite while it runs. */
  readonly ended: (row: number) => number;
}

function* spansOf(records: Records, settled: Settled): Generator<void, Spans> {
  const [ends, mrr] = [valuesOf(records, 'ended_at'), valuesOf(records, 'mrr')];
  const endMonths = ends ? yield* monthsOf(ends, settled) : null;
  const [asOf, running] = [settled.asOf ?? Infinity, runningMonth(settled)];
  const ended = (row: number) => {
    const end = ends?.[row] ?? NaN;
    return end <= asOf ? end : Infinity;
  };
  return {
    amount: (row) => (mrr ? Math.round((mrr[row] || 0) * perUnit) : 1),
    lastMonth: (row) => (ended(row) === Infinity ? running : (endMonths?.[row] ?? running) - 1),
    ended,
  };
}

/**
 * Months from spans: a customer pays at the end of a month what all of its spans come to that began by then and end
 * later; in the month that runs, at `as_of`. A span that begins and ends within a month is in none.
 */
export function* monthsOfSpans(
  records: Records,
  counted: { readonly mask: Uint8Array; readonly month: Int32Array; readonly accounts: TextColumn },
  settled: Settled,
): Generator<void, Entries> {
  const { rows, customer, month } = yield* sortedRows(counted.mask, counted.accounts, counted.month, null);
  const { amount, lastMonth, ended } = yield* spansOf(records, settled);
  const started = valuesOf(records, 'started_at');
  const hasMoney = records.columns['mrr'] !== undefined;
  const [entries, ledger] = [new Entries(), new Ledger()];
  let paused = 0;
  for (let from = 0; from < rows.length;) {
    const until = endOfRun(rows, from, rows.length, customer);
    const first = month[rows[from] ?? 0] ?? 0;
    const own = [...rows.subarray(from, until)].sort((a, b) => (started?.[a] ?? 0) - (started?.[b] ?? 0));
    for (const row of own) ledger.add((month[row] ?? 0) - first, lastMonth(row) - first, amount(row), row);
    ledger.pour(entries, first, hasMoney);
    const left = own.reduce((latest, row) => Math.max(latest, amount(row) > 0 ? ended(row) : -Infinity), -Infinity);
    entries.close(customer[rows[from] ?? 0] ?? -1, left === Infinity ? NaN : left);
    from = until;
    if (from - paused < rowsAtOnce) continue;
    paused = from;
    yield;
  }
  return entries;
}

import type { Records, Settled } from '../../metric.js';
import { textsOf } from '../columns.js';
import { lastDay, monthStart } from '../subscriptions/calendar.js';
import type { AccountMonths } from '../subscriptions/months.js';
import { tenureBand } from './bands.js';
import { atOnce } from './by-customer.js';
import { addLine, type Lines } from './lines.js';
import type { ChurnOptions } from './options.js';
import type { ReplyWindow } from './window.js';

/** What lines by month are made from. */
export interface MonthSource {
  readonly main: Records;
  readonly months: AccountMonths;
  readonly settled: Settled;
  readonly options: ChurnOptions;
  /** Null without a feed of cases. */
  readonly replies: ReplyWindow | null;
}

/** The first instant of each month of the feed, and the instant it is dated by. */
export function instantsOf({ customers, first, last }: AccountMonths, settled: Settled) {
  const length = customers === 0 ? 0 : Math.max(0, last - first + 1);
  const months = Array.from({ length }, (_, i) => first + i);
  return {
    starts: months.map((month) => monthStart(month, settled)),
    dates: months.map((month) => lastDay(month, settled)),
  };
}

/** The last entry of a customer up to a month, its first one before that; `month` never goes back. */
function entryReader(months: AccountMonths, from: number, until: number): (month: number) => number {
  let entry = from;
  return (month) => {
    while (entry + 1 < until && (months.month[entry + 1] ?? Infinity) <= month) entry++;
    return entry;
  };
}

/**
 * Adds a line for each customer and month at risk: one at whose start the customer paid and that is complete. Who pays no
 * more at its end has churned in it, whether or not the customer comes back later. The tier is that of `tier-lag` before
 * the month, the first one for customers younger than that; the reply band that of the cases in `reply-window` before it.
 */
export function* addMonths(lines: Lines, source: MonthSource): Generator<void, void> {
  const { main, months, settled, options, replies } = source;
  const { starts, dates } = instantsOf(months, settled);
  const tier = textsOf(main, 'tier')?.codes;
  let paused = 0;
  for (let customer = 0; customer < months.customers; customer++) {
    const [from, until] = [months.starts[customer] ?? 0, months.starts[customer + 1] ?? 0];
    const heldAt = entryReader(months, from, until);
    const born = months.month[from] ?? 0;
    replies?.enter(customer);
    for (let entry = from; entry < until; entry++) {
      const before = months.month[entry] ?? 0;
      if (before >= months.last) break;
      const place = before + 1 - months.first;
      const line = addLine(lines, 'month', months.row[entry] ?? -1);
      lines.time[line] = dates[place] ?? NaN;
      lines.month[line] = before + 1;
      lines.held[line] = tier?.[months.row[heldAt(before - options.lagMonths)] ?? -1] ?? -1;
      lines.band[line] = replies?.bandAt(starts[place] ?? NaN) ?? -1;
      lines.tenure[line] = tenureBand(before - born);
      lines.n[line] = 1;
      lines.exposure[line] = 1;
      lines.churned[line] = Number(entry + 1 === until || months.month[entry + 1] !== before + 1);
    }
    if (lines.size - paused < atOnce) continue;
    paused = lines.size;
    yield;
  }
}

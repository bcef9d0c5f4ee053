import { localDate } from '../../calendar/index.js';
import { monthStart } from '../subscriptions/calendar.js';
import type { AccountMonths } from '../subscriptions/months.js';
import { msPerDay } from '../times.js';
import { replyBand } from './bands.js';
import { addLine, endLine, type Lines } from './lines.js';
import type { MonthSource } from './month-lines.js';
import type { Ratings } from './ratings.js';
import type { CaseHistory } from './replies.js';

/** Customers between pauses: each takes a date in the question's zone. */
const customersAtOnce = 1024;

/** What lines after a case are made from. */
export interface CaseSource extends Pick<MonthSource, 'months' | 'settled' | 'options'> {
  readonly history: CaseHistory;
  /** Null without a feed of answers. */
  readonly ratings: Ratings | null;
  /** Whether the feed dates churn by the month. */
  readonly isByMonth: boolean;
}

/** The row that spoke for the customer when a month began: that of the month before, the first one for a customer since. */
function rowBefore({ month, row, starts }: AccountMonths, customer: number, current: number): number {
  const [from, until] = [starts[customer] ?? 0, starts[customer + 1] ?? 0];
  let entry = from;
  while (entry + 1 < until && (month[entry + 1] ?? Infinity) < current) entry++;
  return row[entry] ?? -1;
}

/** The customer's last case up to an instant, −1 where there is none. */
function lastCase({ byCustomer: { starts, rows }, created }: CaseHistory, customer: number, end: number): number {
  for (let place = (starts[customer + 1] ?? 0) - 1; place >= (starts[customer] ?? 0); place--) {
    const row = rows[place] ?? -1;
    if ((created[row] ?? NaN) <= end) return row;
  }
  return -1;
}

/**
 * Adds a line for each customer with a case: the days begun from the creation of its last case, before leaving, to leaving
 * for good or, where it is still there, to the instant up to which that is known. With the rating of the case, and the band
 * of its first reply where one came by then.
 */
export function* addLastCases(lines: Lines, source: CaseSource): Generator<void, void> {
  const { months, settled, options, history, ratings, isByMonth } = source;
  const { created, replied, ids } = history;
  const asOf = settled.asOf ?? NaN;
  // Who left since the last complete month cannot be known where churn is dated by the month.
  const known = isByMonth ? Math.min(asOf, monthStart(months.last + 1, settled)) : asOf;
  for (let customer = 0; customer < months.customers; customer++) {
    if (customer % customersAtOnce === customersAtOnce - 1) yield;
    const left = months.left[customer] ?? NaN;
    const hasLeft = left <= known;
    const end = hasLeft ? left : known;
    const row = lastCase(history, customer, end);
    if (row === -1) continue;
    const from = created[row] ?? NaN;
    const { year, month } = localDate(settled.timeZone, from);
    const line = addLine(lines, 'case', rowBefore(months, customer, 12 * year + month - 1));
    lines.time[line] = from;
    const reply = replied[row] ?? NaN;
    if (reply <= end) lines.band[line] = replyBand(reply - from, options.bands);
    lines.mood[line] = ratings?.of(customer, ids?.codes[row] ?? -1, from, end) ?? -1;
    lines.by_month[line] = Number(isByMonth);
    endLine(lines, line, Math.ceil((end - from) / msPerDay), hasLeft);
  }
}

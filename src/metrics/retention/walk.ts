import type { AccountMonths } from '../subscriptions/months.js';
import { movements, type Lines, type Movement } from './lines.js';
import type { RetentionOptions } from './options.js';

/** What the lines of all customers have in common. */
export interface Walk {
  readonly account: AccountMonths;
  readonly lines: Lines;
  readonly options: RetentionOptions;
  readonly groupOf: (row: number) => number;
  /** The month at whose end the last window ends: its customers are kept apart by their amounts. */
  readonly lastWindow: number;
}

/** The months of one customer from its first on, gaps filled with nothing. */
export interface Months {
  readonly cohort: number;
  /** Ages up to the last complete month, −1 where the customer began after it. */
  readonly seen: number;
  /** Age at which it was last active. */
  readonly lastAge: number;
  /** Amount at each age, 0 without money. */
  readonly amount: Float64Array;
  /** Row that speaks for each age, −1 where the customer is not active. */
  readonly row: Int32Array;
  /** Amounts lost from one month to the next, added up to each age. */
  readonly lost: Float64Array;
}

/**
 * Room for the months of any one customer, used again for the next: as many as it was active, and a window after them.
 */
export function monthsReader(account: AccountMonths, window: number): (customer: number) => Months {
  const { starts, month, amount, row, last } = account;
  let latest = account.first;
  for (let entry = 0; entry < month.length; entry++) latest = Math.max(latest, month[entry] ?? 0);
  const amounts = new Float64Array(latest - account.first + window + 2);
  const rows = new Int32Array(amounts.length);
  const lost = new Float64Array(amounts.length);
  return (customer) => {
    const [from, until] = [starts[customer] ?? 0, starts[customer + 1] ?? 0];
    const cohort = month[from] ?? 0;
    const lastAge = (month[until - 1] ?? cohort) - cohort;
    const length = lastAge + window + 2;
    amounts.fill(0, 0, length);
    rows.fill(-1, 0, length);
    for (let entry = from; entry < until; entry++) {
      const age = (month[entry] ?? 0) - cohort;
      amounts[age] = amount[entry] || 0;
      rows[age] = row[entry] ?? -1;
    }
    for (let age = 1; age < length; age++) {
      lost[age] = (lost[age - 1] ?? 0) + Math.max(0, (amounts[age - 1] ?? 0) - (amounts[age] ?? 0));
    }
    return { cohort, seen: last - cohort, lastAge, amount: amounts, row: rows, lost };
  };
}

/** Adds one customer of a window: what it paid at its start and at its end, and what is kept of the first. */
export function addWindow(
  { sums }: Lines,
  line: number,
  isKept: boolean,
  start: number,
  end: number,
  gross: number,
): void {
  sums.n.add(line, 1);
  if (isKept) sums.kept.add(line, 1);
  if (start === 0 && end === 0) return;
  sums.start.add(line, start);
  sums.end.add(line, end);
  sums.gross.add(line, gross);
  sums.start_squared.add(line, start * start);
  sums.end_squared.add(line, end * end);
  sums.gross_squared.add(line, gross * gross);
  sums.start_end.add(line, start * end);
  sums.start_gross.add(line, start * gross);
}

function windows({ cohort, seen, lastAge, amount, row, lost }: Months, walk: Walk): void {
  const { lines, options, groupOf, lastWindow } = walk;
  const { window, form } = options;
  for (let age = 0; age <= Math.min(lastAge, seen - window); age++) {
    const from = row[age] ?? -1;
    if (from < 0) continue;
    const start = amount[age] ?? 0;
    const end = amount[age + window] ?? 0;
    const gross = form === 'point' ? Math.min(start, end) : start - ((lost[age + window] ?? 0) - (lost[age] ?? 0));
    const month = cohort + age + window;
    const isApart = month === lastWindow && walk.account.hasMoney;
    const group = groupOf(from);
    const line = isApart
      ? lines.open('window', month, 0, group, start, end, gross)
      : lines.at('window', month, 0, group);
    addWindow(lines, line, (row[age + window] ?? -1) >= 0, start, end, gross);
  }
}

function cohorts({ cohort, lastAge, amount, row }: Months, { lines, options }: Walk, group: number): void {
  const { sums } = lines;
  const first = amount[0] ?? 0;
  for (let age = 0; age <= lastAge; age++) {
    if ((row[age] ?? -1) < 0) continue;
    const line = lines.at('cohort', cohort, age, group);
    const now = amount[age] ?? 0;
    sums.customers.add(line, 1);
    sums.initial.add(line, first);
    sums.retained.add(line, Math.min(first, now));
    sums.current.add(line, now);
  }
  sums.customers.add(lines.at('last', cohort, lastAge, group), 1);
  options.brackets.forEach(({ from, to }, bracket) => {
    for (let age = from; age <= Math.min(to, lastAge); age++) {
      if ((row[age] ?? -1) < 0) continue;
      sums.customers.add(lines.at('bracket', cohort, bracket, group), 1);
      return;
    }
  });
}

function life({ cohort, seen, row }: Months, { lines }: Walk, group: number): void {
  if (seen < 0) return;
  let age = 0;
  while (age <= seen && (row[age] ?? -1) >= 0) age++;
  const hasLeft = age <= seen;
  const line = lines.at('life', cohort, hasLeft ? age : seen, group);
  lines.sums[hasLeft ? 'events' : 'censored'].add(line, 1);
}

function movementOf(before: number, after: number, isFirst: boolean): Movement {
  if (before === 0) return isFirst ? 'new' : 'reactivation';
  if (after === 0) return 'churn';
  if (after === before) return 'same';
  return after > before ? 'expansion' : 'contraction';
}

function flows({ cohort, lastAge, amount, row }: Months, { account, lines, groupOf }: Walk): void {
  const { sums } = lines;
  const until = Math.min(account.reach - cohort, lastAge + 1);
  for (let age = 0; age <= until; age++) {
    const before = age === 0 ? 0 : (amount[age - 1] ?? 0);
    const after = amount[age] ?? 0;
    if (before === 0 && after === 0) continue;
    const speaker = (row[age] ?? -1) < 0 ? row[age - 1] : row[age];
    const movement = movements.indexOf(movementOf(before, after, age === 0));
    const line = lines.at('flow', cohort + age, movement, groupOf(speaker ?? 0));
    sums.customers.add(line, 1);
    sums.before.add(line, before);
    sums.after.add(line, after);
  }
}

/**
 * Adds everything that one customer adds. A customer belongs to the dimensions it had at the start of what is told: of
 * the window, of its first month in cohorts and lives, and of the month itself in movements of revenue.
 */
export function addCustomer(months: Months, walk: Walk): void {
  const group = walk.groupOf(months.row[0] ?? 0);
  windows(months, walk);
  cohorts(months, walk, group);
  life(months, walk, group);
  if (walk.account.hasMoney) flows(months, walk);
}

import { instantColumn, type Issue, type Linked, type Records, type Settled } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { noRecords } from '../columns.js';
import { lastDay } from '../subscriptions/calendar.js';
import { accountMonths, type AccountMonths } from '../subscriptions/months.js';
import { shapeOf } from '../subscriptions/shape.js';
import { snapshotOf, type Snapshot } from '../subscriptions/snapshot.js';
import { dimensionGroups, type DimensionGroups } from './groups.js';
import { Lines } from './lines.js';
import { retentionOptions } from './options.js';
import { addCustomer, addWindow, monthsReader, type Walk } from './walk.js';

/** Customers between pauses: each has many months, and a few lines a month. */
const customersAtOnce = 64;

/** The instant by which the figures of a month are dated: the start of its last day, or `as_of` where that comes first. */
function dating(settled: Settled): (month: number) => number {
  const known = new Map<number, number>();
  return (month) => {
    if (month < 0) return NaN;
    const date = known.get(month) ?? Math.min(lastDay(month, settled), settled.asOf ?? Infinity);
    known.set(month, date);
    return date;
  };
}

/** The last month at whose end a window that is asked for can end. */
function lastWindowOf({ first, last }: AccountMonths, { until }: Settled, dateOf: (month: number) => number): number {
  const end = until ?? Infinity;
  let month = last;
  while (month >= first && dateOf(month) >= end) month--;
  return month;
}

interface Told {
  readonly lines: Lines;
  readonly groups: DimensionGroups;
  readonly issues: readonly Issue[];
  readonly used: number;
}

function* ofMonths(records: Records, settled: Settled, dateOf: (month: number) => number): Generator<void, Told> {
  const account = yield* accountMonths(records, settled);
  const groups = yield* dimensionGroups(records, account.row, settled);
  yield;
  const lines = new Lines(groups.size);
  const lastWindow = lastWindowOf(account, settled, dateOf);
  const options = retentionOptions(settled);
  const walk: Walk = { account, lines, options, groupOf: groups.of, lastWindow };
  const monthsOf = monthsReader(account, options.window);
  for (let customer = 0; customer < account.customers; customer++) {
    if (customer % customersAtOnce === 0) yield;
    addCustomer(monthsOf(customer), walk);
  }
  return { lines, groups, issues: account.issues, used: account.used };
}

/** One window and one life a customer: it began it with its revenue, and ended it with that or with nothing. */
function* addSnapshot(
  { rows, months, churned, amount }: Snapshot,
  lines: Lines,
  groupOf: (row: number) => number,
): Generator<void, void> {
  yield* eachRow(rows.length, (i) => {
    const isKept = churned[i] === 0;
    const start = amount[i] || 0;
    const end = isKept ? start : 0;
    const group = groupOf(rows[i] ?? 0);
    addWindow(lines, lines.open('window', -1, 0, group, start, end, end), isKept, start, end, end);
    lines.sums[isKept ? 'censored' : 'events'].add(lines.open('life', -1, months[i] ?? NaN, group), 1);
  });
}

function* ofSnapshot(records: Records, settled: Settled): Generator<void, Told> {
  const snapshot = yield* snapshotOf(records, settled);
  const groups = yield* dimensionGroups(records, snapshot.rows, settled);
  const lines = new Lines(groups.size);
  yield;
  yield* addSnapshot(snapshot, lines, groups.of);
  return { lines, groups, issues: snapshot.issues, used: snapshot.rows.length };
}

/**
 * The lines that retention counts, customers added up already by month, age and the dimensions asked for: what a line is
 * says its `part`. A customer belongs to the dimensions it had at the start of what is told.
 * Throws what `shapeOf`, `accountMonths` and `retentionOptions` throw.
 */
export function* linkRetention({ main }: Readonly<Record<string, Records>>, settled: Settled): Generator<void, Linked> {
  const records = main ?? noRecords;
  const isDated = shapeOf(records, settled) !== 'snapshot';
  const dateOf = dating(settled);
  const { lines, groups, issues, used } = yield* isDated
    ? ofMonths(records, settled, dateOf)
    : ofSnapshot(records, settled);
  yield;
  return {
    size: lines.size,
    columns: { ...groups.columns(lines.groups()), ...lines.columns() },
    mask: null,
    time: isDated ? instantColumn(Float64Array.from(lines.months(), dateOf)) : null,
    wave: null,
    rowNumbers: new Uint32Array(lines.size),
    issues,
    used,
  };
}

import { FeedError, type Issue, type IssueCode, type Records, type Settled, type TextColumn } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { issueOf, maskRowsInSteps, openMask } from '../../rollup/issues.js';
import { textsOf, valuesOf } from '../columns.js';
import type { Shape } from './shape.js';

/** The rows of a subscription feed that count, and why others do not. */
export interface Counted {
  /** 1 where a row counts. */
  readonly mask: Uint8Array;
  readonly issues: readonly Issue[];
}

/** The instant that puts a row in time. */
export const timeField: Readonly<Record<Shape, string | null>> = {
  snapshot: null,
  movements: 'at',
  spans: 'started_at',
  states: 'at',
  activity: 'at',
};

/** The field in which a shape keeps its money. */
export const moneyField: Readonly<Record<Shape, string>> = {
  snapshot: 'mrr',
  movements: 'delta',
  spans: 'mrr',
  states: 'mrr',
  activity: 'amount',
};

/** What a span is called that was never paid for. */
const unpaidStatuses: ReadonlySet<string> = new Set(['trialing', 'incomplete', 'incomplete_expired']);

/** What a span is called that is over; without an end nobody knows since when. */
const endedStatuses: ReadonlySet<string> = new Set(['canceled', 'cancelled', 'unpaid', 'paused']);

type Test = (row: number) => boolean;

function isMissing(records: Records, field: string): Test {
  const column = records.columns[field];
  if (column === undefined) return () => true;
  if (column.kind === 'text') return (row) => (column.codes[row] ?? -1) < 0;
  return (row) => Number.isNaN(column.values[row] ?? NaN);
}

function isAmong(column: TextColumn | null, texts: ReadonlySet<string>): Test {
  if (column === null) return () => false;
  const known = column.dictionary.map((text) => texts.has(text.toLowerCase()));
  return (row) => known[column.codes[row] ?? -1] ?? false;
}

/** Fields without which a row of the shape says nothing. Activities need no money. */
function neededOf(records: Records, shape: Shape): string[] {
  const time = timeField[shape];
  const money = moneyField[shape];
  const hasMoney = shape !== 'activity' && records.columns[money] !== undefined;
  return [
    ...(shape === 'snapshot' ? ['months', 'churned'] : ['account_id']),
    ...(time === null ? [] : [time]),
    ...(hasMoney ? [money] : []),
  ];
}

/** Money of several currencies is never added; a filter on `currency` says which one to take. */
function* onlyCurrency(records: Records, mask: Uint8Array, { filters }: Settled): Generator<void, void> {
  const column = textsOf(records, 'currency');
  if (column === null) return;
  const wanted = filters['currency'];
  if (wanted) yield* maskRowsInSteps(mask, (row) => !wanted.includes(column.at(row)));
  const seen = new Set<number>();
  yield* eachRow(mask.length, (row) => {
    if (mask[row] === 1) seen.add(column.codes[row] ?? -1);
  });
  seen.delete(-1);
  if (seen.size < 2) return;
  const names = [...seen].map((code) => column.dictionary[code] ?? '');
  throw new FeedError('currency_mismatch', { field: 'currency', seen: names.sort().join(', ') });
}

/**
 * Which rows count: those that are not left out by whoever wrote the feed, have happened by `as_of` and have what their
 * shape needs. Negative revenue is set aside as `negative_amount`, spans that were never paid for as `excluded`. Throws
 * `currency_mismatch` where money of several currencies would be added.
 */
export function* countedRows(records: Records, shape: Shape, settled: Settled): Generator<void, Counted> {
  const mask = openMask(records);
  const issues: Issue[] = [];
  function* masked(code: IssueCode, field: string, out: Test): Generator<void, void> {
    issues.push(...issueOf(code, field, yield* maskRowsInSteps(mask, out), records));
  }
  const excluded = valuesOf(records, 'excluded');
  const time = valuesOf(records, timeField[shape] ?? '');
  const asOf = settled.asOf ?? Infinity;
  yield* maskRowsInSteps(mask, (row) => (time?.[row] ?? NaN) > asOf);
  if (excluded) yield* masked('excluded', 'excluded', (row) => excluded[row] === 1);
  for (const field of neededOf(records, shape)) yield* masked('missing_field', field, isMissing(records, field));
  const money = valuesOf(records, moneyField[shape]);
  if (money && shape !== 'movements') {
    yield* masked('negative_amount', moneyField[shape], (row) => (money[row] ?? 0) < 0);
  }
  if (shape === 'spans') {
    const [status, isOpen] = [textsOf(records, 'status'), isMissing(records, 'ended_at')];
    const isOver = isAmong(status, endedStatuses);
    yield* masked('excluded', 'status', isAmong(status, unpaidStatuses));
    yield* masked('missing_field', 'ended_at', (row) => isOver(row) && isOpen(row));
  }
  if (money) yield* onlyCurrency(records, mask, settled);
  return { mask, issues };
}

import { FeedError, textColumn, type Issue, type Records, type Settled, type TextColumn } from '../../metric.js';
import { issueOf } from '../../rollup/issues.js';
import { countRows } from '../../rollup/rows-of.js';
import { textsOf, valuesOf } from '../columns.js';
import { rowsWithout } from '../survey/masks.js';
import { lastComplete, monthsOf, runningMonth } from './calendar.js';
import { countedRows, moneyField, timeField } from './counted.js';
import type { Entries } from './entries.js';
import { monthsOfMovements } from './movements.js';
import { shapeOf, type Shape } from './shape.js';
import { monthsOfSpans } from './spans.js';
import { monthsOfRows } from './states.js';

/** Who paid how much at the end of which month: one entry a customer and month with a positive amount, by customer, then month. */
export interface AccountMonths {
  /** Customers with an entry. */
  readonly customers: number;
  readonly ids: TextColumn;
  /** Where each customer's entries begin, and at `customers` where the last one's end. */
  readonly starts: Int32Array;
  /** 12 · year + month − 1 in the question's zone, ascending within a customer. */
  readonly month: Int32Array;
  /** Recurring revenue, or money of a month's activities, in whole ten-thousandths; NaN where the feed names no money. */
  readonly amount: Float64Array;
  /** The row of the main record that speaks for the month: its dimensions are the customer's. */
  readonly row: Int32Array;
  /** The instant at which each customer left for good, so far; NaN where it is still there. */
  readonly left: Float64Array;
  /** First month of any entry, −1 without entries. */
  readonly first: number;
  /** Last complete month at `as_of`; later entries are of the month that runs. */
  readonly last: number;
  /** Last month of which everything is known: spans and movements tell how the month that runs stands at `as_of`. */
  readonly reach: number;
  readonly hasMoney: boolean;
  /** Rows of the feed that count. */
  readonly used: number;
  readonly issues: readonly Issue[];
}

/** Shapes that are dated. */
type DatedShape = Exclude<Shape, 'snapshot'>;

interface Gathered {
  readonly entries: Entries;
  readonly issues: readonly Issue[];
  /** Rows that a later one repeats. */
  readonly superseded: number;
}

type Rows = { readonly mask: Uint8Array; readonly month: Int32Array; readonly accounts: TextColumn };

function* gathered(records: Records, rows: Rows, shape: DatedShape, settled: Settled): Generator<void, Gathered> {
  if (shape === 'spans') return { entries: yield* monthsOfSpans(records, rows, settled), issues: [], superseded: 0 };
  if (shape === 'movements') {
    const { entries, negative } = yield* monthsOfMovements(records, rows, settled);
    // The rows count; it is what they come to that is below zero.
    const issues = issueOf('negative_amount', 'delta', negative, records).map((issue) => ({ ...issue, aside: false }));
    return { entries, issues, superseded: 0 };
  }
  const { entries, superseded } = yield* monthsOfRows(records, rows, shape, settled);
  const issues = issueOf('duplicate_id', 'account_id', superseded, records);
  return { entries, issues, superseded: superseded.length };
}

/** Activities without an amount of money, where others have one. */
function* withoutMoney(records: Records, mask: Uint8Array, shape: DatedShape): Generator<void, Issue[]> {
  const money = shape === 'activity' ? valuesOf(records, 'amount') : null;
  return money ? issueOf('without_money', 'amount', yield* rowsWithout(mask, money), records) : [];
}

/**
 * The paying months of every customer, from a feed of a dated shape:
 * `states`: the latest row of a month (by `at`, `updated_at`, then the last of the feed) of each subscription, added up;
 * `movements`: what all movements up to a month's end come to, from `mrr_after` of the first one where it is there;
 * `spans`: what all spans come to that run at a month's end; `activity`: everything done in a month, active without money
 * too. A customer is an `account_id`, whatever its subscriptions are called; one who comes back is the same customer.
 * Rows after `as_of` have not happened. Reads columns, makes no object a row, and yields often.
 * Throws `currency_mismatch` where money of several currencies would be added, and `missing_column` for a snapshot, which
 * has no months: `snapshotOf` reads it.
 */
export function* accountMonths(records: Records, settled: Settled): Generator<void, AccountMonths> {
  const shape = shapeOf(records, settled);
  if (shape === 'snapshot') throw new FeedError('missing_column', { field: 'at', expected: 'at', seen: 'snapshot' });
  const { mask, issues } = yield* countedRows(records, shape, settled);
  const time = valuesOf(records, timeField[shape] ?? '') ?? new Float64Array(records.size).fill(NaN);
  const month = yield* monthsOf(time, settled);
  const accounts = textsOf(records, 'account_id') ?? textColumn(new Int32Array(records.size).fill(-1), []);
  const rows = { mask, month, accounts };
  const found = yield* gathered(records, rows, shape, settled);
  yield;
  const entries = found.entries.finish(accounts);
  const odd = yield* withoutMoney(records, mask, shape);
  return {
    ...entries,
    last: lastComplete(settled),
    reach: shape === 'spans' || shape === 'movements' ? runningMonth(settled) : lastComplete(settled),
    hasMoney: records.columns[moneyField[shape]] !== undefined,
    used: countRows(mask, mask.length) - found.superseded,
    issues: [...issues, ...found.issues, ...odd],
  };
}

import type { Issue, Records, Settled } from '../../metric.js';
import { issueOf } from '../../rollup/issues.js';
import { maskRepeatsInSteps } from '../../rollup/repeats.js';
import { rowsOf } from '../../rollup/rows-of.js';
import { valuesOf } from '../columns.js';
import { countedRows } from './counted.js';
import { perUnit } from './money.js';

/** How long each customer has been one, and whether it left: one a row that counts, without dates. */
export interface Snapshot {
  /** Rows of the main record, one a customer. */
  readonly rows: Uint32Array;
  /** Months as a customer. */
  readonly months: Float64Array;
  /** 1 where the customer has left. */
  readonly churned: Uint8Array;
  /** Recurring revenue in whole ten-thousandths; NaN where the feed names no money. */
  readonly amount: Float64Array;
  readonly issues: readonly Issue[];
}

/** The customers of a feed of shape `snapshot`; of several rows of one customer the one changed last counts. */
export function* snapshotOf(records: Records, settled: Settled): Generator<void, Snapshot> {
  const { mask, issues } = yield* countedRows(records, 'snapshot', settled);
  const updated = valuesOf(records, 'updated_at');
  const repeated = yield* maskRepeatsInSteps(records, mask, ['account_id'], (row) => updated?.[row] || 0);
  const rows = rowsOf(mask, records.size);
  const [months, churned, mrr] = ['months', 'churned', 'mrr'].map((name) => valuesOf(records, name));
  return {
    rows,
    months: Float64Array.from(rows, (row) => months?.[row] ?? NaN),
    churned: Uint8Array.from(rows, (row) => churned?.[row] ?? 0),
    amount: Float64Array.from(rows, (row) => Math.round((mrr?.[row] ?? NaN) * perUnit)),
    issues: [...issues, ...issueOf('duplicate_id', 'account_id', repeated, records)],
  };
}

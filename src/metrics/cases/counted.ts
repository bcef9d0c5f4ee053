import type { Issue, Records, Settled } from '../../metric.js';
import { issueOf, maskRows, openMask } from '../../rollup/issues.js';
import { maskRepeats } from '../../rollup/link.js';
import { textsOf, valuesOf } from './columns.js';

/** Statuses of what never was a case of its own. */
const noCase: ReadonlySet<string | null> = new Set(['merged', 'spam', 'deleted']);

/** Which cases count, and why others do not. */
export interface Counted {
  /** 1 for a case that counts. */
  readonly mask: Uint8Array;
  readonly issues: readonly Issue[];
}

/**
 * Ranks the rows of a case: the latest update known at `asOf` first; of updates that are all later, the earliest, which
 * says most of what was known.
 */
function byUpdate(records: Records, asOf: number | null): (row: number) => number {
  const updated = valuesOf(records, 'updated_at');
  return (row) => {
    const at = updated?.[row] ?? NaN;
    if (Number.isNaN(at)) return 0;
    return asOf === null || at <= asOf ? at : -at;
  };
}

/**
 * The cases that count: created by `as_of`, the latest row of each `case_id`, without those merged, deleted, marked as
 * spam or left out by the feed.
 */
export function countedCases(records: Records, { asOf }: Settled): Counted {
  const mask = openMask(records);
  const created = valuesOf(records, 'created_at');
  const excluded = valuesOf(records, 'excluded');
  const status = textsOf(records, 'status');
  maskRows(mask, (row) => asOf !== null && (created?.[row] ?? NaN) > asOf);
  const repeats = maskRepeats(records, mask, ['case_id'], byUpdate(records, asOf));
  const out = maskRows(mask, (row) => excluded?.[row] === 1 || noCase.has(status?.at(row) ?? null));
  return {
    mask,
    issues: [...issueOf('duplicate_id', 'case_id', repeats, records), ...issueOf('excluded', 'status', out, records)],
  };
}

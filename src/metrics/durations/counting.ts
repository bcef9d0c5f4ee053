import type { Issue, Records, Settled } from '../../metric.js';
import { issueOf, maskRows } from '../../rollup/issues.js';
import { maskRepeats } from '../../rollup/link.js';
import { textsOf, valuesOf } from './columns.js';

const voidStatuses: ReadonlySet<string | null> = new Set(['spam', 'merged', 'deleted']);
const ownOrigins: ReadonlySet<string | null> = new Set(['agent', 'auto']);

/**
 * Ranks the rows of a case: the latest by `updated_at`, as known at `asOf`; where all are later, the earliest of them
 * says most of what was known.
 */
function byUpdate(cases: Records, asOf: number): (row: number) => number {
  const updated = valuesOf(cases, 'updated_at');
  return (row) => {
    const at = updated(row);
    if (Number.isNaN(at)) return 0;
    return at <= asOf ? at : -at;
  };
}

/**
 * Sets to 0 in `mask` what is none of the cases that count: rows created after `asOf`, rows of a case that a later row
 * replaces (`duplicate_id`), and spam, merged and deleted cases and those that the team or a machine began (`excluded`).
 */
export function maskCases(cases: Records, mask: Uint8Array, settled: Settled): Issue[] {
  const asOf = settled.asOf ?? Infinity;
  const created = valuesOf(cases, 'created_at');
  const excluded = valuesOf(cases, 'excluded');
  const [status, origin] = [textsOf(cases, 'status'), textsOf(cases, 'origin')];
  const leave = (field: string, out: (row: number) => boolean) =>
    issueOf('excluded', field, maskRows(mask, out), cases);
  maskRows(mask, (row) => created(row) > asOf);
  return [
    ...issueOf('duplicate_id', 'case_id', maskRepeats(cases, mask, ['case_id'], byUpdate(cases, asOf)), cases),
    ...leave('excluded', (row) => excluded(row) === 1),
    ...leave('status', (row) => voidStatuses.has(status(row))),
    ...leave('origin', (row) => ownOrigins.has(origin(row))),
  ];
}

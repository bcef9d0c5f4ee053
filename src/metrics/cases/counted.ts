import { finish, type Issue, type Records, type Settled } from '../../metric.js';
import { issueOf, maskRowsInSteps, openMask } from '../../rollup/issues.js';
import { maskRepeatsInSteps } from '../../rollup/repeats.js';
import { textReader, valueReader } from '../columns.js';

/** Statuses of what never was a case of its own. */
const noCase: ReadonlySet<string | null> = new Set(['merged', 'spam', 'deleted']);

/** Origins of cases that no customer began. */
const ownOrigins: ReadonlySet<string | null> = new Set(['agent', 'auto']);

/** Whose cases count: those that customers began, or all. */
type Begun = 'by-customers' | 'by-anyone';

/**
 * Ranks the rows of a case: the latest by `updated_at`, as known at `asOf`; where all are later, the earliest of them
 * says most of what was known.
 */
function byUpdate(cases: Records, asOf: number): (row: number) => number {
  const updated = valueReader(cases, 'updated_at');
  return (row) => {
    const at = updated(row);
    if (Number.isNaN(at)) return 0;
    return at <= asOf ? at : -at;
  };
}

/**
 * Sets to 0 in `mask` what is none of the cases that count: rows created after `as_of`, rows of a case that a later row
 * replaces (`duplicate_id`), and cases left out by the feed, spam, merged and deleted ones and, unless `begun` by
 * anyone, those that the team or a machine began (`excluded`). In steps between which the caller may pause.
 */
export function* maskCasesInSteps(
  cases: Records,
  mask: Uint8Array,
  settled: Settled,
  begun: Begun,
): Generator<void, Issue[]> {
  const asOf = settled.asOf ?? Infinity;
  const [created, excluded] = [valueReader(cases, 'created_at'), valueReader(cases, 'excluded')];
  const [status, origin] = [textReader(cases, 'status'), textReader(cases, 'origin')];
  function* leave(field: string, out: (row: number) => boolean): Generator<void, Issue[]> {
    return issueOf('excluded', field, yield* maskRowsInSteps(mask, out), cases);
  }
  yield* maskRowsInSteps(mask, (row) => created(row) > asOf);
  const repeats = yield* maskRepeatsInSteps(cases, mask, ['case_id'], byUpdate(cases, asOf));
  return [
    ...issueOf('duplicate_id', 'case_id', repeats, cases),
    ...(yield* leave('excluded', (row) => excluded(row) === 1)),
    ...(yield* leave('status', (row) => noCase.has(status(row)))),
    ...(begun === 'by-anyone' ? [] : yield* leave('origin', (row) => ownOrigins.has(origin(row)))),
  ];
}

/** As `maskCasesInSteps`, without a pause. */
export function maskCases(cases: Records, mask: Uint8Array, settled: Settled, begun: Begun): Issue[] {
  return finish(maskCasesInSteps(cases, mask, settled, begun));
}

/** Which cases count, and why others do not. */
export interface Counted {
  /** 1 for a case that counts. */
  readonly mask: Uint8Array;
  readonly issues: readonly Issue[];
}

/** The cases that count, whoever began them; in steps between which the caller may pause. */
export function* countedCasesInSteps(records: Records, settled: Settled): Generator<void, Counted> {
  const mask = openMask(records);
  return { mask, issues: yield* maskCasesInSteps(records, mask, settled, 'by-anyone') };
}

/** As `countedCasesInSteps`, without a pause. */
export function countedCases(records: Records, settled: Settled): Counted {
  return finish(countedCasesInSteps(records, settled));
}

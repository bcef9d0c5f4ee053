import type { Issue, Records, Settled } from '../../metric.js';
import { issueOf, openMask } from '../../rollup/issues.js';
import { maskRepeatsInSteps } from '../../rollup/repeats.js';
import { textsOf, valueReader, valuesOf } from '../columns.js';
import { maskTexts, maskValue } from '../survey/masks.js';
import { maskAbove } from './masks.js';

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
  { asOf }: Pick<Settled, 'asOf'>,
  begun: Begun,
): Generator<void, Issue[]> {
  const [created, excluded] = [valuesOf(cases, 'created_at'), valuesOf(cases, 'excluded')];
  function* leave(field: string, out: ReadonlySet<string | null>): Generator<void, Issue[]> {
    const column = textsOf(cases, field);
    return column ? issueOf('excluded', field, yield* maskTexts(mask, column, (text) => out.has(text)), cases) : [];
  }
  if (created && asOf !== null) yield* maskAbove(mask, created, asOf);
  const repeats = yield* maskRepeatsInSteps(cases, mask, ['case_id'], byUpdate(cases, asOf ?? Infinity));
  return [
    ...issueOf('duplicate_id', 'case_id', repeats, cases),
    ...(excluded ? issueOf('excluded', 'excluded', yield* maskValue(mask, excluded, 1), cases) : []),
    ...(yield* leave('status', noCase)),
    ...(begun === 'by-anyone' ? [] : yield* leave('origin', ownOrigins)),
  ];
}

/** Which cases count, and why others do not. */
export interface Counted {
  /** 1 for a case that counts. */
  readonly mask: Uint8Array;
  readonly issues: readonly Issue[];
}

/** The cases that count, whoever began them; in steps between which the caller may pause. */
export function* countedCasesInSteps(records: Records, settled: Pick<Settled, 'asOf'>): Generator<void, Counted> {
  const mask = openMask(records);
  return { mask, issues: yield* maskCasesInSteps(records, mask, settled, 'by-anyone') };
}

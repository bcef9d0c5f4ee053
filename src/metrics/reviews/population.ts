import type { Records, Settled, TextColumn } from '../../metric.js';
import { countedCasesInSteps } from '../cases/counted.js';
import { standingsInSteps } from '../cases/ended.js';
import { textReader, textsOf } from '../columns.js';
import { eachStretch } from '../../rollup/each-row.js';
import { joinedTexts } from './joined.js';
import { layerText } from './layers.js';
import type { ReviewOptions } from './options.js';

/** The cases that reviews are drawn from. */
export interface Population {
  readonly cases: Records;
  /** When each case was closed, epoch milliseconds; `NaN` where it counts for none, is open, or closed at an unknown time. */
  readonly closedAt: Float64Array;
  /** Whether each case counts and is open. */
  readonly isOpen: Uint8Array;
  /** The stratum of each case; one for all where the cases have none of the columns asked for. */
  readonly stratum: TextColumn;
  /** The row of a case by its id; −1 for one that is not there, or does not count. */
  readonly rowOf: (caseId: string | null) => number;
}

function strataOf(cases: Records, { strata }: ReviewOptions): TextColumn {
  const known = strata.flatMap((name) => {
    const column = textsOf(cases, name);
    return column ? [{ name, column }] : [];
  });
  return joinedTexts(
    known.map(({ column }) => column),
    cases.size,
    (texts) => layerText(known.map(({ name }, i) => [name, texts[i] ?? null])),
  );
}

function rowsById(cases: Records, mask: Uint8Array): ReadonlyMap<string, number> {
  const id = textReader(cases, 'case_id');
  const rows = new Map<string, number>();
  mask.forEach((bit, row) => {
    const name = bit === 1 ? id(row) : null;
    if (name !== null) rows.set(name, row);
  });
  return rows;
}

/** Takes away what is known of cases that do not count. */
function* keepCounted(mask: Uint8Array, isOpen: Uint8Array, closedAt: Float64Array): Generator<void, void> {
  for (const [from, to] of eachStretch(mask.length)) {
    for (let row = from; row < to; row++) {
      if (mask[row] === 1) continue;
      isOpen[row] = 0;
      closedAt[row] = NaN;
    }
    yield;
  }
}

/**
 * The closed cases by `as_of`: solved for the last time, else closed; without spam, merged and deleted ones. In steps
 * between which the caller may pause.
 */
export function* populationOf(cases: Records, options: ReviewOptions, settled: Settled): Generator<void, Population> {
  const { mask } = yield* countedCasesInSteps(cases, settled);
  const { isOpen, endedAt: closedAt } = yield* standingsInSteps(cases, settled.asOf);
  yield* keepCounted(mask, isOpen, closedAt);
  const rows = rowsById(cases, mask);
  return {
    cases,
    closedAt,
    isOpen,
    stratum: strataOf(cases, options),
    rowOf: (id) => (id === null ? -1 : (rows.get(id) ?? -1)),
  };
}

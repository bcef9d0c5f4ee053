import type { Records, Settled, TextColumn } from '../../metric.js';
import { countedCasesInSteps } from '../cases/counted.js';
import { standingsInSteps } from '../cases/ended.js';
import { textsOf } from '../columns.js';
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
  /** 1 for the cases that count. */
  readonly mask: Uint8Array;
}

function strataOf(cases: Records, { strata }: ReviewOptions): Generator<void, TextColumn> {
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
  return { cases, closedAt, isOpen, stratum: yield* strataOf(cases, options), mask };
}

import type { Records, Settled, TextColumn } from '../../metric.js';
import { countedCases } from '../cases/counted.js';
import { standings } from '../cases/ended.js';
import { textReader, textsOf } from '../columns.js';
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

/** The closed cases by `as_of`: solved for the last time, else closed; without spam, merged and deleted ones. */
export function populationOf(cases: Records, options: ReviewOptions, settled: Settled): Population {
  const { mask } = countedCases(cases, settled);
  const standing = standings(cases, settled.asOf);
  const isOpen = mask.map((bit, row) => Number(bit === 1 && standing(row).isOpen));
  const closedAt = Float64Array.from(mask, (bit, row) => (bit === 1 ? standing(row).endedAt : NaN));
  const rows = rowsById(cases, mask);
  return {
    cases,
    closedAt,
    isOpen,
    stratum: strataOf(cases, options),
    rowOf: (id) => (id === null ? -1 : (rows.get(id) ?? -1)),
  };
}

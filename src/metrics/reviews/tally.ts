import type { Linked, Tally } from '../../metric.js';
import { valuesOf } from '../columns.js';
import { addendNames, numberKeys, textKeys } from './lines.js';
import { ownColumn } from './link.js';

/** The key columns of reviews' own. */
export const reviewKeys: readonly string[] = [...textKeys, ...numberKeys];

/** What the lines of reviews and cases add, by what they are about. */
export function tallyReviews(linked: Linked): Tally {
  const keys = reviewKeys.flatMap((name) => {
    const column = linked.columns[ownColumn(name)];
    return column ? [[name, column] as const] : [];
  });
  const addends = addendNames.map(
    (name) => [name, valuesOf(linked, ownColumn(name)) ?? new Float64Array(linked.size)] as const,
  );
  return { keys: Object.fromEntries(keys), addends: Object.fromEntries(addends) };
}

import type { Linked, Tally } from '../../metric.js';
import { valuesOf } from '../columns.js';
import { addends, columnOf, retentionKeys } from './lines.js';

/** The lines of retention have been added up as they were made: keys and sums are columns of theirs. */
export function tallyRetention(linked: Linked): Tally {
  const keys = retentionKeys.flatMap((name) => {
    const column = linked.columns[name];
    return column ? [[name, column] as const] : [];
  });
  const sums = addends.map(
    (name) => [name, valuesOf(linked, columnOf(name)) ?? new Float64Array(linked.size)] as const,
  );
  return { keys: Object.fromEntries(keys), addends: Object.fromEntries(sums) };
}

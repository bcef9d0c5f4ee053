import type { Bar, Measure } from '../metric.js';
import type { Selection } from './selection.js';

/** What rows have in a column of their own. */
const columned: ReadonlySet<Selection['kind']> = new Set<Selection['kind']>(['period', 'segment', 'duration']);

/** The bars of a distribution that a selection stands for. */
export function barsOf(selection: Selection, { distribution }: Measure): readonly Bar[] {
  if (selection.kind === 'answer') return distribution.filter(({ key }) => key === selection.key);
  return selection.kind === 'group' ? distribution.filter(({ group }) => group === selection.group) : [];
}

/** Whether the rows behind a part of a measure can be listed: `recordParts` says what they have in common. */
export function hasRecords(selection: Selection, measure: Measure): boolean {
  return columned.has(selection.kind) || barsOf(selection, measure).length > 0;
}

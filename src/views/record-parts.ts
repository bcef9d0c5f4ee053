import type { Bar, Measure } from '../metric.js';
import { barsOf } from './has-records.js';
import type { Selection } from './selection.js';

/** What the rows behind a part of a measure have in common, as the engine takes it. */
export interface RecordPart {
  /** `period`, or a column; null is the first key of the metric's own, such as the score or the duration. */
  readonly name: string | null;
  readonly is?: readonly (string | number | null)[];
  /** The least and the bound that is not reached, in hours where the key is a duration. */
  readonly from?: number;
  readonly below?: number;
}

const andMore = '+';

/** The answers of some bars; the last bar of a scale that is open stands for all from there on. */
function answersOf(bars: readonly Bar[]): readonly RecordPart[] | null {
  if (bars.length === 0) return null;
  const numbers = bars.map(({ key }) => Number(key.replace(andMore, '')));
  if (numbers.some(Number.isNaN)) return [{ name: null, is: bars.map(({ key }) => key) }];
  const isOpen = bars.some(({ key }) => key.endsWith(andMore));
  return isOpen ? [{ name: null, from: Math.min(...numbers) }] : [{ name: null, is: numbers }];
}

/** What the rows behind a part of a measure have in common; null where its rows cannot be told by what they have. */
export function recordParts(selection: Selection, measure: Measure): readonly RecordPart[] | null {
  const { kind } = selection;
  if (kind === 'period') return [{ name: 'period', is: [selection.period] }];
  if (kind === 'segment') return [{ name: selection.by, is: [selection.key] }];
  if (kind === 'duration') return [{ name: null, from: selection.from, below: selection.to }];
  return kind === 'answer' || kind === 'group' ? answersOf(barsOf(selection, measure)) : null;
}

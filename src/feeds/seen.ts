import type { Occurrence } from '../metric.js';

/** How many occurrences of one code in one field are kept; all are counted. */
export const keptOccurrences = 20;

const seenCharacters = 80;

/** What an issue shows of a value: short texts, finite numbers and booleans; null for everything else. */
export function seenOf(value: unknown): Occurrence['seen'] {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'string') return null;
  return Array.from(value.slice(0, 2 * seenCharacters))
    .slice(0, seenCharacters)
    .join('');
}

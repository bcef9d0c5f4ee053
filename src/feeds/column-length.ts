import { FeedError } from '../metric.js';
import { isList } from './own.js';

/** The common length of the lists in an object. Throws a `FeedError` of code `truncated` where they differ. */
export function columnLength(columns: Readonly<Record<string, unknown>>): number {
  const lengths = Object.values(columns)
    .filter(isList)
    .map((list) => list.length);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const shortest = lengths.reduce((least, length) => Math.min(least, length), longest);
  if (shortest < longest) throw new FeedError('truncated', { expected: longest, received: shortest });
  return longest;
}

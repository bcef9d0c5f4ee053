import type { Column, Issue, RecordUse } from '../metric.js';
import type { DecodedFeed } from './decode.js';
import { columnNames } from './plan.js';

/**
 * Issues in the order in which decoding `names` alone comes upon them: by row, and in a row the needed columns, then the
 * others as they are named.
 */
function ordered(issues: readonly Issue[], { needs }: RecordUse, names: readonly string[]): readonly Issue[] {
  const placeOf = ({ field }: Issue) => (field === null || needs.includes(field) ? -1 : names.indexOf(field));
  const rowOf = ({ first }: Issue) => first[0]?.row ?? 0;
  return issues.toSorted((a, b) => rowOf(a) - rowOf(b) || placeOf(a) - placeOf(b));
}

/** What decoding the columns of `use` alone comes to, of a feed of which more was decoded. */
export function ownPart(feed: DecodedFeed, use: RecordUse, further: readonly string[]): DecodedFeed {
  const names = columnNames(use, [...further, ...feed.meta.dims]);
  // Without a prototype, as the decoders make them.
  const columns: Record<string, Column> = Object.create(null);
  for (const name of names) {
    const column = feed.records.columns[name];
    if (column !== undefined) columns[name] = column;
  }
  const own = feed.issues.filter(({ field }) => field === null || names.includes(field));
  return {
    ...feed,
    records: { ...feed.records, columns },
    issues: ordered(own, use, names),
  };
}

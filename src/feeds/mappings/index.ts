import { FeedError } from '../../metric.js';
import type { TimeUnit } from '../instants.js';
import type { DecodeOptions } from '../options.js';
import type { Mapping, Place, RecordMapping } from './mapping.js';

/** Named mappings of other products that are there by now, by the name that `from` gives. */
export const mappings: Map<string, Mapping> = new Map();

/** The options of a page with what its named mapping settles for one record. */
export interface Mapped extends DecodeOptions, Pick<RecordMapping, 'expand' | 'constants'> {
  /** The mapping's places, by our field. */
  readonly places: ReadonlyMap<string, Place>;
  /** Where the product keeps rows, for where the page does not say. */
  readonly usualRows: readonly string[];
  /** Zone of naive times where neither page nor feed names one. */
  readonly usualZone: string | null;
  /** The unit of numeric instants where the feed does not say. */
  readonly timeUnit: TimeUnit;
}

function mappingOf(from: string | null): Mapping {
  if (from === null) return { records: {} };
  const mapping = mappings.get(from);
  if (!mapping) throw new FeedError('bad_option', { option: 'from', seen: from });
  return mapping;
}

/**
 * The options with what their named mapping says of a record; what the page says itself stands above it, and a record that
 * the mapping does not know is read under our own names. Throws a `FeedError` of code `bad_option` for an unknown `from`.
 */
export function withMapping(options: DecodeOptions, record: string): Mapped {
  const mapping = mappingOf(options.from);
  const known = Object.hasOwn(mapping.records, record) ? mapping.records[record] : undefined;
  const { fields, rowsAt, ...rows } = known ?? { fields: {} };
  const usual: Partial<Mapping> = known ? mapping : {};
  return {
    ...options,
    ...rows,
    dates: options.dates ?? usual.dates ?? null,
    missing: [...(usual.missing ?? []), ...options.missing],
    places: new Map(Object.entries(fields)),
    usualRows: rowsAt ?? [],
    usualZone: usual.timeZone ?? null,
    timeUnit: usual.timeUnit ?? 'ms',
  };
}

import { FeedError } from '../metric.js';
import type { DecodeOptions } from './options.js';

/** What a named mapping settles: how another product calls and writes the fields of a record. */
export type Mapping = Partial<Pick<DecodeOptions, 'fields' | 'rowsAt' | 'dates' | 'missing' | 'timeZone'>>;

/** Named mappings of other products, by the name that `from` gives. */
export const mappings: Map<string, Mapping> = new Map();

/**
 * The options with their named mapping filled in; what the page says itself stands above it. Throws a `FeedError` of
 * code `bad_option` for an unknown `from`.
 */
export function withMapping(options: DecodeOptions): DecodeOptions {
  if (options.from === null) return options;
  const mapping = mappings.get(options.from);
  if (!mapping) throw new FeedError('bad_option', { option: 'from', seen: options.from });
  return {
    ...options,
    fields: { ...mapping.fields, ...options.fields },
    rowsAt: options.rowsAt ?? mapping.rowsAt ?? null,
    dates: options.dates ?? mapping.dates ?? null,
    missing: [...(mapping.missing ?? []), ...options.missing],
    timeZone: options.timeZone ?? mapping.timeZone ?? null,
  };
}

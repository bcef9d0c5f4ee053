import { finish, type RecordUse } from '../../../src/metric.js';
import { decodeFeed, type DecodedFeed, type DecodeOptions } from '../../../src/feeds/index.js';
import { records } from '../../../src/feeds/records.js';
import { kindOf } from '../../../src/feeds/schema.js';
import { bytesOf, valueOf, values } from '../decoding.js';
import '../every-reader.js';

/** All fields of a record, none of them needed. */
function allOf(record: string): RecordUse {
  const shape = records.get(record)?.().shape ?? {};
  const uses = Object.entries(shape).flatMap(([name, schema]) => (kindOf(schema) === 'map' ? [] : [name]));
  return { record, needs: [], uses };
}

/** What a product's own feed becomes: values as they would be parsed from JSON, or the text of a table. */
export function mapped(from: string, record: string, feed: unknown, decode: Partial<DecodeOptions> = {}): DecodedFeed {
  const options = { ...decode, from };
  return finish(decodeFeed(typeof feed === 'string' ? bytesOf(feed, options) : valueOf(feed, options), allOf(record)));
}

/** Rows with the fields that are not missing; instants as ISO-8601, because that is how they are read by eye. */
export function rowsOf(feed: DecodedFeed): readonly Readonly<Record<string, string | number>>[] {
  const { columns, size } = feed.records;
  return Array.from({ length: size }, (_, row) => {
    const entries = Object.entries(columns).flatMap(([name, column]) => {
      const value = values(feed, name)?.[row] ?? null;
      if (value === null) return [];
      return [[name, column.kind === 'instant' ? new Date(value).toISOString() : value] as const];
    });
    return Object.fromEntries(entries);
  });
}

import type { DecodeOptions } from '../options.js';
import type { TimeUnit } from '../instants.js';

/** Names or dotted paths in another product's record; the first at which something stands counts. */
export type Names = string | readonly string[];

/** Where a field of ours stands in another product's record, and how what stands there becomes ours. */
export type Place =
  | Names
  /** What a pure function makes of the values at all these names; it is not asked where none of them stands. */
  | { readonly all: readonly Names[]; readonly read: (...values: readonly unknown[]) => unknown };

/** A product's words and codes, in small letters, with ours. */
export type Words = Readonly<Record<string, string | number | null>>;

/** How a product's records become records of ours. */
export interface RecordMapping {
  /** Our field → its place. A field that is not named stands under its own name, or nowhere. */
  readonly fields: Readonly<Record<string, Place>>;
  /** Dotted paths at which the product's answers keep the rows; the first that is there counts, else they are found. */
  readonly rowsAt?: readonly string[];
  /** The rows that one of the product's stands for, none included; tables of texts are left as they are. */
  readonly expand?: (row: Readonly<Record<string, unknown>>) => readonly unknown[];
  /** Fields that have the same text in every row. */
  readonly constants?: Readonly<Record<string, string>>;
}

/**
 * What a named mapping settles: how another product calls and writes the fields of our records. What the page says itself
 * stands above it.
 */
export interface Mapping extends Partial<Pick<DecodeOptions, 'dates' | 'missing' | 'timeZone'>> {
  /** In what numeric instants count where the feed's `time_unit` does not say; missing is milliseconds. */
  readonly timeUnit?: TimeUnit;
  /** By the name of our record. A record that is not here is read under our own names. */
  readonly records: Readonly<Record<string, RecordMapping>>;
}

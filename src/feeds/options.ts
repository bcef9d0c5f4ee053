/** How bytes or values become columns. Everything here changes the columns, so feeds are shared per equal options. */
export interface DecodeOptions {
  /** `json`, `ndjson`, `csv`, `arrow`; null decides by content type and first bytes. */
  readonly type: FeedType | null;
  /**
   * A named mapping of another product: `zendesk`, `intercom`, `salesforce`, `freshdesk`, `jira`, `servicenow`,
   * `delighted`, `stripe`; null is the kit's own names.
   */
  readonly from: string | null;
  /** Our field name → the feed's name, a dotted path for nested values. */
  readonly fields: Readonly<Record<string, string>>;
  /** Dotted path to the array of rows; null finds it. */
  readonly rowsAt: string | null;
  /** Format of naive or unusual times, such as `%d/%m/%Y %H:%M`; null is ISO-8601. */
  readonly dates: string | null;
  /** Texts that mean "nothing stands here". */
  readonly missing: readonly string[];
  /** IANA zone of naive times; null refuses them, unless the feed's `meta.tz` names one. */
  readonly timeZone: string | null;
  /** Columns beyond the record's fields to keep as texts: dimensions, filters, drill tables. */
  readonly columns: readonly string[];
}

/** The formats a feed can have. */
export type FeedType = 'json' | 'ndjson' | 'csv' | 'arrow';

/** The decode options of a page that says nothing. */
export const defaultDecode: DecodeOptions = {
  type: null,
  from: null,
  fields: {},
  rowsAt: null,
  dates: null,
  missing: [],
  timeZone: null,
  columns: [],
};

/** What a source gives: bytes with their content type, one entry a page of a paged feed, or values from a script. */
export interface SourceContent {
  readonly bytes: readonly Uint8Array[] | null;
  /** A value with the shape of a JSON feed, used when `bytes` is null. */
  readonly data: unknown;
  readonly contentType: string | null;
  readonly decode: DecodeOptions;
  /** One entry a page: texts that all its rows have, by field name, such as the wave that a file holds. */
  readonly constants?: readonly Readonly<Record<string, string>>[];
}

import type { FeedMeta, Issue, Key, Measure, Question } from '../metric.js';

/** How bytes or values become columns. Everything here changes the columns, so feeds are shared per equal options. */
export interface DecodeOptions {
  /** `json`, `ndjson`, `csv`, `arrow`; null decides by content type and first bytes. */
  readonly type: FeedType | null;
  /** A named mapping of another product, such as `zendesk`; null is the kit's own names. */
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
}

/** The records a metric asks for, by role: `main`, `cases`, `accounts` … */
export type Contents = { readonly main: SourceContent } & Readonly<Record<string, SourceContent>>;

/** An opened feed inside an engine. */
export interface Handle {
  readonly id: number;
  readonly meta: FeedMeta;
  readonly received: number;
  readonly issues: readonly Issue[];
}

/** Rows of the main record for a drill table. */
export interface RowsRequest {
  readonly filters: Question['filters'];
  readonly columns: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

/** A page of rows: `total` rows pass the filter, `rows` holds the asked columns of the asked range. Instants are ISO-8601. */
export interface RowsAnswer {
  readonly total: number;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A value of a column and how many rows carry it, most frequent first. */
export interface Facet {
  readonly key: Key;
  readonly n: number;
}

/**
 * An engine keeps decoded columns and answers questions. Every answer can be cancelled by its signal; a cancelled
 * answer rejects with a `FeedError` of code `cancelled`. Unusable feeds reject with the code that says why.
 */
export interface Engine {
  open(metric: string, contents: Contents, signal?: AbortSignal): Promise<Handle>;
  measure(handle: Handle, metric: string, question: Question, signal?: AbortSignal): Promise<Measure>;
  rows(handle: Handle, request: RowsRequest, signal?: AbortSignal): Promise<RowsAnswer>;
  facets(handle: Handle, field: string, filters: Question['filters'], signal?: AbortSignal): Promise<readonly Facet[]>;
  close(handle: Handle): void;
}

import type { SourceContent } from '../feeds/options.js';
import type { FeedMeta, Issue, Key, Measure, Question } from '../metric.js';
import type { Arrivals } from './arrivals.js';

export { defaultDecode } from '../feeds/options.js';
export type { DecodeOptions, FeedType, SourceContent } from '../feeds/options.js';

/** One source as an engine gets it. */
export interface Content extends SourceContent {
  /** The feed while it may still be on its way, instead of `bytes` and `contentType`. */
  readonly arrivals?: Arrivals;
}

/** The records a metric asks for, by role: `main`, `cases`, `accounts` … */
export type Contents = { readonly main: Content } & Readonly<Record<string, Content>>;

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
  /** Whether it has died: all that is asked of it fails. An engine of the page never does. */
  readonly isLost?: boolean;
  /** `onRows` hears some times a second how many rows of all records are read. */
  open(metric: string, contents: Contents, signal?: AbortSignal, onRows?: (rows: number) => void): Promise<Handle>;
  measure(handle: Handle, metric: string, question: Question, signal?: AbortSignal): Promise<Measure>;
  rows(handle: Handle, request: RowsRequest, signal?: AbortSignal): Promise<RowsAnswer>;
  facets(handle: Handle, field: string, filters: Question['filters'], signal?: AbortSignal): Promise<readonly Facet[]>;
  close(handle: Handle): void;
}

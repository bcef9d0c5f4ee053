import type { SourceContent } from '../feeds/options.js';
import {
  defaultQuestion,
  type Estimate,
  type FeedMeta,
  type Issue,
  type Key,
  type Measure,
  type Question,
} from '../metric.js';
import type { Arrivals } from './arrivals.js';

export { defaultDecode } from '../feeds/options.js';
export type { DecodeOptions, FeedType, SourceContent } from '../feeds/options.js';

/** What a metric keeps of a feed that is one of its records. */
export interface Wish {
  readonly metric: string;
  readonly role: string;
  /** Beside the fields of the record. */
  readonly columns: readonly string[];
}

/** One source as an engine gets it. */
export interface Content extends SourceContent {
  /** The feed while it may still be on its way, instead of `bytes` and `contentType`. */
  readonly arrivals?: Arrivals;
  /** The same object for all that is the same feed, which is then decoded once for several metrics; absent where none is. */
  readonly feed?: object;
  /** What is kept of the same feed, decoded by the same options, by all who are about to open it. */
  readonly wishes?: readonly Wish[];
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

/**
 * What a row must have under a name to be listed: one of some values, or a number or instant within bounds; with both, both.
 * Instants are ISO-8601.
 */
export interface Where {
  /** `period` as the question cuts it, a key of the metric's own such as `score` or `state`, or a column. */
  readonly name: string;
  /** What is let through, null for rows without a value. */
  readonly is?: readonly Key[];
  /** The least that is let through. */
  readonly from?: number | string;
  /** The most that is let through. */
  readonly to?: number | string;
  /** What is let through lies below it. */
  readonly below?: number | string;
}

/** Which of the rows that a number is made of are wanted, and what of them. */
export interface RowsRequest {
  /** The question whose answer the number stands in: filters, window, `asOf`, zone, period, options. */
  readonly question: Question;
  /** What restricts the rows further, such as to the detractors of a month in a region. */
  readonly where: readonly Where[];
  /** Names of columns; none of them stands for all that the feed has. */
  readonly columns: readonly string[];
  /** A column, `period` or a key of the metric's own to sort by, missing values last; null is the order of the feed. */
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  readonly offset: number;
  /** How many rows at most; never more than 1,000 come. */
  readonly limit: number;
}

/** The rows that are asked for where nobody says more. */
export const defaultRows: RowsRequest = {
  question: defaultQuestion,
  where: [],
  columns: [],
  sort: null,
  offset: 0,
  limit: 1000,
};

/** What the numbers of a column count; money is in the feed's currency. */
export type RowsUnit = 'milliseconds' | 'minutes' | 'hours' | 'money';

/** A column of rows. */
export interface RowsColumn {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'instant';
  /** Null for texts, instants and plain numbers. */
  readonly unit: RowsUnit | null;
}

/** A row that counts. Some metrics count a row of the feed more than once: a case that comes, and that is solved. */
export interface RowShown {
  /** Its number in the feed, from 1; null where it stands for several rows, such as a customer's subscriptions. */
  readonly row: number | null;
  /** By `columns` of the answer; instants are ISO-8601. */
  readonly values: readonly (string | number | null)[];
  /** By `keys` of the answer. */
  readonly keys: readonly (string | number | null)[];
  /** By `addends` of the answer. */
  readonly adds: readonly number[];
}

/** What the rows with the same key add together. */
export interface RowsPart {
  readonly key: Key;
  readonly rows: number;
  /** By `addends` of the answer. */
  readonly adds: readonly number[];
}

/** A page of the rows that a number is made of, and how it is made of them. */
export interface RowsAnswer {
  /** How many rows there are, on all pages. */
  readonly total: number;
  readonly columns: readonly RowsColumn[];
  /** By what the metric counts: `period`, then its own keys. */
  readonly keys: readonly RowsColumn[];
  /** Names of what each row adds. */
  readonly addends: readonly string[];
  readonly rows: readonly RowShown[];
  /** What all rows add together, by `addends`. */
  readonly sums: readonly number[];
  /** The same by the values of each own key of the metric that has few, in their order. */
  readonly parts: readonly { readonly name: string; readonly parts: readonly RowsPart[] }[];
  /** The metric's value, worked out anew from what exactly these rows add. */
  readonly made: Estimate;
}

/** A value of a column and how many rows that count carry it; null where they are few, or would give few away. */
export interface Facet {
  readonly key: Key;
  readonly n: number | null;
  readonly hidden?: 'small';
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
  /** Rejects with `small_group` where the number that they make is hidden, with `bad_option` for feeds of sums. */
  rows(handle: Handle, metric: string, request: RowsRequest, signal?: AbortSignal): Promise<RowsAnswer>;
  /**
   * The values of a field among the rows that count in the answer to a question without its filter on that field, most
   * frequent first. Values of few rows come without their number, after all others.
   */
  facets(
    handle: Handle,
    metric: string,
    field: string,
    question: Question,
    signal?: AbortSignal,
  ): Promise<readonly Facet[]>;
  close(handle: Handle): void;
}

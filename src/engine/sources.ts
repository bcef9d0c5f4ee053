import type { Measure, Question } from '../metric.js';
import type { DecodeOptions, Facet, Handle, RowsAnswer, RowsRequest } from './contract.js';
import type { ProgressListener } from './transport/transport.js';

/** Where a feed comes from and how it is read. */
export interface FeedSource {
  /** Address, relative to the page; null when `data` is given. */
  readonly src: string | null;
  /** A value with the shape of a JSON feed, instead of an address. */
  readonly data: unknown;
  readonly decode: DecodeOptions;
  readonly credentials: RequestCredentials;
  /** Milliseconds until headers must have arrived; 15 s where it is not above zero. */
  readonly timeout: number;
  /** The host's own `fetch`; null is the page's. */
  readonly fetcher: typeof fetch | null;
}

/** The feeds of one element by role. */
export type FeedSources = { readonly main: FeedSource } & Readonly<Record<string, FeedSource>>;

/** What an element holds while it shows a feed; `close` lets go of it, and the last user's `close` frees the memory. */
export interface FeedConnection {
  readonly handle: Handle;
  measure(question: Question, signal: AbortSignal): Promise<Measure>;
  /** The rows that a number is made of. */
  rows(request: RowsRequest, signal: AbortSignal): Promise<RowsAnswer>;
  /** The values of a field with how many rows count, under all filters of the question but its own. */
  facets(field: string, question: Question, signal: AbortSignal): Promise<readonly Facet[]>;
  close(): void;
}

/** Options of one connection. */
export interface ConnectOptions {
  /** Do not share what was fetched before this task: this is a refresh. */
  readonly fresh?: boolean;
  /** A refresh is content with what others began to fetch at most this many milliseconds ago; default 0. */
  readonly maxAge?: number;
  /** The feed will be read again and again: should it come as it was, it is known. A refresh knows it anyway. */
  readonly repeats?: boolean;
  /** Called when a request takes longer than three seconds, with the wait before each retry, and while work goes on. */
  readonly onProgress?: ProgressListener;
  /** Called when the beginning of the feed has been seen, and what the feed needs is on its way. */
  readonly onBegun?: () => void;
  /** Called at most once a page, with the reason, where a large feed is read on the page because no worker starts. */
  readonly onFallback?: (reason: string) => void;
  /** Called at most once a page, where a worker has ended and its feeds are read anew. */
  readonly onLost?: () => void;
}

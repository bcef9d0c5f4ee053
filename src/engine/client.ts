import type { Facet, Handle, RowsAnswer, RowsRequest, DecodeOptions } from './contract.js';
import type { Measure, Question } from '../metric.js';

/** Where a feed comes from and how it is read. */
export interface FeedSource {
  /** Address, relative to the page; null when `data` is given. */
  readonly src: string | null;
  /** A value with the shape of a JSON feed, instead of an address. */
  readonly data: unknown;
  readonly decode: DecodeOptions;
  readonly credentials: RequestCredentials;
  /** Milliseconds until headers must have arrived. */
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
  rows(request: RowsRequest, signal: AbortSignal): Promise<RowsAnswer>;
  facets(field: string, filters: Question['filters'], signal: AbortSignal): Promise<readonly Facet[]>;
  close(): void;
}

/** Options of one connection. */
export interface ConnectOptions {
  /** Do not share bytes fetched before: this is a refresh. */
  readonly fresh?: boolean;
  /** Called when a request takes longer than three seconds, and with the wait before each retry. */
  readonly onProgress?: (progress: { readonly state: 'slow' | 'retrying'; readonly wait: number }) => void;
}

/** Fetches and decodes the feeds of `metric`, sharing one request and one parse with everyone who asks for the same. */
export async function connect(
  _metric: string,
  _sources: FeedSources,
  _signal: AbortSignal,
  _options: ConnectOptions = {},
): Promise<FeedConnection> {
  throw new Error('under construction');
}

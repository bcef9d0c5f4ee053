import type { SourceContent } from '../feeds/options.js';
import { FeedError, type ErrorCode, type Issue, type Question } from '../metric.js';
import type { Arrival } from './arrivals.js';
import type { Content, Handle, RowsRequest } from './contract.js';

/** An end of a line over which plain data goes: a worker, its scope, or one of two ports. */
export interface Port {
  postMessage(message: FromPage | FromWorker, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

/** The name by which the engine file knows that it is to serve: another worker may import it for its own use. */
export const workerName = 'support-metrics';

/** An error as plain data. */
export interface ErrorData {
  readonly code: ErrorCode;
  readonly details: FeedError['details'];
  readonly issues: readonly Issue[];
}

/** One source; `feed` is the number under which its bytes are sent, null where it holds them itself. */
export interface SentContent extends SourceContent, Pick<Content, 'wishes'> {
  readonly feed: number | null;
}

/** What is asked of the engine at the other end. */
export type Asked =
  | { readonly what: 'open'; readonly metric: string; readonly contents: Readonly<Record<string, SentContent>> }
  | { readonly what: 'measure'; readonly handle: number; readonly metric: string; readonly question: Question }
  | { readonly what: 'rows'; readonly handle: number; readonly metric: string; readonly request: RowsRequest }
  | {
      readonly what: 'facets';
      readonly handle: number;
      readonly metric: string;
      readonly field: string;
      readonly question: Question;
    };

/** What the page says. */
export type FromPage =
  | { readonly kind: 'ask'; readonly id: number; readonly asked: Asked }
  | { readonly kind: 'cancel'; readonly id: number }
  /** Asks for a sign of life. */
  | { readonly kind: 'ping' }
  | { readonly kind: 'close'; readonly handle: Handle['id'] }
  | { readonly kind: 'feed'; readonly feed: number; readonly arrival: Arrival }
  | { readonly kind: 'failed'; readonly feed: number; readonly error: ErrorData }
  | { readonly kind: 'drop'; readonly feed: number };

/** What the worker says: `ready` once, before all else. */
export type FromWorker =
  | { readonly kind: 'ready' }
  /** Rows read so far of what was asked to be opened; nothing or more of them come before the answer. */
  | { readonly kind: 'progress'; readonly id: number; readonly rows: number }
  | { readonly kind: 'pong' }
  /** So many bytes of a feed were let go of; infinitely many: all of them are needed at once. */
  | { readonly kind: 'released'; readonly feed: number; readonly bytes: number }
  /** The feed is needed from its beginning again, and is to be sent under its negative number. */
  | { readonly kind: 'again'; readonly feed: number }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: ErrorData };

/** An error as plain data; anything unforeseen is `engine` with its name. */
export function dataOf(error: unknown): ErrorData {
  if (error instanceof FeedError) return { code: error.code, details: error.details, issues: error.issues };
  const reason = error instanceof Error ? error.name : typeof error;
  return { code: 'engine', details: { reason }, issues: [] };
}

/** The error that the data stand for. */
export function errorOf({ code, details, issues }: ErrorData): FeedError {
  return new FeedError(code, details, issues);
}

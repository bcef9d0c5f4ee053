import { FeedError } from '../metric.js';
import type { ConnectOptions, FeedConnection, FeedSource, FeedSources } from './client.js';
import type { Engine } from './contract.js';
import { createIdentities, dataKey, decodeKey, requestKey } from './keys.js';
import type { EngineKind } from './load.js';
import { Opening, type Opened } from './opening.js';
import { Pool } from './pool.js';
import { Shared, type Share } from './shared.js';
import { abortable, cancelled, pause, refuseAborted } from './transport/abort.js';
import type { FeedBytes } from './transport/pages.js';
import type { ProgressListener, Transport } from './transport/transport.js';

/** Opens connections and knows which of them can share; one a page. */
export interface Client {
  connect(metric: string, sources: FeedSources, signal: AbortSignal, options?: ConnectOptions): Promise<FeedConnection>;
  /** Feeds held open and requests under way: both 0 when every connection is closed. */
  readonly held: { readonly feeds: number; readonly requests: number };
}

/** Engine files are built apart and bring their own copy of the class, which `instanceof` would not know. */
function isCopy(error: unknown): error is FeedError {
  return error instanceof Error && error.name === 'FeedError' && 'code' in error && 'details' in error;
}

/** The error as one of ours: a copy made ours, anything unforeseen as `engine` with its cause. */
function ownError(error: unknown): FeedError {
  if (error instanceof FeedError) return error;
  if (isCopy(error)) return new FeedError(error.code, error.details, error.issues);
  const failure = new FeedError('engine', { reason: error instanceof Error ? error.name : typeof error });
  failure.cause = error;
  return failure;
}

/** What one element holds: answers end when its own signal aborts or it closes. */
function connectionOf(metric: string, share: Share<Opened>): FeedConnection {
  const { engine, handle } = share.value;
  const closed = new AbortController();
  async function ask<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    refuseAborted(signal);
    refuseAborted(closed.signal);
    try {
      return await abortable(abortable(work(), signal), closed.signal);
    } catch (error) {
      throw ownError(error);
    }
  }
  return {
    handle,
    measure: (question, signal) => ask(signal, () => engine.measure(handle, metric, question, signal)),
    rows: (request, signal) => ask(signal, () => engine.rows(handle, request, signal)),
    facets: (field, filters, signal) => ask(signal, () => engine.facets(handle, field, filters, signal)),
    close() {
      closed.abort();
      share.leave();
    },
  };
}

/** A client that fetches by `transport` and computes by the engines that `loadEngine` gives. */
export function createClient(transport: Transport, loadEngine: (kind: EngineKind) => Promise<Engine>): Client {
  const { host } = transport;
  const identities = createIdentities();
  const openings = new Pool<Opening>(host);
  const requests = new Pool<Shared<FeedBytes>>(host);

  function sourceKey(source: FeedSource): string {
    if (source.src === null) return dataKey(source.data, identities);
    return requestKey(transport.address(source.src), source, identities);
  }

  function keyOf(metric: string, sources: FeedSources): string {
    const roles = Object.entries(sources).sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([metric, roles.map(([role, each]) => [role, sourceKey(each), decodeKey(each.decode)])]);
  }

  function request(src: string, source: FeedSource, age: number): Shared<FeedBytes> {
    const url = transport.address(src);
    const key = requestKey(url, source, identities);
    const make = (signal: AbortSignal, onProgress: ProgressListener) =>
      transport.load({ ...source, url }, signal, onProgress);
    const create = (gone: () => void) => new Shared<FeedBytes>({ make, free: () => undefined, gone });
    return requests.find(key, age) ?? requests.add(key, create);
  }

  /** Inline values need no request; the rest of the task is waited for, so that all who show them can name columns. */
  async function inline(signal: AbortSignal): Promise<Share<null>> {
    await pause(host, 0, signal);
    return { value: null, leave: () => undefined };
  }

  function opening(metric: string, sources: FeedSources, age: number): Opening {
    const key = keyOf(metric, sources);
    const current = openings.find(key, age);
    if (current?.accepts(sources)) return current;
    const before = current ?? openings.find(key, Infinity);
    return openings.add(key, (gone) => {
      const fetchSource = (source: FeedSource, signal: AbortSignal, onProgress: ProgressListener) =>
        source.src === null ? inline(signal) : request(source.src, source, age).join(signal, onProgress);
      return new Opening(metric, sources, { fetchSource, loadEngine, gone }, before);
    });
  }

  return {
    get held() {
      return { feeds: openings.size, requests: requests.size };
    },
    async connect(metric, sources, signal, { fresh = false, maxAge = 0, onProgress } = {}) {
      refuseAborted(signal);
      try {
        const age = fresh ? maxAge : Infinity;
        const share = await opening(metric, sources, age).shared.join(signal, onProgress);
        if (signal.aborted) share.leave();
        refuseAborted(signal);
        return connectionOf(metric, share);
      } catch (error) {
        throw signal.aborted ? cancelled() : ownError(error);
      }
    },
  };
}

import type { ConnectOptions, FeedConnection, FeedSource, FeedSources } from './sources.js';
import type { Engine, Handle } from './contract.js';
import { createIdentities, dataKey, decodeKey, requestKey } from './keys.js';
import { Arrivals } from './arrivals.js';
import type { EngineKind, FallbackListener, Use } from './load.js';
import { Opening, type Fetch, type Opened } from './opening.js';
import { ownError } from './own-error.js';
import { Pool } from './pool.js';
import { Readers } from './readers.js';
import { Shared, type Share } from './shared.js';
import { abortable, cancelled, pause, refuseAborted } from './transport/abort.js';
import type { ProgressListener, Transport } from './transport/transport.js';

/** An open feed for one element, opened anew where the engine that had it has died. */
class Held {
  readonly closed = new AbortController();
  readonly #reopen: (signal: AbortSignal) => Promise<Share<Opened>>;
  #share: Share<Opened>;
  #reopening: Promise<void> | null = null;

  constructor(share: Share<Opened>, reopen: (signal: AbortSignal) => Promise<Share<Opened>>) {
    this.#share = share;
    this.#reopen = reopen;
  }

  get handle(): Handle {
    return this.#share.value.handle;
  }

  /** What `work` gives, asked again where the engine dies meanwhile. */
  async ask<T>(work: (engine: Engine, handle: Handle) => Promise<T>, signal: AbortSignal): Promise<T> {
    for (;;) {
      const { engine, handle } = this.#share.value;
      try {
        return await work(engine, handle);
      } catch (error) {
        if (!engine.isLost || signal.aborted || this.closed.signal.aborted) throw error;
        if (this.#share.value.engine === engine) await (this.#reopening ??= this.#openAnew());
      }
    }
  }

  close(): void {
    this.closed.abort();
    this.#share.leave();
  }

  async #openAnew(): Promise<void> {
    try {
      const share = await this.#reopen(this.closed.signal);
      const before = this.closed.signal.aborted ? share : this.#share;
      if (before !== share) this.#share = share;
      before.leave();
    } finally {
      this.#reopening = null;
    }
  }
}

/** What one element holds: answers end when its own signal aborts or it closes. */
function connectionOf(metric: string, held: Held): FeedConnection {
  const { closed } = held;
  async function ask<T>(signal: AbortSignal, work: (engine: Engine, handle: Handle) => Promise<T>): Promise<T> {
    refuseAborted(signal);
    refuseAborted(closed.signal);
    try {
      return await abortable(abortable(held.ask(work, signal), signal), closed.signal);
    } catch (error) {
      throw ownError(error);
    }
  }
  return {
    get handle() {
      return held.handle;
    },
    measure: (question, signal) => ask(signal, (engine, handle) => engine.measure(handle, metric, question, signal)),
    rows: (request, signal) => ask(signal, (engine, handle) => engine.rows(handle, metric, request, signal)),
    facets: (field, question, signal) =>
      ask(signal, (engine, handle) => engine.facets(handle, metric, field, question, signal)),
    close: () => held.close(),
  };
}

/** A feed on its way, for all who ask for it. */
interface Request {
  /** Null for values of a script. */
  readonly arrivals: Arrivals | null;
  /** Made when all of it has arrived. */
  readonly shared: Shared<Arrivals | null>;
  readonly readers: Readers;
}

/** A feed that `bring` brings when it is asked for again, of which a mark of `performance` tells. */
function arriving(bring: (feed: Arrivals) => void): Arrivals {
  const again = () => {
    const feed = arriving(bring);
    performance.mark('support-metrics:again');
    bring(feed);
    return feed;
  };
  return new Arrivals({ again });
}

/** Begins to load an engine, with what it needs for its use. */
export type Prepare = (kind: EngineKind, use: Use, onFallback?: FallbackListener) => void;

/** Opens connections and knows which of them can share; one a page. */
export class Client {
  readonly #transport: Transport;
  readonly #loadEngine: (kind: EngineKind, onFallback?: FallbackListener) => Promise<Engine>;
  readonly #prepare: Prepare;
  readonly #identities = createIdentities();
  readonly #openings: Pool<Opening>;
  readonly #requests: Pool<Request>;
  #hasTold = false;

  /**
   * Fetches by `transport` and computes by the engines that `loadEngine` gives; `prepare` begins to load what they need.
   */
  constructor(
    transport: Transport,
    loadEngine: (kind: EngineKind, onFallback?: FallbackListener) => Promise<Engine>,
    prepare: Prepare = () => undefined,
  ) {
    this.#transport = transport;
    this.#loadEngine = loadEngine;
    this.#prepare = prepare;
    this.#openings = new Pool(transport.host);
    this.#requests = new Pool(transport.host);
  }

  /** Feeds held open and requests under way: both 0 when every connection is closed. */
  get held(): { readonly feeds: number; readonly requests: number } {
    return { feeds: this.#openings.size, requests: this.#requests.size };
  }

  #sourceKey(source: FeedSource): string {
    if (source.src === null) return dataKey(source.data, this.#identities);
    return requestKey(this.#transport.address(source.src), source, this.#identities);
  }

  #key(metric: string, sources: FeedSources): string {
    const roles = Object.entries(sources).sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([metric, roles.map(([role, each]) => [role, this.#sourceKey(each), decodeKey(each.decode)])]);
  }

  #request(source: FeedSource, age: number, isDigested: boolean): Request {
    const { src } = source;
    const key = this.#sourceKey(source);
    const create = (gone: () => void) =>
      src === null ? this.#inline(gone) : this.#fetched(this.#transport.address(src), source, isDigested, gone);
    return this.#requests.find(key, age) ?? this.#requests.add(key, create);
  }

  /** Inline values need no request; the rest of the task is waited for, so that all who show them can name columns. */
  #inline(gone: () => void): Request {
    const make = async (signal: AbortSignal) => {
      await pause(this.#transport.host, 0, signal);
      return null;
    };
    return {
      arrivals: null,
      shared: new Shared<Arrivals | null>({ make, free: () => undefined, gone }),
      readers: new Readers(),
    };
  }

  #fetched(url: URL, source: FeedSource, isDigested: boolean, gone: () => void): Request {
    let bring: (feed: Arrivals) => Promise<void> = async () => undefined;
    const arrivals = arriving((again) => void bring(again).catch(() => undefined));
    const make = async (signal: AbortSignal, onProgress: ProgressListener) => {
      bring = (feed) => this.#transport.follow({ ...source, url, isDigested }, feed, signal, onProgress);
      await bring(arrivals);
      return arrivals;
    };
    const end = () => {
      gone();
      arrivals.drop();
    };
    const shared = new Shared<Arrivals | null>({ make, free: () => undefined, gone: end });
    return { arrivals, shared, readers: new Readers() };
  }

  #opening(
    metric: string,
    sources: FeedSources,
    age: number,
    { fresh = false, repeats = false, onFallback, onLost }: ConnectOptions,
  ): Opening {
    const key = this.#key(metric, sources);
    const current = this.#openings.find(key, age);
    if (current?.accepts(sources) && !current.isLost) return current;
    const before = current ?? this.#openings.find(key, Infinity);
    const fetchSource: Fetch = (source, signal, onProgress) => {
      const { arrivals, shared, readers } = this.#request(source, age, fresh || repeats);
      return { arrivals, share: shared.join(signal, onProgress), readers };
    };
    const loadEngine = (kind: EngineKind) => this.#loadEngine(kind, onFallback);
    const prepare = (kind: EngineKind, use: Use) => this.#prepare(kind, use, onFallback);
    const lost = () => this.#tellLost(onLost);
    if (before?.isLost) lost();
    const { after } = this.#transport.host;
    const parts = { fetchSource, loadEngine, prepare, after, lost };
    return this.#openings.add(key, (gone) => new Opening(metric, sources, { ...parts, gone }, before));
  }

  #tellLost(onLost: (() => void) | undefined): void {
    if (!this.#hasTold) onLost?.();
    this.#hasTold ||= onLost !== undefined;
  }

  /** As `connect` of the page, which this is behind. */
  async connect(
    metric: string,
    sources: FeedSources,
    signal: AbortSignal,
    options: ConnectOptions = {},
  ): Promise<FeedConnection> {
    refuseAborted(signal);
    try {
      const { fresh = false, maxAge = 0 } = options;
      const opening = this.#opening(metric, sources, fresh ? maxAge : Infinity, options);
      void opening.begun.then(options.onBegun);
      const share = await opening.shared.join(signal, options.onProgress);
      if (signal.aborted) share.leave();
      refuseAborted(signal);
      const { fresh: _fresh, ...others } = options;
      const reopen = (stop: AbortSignal) =>
        this.#opening(metric, sources, Infinity, others).shared.join(stop, options.onProgress);
      return connectionOf(metric, new Held(share, reopen));
    } catch (error) {
      throw signal.aborted ? cancelled() : ownError(error);
    }
  }
}

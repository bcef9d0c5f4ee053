import type { connect, ConnectOptions, FeedConnection, FeedSource, FeedSources } from '../engine/client.js';
import { FeedError, type Measure, type Question } from '../metric.js';
import { isEqual } from './equal.js';

async function tellNotStarted(reason: string): Promise<void> {
  console.warn((await import('../text/console-workers.js')).workerNotStarted(reason));
}

async function tellLost(): Promise<void> {
  console.warn((await import('../text/console-workers.js')).workerLost());
}

/** Opens a feed; the engine's client, or a stand-in of a test. */
export type Connect = typeof connect;

/**
 * What an element shows: nothing to load, an answer on the way, an answer, an old one, no rows, a failure, or that it was
 * stopped.
 */
export type State = 'idle' | 'loading' | 'ready' | 'stale' | 'empty' | 'error' | 'stopped';

/**
 * What a wait is for: `slow` after three seconds, `retrying` with the milliseconds until the next try, `working` with the
 * bytes and rows read so far, `counting` once all are.
 */
export type Progress = Parameters<NonNullable<ConnectOptions['onProgress']>>[0] | { readonly state: 'counting' };

/** What an element's attributes ask for: feeds by role, if there are any, and the question to put to them. */
export interface Demand {
  readonly metric: string;
  readonly sources: FeedSources | null;
  readonly question: Question;
}

/** Milliseconds within which elements that read again by themselves share one request. */
const shared = 2000;

/** What happens to a feed, for the element to draw and to tell. */
export interface FeedListener {
  /** Something to draw has changed. */
  changed(): void;
  /** Work goes on and has come further, which is something to draw only where that is told. */
  progressed(): void;
  /** Resolves when all is at hand that is needed to show `measure`; rejects where it cannot be had. */
  prepare(measure: Measure): Promise<void>;
  /** A question was answered. */
  answered(measure: Measure): void;
  failed(error: FeedError): void;
}

function isSameSource(a: FeedSource | undefined, b: FeedSource | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const { columns: _a, ...decodeA } = a.decode;
  const { columns: _b, ...decodeB } = b.decode;
  return (
    a.src === b.src &&
    a.data === b.data &&
    a.fetcher === b.fetcher &&
    a.credentials === b.credentials &&
    a.timeout === b.timeout &&
    isEqual(decodeA, decodeB)
  );
}

function areSameSources(a: FeedSources | null, b: FeedSources | null): boolean {
  if (a === null || b === null) return a === b;
  return Object.keys({ ...a, ...b }).every((role) => isSameSource(a[role], b[role]));
}

function columnsOf({ sources }: Demand): readonly string[] {
  return sources?.main.decode.columns ?? [];
}

function toFeedError(thrown: unknown): FeedError {
  if (thrown instanceof FeedError) return thrown;
  return new FeedError('engine', { seen: thrown instanceof Error ? thrown.message.slice(0, 200) : null });
}

/**
 * The feed of one element: opens it, puts the question to it and keeps the last answer. The newest demand wins; an
 * older one is aborted and its answer, should it still come, is dropped. A new question re-measures, a new source
 * opens again.
 */
export class Feed {
  state: State = 'idle';
  measure: Measure | null = null;
  failure: FeedError | null = null;
  progress: Progress | null = null;
  /** When the feed was last read, epoch milliseconds; null for a measure the page gave. */
  readAt: number | null = null;

  readonly #connect: Connect;
  readonly #listener: FeedListener;
  #demand: Demand | null = null;
  #connection: FeedConnection | null = null;
  /** Columns kept of the feed that is being opened, else of the open one, which has `#kept`. */
  #columns: readonly string[] = [];
  #kept: readonly string[] = [];
  #opening: AbortController | null = null;
  #asking: AbortController | null = null;
  /** Why the open feed could not be read again; null while it is fresh. */
  #unread: FeedError | null = null;
  /** Whether `measure` answers the demand as it stands, so that a failed refresh leaves it on screen. */
  #isCurrent = false;

  constructor(connecting: Connect, listener: FeedListener) {
    this.#connect = connecting;
    this.#listener = listener;
  }

  /** Whether a request or a computation is under way. */
  get isBusy(): boolean {
    return this.#opening !== null || this.#asking !== null;
  }

  /** What was asked last; null before anything was. */
  get question(): Question | null {
    return this.#demand?.question ?? null;
  }

  /** What is read from; null while nothing is open. */
  get connection(): FeedConnection | null {
    return this.#connection;
  }

  /** Shows a measure that the page gave; null takes it away, unless a feed is there to answer. */
  show(measure: Measure | null): void {
    if (measure === null && this.#demand?.sources) return;
    this.measure = measure;
    this.failure = null;
    this.readAt = null;
    this.#isCurrent = measure !== null;
    this.state = this.isBusy ? 'loading' : settledState(measure);
  }

  /** Says that what the page gave cannot be used. */
  refuse(error: FeedError): void {
    this.#isCurrent = false;
    this.#fail(error);
  }

  /** Takes what the element's attributes now ask for and does what little that needs. */
  demand(demand: Demand): void {
    const before = this.#demand;
    this.#demand = demand;
    if (before === null || !areSameSources(before.sources, demand.sources))
      this.#replaceSource(demand, before === null);
    else if (!isEqual(before.question, demand.question)) this.#replaceQuestion(demand);
    else if (!isEqual(columnsOf(before), columnsOf(demand))) this.#replaceColumns(demand);
  }

  /**
   * Reads the feed again; resolves when that has ended, well or badly. The answer on screen stays until the next one,
   * and stays as stale when there is none. A quiet refresh does not say that it is loading.
   */
  async refresh(isQuiet = false): Promise<void> {
    if (this.#demand?.sources) await this.#open(this.#demand.sources, true, isQuiet);
  }

  /**
   * Stops what is under way, if anything is. The answer on screen stays, as it was where it is the one that is asked for;
   * else the state is `stopped`, until a refresh or another demand.
   */
  stop(): void {
    if (!this.isBusy) return;
    this.#stop();
    this.#columns = this.#kept;
    if (this.state === 'loading' && !this.#isCurrent) this.state = 'stopped';
    else this.#settleState();
    this.#listener.changed();
  }

  /** Takes up what was stopped: the question where the feed is open, else its reading. */
  async resume(): Promise<void> {
    const sources = this.#demand?.sources ?? null;
    const isOpen = sources !== null && !this.#needsColumns(sources);
    if (isOpen && this.#connection !== null) await this.#ask(this.#connection);
    else await this.refresh();
  }

  /** Stops all work and lets go of the feed; the picture stays, and the next demand begins anew. */
  abandon(): void {
    this.#stop();
    this.#close();
    this.#demand = null;
    this.#isCurrent = this.#isCurrent && this.state !== 'loading';
  }

  #replaceSource({ sources }: Demand, isFirst: boolean): void {
    this.#stop();
    this.#close();
    this.#isCurrent &&= isFirst;
    if (sources !== null) void this.#open(sources, false);
    else this.show(isFirst ? this.measure : null);
  }

  #replaceQuestion({ sources }: Demand): void {
    this.#isCurrent = false;
    if (sources === null) return;
    if (this.#needsColumns(sources)) void this.#open(sources, false);
    else if (this.#connection !== null) void this.#ask(this.#connection);
    else if (this.#opening === null) void this.#open(sources, false);
  }

  /** The picture stays meanwhile: it answers the question as it is. */
  #replaceColumns({ sources }: Demand): void {
    if (sources !== null && this.#needsColumns(sources)) void this.#open(sources, false, true);
  }

  /** Columns are kept as named when feeds open, the same ones of each; a column named later is fetched once more. */
  #needsColumns({ main }: FeedSources): boolean {
    const kept = new Set([...this.#columns, ...(this.#connection?.handle.meta.dims ?? [])]);
    return main.decode.columns.some((name) => !kept.has(name));
  }

  async #open(sources: FeedSources, fresh: boolean, isQuiet = false): Promise<void> {
    this.#stop();
    const work = (this.#opening = new AbortController());
    this.#columns = sources.main.decode.columns;
    this.#begin(isQuiet);
    try {
      const connection = await this.#connect(this.#metric, sources, work.signal, this.#options(work, fresh, isQuiet));
      if (work.signal.aborted) return connection.close();
      const isSame = connection.handle === this.#connection?.handle;
      this.#close();
      this.#connection = connection;
      this.#kept = this.#columns;
      this.#opening = null;
      this.readAt = Date.now();
      if (isSame && this.#isCurrent) this.#end();
      else await this.#ask(connection);
    } catch (error) {
      if (work.signal.aborted) return;
      this.#opening = null;
      this.#columns = this.#kept;
      this.#unread = toFeedError(error);
      this.#fail(this.#unread);
    }
  }

  async #ask(connection: FeedConnection): Promise<void> {
    this.#asking?.abort();
    const work = (this.#asking = new AbortController());
    const question = this.#demand?.question;
    if (question === undefined) return;
    if (this.state === 'loading' && this.failure === null) this.#listener.progressed();
    else this.#begin(this.#isCurrent);
    this.progress = { state: 'counting' };
    try {
      const measure = await connection.measure(question, work.signal);
      await this.#listener.prepare(measure);
      if (!work.signal.aborted) this.#settle(measure);
    } catch (error) {
      if (!work.signal.aborted) this.#fail(toFeedError(error));
    }
  }

  get #metric(): string {
    return this.#demand?.metric ?? '';
  }

  #options({ signal }: AbortController, fresh: boolean, isQuiet: boolean): ConnectOptions {
    return {
      fresh,
      maxAge: isQuiet ? shared : 0,
      onProgress: (progress) => {
        const isKnown = progress.state === 'slow' && this.progress?.state === 'working';
        if (signal.aborted || isKnown) return;
        this.progress = progress;
        if (progress.state === 'working') this.#listener.progressed();
        else this.#listener.changed();
      },
      onFallback: (reason) => void tellNotStarted(reason),
      onLost: () => void tellLost(),
    };
  }

  /** Work begins; quietly where the picture already answers the demand and keeps its state meanwhile. */
  #begin(isQuiet: boolean): void {
    this.progress = null;
    if (!isQuiet || !this.#isCurrent || this.measure === null) {
      this.state = 'loading';
      this.failure = null;
    }
    this.#listener.changed();
  }

  #settle(measure: Measure): void {
    if (!isEqual(measure, this.measure)) this.measure = measure;
    this.#isCurrent = true;
    this.#end();
    this.#listener.answered(measure);
  }

  /** Work is over, and the answer is there. */
  #end(): void {
    this.#asking = null;
    this.progress = null;
    this.#settleState();
    this.#listener.changed();
  }

  /** The state of an answer to what is asked for: an old one where the feed could not be read again. */
  #settleState(): void {
    this.failure = this.#unread;
    this.state = this.failure === null ? settledState(this.measure) : 'stale';
  }

  #fail(error: FeedError): void {
    this.#asking = null;
    this.progress = null;
    this.failure = error;
    if (!this.#isCurrent) this.measure = null;
    this.state = this.measure === null ? 'error' : 'stale';
    this.#listener.changed();
    this.#listener.failed(error);
  }

  #stop(): void {
    this.#opening?.abort();
    this.#asking?.abort();
    this.#opening = null;
    this.#asking = null;
    this.progress = null;
  }

  #close(): void {
    this.#connection?.close();
    this.#connection = null;
    this.#kept = [];
    this.#unread = null;
  }
}

function settledState(measure: Measure | null): State {
  if (measure === null) return 'idle';
  return measure.n === 0 && measure.hidden === undefined ? 'empty' : 'ready';
}

import { FeedError, type Measure } from '../metric.js';
import type { Arrivals } from './arrivals.js';
import type { Content, Contents, Engine, Facet, Handle, RowsAnswer } from './contract.js';
import { dataOf, errorOf, type Asked, type Port, type SentContent } from './messages.js';
import { onAbort } from './transport/abort.js';
import { Watch } from './watch.js';

/** An engine at the other end of a port. */
export interface RemoteEngine extends Engine {
  /** Fails everything that is under way or asked from now on: nobody answers any more. */
  hangUp(): void;
}

/** Whole arrays go without a copy, as all are that a stream brings. */
function memoryOf({ buffer, byteLength }: Uint8Array): Transferable[] {
  return buffer instanceof ArrayBuffer && byteLength === buffer.byteLength ? [buffer] : [];
}

/** Feeds under way to the other end, by number; each is sent once, and asked for once more where that is needed there. */
class Sending {
  readonly #port: Port;
  readonly #numbers = new WeakMap<Arrivals, number>();
  readonly #feeds = new Map<number, Arrivals>();
  #last = 0;

  constructor(port: Port) {
    this.#port = port;
  }

  /** The number of a feed, which is sent from now on. */
  numberOf(arrivals: Arrivals): number {
    const known = this.#numbers.get(arrivals);
    if (known !== undefined) return known;
    const feed = ++this.#last;
    this.#numbers.set(arrivals, feed);
    this.#send(arrivals.fresh(), feed);
    return feed;
  }

  /** Hears that the other end has let go of bytes of a feed. */
  released(feed: number, bytes: number): void {
    this.#feeds.get(feed)?.release(bytes);
  }

  /** Sends a feed that is asked for once more. */
  again(feed: number): void {
    const arrivals = this.#feeds.get(feed);
    if (arrivals) this.#send(arrivals.fresh(), -feed);
  }

  #send(arrivals: Arrivals, feed: number): void {
    const port = this.#port;
    this.#feeds.set(feed, arrivals);
    arrivals.handTo({
      take: (arrival) =>
        port.postMessage({ kind: 'feed', feed, arrival }, arrival.kind === 'bytes' ? memoryOf(arrival.bytes) : []),
      fail: (error) => port.postMessage({ kind: 'failed', feed, error: dataOf(error) }, []),
      drop: () => {
        this.#feeds.delete(feed);
        port.postMessage({ kind: 'drop', feed }, []);
      },
    });
  }
}

function sentContents(contents: Contents, sending: Sending): Record<string, SentContent> {
  // What tells feeds apart here is no data; there it is the feed's number.
  const sent = ({ arrivals, ...content }: Content) => ({
    ...content,
    feed: arrivals ? sending.numberOf(arrivals) : null,
  });
  return Object.fromEntries(Object.entries(contents).map(([role, content]) => [role, sent(content)]));
}

type Settle = (data: MessageEvent['data']) => void;

interface Pending {
  /** Whether somebody waits for it still. */
  readonly isWanted: boolean;
  readonly resolve: Settle;
  readonly reject: Settle;
  readonly onRows: (rows: number) => void;
}

const ignore = (): void => undefined;

/** Questions under way at one end of a line. */
class Asking {
  readonly #port: Port;
  readonly #pending = new Map<number, Pending>();
  readonly #watch: Watch;
  #last = 0;
  #lost = false;

  constructor(port: Port, sending: Sending, silent: () => void) {
    this.#port = port;
    this.#watch = new Watch(() => port.postMessage({ kind: 'ping' }, []), silent);
    port.onmessage = ({ data }) => {
      if (this.#lost) return;
      this.#take(data, sending);
      this.#watch.heard();
      this.#rest();
    };
  }

  /** Nobody is looked after while nothing is waited for. */
  #rest(): void {
    for (const { isWanted } of this.#pending.values()) if (isWanted) return;
    this.#watch.end();
  }

  /** Whether nobody answers any more. */
  get isLost(): boolean {
    return this.#lost;
  }

  #take(data: MessageEvent['data'], sending: Sending): void {
    if (data.kind === 'pong') return;
    if (data.kind === 'released') return sending.released(data.feed, data.bytes);
    if (data.kind === 'again') return sending.again(data.feed);
    const asked = this.#pending.get(data.id);
    if (data.kind === 'progress') return asked?.onRows(data.rows);
    this.#pending.delete(data.id);
    if (data.kind === 'error') asked?.reject(errorOf(data.error));
    else asked?.resolve(data.value);
  }

  /** The answer; `discard` sees one that nobody waits for any more. */
  ask<Answer>(
    asked: Asked,
    signal?: AbortSignal,
    discard: (late: Answer) => void = ignore,
    onRows: Pending['onRows'] = ignore,
  ): Promise<Answer> {
    if (signal?.aborted) return Promise.reject(new FeedError('cancelled'));
    if (this.#lost) return Promise.reject(new FeedError('engine', { reason: 'worker' }));
    const id = ++this.#last;
    const answer = new Promise<Answer>((resolve, reject) =>
      this.#pending.set(id, { isWanted: true, resolve, reject, onRows }),
    );
    this.#watch.begin();
    this.#port.postMessage({ kind: 'ask', id, asked }, []);
    if (!signal) return answer;
    const forget = onAbort(signal, () => this.#cancel(id, discard));
    return answer.finally(forget);
  }

  #cancel(id: number, discard: Settle): void {
    this.#pending.get(id)?.reject(new FeedError('cancelled'));
    this.#pending.set(id, { isWanted: false, resolve: discard, reject: ignore, onRows: ignore });
    this.#port.postMessage({ kind: 'cancel', id }, []);
    this.#rest();
  }

  lose(): void {
    this.#lost = true;
    this.#watch.end();
    for (const { reject } of this.#pending.values()) reject(new FeedError('engine', { reason: 'worker' }));
    this.#pending.clear();
  }
}

/**
 * The engine that is served at the other end of `port`. Every answer and every error is the one that the engine there
 * gives, unforeseen errors as `engine` with their name. Feeds under way are handed to it for good. `silent` is called where
 * it is long not heard of although something is asked of it.
 */
export function remoteEngine(port: Port, silent: () => void = ignore): RemoteEngine {
  const sending = new Sending(port);
  const asking = new Asking(port, sending, silent);
  const close = ({ id }: Pick<Handle, 'id'>) => port.postMessage({ kind: 'close', handle: id }, []);
  return {
    get isLost() {
      return asking.isLost;
    },
    open: (metric, contents, signal, onRows) =>
      asking.ask<Handle>({ what: 'open', metric, contents: sentContents(contents, sending) }, signal, close, onRows),
    measure: ({ id }, metric, question, signal) =>
      asking.ask<Measure>({ what: 'measure', handle: id, metric, question }, signal),
    rows: ({ id }, metric, request, signal) =>
      asking.ask<RowsAnswer>({ what: 'rows', handle: id, metric, request }, signal),
    facets: ({ id }, metric, field, question, signal) =>
      asking.ask<readonly Facet[]>({ what: 'facets', handle: id, metric, field, question }, signal),
    close,
    hangUp: () => asking.lose(),
  };
}

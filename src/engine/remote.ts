import { FeedError, type Measure } from '../metric.js';
import type { Arrivals } from './arrivals.js';
import type { Content, Contents, Engine, Facet, Handle, RowsAnswer } from './contract.js';
import { dataOf, errorOf, type Asked, type Port, type SentContent } from './messages.js';
import { onAbort } from './transport/abort.js';

interface Pending {
  readonly resolve: (data: MessageEvent['data']) => void;
  readonly reject: (error: FeedError) => void;
}

/** An engine at the other end of a port. */
export interface RemoteEngine extends Engine {
  /** Fails everything that is under way or asked from now on: nobody answers any more. */
  hangUp(): void;
}

/** Whole arrays go without a copy, as all are that a stream brings. */
function memoryOf({ buffer, byteLength }: Uint8Array): Transferable[] {
  return buffer instanceof ArrayBuffer && byteLength === buffer.byteLength ? [buffer] : [];
}

/** Numbers for feeds under way, and their bytes on the way to the other end, each sent once. */
function createSender(port: Port): (arrivals: Arrivals) => number {
  const numbers = new WeakMap<Arrivals, number>();
  let last = 0;
  return (arrivals) => {
    const known = numbers.get(arrivals);
    if (known !== undefined) return known;
    const feed = ++last;
    numbers.set(arrivals, feed);
    arrivals.handTo({
      take: (arrival) =>
        port.postMessage({ kind: 'feed', feed, arrival }, arrival.kind === 'bytes' ? memoryOf(arrival.bytes) : []),
      fail: (error) => port.postMessage({ kind: 'failed', feed, error: dataOf(error) }, []),
      drop: () => port.postMessage({ kind: 'drop', feed }, []),
    });
    return feed;
  };
}

function sentContents(contents: Contents, numberOf: (arrivals: Arrivals) => number): Record<string, SentContent> {
  const sent = ({ arrivals, ...content }: Content) => ({ ...content, feed: arrivals ? numberOf(arrivals) : null });
  return Object.fromEntries(Object.entries(contents).map(([role, content]) => [role, sent(content)]));
}

/**
 * The engine that is served at the other end of `port`. Every answer and every error is the one that the engine there
 * gives, unforeseen errors as `engine` with their name. Feeds under way are handed to it for good.
 */
export function remoteEngine(port: Port): RemoteEngine {
  const pending = new Map<number, Pending>();
  const numberOf = createSender(port);
  let last = 0;
  let lost = false;

  port.onmessage = ({ data }) => {
    const asked = pending.get(data.id);
    pending.delete(data.id);
    if (data.kind === 'error') asked?.reject(errorOf(data.error));
    else asked?.resolve(data.value);
  };

  /** `discard` sees an answer that nobody waits for any more. */
  function ask<Answer>(asked: Asked, signal?: AbortSignal, discard: (late: Answer) => void = () => undefined) {
    return new Promise<Answer>((resolve, reject) => {
      if (signal?.aborted) throw new FeedError('cancelled');
      if (lost) throw new FeedError('engine', { reason: 'worker' });
      const id = ++last;
      const cancel = () => {
        pending.set(id, { resolve: discard, reject: () => undefined });
        port.postMessage({ kind: 'cancel', id }, []);
        reject(new FeedError('cancelled'));
      };
      const forget = signal ? onAbort(signal, cancel) : () => undefined;
      const settled =
        <Value>(settle: (value: Value) => void) =>
        (value: Value) => {
          forget();
          settle(value);
        };
      pending.set(id, { resolve: settled(resolve), reject: settled(reject) });
      port.postMessage({ kind: 'ask', id, asked }, []);
    });
  }

  const close = ({ id }: Pick<Handle, 'id'>) => port.postMessage({ kind: 'close', handle: id }, []);
  return {
    open: (metric, contents, signal) =>
      ask<Handle>({ what: 'open', metric, contents: sentContents(contents, numberOf) }, signal, close),
    measure: ({ id }, metric, question, signal) =>
      ask<Measure>({ what: 'measure', handle: id, metric, question }, signal),
    rows: ({ id }, request, signal) => ask<RowsAnswer>({ what: 'rows', handle: id, request }, signal),
    facets: ({ id }, field, filters, signal) =>
      ask<readonly Facet[]>({ what: 'facets', handle: id, field, filters }, signal),
    close,
    hangUp() {
      lost = true;
      for (const { reject } of pending.values()) reject(new FeedError('engine', { reason: 'worker' }));
      pending.clear();
    },
  };
}

import { FeedError } from '../metric.js';
import { Arrivals, type Bringer } from './arrivals.js';
import type { Content, Contents, Engine, Handle } from './contract.js';
import { dataOf, errorOf, type Asked, type FromPage, type Port, type SentContent } from './messages.js';

/** What one port has under way. */
interface Desk {
  readonly port: Port;
  readonly engine: Engine;
  readonly handles: Map<number, Handle>;
  readonly feeds: Map<number, Arrivals>;
}

function feedOf(desk: Desk, number: number): Arrivals {
  const feed = desk.feeds.get(number) ?? new Arrivals(bringer(desk, number));
  desk.feeds.set(number, feed);
  return feed;
}

/** What a feed asks of the other end. One that was asked for again is read as a whole, and so not asked for a third time. */
function bringer(desk: Desk, feed: number): Bringer {
  const { port } = desk;
  return {
    again() {
      if (feed < 0) throw new FeedError('engine', { reason: 'taken' });
      port.postMessage({ kind: 'again', feed }, []);
      return feedOf(desk, -feed);
    },
    released: (bytes) => port.postMessage({ kind: 'released', feed, bytes }, []),
  };
}

function received(desk: Desk, { feed, ...content }: SentContent): Content {
  if (feed === null) return content;
  const arrivals = feedOf(desk, feed);
  return { ...content, arrivals, feed: arrivals };
}

function receivedContents(desk: Desk, sent: Readonly<Record<string, SentContent>>): Contents {
  const { main, ...others } = sent;
  if (!main) throw new FeedError('engine', { role: 'main' });
  const entries = Object.entries(others).map(([role, content]) => [role, received(desk, content)] as const);
  return { ...Object.fromEntries(entries), main: received(desk, main) };
}

function handleOf({ handles }: Desk, id: number): Handle {
  const handle = handles.get(id);
  if (!handle) throw new FeedError('engine', { handle: id });
  return handle;
}

async function answerOf(
  desk: Desk,
  asked: Asked,
  signal: AbortSignal,
  onRows: (rows: number) => void,
): Promise<unknown> {
  const { engine } = desk;
  if (asked.what === 'open') {
    const handle = await engine.open(asked.metric, receivedContents(desk, asked.contents), signal, onRows);
    desk.handles.set(handle.id, handle);
    return handle;
  }
  const handle = handleOf(desk, asked.handle);
  if (asked.what === 'measure') return engine.measure(handle, asked.metric, asked.question, signal);
  if (asked.what === 'rows') return engine.rows(handle, asked.metric, asked.request, signal);
  return engine.facets(handle, asked.metric, asked.field, asked.question, signal);
}

function close({ engine, handles }: Desk, id: number): void {
  const handle = handles.get(id);
  handles.delete(id);
  if (handle) engine.close(handle);
}

/** Lets `engine` answer what the other end of `port` asks, and says `ready` there. */
export function serve(port: Port, engine: Engine): void {
  const desk: Desk = { port, engine, handles: new Map(), feeds: new Map() };
  const stops = new Map<number, AbortController>();

  async function answer(id: number, asked: Asked): Promise<void> {
    const stop = new AbortController();
    stops.set(id, stop);
    const onRows = (rows: number) => port.postMessage({ kind: 'progress', id, rows }, []);
    try {
      port.postMessage({ kind: 'answer', id, value: await answerOf(desk, asked, stop.signal, onRows) }, []);
    } catch (error) {
      port.postMessage({ kind: 'error', id, error: dataOf(error) }, []);
    } finally {
      stops.delete(id);
    }
  }

  port.onmessage = ({ data }) => {
    const message: FromPage = data;
    if (message.kind === 'ask') void answer(message.id, message.asked);
    else if (message.kind === 'cancel') stops.get(message.id)?.abort();
    else if (message.kind === 'ping') port.postMessage({ kind: 'pong' }, []);
    else if (message.kind === 'close') close(desk, message.handle);
    else if (message.kind === 'feed') feedOf(desk, message.feed).push(message.arrival);
    else if (message.kind === 'failed') feedOf(desk, message.feed).fail(errorOf(message.error));
    else desk.feeds.delete(message.feed);
  };
  port.postMessage({ kind: 'ready' }, []);
}

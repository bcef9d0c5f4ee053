import { FeedError } from '../../metric.js';
import { abortable, cancelled, onAbort } from './abort.js';
import { inspectMarkup, refuseBadAnswer, saysNothing } from './answer.js';
import { followBody } from './body.js';
import { failureOf } from './failure.js';
import type { Context } from './host.js';
import type { Landing } from './landing.js';
import type { Meter } from './meter.js';

/** One request for one page of a feed. */
export interface PageRequest {
  readonly url: URL;
  readonly credentials: RequestCredentials;
  /** Milliseconds until headers must have arrived. */
  readonly timeout: number;
  /** The host's own `fetch`; null is the page's. */
  readonly fetcher: typeof fetch | null;
  /** Decoded bytes that may still come. */
  readonly limit: number;
  /** Where the bytes go as they come. */
  readonly landing: Landing;
  /** Counts them. */
  readonly meter: Meter;
}

/** What came back beside the bytes. */
export interface PageAnswer {
  /** False where the server says that there is nothing yet (204). */
  readonly hasBytes: boolean;
  /** The `Link` header. */
  readonly link: string | null;
}

/** Cancels a body that nobody will read. */
function drop(response: Response): void {
  if (response.body && !response.body.locked) response.body.cancel().catch(() => undefined);
}

async function ask(page: PageRequest, { host }: Context, signal: AbortSignal): Promise<Response> {
  const send = page.fetcher ?? host.fetch;
  return send(page.url.href, { credentials: page.credentials, signal });
}

/** The answer's head, in time or not at all. */
async function head(page: PageRequest, context: Context, stop: AbortController): Promise<Response> {
  const { host } = context;
  const watch = host.watchRefusals();
  const late = () => stop.abort(new FeedError('timeout', { limit: page.timeout, origin: page.url.origin }));
  const inTime = host.after(page.timeout, late);
  try {
    return await abortable(ask(page, context, stop.signal), stop.signal, () => stop.signal.reason, drop);
  } catch (error) {
    inTime();
    if (stop.signal.aborted || error instanceof FeedError) throw error;
    throw await failureOf(error, page, host, watch, stop.signal);
  } finally {
    inTime();
    watch.stop();
  }
}

/** A body that broke off is offline, undecodable from its first byte on, or cut. */
function brokenBody(error: unknown, response: Response, page: PageRequest, { host }: Context): unknown {
  if (!(error instanceof FeedError) || error.code !== 'truncated') return error;
  const { origin } = page.url;
  if (!host.online()) return new FeedError('offline', { origin });
  const undecodable = error.details['received'] === 0 && response.headers.has('content-encoding');
  return undecodable ? new FeedError('network', { origin, online: true, causes: 'content_encoding' }) : error;
}

/**
 * The room that a landing has, waited for once as long as there is none but not longer than `limits.patience`: whoever reads
 * may need another answer first, which waits for this one to end.
 */
function patientRoom(landing: Landing, { host, limits }: Context): () => Promise<void> | null {
  let isPatient = true;
  return () => {
    const room = isPatient ? landing.room() : null;
    return (
      room &&
      new Promise((resolve) => {
        const stop = host.after(limits.patience, () => {
          isPatient = false;
          resolve();
        });
        void room.then(() => {
          stop();
          resolve();
        });
      })
    );
  };
}

async function body(response: Response, page: PageRequest, context: Context, signal: AbortSignal): Promise<void> {
  const { host, limits } = context;
  const inspect = (chunk: Uint8Array) => inspectMarkup(chunk, page.url);
  // The host's own fetch may keep what it gives.
  const take = (chunk: Uint8Array) => {
    page.meter.add(chunk.length);
    page.landing.push(page.fetcher ? chunk.slice() : chunk);
  };
  const room = patientRoom(page.landing, context);
  const reading = { host, limit: page.limit, idle: limits.idle, signal, inspect, room };
  try {
    page.meter.begin(response);
    page.landing.begin(response.headers.get('content-type'), page.meter.total);
    const received = await followBody(response, reading, take);
    if (received === 0) throw new FeedError('empty_body', { origin: page.url.origin });
  } catch (error) {
    throw brokenBody(error, response, page, context);
  }
}

async function read(response: Response, page: PageRequest, context: Context, signal: AbortSignal): Promise<PageAnswer> {
  try {
    await refuseBadAnswer(response, page.url, context, signal);
    const hasBytes = !saysNothing(response);
    if (hasBytes) await body(response, page, context, signal);
    return { hasBytes, link: response.headers.get('link') };
  } finally {
    drop(response);
  }
}

/**
 * One request without retries, its whole body handed on. Rejects with the `FeedError` that says what went wrong, `cancelled`
 * where `signal` aborted; whatever the outcome, no timer, listener or connection is left behind.
 */
export async function requestPage(page: PageRequest, context: Context, signal: AbortSignal): Promise<PageAnswer> {
  const { host, limits } = context;
  const stop = new AbortController();
  const forget = onAbort(signal, () => stop.abort(cancelled()));
  const tooLong = () => stop.abort(new FeedError('timeout', { limit: limits.total, origin: page.url.origin }));
  const inTime = host.after(limits.total, tooLong);
  try {
    return await read(await head(page, context, stop), page, context, stop.signal);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    inTime();
    forget();
  }
}

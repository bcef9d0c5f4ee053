import { FeedError } from '../../metric.js';
import { Arrivals } from '../arrivals.js';
import { pause } from './abort.js';
import { feedAddress } from './address.js';
import { createGate, type Gate } from './gate.js';
import { defaultLimits, type Context, type Host, type Limits } from './host.js';
import { pageHost } from './page.js';
import { Meter } from './meter.js';
import { loadPages, type FeedBytes } from './pages.js';
import { requestPage, type PageAnswer, type PageRequest } from './request.js';
import { createSchedule, type Schedule } from './schedule.js';

/**
 * How a load is going: `slow` after three seconds, `retrying` with the milliseconds until the next try, and some times a
 * second how far the work has come: bytes so far, how many there will be (null where nobody says) and rows read of them.
 */
export type Progress =
  | { readonly state: 'slow' | 'retrying'; readonly wait: number }
  | { readonly state: 'working'; readonly bytes: number; readonly total: number | null; readonly rows: number };

/** Sees how a load is going. */
export type ProgressListener = (progress: Progress) => void;

/** What is to be fetched, and how. */
export interface FeedRequest {
  /** From `address`. */
  readonly url: URL;
  readonly credentials: RequestCredentials;
  /** Milliseconds until headers must have arrived; the transport's own limit where it is not above zero. */
  readonly timeout: number;
  /** The host's own `fetch`; null is the page's. */
  readonly fetcher: typeof fetch | null;
  /** Whether the feed's `digest` is worked out, by which it is known when it comes again; default false. */
  readonly isDigested?: boolean;
}

/** Fetches feeds with the kit's policy: limits, retries within one budget, pages, and errors by code. */
export interface Transport {
  readonly host: Host;
  /** The checked address of `src`; throws `bad_url` or `mixed_content`. */
  address(src: string): URL;
  /** A feed with all its pages; rejects with the `FeedError` that says why not, `cancelled` where `signal` aborts. */
  load(request: FeedRequest, signal: AbortSignal, onProgress?: ProgressListener): Promise<FeedBytes>;
  /** As `load`, but hands the feed on while it comes: its end or its failure reaches `arrivals` too. */
  follow(request: FeedRequest, arrivals: Arrivals, signal: AbortSignal, onProgress?: ProgressListener): Promise<void>;
}

interface Parts extends Context {
  readonly gate: Gate;
  readonly schedule: Schedule;
}

/** One try, in its turn at the origin; `slow` is told of what takes longer than `limits.slow`. */
async function tryOnce(page: PageRequest, parts: Parts, signal: AbortSignal, slow: () => void): Promise<PageAnswer> {
  const inTime = parts.host.after(parts.limits.slow, slow);
  try {
    const entered = parts.gate.enter(page.url.origin, signal);
    const leave = entered instanceof Promise ? await entered : entered;
    return await requestPage(page, parts, signal).finally(leave);
  } finally {
    inTime();
  }
}

/** Waits for the next try; throws `error` where there is none. */
async function waitForNext(
  error: unknown,
  tries: number,
  { host, schedule }: Parts,
  signal: AbortSignal,
  onProgress: ProgressListener,
): Promise<void> {
  const next = error instanceof FeedError ? schedule.next(error, tries) : null;
  if (next === null) throw error;
  onProgress({ state: 'retrying', wait: next.wait });
  await pause(host, next.wait, signal).catch((reason: unknown) => {
    next.release();
    throw reason;
  });
}

async function tryAll(
  page: PageRequest,
  parts: Parts,
  signal: AbortSignal,
  onProgress: ProgressListener,
): Promise<PageAnswer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await tryOnce(page, parts, signal, () => onProgress({ state: 'slow', wait: 0 }));
    } catch (error) {
      page.landing.again();
      await waitForNext(error, tries, parts, signal, onProgress);
    }
  }
}

/** A transport in the surroundings of `host`; one a page, so that its limits and its budget hold for the whole page. */
export function createTransport(host: Host = pageHost, changes: Partial<Limits> = {}): Transport {
  const limits = { ...defaultLimits, ...changes };
  const context: Context = { host, limits };
  const parts: Parts = { ...context, gate: createGate(limits.perOrigin), schedule: createSchedule(context) };
  const follow: Transport['follow'] = async (request, arrivals, signal, onProgress = () => undefined) => {
    const timeout = request.timeout > 0 ? request.timeout : limits.headers;
    const first = { ...request, isDigested: request.isDigested ?? false, timeout, meter: new Meter(host, onProgress) };
    try {
      await loadPages(first, (page) => tryAll(page, parts, signal, onProgress), arrivals, context);
      arrivals.push({ kind: 'end' });
    } catch (error) {
      arrivals.fail(error);
      throw error;
    }
  };
  return {
    host,
    address: (src) => feedAddress(src, host),
    follow,
    async load(request, signal, onProgress) {
      const arrivals = new Arrivals();
      const whole = arrivals.whole();
      whole.catch(() => undefined);
      await follow(request, arrivals, signal, onProgress);
      return whole;
    },
  };
}

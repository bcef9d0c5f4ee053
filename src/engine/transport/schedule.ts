import type { FeedError } from '../../metric.js';
import type { Context } from './host.js';

const firstWait = 1_000;
const longestWait = 30_000;
const shortestAsked = 1_000;
const longestAsked = 300_000;
const minute = 60_000;

/** Statuses that a second try can cure. */
const passing: ReadonlySet<unknown> = new Set([429, 500, 502, 503, 504]);

/**
 * Milliseconds to wait before retry number `retry` (0 is the first): evenly spread between 0 and a limit that doubles
 * from 1 s up to 30 s ("full jitter", Brooker 2015, "Exponential backoff and jitter").
 */
export function backoff(retry: number, random: () => number): number {
  return random() * Math.min(longestWait, firstWait * 2 ** retry);
}

/** The one date format that servers may send (RFC 9110, §5.6.7, IMF-fixdate) in epoch milliseconds, else null. */
function httpDate(text: string): number | null {
  const good = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text);
  const instant = good ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

/**
 * Milliseconds that a `Retry-After` header asks for (RFC 9110, §10.2.3: seconds or a date), kept between 1 s and 5 min;
 * null for anything else. A date is held against the answer's own `Date` header, else against `wallClock`.
 */
export function retryAfter(headers: Headers, wallClock: number): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  const at = httpDate(text);
  if (at === null && !/^\d+$/.test(text)) return null;
  const asked = at === null ? Number(text) * 1_000 : at - (httpDate(headers.get('date') ?? '') ?? wallClock);
  return Math.min(longestAsked, Math.max(shortestAsked, asked));
}

/** Whether trying again by itself may help: lost connections, cut bodies and passing troubles of the server. */
function isPassing(error: FeedError): boolean {
  return error.code === 'network' || error.code === 'truncated' || passing.has(error.details['status']);
}

/** Decides whether and when a failed request is tried again; one for the whole page. */
export interface Schedule {
  /**
   * The wait in milliseconds before the next try, and a way to give the place in the budget back; null: give up.
   * `tries` counts the requests made so far.
   */
  next(error: FeedError, tries: number): { readonly wait: number; readonly release: () => void } | null;
}

/** A schedule with the page-wide budget of `limits.retriesPerMinute`. */
export function createSchedule({ host, limits }: Context): Schedule {
  const planned = new Set<{ readonly at: number }>();

  function reserve(at: number): (() => void) | null {
    // A reservation is done with when no coming retry can fall within a minute of it.
    for (const each of planned) if (each.at <= host.now() - minute) planned.delete(each);
    const near = [...planned].filter((each) => Math.abs(each.at - at) < minute);
    if (near.length >= limits.retriesPerMinute) return null;
    const place = { at };
    planned.add(place);
    return () => planned.delete(place);
  }

  return {
    next(error, tries) {
      if (tries >= limits.tries || !isPassing(error)) return null;
      const asked = error.details['retryAfter'];
      const wait = typeof asked === 'number' ? asked : backoff(tries - 1, host.random);
      const release = reserve(host.now() + wait);
      return release && { wait, release };
    },
  };
}

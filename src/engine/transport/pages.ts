import { FeedError } from '../../metric.js';
import { peekMeta } from '../../feeds/peek.js';
import { feedAddress, shownAddress } from './address.js';
import type { Arrivals } from '../arrivals.js';
import type { Context } from './host.js';
import { Landing } from './landing.js';
import type { PageAnswer, PageRequest } from './request.js';

/** A whole feed: the bytes of its pages in order, unpacked, and the content type of the first. */
export interface FeedBytes {
  readonly bytes: readonly Uint8Array[];
  readonly contentType: string | null;
}

const longestHeader = 8_192;

/** The target of the first link with `rel="next"` in a `Link` header (RFC 8288), else null. */
export function nextLink(header: string | null): string | null {
  for (const link of (header ?? '').slice(0, longestHeader).split(/,\s*(?=<)/)) {
    const [target = '', ...parameters] = link.split('>');
    const relations = parameters.join('>').split(';');
    const isNext = relations.some((each) => /^rel\s*=\s*"?([^"]*\s)?next(\s[^"]*)?"?$/i.test(each.trim()));
    if (isNext) return target.trim().replace(/^</, '');
  }
  return null;
}

/** What the page says comes next: `meta.next` of its envelope, else its `Link` header. */
function nextText(head: Uint8Array, link: string | null): string | null {
  const next = peekMeta(head)?.['next'];
  return typeof next === 'string' && next !== '' ? next : nextLink(link);
}

/** The next page's address; throws `bad_url` where it lies on another origin than the first page. */
function nextAddress(head: Uint8Array, answer: PageAnswer, url: URL, { host }: Context): URL | null {
  const text = nextText(head, answer.link);
  if (text === null) return null;
  const next = feedAddress(text, host, url.href);
  if (next.origin !== url.origin) throw new FeedError('bad_url', { seen: shownAddress(next), reason: 'page_origin' });
  return next;
}

function pushNoRows(arrivals: Arrivals): void {
  arrivals.push({ kind: 'page', contentType: 'application/json' });
  arrivals.push({ kind: 'bytes', bytes: new TextEncoder().encode('[]') });
}

/**
 * Brings a feed with all its pages, each address asked once, up to the last byte but without its end. Throws `too_large`
 * where the pages together have more bytes than `limits.bytes`, or where more than `limits.pages` follow each other.
 */
export async function loadPages(
  first: Omit<PageRequest, 'limit' | 'landing'> & { readonly isDigested: boolean },
  ask: (page: PageRequest) => Promise<PageAnswer>,
  arrivals: Arrivals,
  context: Context,
): Promise<void> {
  const { limits } = context;
  const asked = new Set<string>();
  const digests: (string | null)[] = [];
  let left = limits.bytes;
  for (let url: URL | null = first.url; url !== null && !asked.has(url.href);) {
    if (asked.size === limits.pages) throw new FeedError('too_large', { pages: limits.pages });
    asked.add(url.href);
    const landing = new Landing(arrivals, first.isDigested);
    const answer = await ask({ ...first, url, limit: left, landing });
    if (!answer.hasBytes) break;
    await landing.end(left);
    first.meter.end();
    digests.push(landing.digest);
    left -= landing.size;
    url = nextAddress(landing.head, answer, url, context);
  }
  if (arrivals.size === 0) pushNoRows(arrivals);
  if (first.isDigested) arrivals.digest = digests.join('\n');
}

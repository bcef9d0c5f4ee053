import { FeedError } from '../../metric.js';
import { peekMeta } from '../../feeds/peek.js';
import { unpackUpTo } from '../../feeds/unpack.js';
import { feedAddress, shownAddress } from './address.js';
import type { Context } from './host.js';
import type { PageAnswer, PageRequest } from './request.js';

/** A whole feed: the bytes of its pages in order, unpacked, and the content type of the first. */
export interface FeedBytes {
  readonly bytes: readonly Uint8Array[];
  readonly contentType: string | null;
}

const noRows: FeedBytes = { bytes: [new TextEncoder().encode('[]')], contentType: 'application/json' };
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
function nextText(bytes: Uint8Array, link: string | null): string | null {
  const next = peekMeta(bytes)?.['next'];
  return typeof next === 'string' && next !== '' ? next : nextLink(link);
}

/** The next page's address; throws `bad_url` where it lies on another origin than the first page. */
function nextAddress(bytes: Uint8Array, answer: PageAnswer, url: URL, { host }: Context): URL | null {
  const text = nextText(bytes, answer.link);
  if (text === null) return null;
  const next = feedAddress(text, host, url.href);
  if (next.origin !== url.origin) throw new FeedError('bad_url', { seen: shownAddress(next), reason: 'page_origin' });
  return next;
}

/**
 * A feed with all its pages, each address asked once. Throws `too_large` where the pages together have more bytes than
 * `limits.bytes`, or where more than `limits.pages` follow each other.
 */
export async function loadPages(
  first: Omit<PageRequest, 'limit'>,
  ask: (page: PageRequest) => Promise<PageAnswer>,
  context: Context,
): Promise<FeedBytes> {
  const { limits } = context;
  const asked = new Set<string>();
  const pages: Uint8Array[] = [];
  let contentType: string | null = null;
  let left = limits.bytes;
  for (let url: URL | null = first.url; url !== null && !asked.has(url.href);) {
    if (asked.size === limits.pages) throw new FeedError('too_large', { pages: limits.pages });
    asked.add(url.href);
    const answer = await ask({ ...first, url, limit: left });
    if (answer.bytes === null) break;
    const bytes: Uint8Array = await unpackUpTo(left, answer.bytes);
    left -= bytes.length;
    pages.push(bytes);
    contentType ??= answer.contentType;
    url = nextAddress(bytes, answer, url, context);
  }
  return pages.length === 0 ? noRows : { bytes: pages, contentType };
}

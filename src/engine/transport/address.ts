import { FeedError } from '../../metric.js';
import type { Host } from './host.js';

const longestSeen = 200;

/** An address as it may be shown: without user, password, query and fragment, which can hold secrets. */
export function shownAddress(url: URL): string {
  return `${url.origin}${url.pathname}`.slice(0, longestSeen);
}

/** What may be shown of a text that is no address: what stands before a query or fragment, without `user:password@`. */
function shownText(text: string): string {
  const path = text.split(/[?#]/, 1)[0] ?? '';
  return path.slice(path.lastIndexOf('@') + 1).slice(0, longestSeen);
}

function parse(src: string, base: string | null): URL {
  const text = src.trim();
  if (text === '') throw new FeedError('bad_url', { seen: '', reason: 'empty' });
  try {
    return new URL(text, base ?? undefined);
  } catch {
    throw new FeedError('bad_url', { seen: shownText(text), reason: base === null ? 'relative' : 'unreadable' });
  }
}

function isThisMachine(hostname: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|\[::1\]|(.+\.)?localhost)$/.test(hostname);
}

/** Browsers refuse plain HTTP on a secure page before sending, but for the machine itself (W3C Mixed Content, 2023). */
function isMixed(url: URL, origin: string | null): boolean {
  return url.protocol === 'http:' && (origin ?? '').startsWith('https:') && !isThisMachine(url.hostname);
}

/**
 * The address a feed is fetched from: `src` resolved against `base`, without its fragment.
 * Throws `bad_url` for anything but http and https and for addresses with user or password (`reason` is `empty`,
 * `relative`, `unreadable`, `scheme` or `credentials`), and `mixed_content` for plain HTTP on a secure page.
 */
export function feedAddress(src: string, host: Pick<Host, 'base' | 'origin'>, base = host.base()): URL {
  const url = parse(src, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FeedError('bad_url', { seen: url.protocol, reason: 'scheme' });
  }
  if (url.username !== '' || url.password !== '') {
    throw new FeedError('bad_url', { seen: shownAddress(url), reason: 'credentials' });
  }
  if (isMixed(url, host.origin())) throw new FeedError('mixed_content', { origin: url.origin });
  url.hash = '';
  return url;
}

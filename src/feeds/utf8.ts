import { FeedError } from '../metric.js';
import { faults } from './faults.js';

/** Bytes that become text in one step. */
const piece = 262_144;

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return marked || (bytes.length > 1 && (first === 0) !== (second === 0));
}

/**
 * The text of UTF-8 bytes, a byte order mark taken off, in pieces of `size` bytes, one a step. Throws a `FeedError` of code
 * `encoding` with the offset of the first byte that is no UTF-8, or with `seen: "utf-16"` where it is that.
 */
export function* utf8Pieces(bytes: Uint8Array, size: number = piece): Generator<void, readonly string[]> {
  if (looksLikeUtf16(bytes)) throw new FeedError('encoding', { seen: 'utf-16' });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    try {
      pieces.push(decoder.decode(bytes.subarray(at, at + size), { stream: at + size < bytes.length }));
    } catch {
      throw new FeedError('encoding', { offset: faults.value.badOffset(bytes, at) });
    }
    yield;
  }
  return pieces;
}

/**
 * Throws a `FeedError` for a text that begins as no feed does: `empty_body` where nothing but blanks came, `web_page` where a
 * page came instead of data.
 */
export function refuseNoFeed(head: string): void {
  if (!/\S/.test(head)) throw new FeedError('empty_body');
  if (/^\s*<[!?a-z]/i.test(head)) throw new FeedError('web_page');
}

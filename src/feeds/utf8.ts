import { FeedError } from '../metric.js';

const chunk = 65_536;

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return marked || (bytes.length > 1 && (first === 0) !== (second === 0));
}

function decodes(decoder: TextDecoder, bytes: Uint8Array, last: boolean): boolean {
  try {
    decoder.decode(bytes, { stream: !last });
    return true;
  } catch {
    return false;
  }
}

function firstBad(bytes: Uint8Array, from: number, step: number): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let offset = from;
  while (
    offset < bytes.length &&
    decodes(decoder, bytes.subarray(offset, offset + step), offset + step >= bytes.length)
  ) {
    offset += step;
  }
  return offset;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** Where the bytes stop being UTF-8: found chunk by chunk, then byte by byte from the character before that chunk. */
function badOffset(bytes: Uint8Array): number {
  let start = Math.max(0, firstBad(bytes, 0, chunk) - 4);
  while (isContinuation(bytes[start])) start += 1;
  return firstBad(bytes, start, 1);
}

/**
 * The text of UTF-8 bytes, a byte order mark taken off. Throws a `FeedError` of code `encoding` with the offset of the
 * first byte that is no UTF-8, or with `seen: "utf-16"` where it is that.
 */
export function utf8(bytes: Uint8Array): string {
  if (looksLikeUtf16(bytes)) throw new FeedError('encoding', { seen: 'utf-16' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FeedError('encoding', { offset: badOffset(bytes) });
  }
}

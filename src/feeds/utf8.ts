import { FeedError, finish } from '../metric.js';

const chunk = 65_536;

/** Bytes that become text in one step. */
const piece = 262_144;

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

/** The place at or behind another at which a character begins. */
function afterCharacter(bytes: Uint8Array, at: number): number {
  let start = Math.max(0, at);
  while (isContinuation(bytes[start])) start += 1;
  return start;
}

/** Where the bytes stop being UTF-8, which is not before `from`: found chunk by chunk, then byte by byte from the character before. */
function badOffset(bytes: Uint8Array, from: number): number {
  let start = firstBad(bytes, afterCharacter(bytes, from - 4), chunk);
  start = afterCharacter(bytes, start - 4);
  return firstBad(bytes, start, 1);
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
      throw new FeedError('encoding', { offset: badOffset(bytes, at) });
    }
    yield;
  }
  return pieces;
}

/** The text of UTF-8 bytes at once; else as `utf8Pieces`. */
export function utf8(bytes: Uint8Array): string {
  return finish(utf8Pieces(bytes, bytes.length)).join('');
}

/** Whether the bytes, of which two are enough, are packed by gzip. */
export function isPacked([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

/** The largest unpacked feed, in bytes; what expands beyond is refused while it is still expanding. */
const largestFeed = 256 * 2 ** 20;

/** As `unpack`, with a limit in bytes of one's own. */
export async function unpackUpTo(limit: number, bytes: Uint8Array): Promise<Uint8Array> {
  return isPacked(bytes) ? (await import('./gunzip.js')).gunzip(bytes, limit) : bytes;
}

/**
 * The bytes themselves, or what they hold when their first two say gzip; what unpacks is fetched for the first of these.
 * Throws a `FeedError`: `truncated` when the gzip stream is cut or damaged, `too_large` when it holds more than 256 MiB.
 */
export function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  return unpackUpTo(largestFeed, bytes);
}

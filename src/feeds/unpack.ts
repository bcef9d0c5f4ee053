import { FeedError } from '../metric.js';

/** The largest unpacked feed, in bytes; what expands beyond is refused while it is still expanding. */
const largestFeed = 256 * 2 ** 20;

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

async function readAll(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, length);
    chunks.push(value);
    length += value.length;
    if (length <= limit) continue;
    await reader.cancel();
    throw new FeedError('too_large', { limit });
  }
}

/** As `unpack`, with a limit in bytes of one's own. */
export async function unpackUpTo(limit: number, bytes: Uint8Array): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  const source = new ReadableStream<BufferSource>({
    start(controller) {
      controller.enqueue(new Uint8Array(bytes));
      controller.close();
    },
  });
  try {
    return await readAll(source.pipeThrough(new DecompressionStream('gzip')), limit);
  } catch (error) {
    throw error instanceof FeedError ? error : new FeedError('truncated', { packed: true });
  }
}

/**
 * The bytes themselves, or what they hold when their first two say gzip. Throws a `FeedError`: `truncated` when the
 * gzip stream is cut or damaged, `too_large` when it holds more than 256 MiB.
 */
export function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  return unpackUpTo(largestFeed, bytes);
}

import { FeedError } from '../metric.js';

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

/** What bytes that are packed by gzip hold. Throws a `FeedError`: `truncated` where they are cut, `too_large` above `limit` bytes. */
export async function gunzip(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
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

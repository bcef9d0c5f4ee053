import { FeedError } from '../../metric.js';
import { abortable } from './abort.js';
import type { Host } from './host.js';

/** How a body is read. */
export interface Reading {
  readonly host: Pick<Host, 'after'>;
  /** Decoded bytes after which reading stops. */
  readonly limit: number;
  /** Milliseconds without a byte after which reading stops. */
  readonly idle: number;
  /** Ends the reading with the signal's reason. */
  readonly signal: AbortSignal;
  /** Sees the chunks from the first on and may throw to refuse the rest; true: it has seen enough. */
  readonly inspect?: (chunk: Uint8Array) => boolean;
}

/** One array of all `chunks`. */
function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

type Chunk = ReadableStreamReadResult<Uint8Array>;

/** The next chunk; throws `stalled` when none comes in time and `truncated` when the stream breaks. */
async function next(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  reading: Reading,
  received: number,
): Promise<Chunk> {
  let stall: () => void = () => undefined;
  const stalled = new Promise<never>((_, reject) => {
    stall = () => reject(new FeedError('stalled', { received, limit: reading.idle }));
  });
  const stop = reading.host.after(reading.idle, stall);
  try {
    const read = reader.read().catch(() => {
      throw new FeedError('truncated', { received });
    });
    return await Promise.race([read, stalled]);
  } finally {
    stop();
  }
}

async function collect(reader: ReadableStreamDefaultReader<Uint8Array>, reading: Reading): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  let inspected = reading.inspect === undefined;
  for (;;) {
    const { done, value } = await next(reader, reading, received);
    if (done) return join(chunks, received);
    inspected ||= reading.inspect?.(value) ?? true;
    chunks.push(value);
    received += value.length;
    if (received > reading.limit) throw new FeedError('too_large', { received, limit: reading.limit });
  }
}

/**
 * All bytes of a body. Throws `stalled`, `truncated`, `too_large`, what `inspect` throws, and the signal's reason when it
 * aborts; the stream is cancelled in each of these cases, so that the server sees the end.
 */
export async function readBody(response: Response, reading: Reading): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array(0);
  const reader = response.body.getReader();
  try {
    return await abortable(collect(reader, reading), reading.signal, () => reading.signal.reason);
  } catch (error) {
    reader.cancel().catch(() => undefined);
    throw error;
  }
}

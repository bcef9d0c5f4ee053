import { FeedError } from '../../metric.js';
import { abortable } from './abort.js';
import type { Host } from './host.js';
import { join } from './join.js';

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
  /** Waits until there is room for further bytes; null where there is. */
  readonly room?: () => Promise<void> | null;
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

/** Hands on chunk by chunk; returns how many bytes came. */
async function collect(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  reading: Reading,
  take: (chunk: Uint8Array) => void,
): Promise<number> {
  let received = 0;
  let inspected = reading.inspect === undefined;
  for (;;) {
    const { done, value } = await next(reader, reading, received);
    if (done) return received;
    inspected ||= reading.inspect?.(value) ?? true;
    received += value.length;
    if (received > reading.limit) throw new FeedError('too_large', { received, limit: reading.limit });
    if (!reading.signal.aborted) take(value);
    const room = reading.room?.();
    if (room) await room;
  }
}

/**
 * Hands the bytes of a body to `take` as they come and returns how many came. Throws `stalled`, `truncated`, `too_large`,
 * what `inspect` throws, and the signal's reason when it aborts, after which nothing is handed on; the stream is cancelled
 * in each of these cases, so that the server sees the end.
 */
export async function followBody(
  response: Response,
  reading: Reading,
  take: (chunk: Uint8Array) => void,
): Promise<number> {
  if (response.body === null) return 0;
  const reader = response.body.getReader();
  try {
    return await abortable(collect(reader, reading, take), reading.signal, () => reading.signal.reason);
  } catch (error) {
    reader.cancel().catch(() => undefined);
    throw error;
  }
}

/** All bytes of a body; throws as `followBody` does. */
export async function readBody(response: Response, reading: Reading): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await followBody(response, reading, (chunk) => chunks.push(chunk));
  return join(chunks);
}

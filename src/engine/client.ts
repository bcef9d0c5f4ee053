import { Client } from './connections.js';
import { loadEngine, prepareEngine } from './load.js';
import type { ConnectOptions, FeedConnection, FeedSources } from './sources.js';
import { createTransport } from './transport/transport.js';

export type { ConnectOptions, FeedConnection, FeedSource, FeedSources } from './sources.js';

let client: Client | null = null;

/**
 * Fetches and decodes the feeds of `metric`, sharing one request and one parse with everyone who asks for the same.
 * Rejects with a `FeedError` only: `cancelled` as soon as `signal` aborts before the feed is open. What is open stays
 * open until `close`, whatever becomes of `signal`.
 */
export async function connect(
  metric: string,
  sources: FeedSources,
  signal: AbortSignal,
  options: ConnectOptions = {},
): Promise<FeedConnection> {
  client ??= new Client(createTransport(), loadEngine, prepareEngine);
  return client.connect(metric, sources, signal, options);
}

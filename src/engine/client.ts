import { Client } from './connections.js';
import { loadEngine, prepareEngine } from './load.js';
import type { ConnectOptions, FeedConnection, FeedSource, FeedSources } from './sources.js';
import { createTransport, type Transport } from './transport/transport.js';

export type { DecodeOptions, RowShown, RowsAnswer, RowsColumn, RowsRequest } from './contract.js';
export type { ConnectOptions, FeedConnection, FeedSource, FeedSources } from './sources.js';

let client: Client | null = null;
let transport: Transport | null = null;

function ownTransport(): Transport {
  return (transport ??= createTransport());
}

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
  client ??= new Client(ownTransport(), loadEngine, prepareEngine);
  return client.connect(metric, sources, signal, options);
}

/** What is fetched as a text: an address, how long an answer may take in milliseconds, and by whom it is fetched. */
export type TextSource = Pick<FeedSource, 'timeout' | 'fetcher'> & { readonly src: string };

/** The text at an address, fetched as feeds are; rejects with the `FeedError` that says why not. */
export async function fetchText({ src, timeout, fetcher }: TextSource, signal: AbortSignal): Promise<string> {
  const { address, load } = ownTransport();
  const { bytes } = await load({ url: address(src), credentials: 'same-origin', timeout, fetcher }, signal);
  return new TextDecoder().decode(await new Blob(bytes.map((part) => part.slice())).arrayBuffer());
}

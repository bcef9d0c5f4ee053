import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { FeedError } from '../metric.js';
import type { SourceContent } from '../feeds/options.js';
import type { Command } from './options.js';

interface Read {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
}

const typesByEnding: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
  arrow: 'application/vnd.apache.arrow.file',
};

function typeOf(name: string): string | null {
  const ending = /\.([a-z]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase();
  return (ending && typesByEnding[ending]) ?? null;
}

async function fetched(address: string): Promise<Read> {
  const response = await fetch(address).catch(() => {
    throw new FeedError('network', { url: address });
  });
  if (!response.ok) throw new FeedError('http', { status: response.status, url: address });
  return { bytes: new Uint8Array(await response.arrayBuffer()), contentType: response.headers.get('content-type') };
}

async function fromFile(path: string): Promise<Read> {
  const bytes = await readFile(path).catch(() => {
    throw new FeedError('not_found', { url: path });
  });
  return { bytes, contentType: typeOf(path) };
}

function read(feed: string): Promise<Read> {
  if (feed === '-') return buffer(process.stdin).then((bytes) => ({ bytes, contentType: null }));
  return /^https?:\/\//i.test(feed) ? fetched(feed) : fromFile(feed);
}

function waveName(feed: string): string {
  return basename(feed).replace(/(\.[a-z]+)+$/i, '');
}

/** The bytes of all feeds of a command, as the pages of one. */
export async function contentOf({ feeds, decode, waveFromFile }: Command): Promise<SourceContent> {
  const pages = await Promise.all(feeds.map(read));
  return {
    bytes: pages.map(({ bytes }) => bytes),
    data: null,
    contentType: pages[0]?.contentType ?? null,
    decode,
    ...(waveFromFile && { constants: feeds.map((feed) => ({ wave: waveName(feed) })) }),
  };
}

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Contents } from '../engine/contract.js';
import { forRole } from '../engine/roles.js';
import { createTransport } from '../engine/transport/transport.js';
import { FeedError } from '../metric.js';
import type { SourceContent } from '../feeds/options.js';
import type { Command, RecordFeed } from './options.js';

/** One feed as it came: its pages with the name they go by. */
interface Read {
  readonly feed: string;
  readonly pages: readonly Uint8Array[];
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

const transport = createTransport();

/** Milliseconds until the headers of an answer must have come. */
const timeout = 15_000;

async function fetched(feed: string): Promise<Read> {
  const request = { url: transport.address(feed), credentials: 'omit', timeout, fetcher: null } as const;
  const { bytes, contentType } = await transport.load(request, new AbortController().signal);
  return { feed, pages: bytes, contentType };
}

async function fromFile(feed: string): Promise<Read> {
  const bytes = await readFile(feed).catch(() => {
    throw new FeedError('not_found', { file: feed });
  });
  return { feed, pages: [bytes], contentType: typeOf(feed) };
}

async function fromInput(feed: string): Promise<Read> {
  return { feed, pages: [await buffer(process.stdin)], contentType: null };
}

function read(feed: string): Promise<Read> {
  if (feed === '-') return fromInput(feed);
  return /^https?:\/\//i.test(feed) ? fetched(feed) : fromFile(feed);
}

function waveName(feed: string): string {
  return basename(feed).replace(/(\.[a-z]+)+$/i, '');
}

/** What the content of one record is made from. */
type Wanted = Pick<Command, 'feeds' | 'decode' | 'waveFromFile'>;

async function contentOf({ feeds, decode, waveFromFile }: Wanted): Promise<SourceContent> {
  const all = await Promise.all(feeds.map(read));
  const waves = all.flatMap(({ feed, pages }) => pages.map(() => ({ wave: waveName(feed) })));
  return {
    bytes: all.flatMap(({ pages }) => pages),
    data: null,
    contentType: all[0]?.contentType ?? null,
    decode,
    ...(waveFromFile && { constants: waves }),
  };
}

async function contentOfRecord(role: string, { feed, decode }: RecordFeed): Promise<[string, SourceContent]> {
  return [role, await forRole(role, contentOf({ feeds: [feed], decode, waveFromFile: false }))];
}

/** The bytes of all feeds of a command by role; several feeds of the main record are the pages of one. */
export async function contentsOf(command: Command): Promise<Contents> {
  const records = Object.entries(command.records);
  const others = await Promise.all(records.map(([role, record]) => contentOfRecord(role, record)));
  return { ...Object.fromEntries(others), main: await contentOf(command) };
}

import type { SourceContent, DecodeOptions } from '../../src/feeds/index.js';
import { decodeFeed, defaultDecode, type DecodedFeed } from '../../src/feeds/index.js';
import { finish } from '../../src/metric.js';
import { FeedError, type RecordUse } from '../../src/metric.js';
import './every-reader.js';

/** What the tests ask of survey responses unless they say otherwise. */
export const surveyUse: RecordUse = {
  record: 'survey-response',
  needs: ['score'],
  uses: ['responded_at', 'account_id', 'weight', 'excluded'],
  time: 'responded_at',
};

/** A feed's bytes with options. */
export function bytesOf(
  text: string | Uint8Array | readonly (string | Uint8Array)[],
  decode: Partial<DecodeOptions> = {},
  contentType: string | null = null,
): SourceContent {
  const parts: readonly (string | Uint8Array)[] =
    typeof text === 'string' || text instanceof Uint8Array ? [text] : text;
  const bytes = parts.map((part) => (typeof part === 'string' ? new TextEncoder().encode(part) : part));
  return { bytes, data: null, contentType, decode: { ...defaultDecode, ...decode } };
}

/** A value with options. */
export function valueOf(data: unknown, decode: Partial<DecodeOptions> = {}): SourceContent {
  return { bytes: null, data, contentType: null, decode: { ...defaultDecode, ...decode } };
}

/** Decodes without pausing. */
export function decoded(content: SourceContent, use: RecordUse = surveyUse): DecodedFeed {
  return finish(decodeFeed(content, use));
}

/** The values of a column, row by row; undefined where there is no such column. */
export function values(feed: DecodedFeed, name: string): readonly (string | number | null)[] | undefined {
  const column = feed.records.columns[name];
  return column && Array.from({ length: column.length }, (_, row) => column.at(row));
}

/** All columns, row by row, as plain values. */
export function plain(feed: DecodedFeed): Record<string, readonly (string | number | null)[] | undefined> {
  const names = Object.keys(feed.records.columns);
  return Object.fromEntries(names.map((name) => [name, values(feed, name)]));
}

/** Code and details of the error that a call throws. */
export function failure(call: () => unknown): { readonly code: string; readonly details: FeedError['details'] } {
  try {
    call();
  } catch (error) {
    if (error instanceof FeedError) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** Issues as `code field count aside`, short enough to compare at a glance. */
export function counted({ issues }: DecodedFeed): readonly string[] {
  return issues.map(({ code, field, count, aside }) => `${code} ${field ?? '-'} ${count}${aside ? ' aside' : ''}`);
}

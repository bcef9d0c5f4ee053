import { FeedError } from '../metric.js';
import { arrowRows, isArrow } from './arrow-bytes.js';
import { typeByContent } from './content-type.js';
import { csvRows } from './csv.js';
import { firstOf } from './first-byte.js';
import { parseJson } from './json.js';
import { parsePieces } from './json-pieces.js';
import { isJson } from './json-scan.js';
import { Lines } from './lines.js';
import type { Mapped } from './mappings/index.js';
import { ndjsonPage } from './ndjson.js';
import type { FeedType } from './options.js';
import { large, valuePage, type Page } from './pages.js';
import { feedPieces, type TextPieces } from './text-pieces.js';

/** Whether the first line is a JSON value of its own and more follows: that is never one JSON text. */
function hasJsonLines(text: TextPieces): boolean {
  const lines = new Lines(text.again());
  if (!lines.next()) return false;
  const { line } = lines;
  return lines.next() && isJson(line);
}

/** Whether the first line of the bytes is a JSON value of its own, as in NDJSON. */
function startsWithValue(bytes: Uint8Array): boolean {
  const start = firstOf(bytes);
  const end = bytes.indexOf(0x0a, start);
  if (end === -1 || bytes.subarray(end).every((byte) => byte <= 0x20)) return false;
  return isJson(new TextDecoder().decode(bytes.subarray(start, end)));
}

/** Whether pieces may be tried; where they fail, the text decides what the feed is. */
function mayBePieces(bytes: Uint8Array, contentType: string | null, { type }: Mapped): boolean {
  if (bytes.length < large) return false;
  if (type !== null) return type === 'json';
  const named = typeByContent(contentType);
  return named !== 'ndjson' && named !== 'csv' && !startsWithValue(bytes);
}

function typeByText(text: TextPieces, contentType: string | null): FeedType {
  const named = typeByContent(contentType);
  const bracket = /^\s*[[{]/.test(text.head);
  if (!bracket && contentType !== null && /html/i.test(contentType)) throw new FeedError('web_page');
  if (named === 'ndjson' || named === 'csv') return named;
  if (named === 'json' || bracket) return hasJsonLines(text) ? 'ndjson' : 'json';
  return 'csv';
}

function* textPage(text: TextPieces, type: FeedType, options: Mapped): Generator<void, Page> {
  if (type === 'csv') return { meta: undefined, rows: csvRows(text) };
  if (type === 'ndjson') return ndjsonPage(text);
  return valuePage(yield* parseJson(text.whole), options);
}

/**
 * The page that bytes of any kind are. Throws the `FeedError` that says why they are none, and a `PartMissing` where that is
 * not there to be told.
 */
export function* otherPage(bytes: Uint8Array, contentType: string | null, options: Mapped): Generator<void, Page> {
  if (bytes.length === 0) throw new FeedError('empty_body');
  if (options.type === 'arrow' || (options.type === null && isArrow(bytes))) {
    return { meta: undefined, rows: arrowRows(bytes) };
  }
  const parsed = mayBePieces(bytes, contentType, options) ? yield* parsePieces(bytes) : null;
  if (parsed) return valuePage(parsed.value, options);
  const text = yield* feedPieces(bytes);
  const type = options.type ?? typeByText(text, contentType);
  if (type === 'arrow') throw new FeedError('not_arrow');
  return yield* textPage(text, type, options);
}

import { FeedError } from '../metric.js';
import { arrowRows, isArrow } from './arrow-bytes.js';
import { isJson, parseJson } from './json.js';
import { firstOf } from './first-byte.js';
import { csv, ndjson, pieces } from './formats.js';
import { Lines } from './lines.js';
import { withConstants } from './constants.js';
import { expandedRows } from './expanded.js';
import type { Mapped } from './mappings/index.js';
import type { FeedType, SourceContent } from './options.js';
import { isList, own, ownPath } from './own.js';
import { valueRows, type Rows } from './rows.js';
import { feedPieces, type TextPieces } from './text-pieces.js';

/** One page of a feed, opened: what it says about itself, as it stands, and its rows. */
export interface Page {
  readonly meta: unknown;
  readonly rows: Rows;
}

const typesByContent: readonly (readonly [RegExp, FeedType])[] = [
  [/ndjson|jsonl|json-?seq|json-?lines/, 'ndjson'],
  [/json/, 'json'],
  [/csv|tab-separated/, 'csv'],
  [/arrow/, 'arrow'],
];

/** The format that a content type names. */
export function typeByContent(contentType: string | null): FeedType | null {
  const mime = contentType?.toLowerCase() ?? '';
  return typesByContent.find(([pattern]) => pattern.test(mime))?.[1] ?? null;
}

/** Whether the first line is a JSON value of its own and more follows: that is never one JSON text. */
function hasJsonLines(text: TextPieces): boolean {
  const lines = new Lines(text.again());
  if (!lines.next()) return false;
  const { line } = lines;
  return lines.next() && isJson(line);
}

/** Bytes from which a JSON text is parsed in pieces; to parse less at once takes some 10 ms. */
const large = 1_572_864;

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

/** Where the page says that the rows are, else where the named mapping knows a list; null leaves it to be found. */
function placeOfRows(value: unknown, { rowsAt, usualRows }: Mapped): string | null {
  return rowsAt ?? usualRows.find((path) => isList(ownPath(value, path))) ?? null;
}

/** A page from a value with the shape of a JSON feed. */
function valuePage(value: unknown, options: Mapped): Page {
  return { meta: own(value, 'meta'), rows: valueRows(value, placeOfRows(value, options)) };
}

function* textPage(text: TextPieces, type: FeedType, options: Mapped): Generator<void, Page> {
  if (type === 'csv') return { meta: undefined, rows: csv.value(text) };
  if (type === 'ndjson') return ndjson.value(text);
  return valuePage(yield* parseJson(text.whole), options);
}

function* bytesPage(bytes: Uint8Array, contentType: string | null, options: Mapped): Generator<void, Page> {
  if (bytes.length === 0) throw new FeedError('empty_body');
  if (options.type === 'arrow' || (options.type === null && isArrow(bytes))) {
    return { meta: undefined, rows: arrowRows(bytes) };
  }
  const parsed = mayBePieces(bytes, contentType, options) ? yield* pieces.value(bytes) : null;
  if (parsed) return valuePage(parsed.value, options);
  const text = yield* feedPieces(bytes);
  const type = options.type ?? typeByText(text, contentType);
  if (type === 'arrow') throw new FeedError('not_arrow');
  return yield* textPage(text, type, options);
}

function* openAll(content: SourceContent, options: Mapped): Generator<void, readonly Page[]> {
  if (content.bytes === null) return [valuePage(content.data, options)];
  if (content.bytes.length === 0) throw new FeedError('empty_body');
  const pages: Page[] = [];
  for (const bytes of content.bytes) pages.push(yield* bytesPage(bytes, content.contentType, options));
  return pages;
}

function mapped(rows: Rows, { expand, constants }: Mapped): Rows {
  const rowsOfOurs = expand && !rows.texts ? expandedRows(rows, expand) : rows;
  return constants ? withConstants(rowsOfOurs, constants) : rowsOfOurs;
}

/**
 * Opens the pages of a feed in their order. The type is the one the options name, else it is decided by the first bytes and
 * the content type. Throws the `FeedError` that says why a page is no feed, and a `PartMissing` for a reader to be loaded.
 */
export function* openPages(content: SourceContent, options: Mapped): Generator<void, readonly Page[]> {
  const pages = yield* openAll(content, options);
  return pages.map(({ meta, rows }, page) => {
    const constants = content.constants?.[page];
    return { meta, rows: mapped(constants ? withConstants(rows, constants) : rows, options) };
  });
}

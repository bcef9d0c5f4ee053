import { FeedError } from '../metric.js';
import { withConstants } from './constants.js';
import { typeByContent } from './content-type.js';
import { expandedRows } from './expanded.js';
import { firstOf } from './first-byte.js';
import { jsonIn } from './json.js';
import type { Mapped } from './mappings/index.js';
import type { FeedType, SourceContent } from './options.js';
import type * as OtherPages from './other-pages.js';
import { isList, own, ownPath } from './own.js';
import { Part } from './part.js';
import { valueRows, type Rows } from './rows.js';
import { utf8Pieces } from './utf8.js';

/** One page of a feed, opened: what it says about itself, as it stands, and its rows. */
export interface Page {
  readonly meta: unknown;
  readonly rows: Rows;
}

const [openList, openObject] = [0x5b, 0x7b];

/** Bytes from which a JSON text is parsed in pieces; to parse less at once takes some 10 ms. */
export const large = 1_572_864;

/** Whether bytes seem to be JSON, and few enough to be parsed in one step. */
export function isPlainJson(bytes: Uint8Array, contentType: string | null, type: FeedType | null): boolean {
  const first = bytes[firstOf(bytes)];
  if (bytes.length >= large || (first !== openList && first !== openObject)) return false;
  if (type !== null) return type === 'json';
  const named = typeByContent(contentType);
  return named !== 'csv' && named !== 'ndjson';
}

/** What opens pages that are not plainly JSON. */
export const otherPages: Part<typeof OtherPages> = new Part(() => import('./other-pages.js'));

/** Where the page says that the rows are, else where the named mapping knows a list; null leaves it to be found. */
function placeOfRows(value: unknown, { rowsAt, usualRows }: Mapped): string | null {
  return rowsAt ?? usualRows.find((path) => isList(ownPath(value, path))) ?? null;
}

/** A page from a value with the shape of a JSON feed. */
export function valuePage(value: unknown, options: Mapped): Page {
  return { meta: own(value, 'meta'), rows: valueRows(value, placeOfRows(value, options)) };
}

function* bytesPage(bytes: Uint8Array, contentType: string | null, options: Mapped): Generator<void, Page> {
  if (isPlainJson(bytes, contentType, options.type)) {
    const parsed = yield* jsonIn((yield* utf8Pieces(bytes)).join(''));
    if (parsed) return valuePage(parsed.value, options);
  }
  return yield* otherPages.value.otherPage(bytes, contentType, options);
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

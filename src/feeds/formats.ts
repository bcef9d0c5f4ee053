import type { instantReader } from '../calendar/instant-format.js';
import { Part } from './part.js';
import type { csvRows } from './csv.js';
import type { parsePieces } from './json-pieces.js';
import type { ndjsonPage } from './ndjson.js';

/** The reader of CSV. */
export const csv: Part<typeof csvRows> = new Part(async () => (await import('./csv.js')).csvRows);

/** The reader of JSON lines. */
export const ndjson: Part<typeof ndjsonPage> = new Part(async () => (await import('./ndjson.js')).ndjsonPage);

/** The reader of JSON in pieces, for what takes long to parse at once. */
export const pieces: Part<typeof parsePieces> = new Part(async () => (await import('./json-pieces.js')).parsePieces);

/** What makes readers of instants in a form of their own. */
export const dateFormats: Part<typeof instantReader> = new Part(
  async () => (await import('../calendar/instant-format.js')).instantReader,
);

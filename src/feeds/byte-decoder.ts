import { FeedError, finish, type Column, type Columns, type FeedMeta, type RecordUse } from '../metric.js';
import { byteColumn, type ByteColumn } from './bytes/byte-column.js';
import { FeedBytes, type FeedReader, type Form } from './bytes/feed-bytes.js';
import { JsonBytes } from './bytes/json-bytes.js';
import { RecordBytes } from './bytes/record-bytes.js';
import { RowPlace, RowValues } from './bytes/row-values.js';
import { declined, more } from './bytes/verdicts.js';
import type { Report } from './column-decoder.js';
import { checkedMeta, missingColumns, presentColumns, type DecodedFeed } from './decode.js';
import { typeByContent } from './content-type.js';
import { IssueLog } from './issue-log.js';
import { withMapping, type Mapped } from './mappings/index.js';
import type { SourceContent } from './options.js';
import { isRecord, ownNumber } from './own.js';
import { planColumns } from './plan.js';

/** Bytes that are read at a time. */
const stepBytes = 131_072;

/** The longest head or record, in bytes, that is waited for. */
const longestUnit = 8 * 2 ** 20;

/** Decodes a feed of one page from its bytes while they arrive. */
export interface ByteDecoder {
  /** Rows read so far, those set aside included. */
  readonly received: number;
  /** Reads further bytes; false once the feed is declined, which is for good. */
  push(chunk: Uint8Array): boolean;
  /** The same in steps of at most 128 kB, between which the caller may pause. */
  pushInSteps(chunk: Uint8Array): Generator<void, boolean>;
  /** Says that all bytes have come. The decoded feed, or null where it is declined. */
  finish(): Generator<void, DecodedFeed | null>;
}

/** Where the rows of an envelope stand; null where that is not known before all of it is. */
function rowsNameOf({ rowsAt, usualRows }: Mapped): string | null {
  const [name = 'rows', ...others] = rowsAt === null ? usualRows : [rowsAt];
  return others.length > 0 || name.includes('.') ? null : name;
}

/** The form that bytes must have to be read; null where none will do. */
function formOf({ contentType, constants }: ByteContent, options: Mapped): Form | null {
  const named = typeByContent(contentType);
  const type = options.type ?? (named === 'ndjson' || named === 'csv' ? named : null);
  if (type === 'csv' || type === 'arrow') return null;
  if (constants !== undefined || options.constants !== undefined || options.expand !== undefined) return null;
  const rowsName = rowsNameOf(options);
  return { rowsName, json: type !== 'ndjson', lines: type !== 'json', list: options.rowsAt === null };
}

/** Takes the rows of a feed into columns. */
class Decoding implements FeedReader {
  readonly #use: RecordUse;
  readonly #options: Mapped;
  readonly #records: RecordBytes;
  readonly #report: Report = { log: new IssueLog(), row: 0 };
  readonly #place = new RowPlace();
  readonly #rowNumbers = new RowValues(Uint32Array, 0);
  #columns: readonly ByteColumn[] = [];
  /** Those that records have had something for, or have to; in the same order, needed ones apart. */
  #placed: readonly ByteColumn[] = [];
  #needed: readonly ByteColumn[] = [];
  #others: readonly ByteColumn[] = [];
  /** Those of which what was taken waits until a record is known to count. */
  #waiting: readonly ByteColumn[] = [];
  #meta: FeedMeta | null = null;
  #count = 0;
  #sawRecord = false;

  constructor(use: RecordUse, options: Mapped, json: JsonBytes) {
    this.#use = use;
    this.#options = options;
    this.#records = new RecordBytes(json);
    this.#rowNumbers.begin(this.#place);
  }

  begin(seen: unknown): void {
    const rawMeta = isRecord(seen) ? seen : undefined;
    const meta = checkedMeta(rawMeta);
    const source = { use: this.#use, options: this.#options, meta, rawMeta, texts: false, report: this.#report };
    this.#meta = meta;
    this.#count = ownNumber(rawMeta, 'count') ?? 0;
    this.#columns = planColumns(source).map((plan) => byteColumn(plan, this.#records, this.#report));
    this.#look();
  }

  record(at: number, row: number): number {
    const after = this.#records.read(at);
    if (this.#records.slots.isNew) this.#look();
    this.#report.row = row;
    this.#sawRecord = true;
    const { at: place } = this.#place;
    for (const column of this.#needed) if (!column.take(place)) return after;
    for (const column of this.#waiting) column.settle?.(place);
    for (const column of this.#others) column.take(place);
    this.#rowNumbers.part[place] = row;
    this.#place.at = place + 1;
    if (place + 1 === this.#place.size) this.#turn();
    return after;
  }

  /** Hears how many rows there will be, about. */
  expect(rows: number): void {
    this.#place.expected = rows;
  }

  other(seen: unknown, row: number): void {
    this.#report.log.add('not_a_record', null, true, { row, seen, expected: 'record' });
  }

  /** The feed, null where it is one that fails: the reader of whole texts says how. */
  *finish(received: number): Generator<void, DecodedFeed | null> {
    const meta = this.#meta;
    const fails = this.#sawRecord && missingColumns(this.#columns, this.#options).length > 0;
    if (meta === null || fails || received < this.#count) return null;
    // Without a prototype, as in the other decoder.
    const columns: Record<string, Column> = Object.create(null);
    for (const column of presentColumns(this.#columns, meta, this.#sawRecord)) {
      if (!this.#placed.includes(column)) column.begin(this.#place);
      columns[column.plan.name] = yield* column.finish(this.#place);
    }
    return this.#feed(meta, columns, yield* this.#rowNumbers.joined(this.#place), received);
  }

  /** Turns to the columns for which there is something now, and leaves out those for which nothing has come yet. */
  #look(): void {
    const placed = this.#columns.filter((column) => column.isPlaced);
    for (const column of placed) if (!this.#placed.includes(column)) column.begin(this.#place);
    for (const column of placed) column.look();
    this.#placed = placed;
    this.#needed = placed.filter(({ plan }) => plan.needed);
    this.#others = placed.filter(({ plan }) => !plan.needed);
    this.#waiting = this.#needed.filter(({ settle }) => settle !== undefined);
    this.#records.slots.isNew = false;
  }

  #turn(): void {
    this.#place.turn();
    this.#rowNumbers.turn(this.#place);
    for (const column of this.#placed) column.turn(this.#place);
  }

  #feed(meta: FeedMeta, columns: Columns, rowNumbers: Uint32Array, received: number): DecodedFeed {
    return {
      meta,
      records: { size: rowNumbers.length, columns, rowNumbers },
      received,
      issues: this.#report.log.issues(),
    };
  }
}

/** What a feed of one page is beside its bytes. */
export interface ByteContent extends Omit<SourceContent, 'bytes' | 'data'> {
  /** Bytes that it is said to have; absent or null where nobody says. Only how memory is taken depends on it. */
  readonly size?: number | null;
}

/** Whether an error says that the bytes cannot be read here, in contrast to a mistake of ours. */
function declines(error: unknown): boolean {
  return error === declined || error instanceof FeedError;
}

class Decoder implements ByteDecoder {
  readonly #json = new JsonBytes();
  readonly #decoding: Decoding;
  readonly #stepBytes: number;
  /** Bytes that there will be, 0 where nobody says; and that have come. */
  readonly #announced: number;
  #come = 0;
  /** Null once the feed is declined. */
  #feed: FeedBytes | null;
  /** Bytes that must be waiting before a unit that did not end is read again: reading it takes linear time. */
  #enough = 0;

  constructor(form: Form | null, use: RecordUse, options: Mapped, announced: number, stepBytes: number) {
    this.#announced = announced;
    this.#decoding = new Decoding(use, options, this.#json);
    this.#stepBytes = stepBytes;
    this.#feed = form && new FeedBytes(this.#json, form, this.#decoding);
  }

  get received(): number {
    return this.#feed?.received ?? 0;
  }

  push(chunk: Uint8Array): boolean {
    return finish(this.pushInSteps(chunk));
  }

  *pushInSteps(chunk: Uint8Array): Generator<void, boolean> {
    for (let at = 0; at < chunk.length && this.#feed; at += this.#stepBytes) {
      this.#add(this.#feed, chunk.subarray(at, at + this.#stepBytes));
      yield;
    }
    return this.#feed !== null;
  }

  *finish(): Generator<void, DecodedFeed | null> {
    if (this.#feed) this.#read(this.#feed);
    if (!this.#feed?.isWhole) return null;
    try {
      return yield* this.#decoding.finish(this.#feed.received);
    } catch (error) {
      if (declines(error)) return null;
      throw error;
    }
  }

  #add(feed: FeedBytes, bytes: Uint8Array): void {
    this.#json.refill(feed.at, bytes);
    feed.at = 0;
    if (this.#json.end >= this.#enough) this.#read(feed);
    this.#come += bytes.length;
    this.#decoding.expect((feed.received / this.#come) * this.#announced);
  }

  #read(feed: FeedBytes): void {
    try {
      feed.read();
    } catch (error) {
      const waiting = this.#json.end - feed.at;
      this.#enough = waiting * 1.5;
      if (error === more && waiting <= longestUnit) return;
      if (error !== more && !declines(error)) throw error;
      this.#feed = null;
    }
  }
}

/**
 * A decoder of a feed's bytes for the fields that `use` names and the further columns of the options, as `decodeFeed`
 * decodes them: equal columns, issues and counts, or none, where it declines and `decodeFeed` has to read the same bytes.
 * It takes UTF-8 JSON, as a list of records or an envelope with `meta` before its rows, and NDJSON; it declines whatever
 * else stands there, and every feed that cannot be used, so that errors are those of `decodeFeed`. `step` is the bytes
 * read at a time. Throws a `FeedError` of code `bad_option` for an unknown `from`, as `decodeFeed` does.
 */
export function byteDecoder(content: ByteContent, use: RecordUse, step = stepBytes): ByteDecoder {
  const options = withMapping(content.decode, use.record);
  return new Decoder(formOf(content, options), use, options, content.size ?? 0, step);
}

import { isRecord, own } from '../own.js';
import { closeList, closeObject, colon, comma, openList, openObject } from './ascii.js';
import { isBadLine } from './bad-line.js';
import type { JsonBytes } from './json-bytes.js';
import { declined, more } from './verdicts.js';

/** In how many objects and lists the values beside records stand at most. */
const depth = 3;

/** The form that a feed's bytes may have. */
export interface Form {
  /** The name of the list of rows in an envelope; null where it cannot be known. */
  readonly rowsName: string | null;
  /** Whether the feed may be JSON, and whether it may be NDJSON. */
  readonly json: boolean;
  readonly lines: boolean;
  /** Whether a list may be the feed itself. */
  readonly list: boolean;
}

/** Who is told what stands in a feed. */
export interface FeedReader {
  /** What the feed says about itself, as it stands; told once, before the first row. */
  begin(meta: unknown): void;
  /** Reads and takes the record that begins at a place; gives the place after it. */
  record(at: number, row: number): number;
  /** A value that is no record stands in place of one. */
  other(value: unknown, row: number): void;
}

/** What is expected next. */
type State = 'start' | 'element' | 'separator' | 'members' | 'line' | 'end';

/**
 * Walks a feed's bytes from unit to unit: its head, a row, what stands between two of them. What has been read whole is
 * never read again; a unit that goes on beyond the bytes throws `more`, and `at` stays before it.
 */
export class FeedBytes {
  /** The place up to which the bytes have been read. */
  at = 0;
  /** How many rows there were. */
  received = 0;
  readonly #json: JsonBytes;
  readonly #form: Form;
  readonly #reader: FeedReader;
  #state: State = 'start';
  #isEnvelope = false;
  /** The number of the line on which the last value stands, 0 before the first. */
  #line = 0;
  #lines = 0;
  /** How many lines have had a value. */
  #values = 0;

  constructor(json: JsonBytes, form: Form, reader: FeedReader) {
    this.#json = json;
    this.#form = form;
    this.#reader = reader;
  }

  /** Reads on; throws `more` where the bytes end, whatever came, and `declined` where they are not what they should be. */
  read(): never {
    for (;;) {
      this.#json.lines = this.#lines;
      this.at = this.#unit(this.#json.blanks(this.at));
      this.#lines = this.#json.lines;
    }
  }

  /** Whether nothing but blanks is left, and the feed is whole. */
  get isWhole(): boolean {
    const isEnded = this.#state === 'end' || (this.#state === 'line' && this.#isLines);
    return isEnded && this.#json.blanks(this.at) === this.#json.end;
  }

  /** One value in one line is JSON, unless the page says otherwise. */
  get #isLines(): boolean {
    return !this.#form.json || this.#values > 1;
  }

  #unit(at: number): number {
    switch (this.#state) {
      case 'start':
        return this.#start(at);
      case 'element':
        return this.#element(at);
      case 'separator':
        return this.#separator(at);
      case 'members':
        return this.#members(at);
      case 'line':
        return this.#value(at);
      case 'end':
        return this.#json.stop(at);
    }
  }

  #start(at: number): number {
    const byte = this.#json.bytes[at];
    if (byte !== openList && byte !== openObject) return this.#json.stop(at);
    if (!this.#form.json) return this.#startLines(at);
    if (byte === openObject) return this.#envelope(at);
    if (!this.#form.list) throw declined;
    const first = this.#startRows(at + 1);
    this.#reader.begin(undefined);
    return first;
  }

  #startLines(at: number): number {
    if (!this.#form.lines) throw declined;
    this.#state = 'line';
    return at;
  }

  #startRows(at: number): number {
    const first = this.#json.blanks(at);
    if (first >= this.#json.end) return this.#json.stop(first);
    this.#state = this.#json.bytes[first] === closeList ? 'separator' : 'element';
    return first;
  }

  /** The members before the rows, and the beginning of those; an object without rows may be the first of several lines. */
  #envelope(from: number): number {
    const json = this.#json;
    const members = new Map<string, unknown>();
    let at = json.blanks(from + 1);
    if (json.bytes[at] === closeObject) return this.#startLines(from);
    for (;;) {
      const [name, start] = this.#name(at);
      if (name === this.#form.rowsName && json.bytes[start] === openList) return this.#startList(start, members);
      if (members.has(name)) throw declined;
      at = json.afterValue(start, depth);
      members.set(name, name === 'meta' ? json.value(start, at) : null);
      at = json.blanks(at);
      if (json.bytes[at] === closeObject) return this.#startLines(from);
      at = json.blanks(json.expect(at, comma));
    }
  }

  #startList(at: number, members: ReadonlyMap<string, unknown>): number {
    const first = this.#startRows(at + 1);
    this.#isEnvelope = true;
    this.#reader.begin(members.get('meta'));
    return first;
  }

  /** The name that stands at a place, and where its value begins. */
  #name(at: number): readonly [string, number] {
    const json = this.#json;
    const after = json.afterString(at);
    const start = json.blanks(json.expect(json.blanks(after), colon));
    if (start >= json.end) return json.stop(start);
    return [String(json.value(at, after)), start];
  }

  #element(at: number): number {
    const after = this.#row(at, this.received + 1);
    this.received += 1;
    if (this.#json.bytes[after] === comma) return after + 1;
    this.#state = 'separator';
    return after;
  }

  /** A row, told by its number. */
  #row(at: number, row: number): number {
    const json = this.#json;
    if (json.bytes[at] === openObject) return this.#reader.record(at, row);
    const after = json.afterValue(at, depth);
    // A number may go on in bytes to come.
    if (after >= json.end) return json.stop(after);
    this.#reader.other(json.value(at, after), row);
    return after;
  }

  #separator(at: number): number {
    const json = this.#json;
    if (json.bytes[at] === closeList) {
      this.#state = this.#isEnvelope ? 'members' : 'end';
      return at + 1;
    }
    if (json.bytes[at] !== comma) return json.stop(at);
    this.#state = 'element';
    return at + 1;
  }

  /** One member after the rows, with the comma before it, or the end of the envelope. */
  #members(at: number): number {
    const json = this.#json;
    if (json.bytes[at] === closeObject) {
      this.#state = 'end';
      return at + 1;
    }
    const [name, start] = this.#name(json.blanks(json.expect(at, comma)));
    if (name === 'meta' || name === this.#form.rowsName) throw declined;
    const after = json.afterValue(start, depth);
    return after < json.end ? after : json.stop(after);
  }

  /** The value of a line; there is one in each. */
  #value(at: number): number {
    const json = this.#json;
    if (at >= json.end) return json.stop(at);
    const line = json.lines + 1;
    if (line === this.#line) throw declined;
    const after = this.#line === 0 ? this.#firstValue(at, line) : this.#lineValue(at, line);
    if (json.lines + 1 !== line) throw declined;
    if (this.#line > 0) this.received += 1;
    this.#line = line;
    this.#values += 1;
    return after;
  }

  /** The row of a line; a line that is no JSON is no record, and ends with its line end. */
  #lineValue(at: number, line: number): number {
    try {
      return this.#row(at, line);
    } catch (error) {
      if (error !== declined) throw error;
      const end = this.#json.lineEnd(at);
      // Where the line ends, and with that what it says, is not known yet.
      if (end < 0) throw more;
      const text = this.#json.validText(at, end)?.trim();
      if (!text || !isBadLine(text)) throw error;
      this.#reader.other(text, line);
      this.#json.lines = line - 1;
      return end;
    }
  }

  #firstValue(at: number, line: number): number {
    const json = this.#json;
    const after = json.afterValue(at, depth);
    const value = json.value(at, after);
    const meta = own(value, 'meta');
    const isMeta = isRecord(meta) && Object.keys(Object(value)).length === 1;
    this.#reader.begin(isMeta ? meta : undefined);
    if (isMeta) return after;
    this.received += 1;
    return this.#row(at, line);
  }
}

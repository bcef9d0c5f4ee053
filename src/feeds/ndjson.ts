import { FeedError, finish } from '../metric.js';
import { deepest } from './json.js';
import { nesting } from './json-scan.js';
import { Lines } from './lines.js';
import { isRecord, own, ownPath } from './own.js';
import type { Rows } from './rows.js';
import type { TextPieces } from './text-pieces.js';

/** A bad line, in place of its value. */
class BadLine {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function parseLine(line: string, closed: boolean): unknown {
  const found = finish(nesting(line));
  if (found.deepest > deepest) return new BadLine(line);
  try {
    return JSON.parse(line);
  } catch {
    if (found.open && !closed) throw new FeedError('truncated');
    return new BadLine(line);
  }
}

/** The meta of an NDJSON feed, from a first line `{"meta": {…}}`, and its rows. */
export interface NdjsonPage {
  readonly meta: unknown;
  readonly rows: Rows;
}

function isMetaLine(value: unknown): boolean {
  return isRecord(own(value, 'meta')) && Object.keys(Object(value)).length === 1;
}

class LineRows implements Rows {
  readonly texts = false;
  readonly #lines: Lines;
  #value: unknown;
  #names: readonly string[] = [];
  #waiting: boolean;

  /** Starts at the line that `lines` stand on, unless that is the meta line. */
  constructor(lines: Lines, value: unknown, waiting: boolean) {
    this.#lines = lines;
    this.#value = value;
    this.#waiting = waiting;
  }

  get number(): number {
    return this.#lines.number;
  }

  get isRecord(): boolean {
    return isRecord(this.#value) && !(this.#value instanceof BadLine);
  }

  get seen(): unknown {
    return this.#value instanceof BadLine ? this.#value.text : this.#value;
  }

  next(): boolean {
    if (!this.#waiting) {
      if (!this.#lines.next()) return false;
      this.#value = parseLine(this.#lines.line, this.#lines.closed);
    }
    this.#waiting = false;
    if (this.#names.length === 0 && this.isRecord) this.#names = Object.keys(Object(this.#value));
    return true;
  }

  reader(name: string): () => unknown {
    return () => ownPath(this.#value, name);
  }

  names(): readonly string[] {
    return this.#names;
  }
}

/**
 * Reads one JSON value a line. Blank lines count as lines only; a line that is no JSON is no record and is left to the
 * reader of rows. A last line that ends inside its JSON and has no line end throws a `FeedError` of code `truncated`.
 */
export function ndjsonPage(text: TextPieces): NdjsonPage {
  const lines = new Lines(text);
  const first: unknown = lines.next() ? parseLine(lines.line, lines.closed) : undefined;
  const meta = isMetaLine(first) ? own(first, 'meta') : undefined;
  return { meta, rows: new LineRows(lines, first, first !== undefined && meta === undefined) };
}

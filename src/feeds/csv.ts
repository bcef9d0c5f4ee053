import { FeedError } from '../metric.js';
import type { Rows } from './rows.js';
import type { TextPieces } from './text-pieces.js';

const delimiters = [',', ';', '\t'] as const;

function* signsOf(text: TextPieces): Generator<string, void> {
  for (const piece of text) yield* piece;
}

/** The delimiter that stands most often in the header, outside quotes; a comma where none does. */
function delimiterOf(text: TextPieces): string {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const sign of signsOf(text)) {
    if (sign === '"') quoted = !quoted;
    if (!quoted && (sign === '\n' || sign === '\r')) break;
    const count = quoted ? undefined : counts.get(sign);
    if (count !== undefined) counts.set(sign, count + 1);
  }
  return delimiters.reduce((best, next) => ((counts.get(next) ?? 0) > (counts.get(best) ?? 0) ? next : best));
}

/**
 * Reads records of RFC 4180 one by one: quoted cells with doubled quotes, delimiters and line ends in them, lines ended by
 * CRLF, LF or CR. It keeps where each cell stands, and cuts out only those that are asked for.
 */
class Records {
  readonly #pieces: TextPieces;
  readonly #delimiter: number;
  /** What is being read: no record begins before it, and the one that is being read may go on behind it. */
  #text = '';
  #at = 0;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #first = 0;
  /** How many cells the record has. */
  size = 0;
  /** Whether text follows a closing quote, so that nobody can say what was meant. */
  broken = false;
  /** Whether a quote does not close in the text. */
  #isOpen = false;

  constructor(pieces: TextPieces, delimiter: string) {
    this.#pieces = pieces;
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /**
   * Moves to the next record that has more than blanks and delimiters, which spreadsheets leave behind; false at the end.
   * Throws a `FeedError` of code `truncated` where a quote never closes.
   */
  next(): boolean {
    do {
      this.#first = this.#at;
      if (this.#at >= this.#text.length && !this.#extend()) return false;
      do this.#read();
      while (this.#reachesEnd() && this.#extend());
      if (this.#isOpen) throw new FeedError('truncated');
    } while (this.#isBlank());
    return true;
  }

  /** The cell at an index; undefined beyond the record's last. */
  cell(index: number): string | undefined {
    if (index >= this.size) return undefined;
    const start = this.#starts[index] ?? 0;
    const cell = this.#text.slice(start, this.#ends[index]);
    return this.#text[start - 1] === '"' && start > this.#first ? cell.replaceAll('""', '"') : cell;
  }

  /** The text of the record, as it stands. */
  get text(): string {
    return this.#text.slice(this.#first, this.#at).trimEnd();
  }

  #read(): void {
    this.size = 0;
    this.broken = false;
    this.#isOpen = false;
    this.#at = this.#first;
    while (this.#cell());
  }

  /** Whether more text could change the record: it ends with the text, or with a CR after which an LF may come. */
  #reachesEnd(): boolean {
    return this.#at > this.#text.length || (this.#at === this.#text.length && this.#text.endsWith('\r'));
  }

  /** Puts as much text again behind the record that is being read; false where none is left. */
  #extend(): boolean {
    const record = this.#text.slice(this.#first);
    const text = this.#pieces.after(record, (_, length) => length >= record.length);
    if (text === null) return false;
    this.#text = text;
    this.#first = 0;
    this.#at = 0;
    return true;
  }

  #isBlank(): boolean {
    const end = Math.min(this.#at, this.#text.length);
    for (let at = this.#first; at < end; at += 1) {
      if (!' ,;\t\r\n'.includes(this.#text[at] ?? '')) return false;
    }
    return true;
  }

  #cell(): boolean {
    const end = this.#text.charCodeAt(this.#at) === 0x22 ? this.#quoted() : this.#plain();
    const code = this.#text.charCodeAt(end);
    this.#at = end + 1;
    if (code === this.#delimiter) return true;
    if (code === 0x0d && this.#text.charCodeAt(this.#at) === 0x0a) this.#at += 1;
    return false;
  }

  #quoted(): number {
    let end = this.#text.indexOf('"', this.#at + 1);
    while (end !== -1 && this.#text.charCodeAt(end + 1) === 0x22) end = this.#text.indexOf('"', end + 2);
    if (end === -1) {
      this.#isOpen = true;
      return this.#text.length;
    }
    this.#keep(this.#at + 1, end);
    const after = this.#endOfPlain(end + 1);
    if (after > end + 1) this.broken = true;
    return after;
  }

  #plain(): number {
    const end = this.#endOfPlain(this.#at);
    this.#keep(this.#at, end);
    return end;
  }

  #endOfPlain(from: number): number {
    let at = from;
    for (; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === this.#delimiter || code === 0x0a || code === 0x0d) break;
    }
    return at;
  }

  #keep(start: number, end: number): void {
    this.#starts[this.size] = start;
    this.#ends[this.size] = end;
    this.size += 1;
  }
}

function isLongerThan(records: Records, columns: number): boolean {
  for (let index = columns; index < records.size; index += 1) {
    if (records.cell(index)?.trim()) return true;
  }
  return false;
}

/**
 * The rows of a CSV text: the first record is the header, its names without blanks around them, the last of two equal
 * ones standing for both. Lines of blanks and delimiters alone are no rows. Cells that a row lacks are missing; a row with more filled cells than the header is no record,
 * nor is one with text after a closing quote. Throws a `FeedError` of code `truncated` where a quote never closes.
 */
export function csvRows(text: TextPieces): Rows {
  const records = new Records(text, delimiterOf(text));
  records.next();
  const header = Array.from({ length: records.size }, (_, index) => records.cell(index)?.trim() ?? '');
  let number = 0;
  return {
    next: () => {
      number += 1;
      return records.next();
    },
    get number() {
      return number;
    },
    get isRecord() {
      return !records.broken && !isLongerThan(records, header.length);
    },
    get seen() {
      return records.text;
    },
    texts: true,
    reader: (name) => {
      const index = header.lastIndexOf(name.trim());
      return index === -1 ? null : () => records.cell(index);
    },
    names: () => header,
  };
}

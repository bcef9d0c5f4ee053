import { deepest } from './json.js';
import { firstOf, isBlank } from './first-byte.js';

/** Bytes of a list that are parsed at a time. */
const pieceBytes = 65_536;

/** Bytes after which a scan within one value gives way. */
const pauseEvery = 262_144;

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The bytes are not what pieces can be cut from: the whole text has to say what they are. */
class Unsure extends Error {}

/**
 * Reads a JSON text from its bytes. Objects that stand in objects alone are read member by member, lists in pieces that
 * end between two elements; each piece is checked by `JSON.parse` itself, and valid pieces make a valid whole.
 */
class Reader {
  readonly #bytes: Uint8Array;
  readonly #size: number;
  /** A mark within the text is no blank, and stays to be refused. */
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #at: number;
  #pause = pauseEvery;

  constructor(bytes: Uint8Array, size: number) {
    this.#bytes = bytes;
    this.#size = size;
    this.#at = firstOf(bytes);
  }

  *text(): Generator<void, unknown> {
    const value = yield* this.#value(1);
    this.#blanks();
    if (this.#at !== this.#bytes.length) throw new Unsure();
    return value;
  }

  *#value(depth: number): Generator<void, unknown> {
    this.#blanks();
    const first = this.#bytes[this.#at];
    if (first === openObject) return yield* this.#object(depth);
    return first === openList ? yield* this.#list(depth) : this.#scalar();
  }

  *#object(depth: number): Generator<void, unknown> {
    const value: Record<string, unknown> = {};
    if (depth > deepest) throw new Unsure();
    this.#at += 1;
    this.#blanks();
    if (this.#skips(closeObject)) return value;
    do {
      const key = this.#key();
      const member = yield* this.#value(depth + 1);
      // As JSON.parse does: a member of this name is a member and no prototype.
      Object.defineProperty(value, key, { value: member, configurable: true, enumerable: true, writable: true });
      this.#blanks();
      if (this.#isTime(this.#at)) yield;
    } while (this.#skips(comma));
    if (!this.#skips(closeObject)) throw new Unsure();
    return value;
  }

  #key(): string {
    this.#blanks();
    if (this.#bytes[this.#at] !== quote) throw new Unsure();
    const key = this.#scalar();
    this.#blanks();
    if (typeof key !== 'string' || !this.#skips(colon)) throw new Unsure();
    return key;
  }

  /** A string, a number or a word; what it is `JSON.parse` decides. */
  #scalar(): unknown {
    const from = this.#at;
    if (this.#bytes[from] === quote) this.#at = this.#afterString(from);
    else while (!this.#endsScalar()) this.#at += 1;
    return JSON.parse(this.#decode(from, this.#at));
  }

  #endsScalar(): boolean {
    const byte = this.#bytes[this.#at];
    return byte === undefined || byte === comma || byte === closeList || byte === closeObject || isBlank(byte);
  }

  *#list(depth: number): Generator<void, unknown[]> {
    const list: unknown[] = [];
    const first = this.#at + 1;
    let [from, inner] = [first, depth];
    for (let at = first; ;) {
      const byte = this.#bytes[at];
      if (byte === openList || byte === openObject) inner += 1;
      else if (byte === closeList || byte === closeObject) inner -= 1;
      if (byte === undefined || inner > deepest) throw new Unsure();
      if (inner < depth) {
        const elements = this.#addElements(list, from, at);
        if (byte !== closeList || (elements === 0 && from > first)) throw new Unsure();
        this.#at = at + 1;
        return list;
      }
      if (byte === comma && inner === depth && at - from >= this.#size) {
        if (this.#addElements(list, from, at) === 0) throw new Unsure();
        from = at + 1;
        yield;
      }
      at = byte === quote ? this.#afterString(at) : at + 1;
      if (this.#isTime(at)) yield;
    }
  }

  /** Adds the elements that stand between two places, and tells how many they are. */
  #addElements(list: unknown[], from: number, to: number): number {
    const elements: unknown = JSON.parse(`[${this.#decode(from, to)}]`);
    if (!Array.isArray(elements)) throw new Unsure();
    for (const element of elements) list.push(element);
    return elements.length;
  }

  #isTime(at: number): boolean {
    if (at < this.#pause) return false;
    this.#pause = at + pauseEvery;
    return true;
  }

  #decode(from: number, to: number): string {
    return this.#decoder.decode(this.#bytes.subarray(from, to));
  }

  #afterString(from: number): number {
    for (let at = from + 1; at < this.#bytes.length; at += 1) {
      const byte = this.#bytes[at];
      if (byte === quote) return at + 1;
      if (byte === backslash) at += 1;
    }
    throw new Unsure();
  }

  #blanks(): void {
    while (isBlank(this.#bytes[this.#at])) this.#at += 1;
  }

  #skips(byte: number): boolean {
    const stands = this.#bytes[this.#at] === byte;
    if (stands) this.#at += 1;
    return stands;
  }
}

/**
 * The value of the JSON text that the bytes are, equal to what `JSON.parse` makes of the whole, in steps that stay short
 * however long its lists are; `null` where it is not certain to be one, of which the whole text then has to be parsed:
 * nothing but an object or a list, in UTF-8, nested at most 32 deep, is read. `size` is the bytes of a list that are
 * parsed at a time.
 */
export function* parsePieces(
  bytes: Uint8Array,
  size = pieceBytes,
): Generator<void, { readonly value: unknown } | null> {
  const first = bytes[firstOf(bytes)];
  if (first !== openObject && first !== openList) return null;
  try {
    return { value: yield* new Reader(bytes, size).text() };
  } catch {
    return null;
  }
}

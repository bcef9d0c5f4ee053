import { deepest } from '../json.js';
import {
  backslash,
  carriageReturn,
  closeList,
  closeObject,
  colon,
  comma,
  largeE,
  lineFeed,
  minus,
  nine,
  openList,
  openObject,
  plus,
  point,
  quote,
  smallE,
  smallU,
  space,
  tab,
  zero,
} from './ascii.js';
import { hashOf, hashSeed, hashStep, keptHash } from './hash.js';
import { declined, more } from './verdicts.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/**
 * Marks in four bytes, the first one lowest, the highest bit of those that do not stand for themselves in a string: of what is
 * no ASCII, controls, quote and backslash. Right up to the lowest mark, since a byte less than another one borrows from the
 * one above it, which sets its highest bit: Mycroft 1987, as told in Anderson, "Bit Twiddling Hacks".
 */
function oddIn(word: number): number {
  const quotes = word ^ 0x22222222;
  const backslashes = word ^ 0x5c5c5c5c;
  return ((quotes - 0x01010101) | (backslashes - 0x01010101) | (word - 0x20202020) | word) & 0x80808080;
}

/** How many of four bytes, of which `odd` marks some, stand before the first that is marked. */
function plainBefore(odd: number): number {
  return (31 - Math.clz32(odd & -odd)) >>> 3;
}

/** 1 for the bytes that may follow a backslash, `u` aside. */
const escapes = new Uint8Array(256);
for (const byte of bytesOf('"\\/bfnrt')) escapes[byte] = 1;

/** 1 for hexadecimal digits. */
const hexadecimal = new Uint8Array(256);
for (const byte of bytesOf('0123456789abcdefABCDEF')) hexadecimal[byte] = 1;

const [yes, no, nothing] = [bytesOf('true'), bytesOf('false'), bytesOf('null')];
const powersOfTen = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** Digits of which a whole number has at most as many as are exact. */
const exactDigits = 15;

/** Room after the last byte, for readers that look ahead; what stands there is never part of a value. */
const room = 64;

/**
 * Bytes of a JSON text of which some have been read and more may come, and the grammar of JSON over them: each reader
 * takes the place where something begins and gives the place after it, having checked each byte as `JSON.parse` and a
 * strict reader of UTF-8 would. A NUL after the last byte stops every reader; where that is the reason, `more` is thrown,
 * else `declined`. What was found beside the place stands in fields, so that nothing is allocated for a value.
 */
export class JsonBytes {
  bytes = new Uint8Array(room);
  /** The same bytes, to be looked at four by four. */
  view = new DataView(this.bytes.buffer);
  /** The place after the last byte. */
  end = 0;
  /** The number that was read last. */
  number = 0;
  /** The hash of the bytes of the text that was read last; only for one without escapes. */
  hash = 0;
  /** Whether the text that was read last has escapes. */
  escaped = false;
  /** Line ends passed by so far. */
  lines = 0;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  /** Drops what stands before `at` and adds `chunk`; what stood at `at` stands at 0 then. */
  refill(at: number, chunk: Uint8Array): void {
    const left = this.end - at;
    const needed = left + chunk.length + room;
    if (needed > this.bytes.length) {
      const bytes = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
      bytes.set(this.bytes.subarray(at, this.end));
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer);
    } else if (at > 0) {
      this.bytes.copyWithin(0, at, this.end);
    }
    this.bytes.set(chunk, left);
    this.end = left + chunk.length;
    this.bytes[this.end] = 0;
  }

  /** The text between two places. */
  text(from: number, to: number): string {
    return this.#decoder.decode(this.bytes.subarray(from, to));
  }

  /** As `text`, null where the bytes are no UTF-8. */
  validText(from: number, to: number): string | null {
    try {
      return this.text(from, to);
    } catch {
      return null;
    }
  }

  /** Where the line ends that goes on at a place; −1 where that is not known yet. */
  lineEnd(from: number): number {
    const end = this.bytes.indexOf(lineFeed, from);
    return end < this.end ? end : -1;
  }

  /** The value whose JSON stands between two places. */
  value(from: number, to: number): unknown {
    return JSON.parse(this.text(from, to));
  }

  /** Ends a reading at a byte that cannot stand here. */
  stop(at: number): never {
    throw at >= this.end ? more : declined;
  }

  /** The first place from here on at which no blank stands. */
  blanks(at: number): number {
    return (this.bytes[at] ?? 0) > space ? at : this.#afterBlanks(at);
  }

  /** The place after one byte that has to stand here. */
  expect(at: number, byte: number): number {
    return this.bytes[at] === byte ? at + 1 : this.stop(at);
  }

  /** The place after a string of which nobody needs to know what it says. */
  afterString(from: number): number {
    const { bytes, view } = this;
    let at = this.expect(from, quote);
    for (;;) {
      let odd = oddIn(view.getInt32(at, true));
      while (odd === 0) odd = oddIn(view.getInt32((at += 4), true));
      at += plainBefore(odd);
      if (bytes[at] === quote) return at + 1;
      at = this.#afterOdd(at);
    }
  }

  /** The place after a string, leaving its hash and whether it has escapes. */
  afterText(from: number): number {
    const { bytes, view } = this;
    let at = this.expect(from, quote);
    let hash = hashSeed;
    this.escaped = false;
    let word = view.getInt32(at, true);
    let odd = oddIn(word);
    while (odd === 0) {
      hash = hashStep(hash, word);
      word = view.getInt32((at += 4), true);
      odd = oddIn(word);
    }
    const left = plainBefore(odd);
    this.hash = keptHash(left > 0 ? hashStep(hash, word & (0xffffff >>> (8 * (3 - left)))) : hash);
    at += left;
    return bytes[at] === quote ? at + 1 : this.#afterOddText(from);
  }

  /** The place after a number, leaving the number. */
  afterNumber(from: number): number {
    const { bytes } = this;
    const first = bytes[from] === minus ? from + 1 : from;
    let at = first;
    let value = 0;
    let digit = (bytes[at] ?? 0) - zero;
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      at += 1;
      digit = (bytes[at] ?? 0) - zero;
    }
    if (at === first || (bytes[first] === zero && at > first + 1)) return this.stop(at);
    const byte = bytes[at];
    if (byte === point) return this.#afterDecimals(from, first, at, value);
    if (byte === smallE || byte === largeE || at - first > exactDigits) return this.#afterExponent(from, at);
    this.number = first === from ? value : -value;
    return at;
  }

  /** The place after `true`, `false` or `null`. */
  afterWord(from: number): number {
    const first = this.bytes[from];
    const word = first === yes[0] ? yes : first === no[0] ? no : nothing;
    for (let at = 0; at < word.length; at += 1) if (this.bytes[from + at] !== word[at]) return this.stop(from + at);
    return from + word.length;
  }

  /** The place after any value; `depth` is how many objects and lists it stands in. */
  afterValue(at: number, depth: number): number {
    const byte = this.bytes[at] ?? 0;
    if (byte === quote) return this.afterString(at);
    if (byte === openObject) return this.#afterObject(at, depth);
    if (byte === openList) return this.#afterList(at, depth);
    return byte <= nine ? this.afterNumber(at) : this.afterWord(at);
  }

  #afterBlanks(from: number): number {
    const { bytes } = this;
    let at = from;
    let byte = bytes[at] ?? 0;
    while (byte === space || byte === lineFeed || byte === carriageReturn || byte === tab) {
      if (byte === lineFeed) this.lines += 1;
      at += 1;
      byte = bytes[at] ?? 0;
    }
    return at;
  }

  #afterObject(from: number, depth: number): number {
    if (depth >= deepest) throw declined;
    let at = this.blanks(from + 1);
    if (this.bytes[at] === closeObject) return at + 1;
    for (;;) {
      at = this.blanks(this.expect(this.blanks(this.afterString(at)), colon));
      at = this.blanks(this.afterValue(at, depth + 1));
      if (this.bytes[at] === closeObject) return at + 1;
      at = this.blanks(this.expect(at, comma));
    }
  }

  #afterList(from: number, depth: number): number {
    if (depth >= deepest) throw declined;
    let at = this.blanks(from + 1);
    if (this.bytes[at] === closeList) return at + 1;
    for (;;) {
      at = this.blanks(this.afterValue(at, depth + 1));
      if (this.bytes[at] === closeList) return at + 1;
      at = this.blanks(this.expect(at, comma));
    }
  }

  #afterOddText(from: number): number {
    const at = this.afterString(from);
    this.hash = hashOf(this.bytes, from + 1, at - 1);
    return at;
  }

  /** The place after an escape or a character beyond ASCII in a string. */
  #afterOdd(at: number): number {
    const byte = this.bytes[at] ?? 0;
    if (byte >= 0x80) return this.#afterCharacter(at, byte);
    if (byte !== backslash) return this.stop(at);
    this.escaped = true;
    if (this.bytes[at + 1] === smallU) return this.#afterHexadecimal(at + 2);
    return escapes[this.bytes[at + 1] ?? 0] === 1 ? at + 2 : this.stop(at + 1);
  }

  #afterHexadecimal(from: number): number {
    for (let at = from; at < from + 4; at += 1) if (hexadecimal[this.bytes[at] ?? 0] !== 1) return this.stop(at);
    return from + 4;
  }

  /** The place after a well-formed sequence: Unicode 15, table 3-7. */
  #afterCharacter(at: number, first: number): number {
    const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first < 0xc2 || first > 0xf4) throw declined;
    const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    const second = this.bytes[at + 1] ?? 0;
    if (second < low || second > high) return this.stop(at + 1);
    for (let each = at + 2; each < at + length; each += 1) {
      if (((this.bytes[each] ?? 0) & 0xc0) !== 0x80) return this.stop(each);
    }
    return at + length;
  }

  #afterDecimals(from: number, first: number, dot: number, whole: number): number {
    const { bytes } = this;
    let at = dot + 1;
    let value = whole;
    let digit = (bytes[at] ?? 0) - zero;
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      at += 1;
      digit = (bytes[at] ?? 0) - zero;
    }
    if (at === dot + 1) return this.stop(at);
    const exact = at - first - 1 <= exactDigits && bytes[at] !== smallE && bytes[at] !== largeE;
    if (!exact) return this.#afterExponent(from, at);
    // Both are exact, and a division rounds correctly.
    value /= powersOfTen[at - dot - 1] ?? 1;
    this.number = first === from ? value : -value;
    return at;
  }

  /** The place after a number whose digits end at `to`, with its exponent where it has one. */
  #afterExponent(from: number, to: number): number {
    const { bytes } = this;
    let at = to;
    if (bytes[at] === smallE || bytes[at] === largeE) {
      at += bytes[at + 1] === plus || bytes[at + 1] === minus ? 2 : 1;
      const digits = at;
      while ((bytes[at] ?? 0) >= zero && (bytes[at] ?? 0) <= nine) at += 1;
      if (at === digits) return this.stop(at);
    }
    this.number = Number(this.text(from, at));
    return at;
  }
}

import {
  blockBits,
  blockBytes,
  end,
  indexedTexts,
  firstBytes,
  inBlock,
  markBits,
  markedTexts,
  mostBlocks,
  odd,
} from './text-layout.js';
import { declined } from './verdicts.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The bytes by which a text is kept: UTF-8, where that can say it. */
export function encoded(text: string): Uint8Array {
  if (!/\p{Surrogate}/u.test(text)) return encoder.encode(text);
  return Uint8Array.from([odd, ...encoder.encode(JSON.stringify(text))]);
}

function decoded(bytes: Uint8Array): string {
  return bytes[0] === odd ? String(JSON.parse(decoder.decode(bytes.subarray(1)))) : decoder.decode(bytes);
}

/** A list that has a place for an entry: the same one, or one of twice the length with its entries. */
function longEnough(list: Int32Array<ArrayBuffer>, entry: number): Int32Array<ArrayBuffer> {
  if (entry < list.length) return list;
  const longer = new Int32Array(2 * Math.max(entry, 32));
  longer.set(list);
  return longer;
}

/** Texts as bytes, one behind the other, numbered from 0 in the order in which they were added: growing copies little. */
export class TextBytes {
  size = 0;
  /** Whether each text is greater than the one before, so that there is none twice. */
  ascends = true;
  /** A text stands in one block; one that is longer than a block has its own, and the next ones are left out. */
  readonly #blocks: Uint8Array[] = [new Uint8Array(firstBytes)];
  /** The block in which texts are added, and its number. */
  #block = this.#blocks[0] ?? new Uint8Array();
  #number = 0;
  /** The bytes of the block that are used. */
  #used = 0;
  /** Where the text that was added last stands. */
  #lastBlock = this.#block;
  #lastPlace = 0;
  /** The places, over all blocks, at which the first texts begin. */
  #places = new Int32Array(32);
  /** The same of one in so many of the further ones: the others are found from there. */
  #marks = new Int32Array(0);
  /** The bytes that are used of blocks which others follow. */
  readonly #ends: number[] = [];
  /** A text that was looked for, and its place: often the next one is asked for. */
  #nearCode = 0;
  #nearPlace = 0;

  /** Adds the text between two places; gives its number. */
  add(bytes: Uint8Array, from: number, to: number): number {
    const code = this.size;
    if (this.#used + to - from >= this.#block.length) this.#makeRoom(to - from + 1);
    if (code < indexedTexts || (code & (markedTexts - 1)) === 0) this.#mark(code);
    const block = this.#block;
    let at = this.ascends ? this.#copyAlike(bytes, from, to) : from;
    let place = this.#used + at - from;
    for (; at < to; at += 1, place += 1) block[place] = bytes[at] ?? 0;
    block[place] = end;
    this.#used = place + 1;
    this.size = code + 1;
    return code;
  }

  /** Whether the text of a number is the one between two places. */
  equals(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const place = this.#place(code);
    const block = this.#blockAt(place);
    let other = place & inBlock;
    for (let at = from; at < to; at += 1, other += 1) if (bytes[at] !== block[other]) return false;
    return block[other] === end;
  }

  /** Whether two texts are equal. */
  areEqual(code: number, other: number): boolean {
    const bytes = this.bytes(other);
    return this.equals(code, bytes, 0, bytes.length);
  }

  /** The bytes of a text. */
  bytes(code: number): Uint8Array {
    const place = this.#place(code);
    const block = this.#blockAt(place);
    const from = place & inBlock;
    return block.subarray(from, block.indexOf(end, from));
  }

  /** The texts of the numbers from `first` to before `last`. */
  texts(first: number, last: number): string[] {
    const from = this.#place(first);
    const block = this.#blockAt(from);
    if (this.#blockAt(this.#place(last - 1)) === block) {
      const start = from & inBlock;
      const after = block.indexOf(end, this.#place(last - 1) & inBlock);
      // What is no UTF-8 reads as this; where that stands in a text, there is one too many.
      const texts = decoder.decode(block.subarray(start, after)).split('\ufffd');
      if (texts.length === last - first) return texts;
    }
    return Array.from({ length: last - first }, (_, at) => decoded(this.bytes(first + at)));
  }

  /**
   * Copies a text as far as it is like the last one; gives the place of the first byte that is not. Learns which of them is
   * greater: what stands behind a text is greater than any byte.
   */
  #copyAlike(bytes: Uint8Array, from: number, to: number): number {
    const block = this.#block;
    const others = this.#lastBlock;
    const first = this.#lastPlace;
    const start = this.#used;
    let at = from;
    while (at < to && bytes[at] === others[first + at - from]) block[start + at - from] = bytes[at++] ?? 0;
    this.ascends = this.size === 0 || (at < to ? (bytes[at] ?? 0) : end) > (others[first + at - from] ?? 0);
    this.#lastBlock = block;
    this.#lastPlace = start;
    return at;
  }

  #place(code: number): number {
    if (code < indexedTexts) return this.#places[code] ?? 0;
    const marked = code & -markedTexts;
    if (this.#nearCode < marked || this.#nearCode > code) {
      this.#nearCode = marked;
      this.#nearPlace = this.#marks[code >>> markBits] ?? 0;
    }
    for (; this.#nearCode < code; this.#nearCode += 1) this.#nearPlace = this.#after(this.#nearPlace);
    return this.#nearPlace;
  }

  /** The place of the text that follows the one at a place. */
  #after(place: number): number {
    const number = place >>> blockBits;
    const block = this.#blockAt(place);
    const after = block.indexOf(end, place & inBlock) + 1;
    return after === this.#ends[number] ? this.#numberAfter(number, block) * blockBytes : number * blockBytes + after;
  }

  #numberAfter(number: number, block: Uint8Array): number {
    return number + Math.ceil(block.length / blockBytes);
  }

  #blockAt(place: number): Uint8Array {
    return this.#blocks[place >>> blockBits] ?? this.#block;
  }

  /** Makes room for some bytes: the first block grows as long as it can, and others follow it. */
  #makeRoom(bytes: number): void {
    const needed = this.#used + bytes;
    if (this.#number === 0 && needed <= blockBytes) {
      const block = new Uint8Array(Math.min(blockBytes, 2 * needed));
      block.set(this.#block);
      this.#block = block;
    } else {
      this.#ends[this.#number] = this.#used;
      this.#number = this.#numberAfter(this.#number, this.#block);
      this.#block = new Uint8Array(Math.max(bytes, blockBytes));
      this.#used = 0;
      if (this.#number >= mostBlocks) throw declined;
    }
    this.#blocks[this.#number] = this.#block;
  }

  /** Keeps where the text that is added now begins. */
  #mark(code: number): void {
    const place = this.#number * blockBytes + this.#used;
    if (code < indexedTexts) {
      this.#places = longEnough(this.#places, code);
      this.#places[code] = place;
    } else {
      this.#marks = longEnough(this.#marks, code >>> markBits);
      this.#marks[code >>> markBits] = place;
    }
  }
}

import { declined } from './verdicts.js';

/** Stands behind each text; no byte of UTF-8 is this one. */
const end = 0xff;

/** Stands before a text that UTF-8 cannot say, kept as its JSON. */
const odd = 0xfe;

/** Bytes of the first block, which grows, and of each further one; a power of 2, so that a place tells its block. */
const [firstBytes, blockBits] = [512, 20];
const blockBytes = 2 ** blockBits;

/** Texts of which the places stand in one list. */
const listBits = 16;
const listSize = 2 ** listBits;

/** So many blocks have places that are whole numbers of 32 bits. */
const mostBlocks = 2 ** (31 - blockBits);

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

/** Whether the text at a place is greater than another one; what stands behind a text is greater than any byte. */
function isGreater(bytes: Uint8Array, from: number, others: Uint8Array, otherFrom: number): boolean {
  let at = from;
  let other = otherFrom;
  while (bytes[at] === others[other] && bytes[at] !== end) {
    at += 1;
    other += 1;
  }
  return (bytes[at] ?? 0) > (others[other] ?? 0);
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
  readonly #last = { block: this.#block, place: 0 };
  /** The places at which texts begin, over all blocks. */
  readonly #lists: Int32Array[] = [];
  #list = new Int32Array(0);

  /** Adds the text between two places; gives its number. */
  add(bytes: Uint8Array, from: number, to: number): number {
    const code = this.size;
    if (this.#used + to - from >= this.#block.length) this.#makeRoom(to - from + 1);
    if ((code & (listSize - 1)) === 0 || this.#list.length === (code & (listSize - 1))) this.#lengthen();
    const block = this.#block;
    let place = this.#used;
    this.#list[code & (listSize - 1)] = this.#number * blockBytes + place;
    for (let at = from; at < to; at += 1, place += 1) block[place] = bytes[at] ?? 0;
    block[place] = end;
    if (this.ascends) this.#compare(block, this.#used, code);
    this.#used = place + 1;
    this.size = code + 1;
    return code;
  }

  /** Whether the text of a number is the one between two places. */
  equals(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const place = this.#place(code);
    const block = this.#blockAt(place);
    let other = place & (blockBytes - 1);
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
    const from = place & (blockBytes - 1);
    return block.subarray(from, block.indexOf(end, from));
  }

  /** The texts of the numbers from `first` to before `last`. */
  texts(first: number, last: number): string[] {
    const from = this.#place(first);
    const block = this.#blockAt(from);
    if (this.#blockAt(this.#place(last - 1)) === block) {
      const start = from & (blockBytes - 1);
      const after = block.indexOf(end, this.#place(last - 1) & (blockBytes - 1));
      // What is no UTF-8 reads as this; where that stands in a text, there is one too many.
      const texts = decoder.decode(block.subarray(start, after)).split('\ufffd');
      if (texts.length === last - first) return texts;
    }
    return Array.from({ length: last - first }, (_, at) => decoded(this.bytes(first + at)));
  }

  #compare(block: Uint8Array, place: number, code: number): void {
    const last = this.#last;
    this.ascends = code === 0 || isGreater(block, place, last.block, last.place);
    last.block = block;
    last.place = place;
  }

  #place(code: number): number {
    return this.#lists[code >>> listBits]?.[code & (listSize - 1)] ?? 0;
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
      this.#number += Math.ceil(this.#block.length / blockBytes);
      this.#block = new Uint8Array(Math.max(bytes, blockBytes));
      this.#used = 0;
      if (this.#number >= mostBlocks) throw declined;
    }
    this.#blocks[this.#number] = this.#block;
  }

  #lengthen(): void {
    const number = this.size >>> listBits;
    const isFirst = this.size < listSize;
    const list = new Int32Array(isFirst ? Math.min(listSize, Math.max(32, 2 * this.size)) : listSize);
    if (isFirst) list.set(this.#list);
    this.#list = list;
    this.#lists[number] = list;
  }
}

import { declined } from './verdicts.js';

/** Hash of no bytes: FNV-1a, Fowler, Noll and Vo 1991. */
export const hashSeed = 0x811c9dc5 | 0;

/** The hash of one byte more. */
export function hashStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** Places looked at for one text; a feed whose texts need more was made to collide. */
const mostProbes = 1000;

/** Bytes of texts that are made into strings at a time. */
const decodedAtOnce = 131_072;

/** Stands before a text that UTF-8 cannot say, kept as its JSON; no text in UTF-8 begins with it. */
const odd = 0xff;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function encoded(text: string): Uint8Array {
  if (!/\p{Surrogate}/u.test(text)) return encoder.encode(text);
  return Uint8Array.from([odd, ...encoder.encode(JSON.stringify(text))]);
}

function decodedText(bytes: Uint8Array): string {
  return bytes[0] === odd ? String(JSON.parse(decoder.decode(bytes.subarray(1)))) : decoder.decode(bytes);
}

function grown<Values extends Int32Array | Uint8Array>(values: Values, larger: Values): Values {
  larger.set(values);
  return larger;
}

/** Distinct texts by their bytes in UTF-8, numbered from 0 in order of first appearance; strings are made at the end. */
export class ByteTable {
  /** How many texts there are. */
  size = 0;
  /** Open addressing: number + 1 of the text that stands in a place, 0 for none; at most half are taken. */
  #places = new Int32Array(64);
  #hashes = new Int32Array(32);
  /** Where the bytes of each text end in `#pool`, behind a leading 0. */
  #ends = new Int32Array(33);
  #pool = new Uint8Array(512);

  /** The number of the text between two places. Throws `declined` where too many texts collide. */
  codeOf(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const places = this.#places;
    const mask = places.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (let probes = 0; probes < mostProbes; probes += 1) {
      const code = (places[place] ?? 0) - 1;
      if (code < 0) return this.#add(bytes, from, to, hash, place);
      if (this.#hashes[code] === hash && this.#equals(code, bytes, from, to)) return code;
      place = (place + 1) & mask;
    }
    throw declined;
  }

  /** The number of a text. */
  codeOfText(text: string): number {
    const bytes = encoded(text);
    let hash = hashSeed;
    for (const byte of bytes) hash = hashStep(hash, byte);
    return this.codeOf(bytes, 0, bytes.length, hash);
  }

  /** All texts in order; pauses now and then. */
  *texts(): Generator<void, string[]> {
    const texts: string[] = [];
    while (texts.length < this.size) {
      const first = texts.length;
      let last = first + 1;
      while (last < this.size && this.#end(last) - this.#end(first) < decodedAtOnce) last += 1;
      this.#decode(first, last, texts);
      yield;
    }
    return texts;
  }

  /** Where the text of a number begins, which is where the one before ends. */
  #end(code: number): number {
    return this.#ends[code] ?? 0;
  }

  #equals(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const pool = this.#pool;
    const start = this.#end(code);
    if (this.#end(code + 1) - start !== to - from) return false;
    for (let at = from, other = start; at < to; at += 1, other += 1) if (bytes[at] !== pool[other]) return false;
    return true;
  }

  #add(bytes: Uint8Array, from: number, to: number, hash: number, place: number): number {
    const code = this.size;
    const start = this.#end(code);
    const end = start + to - from;
    if (end > this.#pool.length) this.#pool = grown(this.#pool, new Uint8Array(2 * end));
    for (let at = from, other = start; at < to; at += 1, other += 1) this.#pool[other] = bytes[at] ?? 0;
    this.#hashes[code] = hash;
    this.#ends[code + 1] = end;
    this.#places[place] = code + 1;
    this.size += 1;
    if (this.size === this.#hashes.length) this.#grow();
    return code;
  }

  #grow(): void {
    const most = 2 * this.size;
    this.#hashes = grown(this.#hashes, new Int32Array(most));
    this.#ends = grown(this.#ends, new Int32Array(most + 1));
    const places = new Int32Array(2 * most);
    const mask = places.length - 1;
    for (let code = 0; code < this.size; code += 1) {
      const hash = this.#hashes[code] ?? 0;
      let place = (hash ^ (hash >>> 15)) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = code + 1;
    }
    this.#places = places;
  }

  /** Appends the texts of the numbers from `first` to before `last`. */
  #decode(first: number, last: number, texts: string[]): void {
    const start = this.#end(first);
    const whole = decoder.decode(this.#pool.subarray(start, this.#end(last)));
    const isAscii = !/[^\0-\x7f]/.test(whole);
    for (let code = first; code < last; code += 1) {
      const from = this.#end(code);
      const to = this.#end(code + 1);
      texts.push(isAscii ? whole.slice(from - start, to - start) : decodedText(this.#pool.subarray(from, to)));
    }
  }
}

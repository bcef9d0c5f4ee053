import type { TextBytes } from './text-bytes.js';
import { indexedTexts } from './text-layout.js';
import { declined } from './verdicts.js';

/** Places looked at for one text; a feed whose texts need more was made to collide. */
const mostProbes = 1000;

/** Finds texts among the first ones that were added to it, by open addressing. */
export class TextIndex {
  readonly #texts: TextBytes;
  /** Number + 1 of the text that stands in a place, 0 for none; at most half are taken. */
  #places = new Int32Array(64);
  #hashes = new Int32Array(32);
  /** The place at which the text looked for last would stand. */
  #place = 0;

  constructor(texts: TextBytes) {
    this.#texts = texts;
  }

  /** The hashes of its texts. */
  get hashes(): Int32Array {
    return this.#hashes.subarray(0, Math.min(this.#texts.size, indexedTexts));
  }

  /** Whether no further text is found again. */
  get isFull(): boolean {
    return this.#texts.size >= indexedTexts;
  }

  /** The number of the text between two places, −1 where it is none of them. Throws `declined` where too many collide. */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const places = this.#places;
    const mask = places.length - 1;
    let place = hash & mask;
    for (let probes = 0; probes < mostProbes; probes += 1) {
      const code = (places[place] ?? 0) - 1;
      if (code < 0) {
        this.#place = place;
        return -1;
      }
      if (this.#hashes[code] === hash && this.#texts.equals(code, bytes, from, to)) return code;
      place = (place + 1) & mask;
    }
    throw declined;
  }

  /** Adds the text that was looked for last and not found; gives its number. Not where it is full. */
  add(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const code = this.#texts.add(bytes, from, to);
    this.#places[this.#place] = code + 1;
    this.#hashes[code] = hash;
    if (code + 1 === this.#hashes.length && !this.isFull) this.#grow();
    return code;
  }

  #grow(): void {
    const size = this.#hashes.length;
    const hashes = new Int32Array(2 * size);
    hashes.set(this.#hashes);
    const places = new Int32Array(4 * size);
    const mask = places.length - 1;
    for (let code = 0; code < size; code += 1) {
      let place = (hashes[code] ?? 0) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = code + 1;
    }
    this.#hashes = hashes;
    this.#places = places;
  }
}

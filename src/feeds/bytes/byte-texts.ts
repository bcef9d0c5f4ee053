import { Parts } from '../parts.js';
import { hashOf } from './hash.js';
import { LazyTexts } from './lazy-texts.js';
import { repeatsOf } from './repeats.js';
import { encoded, TextBytes } from './text-bytes.js';
import { TextIndex } from './text-index.js';

/** Texts handled between two pauses. */
const stretch = 16_384;

/** The number of each text once repeated ones have gone, whose bytes go too; `firsts` as `repeatsOf` gives it. */
function* withoutRepeats(texts: TextBytes, firsts: Int32Array, offset: number): Generator<void, Int32Array> {
  const numbers = new Int32Array(texts.size);
  let size = offset;
  for (let code = 0; code < offset; code += 1) numbers[code] = code;
  for (let at = 0; at < firsts.length; at += 1) {
    const first = firsts[at] ?? 0;
    if (first === at) texts.move(offset + at, size);
    numbers[offset + at] = first === at ? size++ : (numbers[offset + first] ?? 0);
    if (at % stretch === 0) yield;
  }
  yield* texts.trim(size);
  return numbers;
}

function* renumber(codes: Int32Array, numbers: Int32Array): Generator<void, void> {
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? -1;
    if (code >= 0) codes[row] = numbers[code] ?? -1;
    if (row % stretch === 0) yield;
  }
}

/**
 * Distinct texts by their bytes, numbered from 0 in order of first appearance. The first few thousand are found again
 * at once. Texts beyond them are mostly identities: these are only lined up, and numbered at the end, part by part.
 */
export class ByteTexts {
  readonly #texts = new TextBytes();
  readonly #index = new TextIndex(this.#texts);
  /** Of the texts that are not in the index. */
  readonly #hashes = new Parts(Int32Array);

  /** The number of the text between two places, −1 where it is not known. Throws `declined` where too many collide. */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number {
    return this.#index.find(bytes, from, to, hash);
  }

  /** Adds the text that was looked for last and not found; gives its number. */
  add(bytes: Uint8Array, from: number, to: number, hash: number): number {
    if (!this.#index.isFull) return this.#index.add(bytes, from, to, hash);
    this.#hashes.push(hash);
    return this.#texts.add(bytes, from, to);
  }

  /** The number of a text, which is added where it is not known. */
  codeOf(text: string): number {
    const bytes = encoded(text);
    const hash = hashOf(bytes, 0, bytes.length);
    const code = this.find(bytes, 0, bytes.length, hash);
    return code >= 0 ? code : this.add(bytes, 0, bytes.length, hash);
  }

  /** Numbers those alike that are equal, in `codes` too, and gives all of them; in steps. Throws `declined` as `find`. */
  *finish(codes: Int32Array): Generator<void, LazyTexts> {
    const texts = this.#texts;
    const hashes = yield* this.#hashes.joined();
    const offset = texts.size - hashes.length;
    const firsts = hashes.length > 0 ? yield* repeatsOf(texts, hashes, offset) : null;
    if (firsts === null) yield* texts.trim(texts.size);
    else yield* renumber(codes, yield* withoutRepeats(texts, firsts, offset));
    return new LazyTexts(texts);
  }
}

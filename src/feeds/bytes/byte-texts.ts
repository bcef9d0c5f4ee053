import { Parts } from '../parts.js';
import { hashOf } from './hash.js';
import { inStretches } from './in-stretches.js';
import { LazyTexts } from './lazy-texts.js';
import { repeatsOf } from './repeats.js';
import { encoded, TextBytes } from './text-bytes.js';
import { TextIndex } from './text-index.js';

/** Lookups after which it is judged whether looking is worth its time, and how many of them have to find something. */
const [looksJudged, fewestHits] = [4096, 512];

/** Each text once, and the numbers that they have then; `firsts` as `repeatsOf` gives it. */
function* withoutRepeats(texts: TextBytes, firsts: Int32Array) {
  const numbers = new Int32Array(firsts.length);
  const kept = new TextBytes();
  yield* inStretches(firsts.length, (from, to) => {
    for (let code = from; code < to; code += 1) {
      const first = firsts[code] ?? 0;
      const bytes = first === code ? texts.bytes(code) : null;
      numbers[code] = bytes ? kept.add(bytes, 0, bytes.length) : (numbers[first] ?? 0);
    }
  });
  return { numbers, kept };
}

/** All texts, each once. */
interface Finished {
  readonly texts: LazyTexts;
  /** By the number that a text had the one that it has now; null where all have kept theirs. */
  readonly numbers: Int32Array | null;
}

/**
 * Distinct texts by their bytes, numbered from 0 in order of first appearance. The first few thousand are found again
 * at once. Texts beyond them, and all where hardly one is found, are mostly identities: these are only lined up, and
 * numbered at the end, part by part, unless each is greater than the one before, as those of most exports are.
 */
export class ByteTexts {
  readonly #texts = new TextBytes();
  readonly #index = new TextIndex(this.#texts);
  /** Of the last texts: of all from the first on that is not greater than the one before. */
  readonly #hashes = new Parts(Int32Array);
  #looks = 0;
  #hits = 0;
  #looksOn = true;

  /** The number of the text between two places, −1 where it is not known. Throws `declined` where too many collide. */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number {
    if (!this.#looksOn) return -1;
    const code = this.#index.find(bytes, from, to, hash);
    if (this.#index.isFull) this.#judge(code >= 0);
    return code;
  }

  /** Adds the text that was looked for last and not found; gives its number. */
  add(bytes: Uint8Array, from: number, to: number, hash: number): number {
    if (!this.#index.isFull) return this.#index.add(bytes, from, to, hash);
    const code = this.#texts.add(bytes, from, to);
    if (!this.#texts.ascends) this.#hashes.push(hash);
    return code;
  }

  /** The number of a text, which is added where it is not known. */
  codeOf(text: string): number {
    const bytes = encoded(text);
    const hash = hashOf(bytes, 0, bytes.length);
    const code = this.find(bytes, 0, bytes.length, hash);
    return code >= 0 ? code : this.add(bytes, 0, bytes.length, hash);
  }

  /** Numbers those alike that are equal, and gives all of them; in steps. Throws `declined` as `find`. */
  *finish(): Generator<void, Finished> {
    const firsts = this.#hashes.length > 0 && !this.#texts.ascends ? yield* this.#repeats() : null;
    if (firsts === null) return { texts: new LazyTexts(this.#texts), numbers: null };
    const { numbers, kept } = yield* withoutRepeats(this.#texts, firsts);
    return { texts: new LazyTexts(kept), numbers };
  }

  *#repeats(): Generator<void, Int32Array | null> {
    return yield* repeatsOf(this.#texts, yield* this.#hashes.joined(yield* this.#firstHashes()));
  }

  /** The hashes of those texts that are greater than the one before, up to the first that is not. */
  *#firstHashes(): Generator<void, Int32Array> {
    const texts = this.#texts;
    const hashes = new Int32Array(texts.size - this.#hashes.length);
    hashes.set(this.#index.hashes.subarray(0, hashes.length));
    yield* inStretches(hashes.length, (from, to) => {
      for (let code = Math.max(from, this.#index.hashes.length); code < to; code += 1) {
        const bytes = texts.bytes(code);
        hashes[code] = hashOf(bytes, 0, bytes.length);
      }
    });
    return hashes;
  }

  #judge(isHit: boolean): void {
    this.#looks += 1;
    if (isHit) this.#hits += 1;
    if (this.#looks < looksJudged) return;
    this.#looksOn = this.#hits >= fewestHits;
    this.#looks = 0;
    this.#hits = 0;
  }
}

import { hashBits } from './hash.js';
import { inStretches, stretch } from './in-stretches.js';
import type { TextBytes } from './text-bytes.js';
import { declined } from './verdicts.js';

/** Texts of one part of all, about; and the places for them, of which most stay free. */
const [textsAPart, placesAPart] = [1024, 8192];

/** Places looked at for one text; a feed whose texts need more was made to collide. */
const mostProbes = 1000;

/** Hashes parted by their highest bits: which part each belongs to. */
class Parting {
  readonly parts: number;
  readonly #bits: number;

  constructor(size: number) {
    this.#bits = Math.max(0, Math.ceil(Math.log2(size / textsAPart)));
    this.parts = 2 ** this.#bits;
  }

  of(hash: number): number {
    return hash >>> (hashBits - this.#bits);
  }
}

/** Where each part begins in the order of parts. */
function* startsOf(hashes: Int32Array, parting: Parting): Generator<void, Int32Array> {
  const starts = new Int32Array(parting.parts + 1);
  yield* inStretches(hashes.length, (from, to) => {
    for (let at = from; at < to; at += 1) {
      const next = parting.of(hashes[at] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
  });
  for (let part = 0; part < parting.parts; part += 1) starts[part + 1] = (starts[part + 1] ?? 0) + (starts[part] ?? 0);
  return starts;
}

/** The numbers of all hashes, part by part, ascending in each. */
function* ordered(hashes: Int32Array, parting: Parting, starts: Int32Array): Generator<void, Int32Array> {
  const order = new Int32Array(hashes.length);
  const next = starts.slice();
  yield* inStretches(hashes.length, (from, to) => {
    for (let at = from; at < to; at += 1) {
      const part = parting.of(hashes[at] ?? 0);
      const place = next[part] ?? 0;
      order[place] = at;
      next[part] = place + 1;
    }
  });
  return order;
}

/** Finds equal texts within one part at a time. */
class Finder {
  /** By number: the first one with the same text. */
  readonly firsts: Int32Array;
  /** How many texts are not the first of their kind. */
  repeats = 0;
  readonly #texts: TextBytes;
  readonly #hashes: Int32Array;
  readonly #places = new Int32Array(placesAPart);

  constructor(texts: TextBytes, hashes: Int32Array) {
    this.#texts = texts;
    this.#hashes = hashes;
    this.firsts = new Int32Array(hashes.length);
  }

  find(order: Int32Array): void {
    this.#places.fill(0);
    for (let place = 0; place < order.length; place += 1) {
      const at = order[place] ?? 0;
      const first = this.#first(at);
      if (first !== at) this.repeats += 1;
      this.firsts[at] = first;
    }
  }

  #first(at: number): number {
    const places = this.#places;
    const hash = this.#hashes[at] ?? 0;
    for (let probe = 0; probe < mostProbes; probe += 1) {
      const place = (hash + probe) & (placesAPart - 1);
      const known = (places[place] ?? 0) - 1;
      if (known < 0) {
        places[place] = at + 1;
        return at;
      }
      if (this.#hashes[known] === hash && this.#texts.areEqual(at, known)) return known;
    }
    throw declined;
  }
}

/**
 * For each of the texts, whose hashes are given, the first one that equals it; null where each is the first of its
 * kind. In steps. Throws `declined` where too many collide.
 */
export function* repeatsOf(texts: TextBytes, hashes: Int32Array): Generator<void, Int32Array | null> {
  const parting = new Parting(hashes.length);
  const starts = yield* startsOf(hashes, parting);
  const order = yield* ordered(hashes, parting, starts);
  const finder = new Finder(texts, hashes);
  let handled = 0;
  for (let part = 0; part < parting.parts; part += 1) {
    finder.find(order.subarray(starts[part], starts[part + 1]));
    if ((starts[part + 1] ?? 0) - handled < stretch) continue;
    handled = starts[part + 1] ?? 0;
    yield;
  }
  return finder.repeats > 0 ? finder.firsts : null;
}

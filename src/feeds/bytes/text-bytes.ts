/** Stands before a text that UTF-8 cannot say, kept as its JSON; no text in UTF-8 begins with it. */
const odd = 0xff;

/** Bytes that are moved at a time. */
const movedAtOnce = 1_048_576;

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

function larger<Values extends Int32Array | Uint8Array>(values: Values, into: Values): Values {
  into.set(values);
  return into;
}

function* moved<Values extends Int32Array | Uint8Array>(from: Values, into: Values): Generator<void, Values> {
  for (let at = 0; at < into.length; at += movedAtOnce) {
    into.set(from.subarray(at, Math.min(into.length, at + movedAtOnce)), at);
    yield;
  }
  return into;
}

/** Texts as bytes, one behind the other, numbered from 0 in the order in which they were added. */
export class TextBytes {
  size = 0;
  #pool = new Uint8Array(512);
  /** Where the bytes of each text end, behind a leading 0. */
  #ends = new Int32Array(33);

  /** Adds the text between two places; gives its number. */
  add(bytes: Uint8Array, from: number, to: number): number {
    const code = this.size;
    const start = this.#ends[code] ?? 0;
    const end = start + to - from;
    if (end > this.#pool.length) this.#pool = larger(this.#pool, new Uint8Array(2 * end));
    if (code + 1 === this.#ends.length) this.#ends = larger(this.#ends, new Int32Array(2 * code));
    const pool = this.#pool;
    for (let at = from, other = start; at < to; at += 1, other += 1) pool[other] = bytes[at] ?? 0;
    this.#ends[code + 1] = end;
    this.size = code + 1;
    return code;
  }

  /** Whether the text of a number is the one between two places. */
  equals(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const pool = this.#pool;
    const start = this.#ends[code] ?? 0;
    if ((this.#ends[code + 1] ?? 0) - start !== to - from) return false;
    for (let at = from, other = start; at < to; at += 1, other += 1) if (bytes[at] !== pool[other]) return false;
    return true;
  }

  /** Whether two texts are equal. */
  areEqual(code: number, other: number): boolean {
    return this.equals(code, this.#pool, this.#ends[other] ?? 0, this.#ends[other + 1] ?? 0);
  }

  /** The texts of the numbers from `first` to before `last`. */
  texts(first: number, last: number): string[] {
    const start = this.#ends[first] ?? 0;
    const whole = decoder.decode(this.#pool.subarray(start, this.#ends[last]));
    const isAscii = !/[^\0-\x7f]/.test(whole);
    const texts: string[] = [];
    for (let code = first; code < last; code += 1) {
      const from = this.#ends[code] ?? 0;
      const to = this.#ends[code + 1] ?? 0;
      texts.push(isAscii ? whole.slice(from - start, to - start) : decoded(this.#pool.subarray(from, to)));
    }
    return texts;
  }

  /** Moves a text to a number that is not above its own and that nobody needs any longer. */
  move(code: number, to: number): void {
    if (code === to) return;
    const start = this.#ends[code] ?? 0;
    const end = this.#ends[code + 1] ?? 0;
    const place = this.#ends[to] ?? 0;
    this.#pool.copyWithin(place, start, end);
    this.#ends[to + 1] = place + end - start;
  }

  /** Keeps the first `size` texts, and no room for more; in steps. */
  *trim(size: number): Generator<void, void> {
    this.size = size;
    this.#pool = yield* moved(this.#pool, new Uint8Array(this.#ends[size] ?? 0));
    this.#ends = yield* moved(this.#ends, new Int32Array(size + 1));
  }
}

/** Odd, with bits all over: those of xxHash (Collet 2012). */
const [primeA, primeB] = [0x9e3779b1, 0x85ebca77];

function mixed(state: number, word: number, prime: number): number {
  const product = Math.imul(state ^ word, prime);
  return (product << 13) | (product >>> 19);
}

/**
 * Tells bodies apart by 64 bits and their length, whatever pieces they come in. It is made for speed, and keeps nobody from
 * making two bodies alike on purpose, who could as well send the same one again.
 */
export class Digest {
  #states: [number, number] = [1, 2];
  #size = 0;
  /** Up to three bytes that do not fill a word yet. */
  #rest = 0;

  /** Takes the next bytes. */
  add(bytes: Uint8Array): void {
    let at = 0;
    for (; at < bytes.length && this.#size % 4 > 0; at += 1) this.#addByte(bytes[at] ?? 0);
    const end = bytes.length - ((bytes.length - at) % 4);
    this.#addWords(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), at, end);
    for (at = end; at < bytes.length; at += 1) this.#addByte(bytes[at] ?? 0);
  }

  /** What tells the bytes so far. */
  get value(): string {
    const [a, b] = this.#states;
    return [mixed(a, this.#rest, primeA), mixed(b, this.#rest, primeB), this.#size].join(' ');
  }

  #addByte(byte: number): void {
    this.#rest |= byte << (8 * (this.#size % 4));
    this.#size += 1;
    if (this.#size % 4 > 0) return;
    this.#take(this.#rest);
    this.#rest = 0;
  }

  #take(word: number): void {
    const [a, b] = this.#states;
    this.#states = [mixed(a, word, primeA), mixed(b, word, primeB)];
  }

  #addWords(view: DataView, from: number, end: number): void {
    if (end <= from) return;
    let [a, b] = this.#states;
    for (let at = from; at < end; at += 4) {
      const word = view.getInt32(at, true);
      a = mixed(a, word, primeA);
      b = mixed(b, word, primeB);
    }
    this.#states = [a, b];
    this.#size += end - from;
  }
}

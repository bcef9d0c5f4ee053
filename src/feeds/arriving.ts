function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/**
 * The bytes of one page of a feed, which may still be on their way. Any number of readers may follow them, each from the
 * first byte on, and all see what whoever brings them pushes, ends or fails. A failure reaches every reader at once, before
 * the bytes that it has not seen; after it, or after the end, nothing more arrives.
 */
export class Arriving implements AsyncIterable<Uint8Array> {
  #chunks: Uint8Array[] = [];
  #size = 0;
  #ended = false;
  #failure: { readonly error: unknown } | null = null;
  /** Readers that have seen all there is. */
  #waiting: (() => void)[] = [];

  /** A page that is all there. */
  static of(bytes: Uint8Array): Arriving {
    const arriving = new Arriving();
    arriving.push(bytes);
    arriving.end();
    return arriving;
  }

  /** How many bytes have arrived. */
  get size(): number {
    return this.#size;
  }

  /** Adds bytes, which are kept and not copied: whoever pushes them leaves them as they are. */
  push(chunk: Uint8Array): void {
    if (this.#ended || this.#failure || chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    this.#wake();
  }

  /** Says that all bytes have arrived. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** Says that no more bytes will arrive; readers throw `error`. Without effect after the end. */
  fail(error: unknown): void {
    if (!this.#ended) this.#failure ??= { error };
    this.#wake();
  }

  /** The chunks as they were pushed, from the first on. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    const chunks = this.#chunks;
    for (let next = 0; ; next += 1) {
      while (next === chunks.length && !this.#ended && !this.#failure) await this.#news();
      if (this.#failure) throw this.#failure.error;
      const chunk = chunks[next];
      if (!chunk) return;
      yield chunk;
    }
  }

  /** All bytes, once they have arrived. Rejects with the failure where they do not. */
  async whole(): Promise<Uint8Array> {
    while (!this.#ended && !this.#failure) await this.#news();
    if (this.#failure) throw this.#failure.error;
    // Readers that are under way keep the list that they began with.
    this.#chunks = [joined(this.#chunks, this.#size)];
    return this.#chunks[0] ?? new Uint8Array(0);
  }

  #news(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

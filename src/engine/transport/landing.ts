import { isPacked, unpackUpTo } from '../../feeds/unpack.js';
import type { Arrivals } from '../arrivals.js';
import { Digest } from './digest.js';
import { join } from './join.js';

/** As much of a page's beginning is kept to see what it says about itself. */
const headSize = 1_048_576;

/**
 * Hands one page of a feed on as its bytes come. A page that is packed by gzip, as its first two bytes tell, is handed on
 * when it is whole and unpacked; one that breaks off may begin anew.
 */
export class Landing {
  readonly #arrivals: Arrivals;
  /** Null where nobody will ask whether it came before. */
  #digest: Digest | null;
  #contentType: string | null = null;
  #announced: number | null = null;
  /** Bytes that are not handed on: fewer than two, or a packed page. */
  #held: Uint8Array[] = [];
  #heldSize = 0;
  #packed: boolean | null = null;
  #begun = false;
  #head: Uint8Array[] = [];
  #headSize = 0;
  #size = 0;

  constructor(arrivals: Arrivals, isDigested = false) {
    this.#arrivals = arrivals;
    this.#digest = isDigested ? new Digest() : null;
  }

  /** What tells this page from others; null where that was not asked for. */
  get digest(): string | null {
    return this.#digest && `${this.#contentType} ${this.#digest.value}`;
  }

  /** Bytes handed on. */
  get size(): number {
    return this.#size;
  }

  /** The first megabyte of what was handed on, or a little more. */
  get head(): Uint8Array {
    return join(this.#head);
  }

  /** What comes, comes as this type, and has so many bytes where that is said. */
  begin(contentType: string | null, announced: number | null = null): void {
    this.#contentType = contentType;
    this.#announced = announced;
  }

  /** Takes the next bytes, which are nobody else's from then on. */
  push(chunk: Uint8Array): void {
    this.#digest?.add(chunk);
    if (this.#packed === false) return this.#handOn(chunk);
    this.#held.push(chunk);
    this.#heldSize += chunk.length;
    if (this.#packed || this.#heldSize < 2) return;
    const held = join(this.#held);
    this.#packed = isPacked(held);
    if (!this.#packed) this.#letGo(held);
  }

  /** Waits until those who read have room for more; null where they have. */
  room(): Promise<void> | null {
    return this.#arrivals.room();
  }

  /** The page broke off: what has come is void. */
  again(): void {
    if (this.#begun) this.#arrivals.push({ kind: 'again' });
    this.#begun = false;
    this.#digest &&= new Digest();
    this.#packed = null;
    [this.#held, this.#head] = [[], []];
    [this.#heldSize, this.#headSize, this.#size] = [0, 0, 0];
  }

  /** The page is whole. Throws `too_large` where it unpacks to more than `limit` bytes, `truncated` where it cannot be unpacked. */
  async end(limit: number): Promise<void> {
    if (this.#heldSize > 0) this.#letGo(await unpackUpTo(limit, join(this.#held)));
  }

  #letGo(bytes: Uint8Array): void {
    this.#held = [];
    this.#heldSize = 0;
    this.#handOn(bytes);
  }

  #handOn(bytes: Uint8Array): void {
    if (!this.#begun) this.#arrivals.push({ kind: 'page', contentType: this.#contentType, size: this.#announced });
    this.#begun = true;
    if (this.#headSize < headSize) {
      this.#head.push(bytes.slice());
      this.#headSize += bytes.length;
    }
    this.#size += bytes.length;
    this.#arrivals.push({ kind: 'bytes', bytes });
  }
}

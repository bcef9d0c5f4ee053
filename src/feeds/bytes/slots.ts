import type { JsonBytes } from './json-bytes.js';
import { absent, number } from './kinds.js';

/** Places of one record, by number: what stands there, and where. Slot 0 is a place that no record has. */
export class Slots {
  readonly json: JsonBytes;
  /** How many there are. */
  size = 1;
  kinds = new Uint8Array(16);
  /** Where the JSON of the value begins and ends. */
  starts = new Int32Array(16);
  ends = new Int32Array(16);
  /** Of a number or an instant, the value. */
  numbers = new Float64Array(16);
  /** Of a text without escapes, the hash of its bytes. */
  hashes = new Int32Array(16);
  /** 1 where an instant is expected. */
  instants = new Uint8Array(16);
  /** 1 where something has stood in a record. */
  seen = new Uint8Array(16);
  /** Whether something stands for the first time where nothing has before; to be set back by who has seen to it. */
  isNew = false;
  /** The slots that are seen. */
  readonly #used: number[] = [];

  constructor(json: JsonBytes) {
    this.json = json;
  }

  /** A further slot; only before the first record is read. */
  add(): number {
    if (this.size === this.kinds.length) this.#grow(2 * this.size);
    return this.size++;
  }

  /** Notes that a record has something for a slot. */
  see(slot: number): void {
    this.seen[slot] = 1;
    this.#used.push(slot);
    this.isNew = true;
  }

  /** Empties all slots. */
  clear(): void {
    const { kinds } = this;
    for (const slot of this.#used) kinds[slot] = absent;
  }

  /** What stands in a slot, as `JSON.parse` reads it; `undefined` where nothing does. */
  value(slot: number): unknown {
    const kind = this.kinds[slot];
    if (kind === absent) return undefined;
    if (kind === number) return this.numbers[slot];
    return this.json.value(this.starts[slot] ?? 0, this.ends[slot] ?? 0);
  }

  #grow(length: number): void {
    this.kinds = new Uint8Array(length);
    this.starts = new Int32Array(length);
    this.ends = new Int32Array(length);
    this.numbers = new Float64Array(length);
    this.hashes = new Int32Array(length);
    const { instants } = this;
    this.instants = new Uint8Array(length);
    this.instants.set(instants);
    this.seen = new Uint8Array(length);
  }
}

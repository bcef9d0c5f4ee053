import { deepest } from '../json.js';
import { closeObject, comma, minus, nine, openList, openObject, quote, smallF, smallT, zero } from './ascii.js';
import { readInstant } from './iso-bytes.js';
import type { JsonBytes } from './json-bytes.js';
import { Keys } from './keys.js';
import { absent, escapedText, instant, nested, no, nothing, number, text, yes } from './kinds.js';
import { Slots } from './slots.js';
import { declined } from './verdicts.js';

/** In how many objects and lists the values of a record stand at most. */
const recordDepth = 3;

/** Reads records into slots: what is needed is kept, everything else is only checked and passed by. */
export class RecordBytes {
  readonly slots: Slots;
  readonly #json: JsonBytes;
  readonly #keys: Keys;

  constructor(json: JsonBytes) {
    this.#json = json;
    this.slots = new Slots(json);
    this.#keys = new Keys(this.slots);
  }

  /** The slot of a path; only before the first record is read. */
  slotAt(path: readonly string[]): number {
    return this.#keys.slotAt(path);
  }

  /** Reads the record that begins at `from`; gives the place after it. */
  read(from: number): number {
    this.slots.clear();
    return this.#object(from, this.#keys, recordDepth);
  }

  #object(from: number, keys: Keys, depth: number): number {
    if (depth > deepest) throw declined;
    const json = this.#json;
    let key = keys.start;
    let at = json.blanks(from + 1);
    if (json.bytes[at] === closeObject) return at + 1;
    for (;;) {
      key = keys.read(json, at, key);
      at = json.blanks(keys.after);
      if (key.slot < 0) at = json.afterValue(at, depth);
      else at = key.within === null ? this.#value(key.slot, at, depth) : this.#nested(key.slot, key.within, at, depth);
      at = json.blanks(at);
      const byte = json.bytes[at];
      if (byte === closeObject) return at + 1;
      if (byte !== comma) return json.stop(at);
      at = json.blanks(at + 1);
    }
  }

  /** Of two members with one name the last counts, with all that stands in it. */
  #nested(slot: number, within: Keys, at: number, depth: number): number {
    const { slots } = this;
    for (const each of within.slots) slots.kinds[each] = absent;
    if (this.#json.bytes[at] !== openObject) return this.#value(slot, at, depth);
    slots.kinds[slot] = nested;
    slots.starts[slot] = at;
    const after = this.#object(at, within, depth + 1);
    slots.ends[slot] = after;
    return after;
  }

  #value(slot: number, at: number, depth: number): number {
    const { slots } = this;
    const byte = this.#json.bytes[at] ?? 0;
    const after = byte === quote ? this.#text(slot, at) : this.#plainValue(slot, byte, at, depth);
    slots.starts[slot] = at;
    slots.ends[slot] = after;
    return after;
  }

  #plainValue(slot: number, byte: number, at: number, depth: number): number {
    const { slots } = this;
    const json = this.#json;
    if ((byte >= zero && byte <= nine) || byte === minus) {
      const after = json.afterNumber(at);
      slots.kinds[slot] = number;
      slots.numbers[slot] = json.number;
      return after;
    }
    if (byte === openList || byte === openObject) {
      slots.kinds[slot] = nested;
      return json.afterValue(at, depth);
    }
    slots.kinds[slot] = byte === smallT ? yes : byte === smallF ? no : nothing;
    return json.afterWord(at);
  }

  #text(slot: number, at: number): number {
    const { slots } = this;
    const json = this.#json;
    if (slots.instants[slot] === 1) {
      const after = readInstant(json.bytes, json.view, at, slots.numbers, slot);
      slots.kinds[slot] = instant;
      if (after > 0) return after;
    }
    const after = json.afterText(at);
    slots.kinds[slot] = json.escaped ? escapedText : text;
    slots.hashes[slot] = json.hash;
    return after;
  }
}

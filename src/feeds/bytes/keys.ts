import { colon } from './ascii.js';
import { hashOf } from './hash.js';
import type { JsonBytes } from './json-bytes.js';
import type { Slots } from './slots.js';
import { encoded, TextBytes } from './text-bytes.js';
import { TextIndex } from './text-index.js';
import { declined } from './verdicts.js';

/** One name in an object. */
export class Key {
  /** How many bytes it had at first, from the opening quote to the colon; 0 where a blank stood between them. */
  readonly length: number;
  /** The slot of its value, −1 where nobody needs it. */
  readonly slot: number;
  /** The names that are needed within its value. */
  readonly within: Keys | null;
  /** The name that came after it in the record before. */
  next: Key | null = null;

  /** The bytes four by four, and which of the last four count. */
  readonly #words: Int32Array;
  readonly #last: number;

  constructor(bytes: Uint8Array, wanted: Wanted | undefined) {
    const padded = new Uint8Array(bytes.length + (-bytes.length & 3));
    padded.set(bytes);
    const view = new DataView(padded.buffer);
    this.length = bytes.length;
    this.#words = Int32Array.from({ length: padded.length / 4 }, (_, word) => view.getInt32(4 * word, true));
    this.#last = -1 >>> (8 * (padded.length - bytes.length));
    this.slot = wanted?.slot ?? -1;
    this.within = wanted?.within ?? null;
  }

  /** Whether it stands at a place with the bytes that it had at first. */
  standsAt(view: DataView, from: number): boolean {
    const words = this.#words;
    const last = words.length - 1;
    let at = from;
    for (let word = 0; word < last; word += 1, at += 4) if (view.getInt32(at, true) !== words[word]) return false;
    return (view.getInt32(at, true) & this.#last) === words[last];
  }
}

/** What is needed of a name. */
interface Wanted {
  readonly slot: number;
  within: Keys | null;
}

/** The names of an object at one place of a record, in the order in which records have them. */
export class Keys {
  /** Stands before the first name. */
  readonly start = new Key(new Uint8Array(0), undefined);
  /** The place after the colon of the name that was read last. */
  after = 0;
  readonly #wanted = new Map<string, Wanted>();
  readonly #names = new TextIndex(new TextBytes());
  readonly #keys: (Key | undefined)[] = [];
  readonly #all: Slots;
  #slots: readonly number[] | null = null;

  constructor(slots: Slots) {
    this.#all = slots;
  }

  /** The slot of what stands at a path; to be asked for before the first record is read. */
  slotAt([name = '', ...rest]: readonly string[]): number {
    const wanted = this.#wanted.get(name) ?? { slot: this.#all.add(), within: null };
    this.#wanted.set(name, wanted);
    if (rest.length === 0) return wanted.slot;
    wanted.within ??= new Keys(this.#all);
    return wanted.within.slotAt(rest);
  }

  /** All slots here and further within. */
  get slots(): readonly number[] {
    this.#slots ??= [...this.#wanted.values()].flatMap(({ slot, within }) => [slot, ...(within?.slots ?? [])]);
    return this.#slots;
  }

  /** Reads a name and its colon: mostly the name that came after `before` last time. */
  read(json: JsonBytes, at: number, before: Key): Key {
    const expected = before.next;
    if (expected !== null && expected.standsAt(json.view, at)) {
      this.after = at + expected.length;
      return expected;
    }
    const key = this.#find(json, at);
    if (key.length > 0) before.next = key;
    return key;
  }

  #find(json: JsonBytes, at: number): Key {
    const afterName = json.afterText(at);
    const { escaped, hash } = json;
    this.after = json.expect(json.blanks(afterName), colon);
    const code = escaped
      ? this.#codeOfText(String(json.value(at, afterName)))
      : this.#codeOf(json.bytes, at + 1, afterName - 1, hash);
    const known = this.#keys[code];
    if (known) return known;
    const isPlain = this.after === afterName + 1;
    const key = new Key(
      json.bytes.slice(at, isPlain ? this.after : at),
      this.#wanted.get(String(json.value(at, afterName))),
    );
    this.#keys[code] = key;
    if (key.slot >= 0) this.#all.see(key.slot);
    return key;
  }

  #codeOfText(name: string): number {
    const bytes = encoded(name);
    return this.#codeOf(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length));
  }

  /** No feed has more names in one object than are found again; what has more is a map. */
  #codeOf(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const code = this.#names.find(bytes, from, to, hash);
    if (code >= 0) return code;
    if (this.#names.isFull) throw declined;
    return this.#names.add(bytes, from, to, hash);
  }
}

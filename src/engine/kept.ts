import type { Arrival } from './arrivals.js';

/**
 * Bytes of a feed that are kept after they were read: 13 MiB. A head of 8 MiB is waited for, by half as much again at most;
 * who gives up on it finds all of it here. What is read well for longer hardly ever has to be read as a whole after all, and
 * is asked for once more then.
 */
const longestKept = 13 * 2 ** 20;

/** Where a reader stands: the number of what it reads next, and the bytes that it has read. */
interface Reader {
  next: number;
  bytes: number;
}

function bytesIn(event: Arrival): number {
  return event.kind === 'bytes' ? event.bytes.length : 0;
}

/** What has arrived of a feed and is still needed: all of it at first, later what somebody has yet to read. */
export class Kept {
  #events: Arrival[] = [];
  /** How many came before the first of `#events`, and are not needed any more. */
  #before = 0;
  #held = 0;
  #isCut = false;
  #expected = 0;
  readonly #readers = new Set<Reader>();
  readonly #onRelease: (bytes: number) => void;

  /** `onRelease` hears how many bytes were let go of. */
  constructor(onRelease: (bytes: number) => void) {
    this.#onRelease = onRelease;
  }

  /** What is kept, in order. */
  get events(): readonly Arrival[] {
    return this.#events;
  }

  /** Bytes that are kept. */
  get held(): number {
    return this.#held;
  }

  /** Whether its beginning was let go of, so that nobody can begin to read it here. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** Says that somebody will `enter` soon: until then nothing is let go of. */
  expect(): void {
    this.#expected += 1;
  }

  /** Says that one who was expected will not come. */
  excuse(): void {
    this.#expected = Math.max(0, this.#expected - 1);
  }

  /** Takes what came next. */
  add(event: Arrival): void {
    this.#events.push(event);
    this.#held += bytesIn(event);
    if (this.#isCut) this.#letGo();
  }

  /** Forgets all that came so far: the only page begins anew, and whoever reads goes on behind it. */
  restart(): void {
    this.#drop(this.#before + this.#events.length);
    for (const reader of this.#readers) Object.assign(reader, { next: this.#before, bytes: 0 });
    this.#isCut = false;
  }

  /** A reader at the beginning of what is kept, until it leaves. */
  enter(): Reader {
    const reader = { next: this.#before, bytes: 0 };
    this.excuse();
    this.#readers.add(reader);
    return reader;
  }

  leave(reader: Reader): void {
    this.#readers.delete(reader);
    if (this.#isCut) this.#letGo();
  }

  /** What `reader` reads next; null where it is not there yet. */
  at({ next }: Reader): Arrival | null {
    return this.#events[next - this.#before] ?? null;
  }

  /** Says that `reader` is done with `event`, and lets go of what all are done with. */
  pass(reader: Reader, event: Arrival): void {
    // What began anew meanwhile is not passed by reading what it replaces.
    if (this.at(reader) !== event) return;
    reader.next += 1;
    reader.bytes += bytesIn(event);
    const isLate = [...this.#readers].some(({ bytes }) => bytes <= longestKept);
    if (this.#isCut || (this.#expected === 0 && !isLate)) this.#letGo();
  }

  /** Puts `events` in the place of all that are kept, unless somebody else than `reader` is reading them. */
  replace(events: readonly Arrival[], reader: Reader): void {
    if (this.#readers.size > 1 || !this.#readers.has(reader)) return;
    this.#events = [...events];
    reader.next = this.#before;
  }

  /** Lets go of everything. */
  clear(): void {
    this.#drop(this.#before + this.#events.length);
  }

  #letGo(): void {
    this.#isCut = true;
    const ends = [...this.#readers].map(({ next }) => next);
    this.#drop(Math.min(this.#before + this.#events.length, ...ends));
  }

  #drop(end: number): void {
    const gone = this.#events.splice(0, end - this.#before).reduce((bytes, event) => bytes + bytesIn(event), 0);
    this.#before = end;
    this.#held -= gone;
    if (gone > 0) this.#onRelease(gone);
  }
}

import { FeedError } from '../metric.js';
import { Kept } from './kept.js';
import { join } from './transport/join.js';
import type { FeedBytes } from './transport/pages.js';

/** What happens while a feed arrives, in order. Bytes belong to the page that began last. */
export type Arrival =
  | {
      readonly kind: 'page';
      readonly contentType: string | null;
      /** Bytes that it is said to have; absent or null where nobody says. */
      readonly size?: number | null;
    }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** The page under way broke off and is fetched anew: its bytes so far are void. */
  | { readonly kind: 'again' }
  | { readonly kind: 'end' };

/** Takes what arrives instead of whoever would read it; `drop` says that nobody will ask for it again. */
export interface Taker {
  take(arrival: Arrival): void;
  fail(error: unknown): void;
  drop(): void;
}

interface Page {
  readonly contentType: string | null;
  chunks: Uint8Array[];
}

function pagesOf(events: readonly Arrival[]): readonly Page[] {
  const pages: Page[] = [];
  for (const event of events) {
    if (event.kind === 'page') pages.push({ contentType: event.contentType, chunks: [] });
    const page = pages.at(-1);
    if (page && event.kind === 'bytes') page.chunks.push(event.bytes);
    if (event.kind === 'again') pages.pop();
  }
  return pages;
}

function eventsOf({ contentType, chunks }: Page): readonly Arrival[] {
  return [{ kind: 'page', contentType }, ...chunks.map((bytes) => ({ kind: 'bytes', bytes }) as const)];
}

function copyOf(event: Arrival): Arrival {
  return event.kind === 'bytes' ? { ...event, bytes: event.bytes.slice() } : event;
}

/** Bytes held for readers that are behind: while so many are, no further ones are asked of the network. */
const longestHeld = 16 * 2 ** 20;

/** What an arrival can ask of whoever brings it. */
export interface Bringer {
  /** Asks for the feed once more. */
  again(): Arrivals;
  /** Hears how many bytes were let go of; infinitely many where all that comes is kept until it is whole. */
  released?(bytes: number): void;
}

/**
 * A feed that may still be on its way. Any number of readers may follow it, each from its beginning, and all see what
 * whoever brings it pushes, ends or fails. Once all who read have read much of it, what they have read is let go of; who
 * needs its beginning then, reads it from the one that is asked for `again`. Where a taker takes it, all of it goes there
 * instead and nothing is kept.
 */
export class Arrivals implements AsyncIterable<Arrival> {
  readonly #bringer: Bringer | null;
  readonly #kept: Kept;
  #digest: string | null = null;
  #size = 0;
  #pages = 0;
  #ended = false;
  #failure: { readonly error: unknown } | null = null;
  #taker: Taker | null = null;
  /** Bytes that the taker has and has not let go of. */
  #away = 0;
  /** Whether somebody reads it as a whole, so that all of it is held anyway. */
  #isWanted = false;
  /** Whether somebody reads here, who needs what a taker takes too. */
  #read = false;
  #again: Arrivals | null = null;
  #waiting: (() => void)[] = [];

  /** Where `bringer` is null, it cannot be asked for again. */
  constructor(bringer: Bringer | null = null) {
    this.#bringer = bringer;
    this.#kept = new Kept((bytes) => {
      bringer?.released?.(bytes);
      this.#wake();
    });
  }

  /** What tells it from other feeds, once all of it has arrived; null where that was not asked for. */
  get digest(): string | null {
    return this.#again ? this.#again.digest : this.#digest;
  }

  set digest(digest: string | null) {
    this.#digest = digest;
  }

  /** How many bytes have arrived, those of pages that began anew included. */
  get size(): number {
    return this.#size;
  }

  /** Bytes that are held here now. */
  get held(): number {
    return this.#kept.held;
  }

  /** Bytes that the first page is said to have; null where nobody says, or its beginning is gone. */
  get announced(): number | null {
    const page = this.#kept.events.find(({ kind }) => kind === 'page');
    return page?.kind === 'page' ? (page.size ?? null) : null;
  }

  /** The first bytes, joined, as long as they are kept: at least `wanted`, or all that there are. */
  head(wanted: number): Uint8Array {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (const chunk of pagesOf(this.#kept.events)[0]?.chunks ?? []) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= wanted) break;
    }
    return join(chunks);
  }

  /** Adds what happened next; nothing happens after the end. Bytes are not copied: whoever pushes them lets go of them. */
  push(event: Arrival): void {
    if (this.#ended || this.#failure) return;
    if (event.kind === 'bytes') this.#size += event.bytes.length;
    if (event.kind === 'page') this.#pages += 1;
    if (event.kind === 'end') this.#ended = true;
    if (event.kind === 'again') this.#restart();
    this.#keep(event);
    this.#wake();
  }

  /** Says that the feed will not arrive: readers throw `error`. Without effect after the end. */
  fail(error: unknown): void {
    if (this.#ended || this.#failure) return;
    this.#failure = { error };
    this.#taker?.fail(error);
    this.#wake();
  }

  /** Whether its beginning is not to be had here: a taker has it, or it was let go of. */
  get isGone(): boolean {
    return (this.#taker !== null && !this.#read) || this.#kept.isCut;
  }

  /** Resolves when those who read have caught up so far that further bytes may come; null where they may at once. */
  room(): Promise<void> | null {
    return this.#isFull ? this.#roomMade() : null;
  }

  /** Says that the taker has let go of so many bytes; infinitely many: that it needs all of them at once. */
  release(bytes: number): void {
    this.#away -= bytes;
    this.#wake();
  }

  /** Says that somebody will begin to read soon, for whom its beginning is kept. */
  expect(): void {
    this.#kept.expect();
  }

  /** Says that somebody who was expected will not read here. */
  excuse(): void {
    this.#kept.excuse();
  }

  /**
   * Hands everything to `taker`, what has arrived and what will; only for those who read it already it is kept too. Rejects
   * with `engine` where its beginning is gone.
   */
  handTo(taker: Taker): void {
    if (this.isGone) throw new FeedError('engine', { reason: 'taken' });
    this.#taker = taker;
    const events = [...this.#kept.events];
    // Bytes that were handed over may be gone here, and could not be counted any more.
    if (!this.#read) this.#kept.clear();
    for (const event of events) this.#hand(taker, this.#read ? copyOf(event) : event);
    if (this.#failure) taker.fail(this.#failure.error);
  }

  /** Says that nobody will read it again. */
  drop(): void {
    // Who still reads is not to take what there was for all.
    this.#failure ??= { error: new FeedError('cancelled') };
    this.#kept.clear();
    this.#taker?.drop();
    this.#taker = null;
    this.#again?.drop();
    this.#wake();
  }

  /** Resolves when `size` bytes have arrived, or all there are; rejects with the failure where that comes first. */
  async atLeast(size: number): Promise<void> {
    while (this.#size < size && !this.#ended && !this.#failure) await this.#news();
    if (this.#failure) throw this.#failure.error;
  }

  /** The same feed, asked for once more by the first who needs it. Throws `engine` where it cannot be. */
  again(): Arrivals {
    if (!this.#bringer) throw new FeedError('engine', { reason: 'taken' });
    this.#again ??= this.#bringer.again();
    return this.#again;
  }

  /** The feed where it can be read from its beginning: this, or the one that is asked for again. Throws as `again`. */
  fresh(): Arrivals {
    return this.isGone ? this.again().fresh() : this;
  }

  /**
   * What happens, from the beginning on; throws the failure as soon as there is one. What is handed over counts as read when
   * the next is asked for. Nothing happens where its beginning is gone.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<Arrival, void, undefined> {
    if (this.isGone) return;
    this.#read = true;
    const reader = this.#kept.enter();
    try {
      for (;;) {
        while (!this.#kept.at(reader) && !this.#ended && !this.#failure) await this.#news();
        if (this.#failure) throw this.#failure.error;
        const event = this.#kept.at(reader);
        if (!event) return;
        yield event;
        this.#kept.pass(reader, event);
      }
    } finally {
      this.#kept.leave(reader);
    }
  }

  /**
   * All pages, once they are there, where its beginning is gone those of the feed asked for again. Rejects with the failure
   * where they do not come.
   */
  async whole(): Promise<FeedBytes> {
    if (this.#failure) throw this.#failure.error;
    if (this.isGone) return this.fresh().whole();
    this.#read = true;
    this.#want();
    const reader = this.#kept.enter();
    try {
      await this.atLeast(Infinity);
      const pages = pagesOf(this.#kept.events);
      for (const page of pages) page.chunks = [join(page.chunks)];
      this.#kept.replace([...pages.flatMap(eventsOf), { kind: 'end' }], reader);
      const contentType = pages.find((page) => page.contentType !== null)?.contentType ?? null;
      return { bytes: pages.flatMap(({ chunks }) => chunks), contentType };
    } finally {
      this.#kept.leave(reader);
    }
  }

  get #isFull(): boolean {
    return !this.#isWanted && Math.max(this.#kept.held, this.#away) >= longestHeld && !this.#failure;
  }

  async #roomMade(): Promise<void> {
    while (this.#isFull) await this.#news();
  }

  #want(): void {
    this.#isWanted = true;
    this.#bringer?.released?.(Infinity);
    this.#wake();
  }

  /** The only page begins anew: what there is of it is of no use to anybody. */
  #restart(): void {
    this.#pages -= 1;
    if (this.#pages === 0 && (!this.#taker || this.#read)) this.#kept.restart();
  }

  #keep(event: Arrival): void {
    if (!this.#taker || this.#read) this.#kept.add(event);
    if (this.#taker) this.#hand(this.#taker, this.#read ? copyOf(event) : event);
  }

  #hand(taker: Taker, event: Arrival): void {
    if (event.kind === 'bytes') this.#away += event.bytes.length;
    taker.take(event);
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

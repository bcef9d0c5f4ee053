import { FeedError } from '../metric.js';
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

/**
 * A feed that may still be on its way. Any number of readers may follow it, each from its beginning, and all see what
 * whoever brings it pushes, ends or fails. Where a taker takes it, all of it goes there instead and nothing is kept.
 */
export class Arrivals implements AsyncIterable<Arrival> {
  /** What tells it from other feeds, once all of it has arrived; null where that was not asked for. */
  digest: string | null = null;
  #events: Arrival[] = [];
  #size = 0;
  #ended = false;
  #failure: { readonly error: unknown } | null = null;
  #taker: Taker | null = null;
  /** Whether somebody reads here, who needs what a taker takes too. */
  #read = false;
  #waiting: (() => void)[] = [];

  /** How many bytes have arrived, those of pages that began anew included. */
  get size(): number {
    return this.#size;
  }

  /** Bytes that the first page is said to have; null where nobody says, or a taker has it. */
  get announced(): number | null {
    const page = this.#events.find(({ kind }) => kind === 'page');
    return page?.kind === 'page' ? (page.size ?? null) : null;
  }

  /** The first bytes, joined, as long as they are kept: at least `wanted`, or all that there are. */
  head(wanted: number): Uint8Array {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (const chunk of pagesOf(this.#events)[0]?.chunks ?? []) {
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
    if (event.kind === 'end') this.#ended = true;
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

  /** Whether a taker has it: then there is nothing to be read here. */
  get taken(): boolean {
    return this.#taker !== null && !this.#read;
  }

  /** Hands everything to `taker`, what has arrived and what will; only for those who read it already it is kept too. */
  handTo(taker: Taker): void {
    this.#refuseTaken();
    const events = this.#events;
    if (!this.#read) this.#events = [];
    this.#taker = taker;
    for (const event of events) taker.take(this.#read ? copyOf(event) : event);
    if (this.#failure) taker.fail(this.#failure.error);
  }

  /** Says that nobody will read it again. */
  drop(): void {
    this.#events = [];
    this.#taker?.drop();
    this.#taker = null;
  }

  /** Resolves when `size` bytes have arrived, or all there are; rejects with the failure where that comes first. */
  async atLeast(size: number): Promise<void> {
    while (this.#size < size && !this.#ended && !this.#failure) await this.#news();
    if (this.#failure) throw this.#failure.error;
  }

  /** What happens, from the beginning on; throws the failure as soon as there is one. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Arrival, void, undefined> {
    this.#refuseTaken();
    this.#read = true;
    const events = this.#events;
    for (let next = 0; ; next += 1) {
      while (next === events.length && !this.#ended && !this.#failure) await this.#news();
      if (this.#failure) throw this.#failure.error;
      const event = events[next];
      if (!event) return;
      yield event;
    }
  }

  /** All pages, once they are there. Rejects with the failure where they do not come, with `engine` where a taker has them. */
  async whole(): Promise<FeedBytes> {
    this.#refuseTaken();
    this.#read = true;
    await this.atLeast(Infinity);
    const pages = pagesOf(this.#events);
    for (const page of pages) page.chunks = [join(page.chunks)];
    // Readers that are under way keep the list that they began with.
    this.#events = [...pages.flatMap(eventsOf), { kind: 'end' }];
    const contentType = pages.find((page) => page.contentType !== null)?.contentType ?? null;
    return { bytes: pages.flatMap(({ chunks }) => chunks), contentType };
  }

  #refuseTaken(): void {
    if (this.taken) throw new FeedError('engine', { reason: 'taken' });
  }

  #keep(event: Arrival): void {
    if (!this.#taker || this.#read) this.#events.push(event);
    this.#taker?.take(this.#read ? copyOf(event) : event);
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

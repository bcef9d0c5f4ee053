import type { RowShown } from '../../engine/client.js';
import { FeedError } from '../../metric.js';
import { askRows, type Listing } from './pages.js';
import type { RecordIndex } from './search.js';

/** Records that are searched at most, and those that are asked for at once. */
const mostSearched = 50_000;
const pageSize = 1000;
/** Milliseconds of work before the page may answer in between. */
const slice = 12;

/** What of a record can be found: all that stands in its cells. */
export type Words = (row: RowShown) => string;

function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Searches the rows of a listing by their words. They are read once somebody searches, and kept until the listing changes. */
export class Finder {
  readonly #changed: () => void;
  #reading: AbortController | null = null;
  #rows: RowShown[] = [];
  #index: RecordIndex | null = null;
  #of: number | null = null;
  #query = '';
  #found: readonly number[] | null = null;
  #failure: FeedError | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Places in the listing of what is found, in its order; null while nothing is searched for, or the rows are being read. */
  get found(): readonly number[] | null {
    return this.#found;
  }

  /** How many rows are read of how many that will be; null while nothing is read. */
  get progress(): { readonly read: number; readonly of: number } | null {
    return this.#reading === null ? null : { read: this.#rows.length, of: this.#of ?? 0 };
  }

  /** Records that are searched. */
  get covered(): number {
    return this.#rows.length;
  }

  get failure(): FeedError | null {
    return this.#failure;
  }

  row(place: number): RowShown | null {
    return this.#rows[place] ?? null;
  }

  /** Finds the rows of a listing with all words of `query`; a blank one finds nothing and shows all. */
  search(query: string, listing: Listing, words: Words): void {
    this.#query = query.trim();
    if (this.#query === '' || this.#index !== null) this.#find();
    else if (this.#reading === null) void this.#read(listing, words);
  }

  /** Forgets what was read: another listing is to be searched. */
  reset(): void {
    this.#reading?.abort();
    this.#reading = null;
    this.#rows = [];
    this.#index = null;
    this.#found = null;
    this.#failure = null;
    this.#of = null;
  }

  #find(): void {
    this.#found = this.#query === '' ? null : (this.#index?.find(this.#query) ?? null);
    this.#changed();
  }

  async #read(listing: Listing, words: Words): Promise<void> {
    const reading = (this.#reading = new AbortController());
    this.#changed();
    try {
      const index = new (await import('./search.js')).RecordIndex();
      for (;;) {
        const answer = await askRows(listing, [this.#rows.length, pageSize], reading.signal);
        if (reading.signal.aborted) return;
        this.#of = Math.min(answer.total, mostSearched);
        await this.#take(answer.rows, index, words, reading.signal);
        if (reading.signal.aborted) return;
        if (answer.rows.length === 0 || this.#rows.length >= this.#of) break;
        this.#changed();
      }
      this.#index = index;
      this.#end();
    } catch (thrown) {
      if (this.#reading !== reading) return;
      this.#failure = thrown instanceof FeedError ? thrown : new FeedError('network');
      this.#end();
    }
  }

  #end(): void {
    this.#reading = null;
    this.#find();
  }

  async #take(rows: readonly RowShown[], index: RecordIndex, words: Words, signal: AbortSignal): Promise<void> {
    let until = performance.now() + slice;
    for (const row of rows) {
      if (performance.now() > until) {
        await breathe();
        until = performance.now() + slice;
      }
      if (signal.aborted) return;
      index.add(this.#rows.length, words(row));
      this.#rows.push(row);
    }
  }
}

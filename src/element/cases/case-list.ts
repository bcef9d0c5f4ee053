import type { FeedConnection, RowShown, RowsAnswer } from '../../engine/client.js';
import type { FeedError } from '../../metric.js';
import { Finder, type Words } from './finder.js';
import { askRows, Pages, type Listing } from './pages.js';

/** Rows that are asked for at once for a file, and that it holds at most. */
const filePage = 1000;
export const mostInFile = 100_000;

/** What is listed, but for its order. */
export type Subject = Omit<Listing, 'sort'>;

/** Records behind a number: in an order, all of them or those with some words. */
export class CaseList {
  readonly #pages: Pages;
  readonly #finder: Finder;
  #listing: Listing | null = null;
  #connection: FeedConnection | null = null;
  #sort: Listing['sort'] = null;
  #query = '';

  /** `changed` hears when there is more to draw; `words` says what of a record can be found. */
  constructor(
    changed: () => void,
    readonly words: Words,
  ) {
    this.#pages = new Pages(changed);
    this.#finder = new Finder(changed);
  }

  get sort(): Listing['sort'] {
    return this.#sort;
  }

  get query(): string {
    return this.#query;
  }

  get answer(): RowsAnswer | null {
    return this.#pages.answer;
  }

  get failure(): FeedError | null {
    return this.#pages.failure ?? this.#finder.failure;
  }

  /** How many records are found; null while nothing is searched for. */
  get found(): number | null {
    return this.#finder.found?.length ?? null;
  }

  /** How far the search has read; null while it does not. */
  get reading(): Finder['progress'] {
    return this.#finder.progress;
  }

  /** Records that the search covers. */
  get covered(): number {
    return this.#finder.covered;
  }

  /** How many records there are to scroll through. */
  get size(): number {
    return this.found ?? this.answer?.total ?? 0;
  }

  /** What is to be listed; another connection or none begins anew. */
  show(subject: Subject | null): void {
    if (subject?.connection !== this.#connection) this.#sort = null;
    this.#connection = subject?.connection ?? null;
    this.#list(subject && { ...subject, sort: this.#sort });
  }

  /** Sorts by a column, and by it the other way round where it was sorted by it. */
  sortBy(column: string): void {
    this.#sort = { column, descending: this.#sort?.column === column && !this.#sort.descending };
    if (this.#listing !== null) this.#list({ ...this.#listing, sort: this.#sort });
  }

  /** Lists the records with all words of `query`; a blank one lists all. */
  search(query: string): void {
    this.#query = query;
    if (this.#listing !== null) this.#finder.search(query, this.#listing, this.words);
  }

  /** The records from `first` on, `count` of them; null for each that is not there yet, which is then brought. */
  rows(first: number, count: number): (RowShown | null)[] {
    const { found } = this.#finder;
    const places = Array.from({ length: Math.max(0, Math.min(count, this.size - first)) }, (_, i) => first + i);
    if (found !== null) return places.map((place) => this.#finder.row(found[place] ?? -1));
    if (places.length > 0) this.#pages.want(first, first + places.length - 1);
    return places.map((place) => this.#pages.row(place));
  }

  /** All records that are listed, up to a hundred thousand, in their order. */
  async all(signal: AbortSignal): Promise<readonly RowShown[]> {
    const listing = this.#listing;
    if (listing === null) return [];
    if (this.found !== null) return this.rows(0, mostInFile).filter((row) => row !== null);
    const rows: RowShown[] = [];
    for (;;) {
      const answer = await askRows(listing, [rows.length, filePage], signal);
      rows.push(...answer.rows);
      if (answer.rows.length === 0 || rows.length >= Math.min(answer.total, mostInFile)) return rows;
    }
  }

  /** Gives up all that is under way. */
  stop(): void {
    this.#list(null);
  }

  #list(listing: Listing | null): void {
    if (!this.#pages.list(listing)) return;
    this.#listing = listing;
    this.#finder.reset();
    if (listing !== null && this.#query.trim() !== '') this.#finder.search(this.#query, listing, this.words);
  }
}

import type { FeedConnection, RowShown, RowsAnswer, RowsRequest } from '../../engine/client.js';
import { FeedError } from '../../metric.js';
import type { RecordPart } from '../../views/index.js';

/** Rows that are asked for at once, and pages that are kept beside those in sight. */
const pageSize = 200;
const mostPages = 12;
const msPerHour = 3_600_000;

/** Whose rows are listed, in what order, and what of them. */
export interface Listing extends Pick<RowsRequest, 'question' | 'columns' | 'sort'> {
  readonly connection: FeedConnection;
  /** What they have in common, beside what the question asks. */
  readonly parts: readonly RecordPart[];
}

/** All of a listing but what tells it from another one by the same connection. */
function written({ connection: _connection, ...rest }: Listing): string {
  return JSON.stringify(rest);
}

function isSame(a: Listing | null, b: Listing | null): boolean {
  if (a === null || b === null) return a === b;
  return a.connection === b.connection && written(a) === written(b);
}

/** Whether two listings are of the same rows, be it in another order. */
function areOfSameRows(a: Listing, b: Listing): boolean {
  const plain = { columns: [], sort: null };
  return a.connection === b.connection && written({ ...a, ...plain }) === written({ ...b, ...plain });
}

function inUnit(hours: number | undefined, unit: string | null): number | undefined {
  return hours !== undefined && unit === 'milliseconds' ? hours * msPerHour : hours;
}

/** The parts as the engine takes them: those without a name are of the first key of the metric's own. */
function whereOf(parts: readonly RecordPart[], keys: RowsAnswer['keys']): RowsRequest['where'] {
  const own = keys.find(({ name }) => name !== 'period');
  return parts.map(({ name, is, from, below }) => {
    const unit = name === null ? (own?.unit ?? null) : null;
    const bounds = { from: inUnit(from, unit), below: inUnit(below, unit) };
    return {
      name: name ?? own?.name ?? '',
      ...(is && { is }),
      ...(bounds.from !== undefined && { from: bounds.from }),
      ...(bounds.below !== undefined && { below: bounds.below }),
    };
  });
}

/** Asks for the rows from `offset` on. */
export async function askRows(
  { connection, parts, question, columns, sort }: Listing,
  [offset, limit]: readonly [number, number],
  signal: AbortSignal,
): Promise<RowsAnswer> {
  const request = { question, columns, sort, where: [], offset: 0, limit: 1 };
  const isNamed = parts.every(({ name }) => name !== null);
  const keys = isNamed ? [] : (await connection.rows(request, signal)).keys;
  return connection.rows({ ...request, where: whereOf(parts, keys), offset, limit }, signal);
}

function toFeedError(thrown: unknown): FeedError {
  return thrown instanceof FeedError ? thrown : new FeedError('engine');
}

/** The rows of a listing, of which some pages are kept: those in sight, and some beside them. */
export class Pages {
  readonly #changed: () => void;
  readonly #pages = new Map<number, readonly RowShown[]>();
  readonly #asking = new Map<number, AbortController>();
  #listing: Listing | null = null;
  #answer: RowsAnswer | null = null;
  #failure: FeedError | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What the engine said of the rows last; null before. */
  get answer(): RowsAnswer | null {
    return this.#answer;
  }

  /** Why there are no rows; null where there are, or may be. */
  get failure(): FeedError | null {
    return this.#failure;
  }

  /** The row at a place of the listing; null while it is not there. */
  row(place: number): RowShown | null {
    return this.#pages.get(Math.floor(place / pageSize))?.[place % pageSize] ?? null;
  }

  /** Lists something else, or nothing; false for what is listed already, which is not asked for again. */
  list(listing: Listing | null): boolean {
    const before = this.#listing;
    if (isSame(before, listing)) return false;
    this.stop();
    if (before === null || listing === null || !areOfSameRows(before, listing)) this.#answer = null;
    this.#listing = listing;
    this.#failure = null;
    this.#pages.clear();
    if (listing !== null) this.#ask(0);
    return true;
  }

  /** Brings the rows from `first` to `last`, both included, and gives up those that are asked for in vain. */
  want(first: number, last: number): void {
    if (this.#listing === null || this.#failure !== null) return;
    const [from, to] = [Math.floor(first / pageSize), Math.floor(last / pageSize)];
    for (const [page, asking] of this.#asking) {
      if (this.#answer !== null && (page < from || page > to)) this.#giveUp(page, asking);
    }
    for (let page = from; page <= to; page++) if (!this.#pages.has(page) && !this.#asking.has(page)) this.#ask(page);
    this.#forget((from + to) / 2);
  }

  /** Gives up all that is asked for. */
  stop(): void {
    for (const [page, asking] of this.#asking) this.#giveUp(page, asking);
  }

  #giveUp(page: number, asking: AbortController): void {
    asking.abort();
    this.#asking.delete(page);
  }

  /** Lets go of the pages that lie furthest away; the first one stays, to be printed. */
  #forget(middle: number): void {
    const far = [...this.#pages.keys()].filter((page) => page > 0);
    far.sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
    for (const page of far.slice(0, Math.max(0, this.#pages.size - mostPages))) this.#pages.delete(page);
  }

  #ask(page: number): void {
    const listing = this.#listing;
    if (listing === null) return;
    const asking = new AbortController();
    this.#asking.set(page, asking);
    void askRows(listing, [page * pageSize, pageSize], asking.signal).then(
      (answer) => this.#take(page, asking, answer),
      (thrown: unknown) => this.#fail(page, asking, toFeedError(thrown)),
    );
  }

  #take(page: number, asking: AbortController, answer: RowsAnswer): void {
    if (this.#asking.get(page) !== asking) return;
    this.#asking.delete(page);
    this.#pages.set(page, answer.rows);
    this.#answer = answer;
    this.#changed();
  }

  #fail(page: number, asking: AbortController, error: FeedError): void {
    if (this.#asking.get(page) !== asking) return;
    this.stop();
    this.#failure = error;
    this.#answer = null;
    this.#changed();
  }
}

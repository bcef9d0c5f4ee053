import { peekMeta } from '../feeds/peek.js';
import type { Arrivals } from './arrivals.js';
import type { Content, Contents, Engine, Handle } from './contract.js';
import { Gauge } from './gauge.js';
import type { FeedSource, FeedSources } from './sources.js';
import type { EngineKind, Use } from './load.js';
import type { Reader, Readers } from './readers.js';
import { forRole } from './roles.js';
import { Shared, type Share } from './shared.js';
import { onAbort } from './transport/abort.js';
import type { Host } from './transport/host.js';
import type { ProgressListener } from './transport/transport.js';

/** A feed open in an engine. */
export interface Opened {
  readonly engine: Engine;
  readonly handle: Handle;
  /** What tells the feeds it was read of from others; null where that is not known. */
  readonly digest: string | null;
  /** Who opened it, where it came again as it was and so is the same; null for who did. */
  readonly origin: Shared<Opened> | null;
  /** Lets go of it. */
  free(): void;
}

/** A source on its way, and when all of it is there; both null where nothing is fetched. Held until `leave`. */
export interface Fetched {
  readonly arrivals: Arrivals | null;
  readonly share: Promise<Share<Arrivals | null>>;
  /** Who else is about to open it. */
  readonly readers: Readers;
}

/** Gets one source. */
export type Fetch = (source: FeedSource, signal: AbortSignal, onProgress: ProgressListener) => Fetched;

/** The feeds of an opening. */
interface Arriving {
  /** By source; null where nothing is fetched. */
  readonly arrivals: ReadonlyMap<FeedSource, Arrivals | null>;
  readonly readers: ReadonlyMap<FeedSource, Readers>;
  /** When all are there. */
  readonly landed: Promise<readonly Share<unknown>[]>;
  readonly gauge: Gauge;
}

/**
 * Bytes of a feed from which a worker reads it while it arrives. Less is decoded on the page in a few slices, sooner than
 * a worker starts; and by then the feed's `meta`, which says what it is, has been seen.
 */
const large = 4_194_304;

/** Bytes in which a feed usually says what it is. */
const headSize = 4096;
const openList = 0x5b;

/** What an opening works with. */
export interface OpeningParts {
  readonly fetchSource: Fetch;
  readonly loadEngine: (kind: EngineKind) => Promise<Engine>;
  /** Begins to load an engine, with what it needs for its use. */
  readonly prepare: (kind: EngineKind, use: Use) => void;
  /** Calls back after so many milliseconds, unless the returned function is called before. */
  readonly after: Host['after'];
  readonly gone: () => void;
  /** Hears that an engine has died and its feeds are read anew. */
  readonly lost: () => void;
}

/** Workers that may die of a feed, before it is read on the page. */
const longestLosses = 2;

/** What tells these feeds from others; null where one of them does not say. */
function digestOf(arrivals: Arriving['arrivals']): string | null {
  const digests = [...arrivals.values()].map((feed) => feed?.digest ?? null);
  return digests.includes(null) ? null : digests.join('\n');
}

/** What tells an engine who decodes the same. */
function sharedBy(readers: Readers | undefined, { decode }: FeedSource): Pick<Content, 'feed' | 'wishes'> {
  return readers ? { feed: readers, wishes: readers.wishes(decode) } : {};
}

type ColumnsByRole = Map<string, Set<string>>;

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Which engine a feed is for: by `meta.kind` of its first page. */
function kindOf(first: Uint8Array | null, data: unknown): 'rows' | 'rollups' {
  const inline = isObject(data) && 'meta' in data && isObject(data.meta) && 'kind' in data.meta ? data.meta.kind : null;
  const kind = first ? peekMeta(first)?.['kind'] : inline;
  return kind === 'rollup' ? 'rollups' : 'rows';
}

/** Whether one of the feeds turns out to be large, or a worker has it already; false as soon as none can. */
async function isLarge(feeds: readonly Arrivals[]): Promise<boolean> {
  const checks = feeds.map(async (feed) => {
    await feed.atLeast(large);
    if (feed.size < large && !feed.isGone) throw new Error('small');
  });
  return Promise.any(checks).then(
    () => true,
    () => false,
  );
}

/** Whether the feeds are for a worker: fetched, of rows, and one of them large. */
async function isForWorker(main: Arrivals | null, all: readonly (Arrivals | null)[]): Promise<boolean> {
  const feeds = all.filter((feed) => feed !== null);
  if (!main || feeds.length < all.length || !(await isLarge(feeds))) return false;
  try {
    await main.atLeast(large);
  } catch {
    return false;
  }
  return main.isGone || kindOf(main.head(large), null) === 'rows';
}

/** Which engine a feed is for, as far as its first bytes say: null where its meta does not come first. */
function kindAhead(head: Uint8Array): 'rows' | 'rollups' | null {
  return head[0] === openList || peekMeta(head) !== null ? kindOf(head, null) : null;
}

/** The engine that a feed will be for, as soon as that can be told; null where it cannot before all of it is there. */
async function engineAhead(main: Arrivals | null, data: unknown): Promise<EngineKind | null> {
  await main?.atLeast(headSize);
  if (main?.isGone) return null;
  const kind = main ? kindAhead(main.head(headSize)) : kindOf(null, data);
  return kind === 'rows' && (main?.announced ?? 0) >= large ? 'worker' : kind;
}

/** Milliseconds that the beginning of a feed is waited for, before what nearly all feeds need is loaded beside it. */
const longestGuess = 50;

/** Loads what a feed will need while it arrives. */
async function prepare(
  metric: string,
  { data, decode }: FeedSource,
  main: Arrivals | null,
  parts: OpeningParts,
): Promise<void> {
  // Whoever tells groups apart has columns kept for that.
  const use = { metric, isGuarded: decode.columns.length > 0 };
  // The small engine shares most of what it loads with the large one, which a worker brings along.
  const prepareSmall = () => parts.prepare('rollups', use);
  const stop = parts.after(longestGuess, prepareSmall);
  const kind = await engineAhead(main, data).catch(() => null);
  stop();
  if (kind !== 'worker') prepareSmall();
  if (kind !== null) parts.prepare(kind, use);
}

/** All works at once; the first failure aborts the others, and what they had got is given back. */
async function together<T>(
  signal: AbortSignal,
  works: readonly ((signal: AbortSignal) => Promise<Share<T>>)[],
): Promise<readonly Share<T>[]> {
  const stop = new AbortController();
  const forget = onAbort(signal, () => stop.abort());
  const failures: unknown[] = [];
  const fail = (error: unknown) => {
    failures.push(error);
    stop.abort();
    return null;
  };
  const got = await Promise.all(works.map((work) => work(stop.signal).catch(fail)));
  forget();
  const shares = got.filter((share) => share !== null);
  if (failures.length === 0) return shares;
  for (const share of shares) share.leave();
  throw failures[0];
}

/**
 * A feed being opened, or open, for all who ask for it with equal decode options: the extra columns of everyone who asks
 * before decoding begins are united, with those of the opening it takes the place of. A feed's own `dims` are always kept.
 */
export class Opening {
  readonly shared: Shared<Opened>;
  /** Resolves when the beginning of the feed has been seen, and what the feed needs is on its way; also where none comes. */
  begun: Promise<void> = Promise.resolve();
  readonly #columns: ColumnsByRole = new Map();
  #decoding = false;
  /** How many engines have died while they had it. */
  #losses = 0;
  /** What it takes the place of, until it is open itself. */
  #before: Opening | null;

  constructor(metric: string, sources: FeedSources, parts: OpeningParts, before: Opening | null) {
    if (before) for (const [role, columns] of before.#columns) this.#columns.set(role, new Set(columns));
    this.#before = before;
    if (before?.isLost) this.#losses = before.#losses + 1;
    this.accepts(sources);
    this.shared = new Shared<Opened>({
      make: (signal, onProgress) => this.#open(metric, sources, parts, signal, onProgress),
      free: (opened) => opened.free(),
      gone: parts.gone,
    });
  }

  /** Whether it was open in an engine that has died. */
  get isLost(): boolean {
    return this.shared.value?.engine.isLost === true;
  }

  /** Whether the columns that `sources` name are, or will be, kept. */
  accepts(sources: FeedSources): boolean {
    return Object.entries(sources).every(([role, { decode }]) => {
      const kept = this.#columns.get(role) ?? new Set();
      this.#columns.set(role, kept);
      if (!this.#decoding) for (const column of decode.columns) kept.add(column);
      return decode.columns.every((column) => kept.has(column));
    });
  }

  /** The content of one role, with the columns asked for so far. */
  #content(role: string, source: FeedSource): Content {
    const columns = [...(this.#columns.get(role) ?? [])];
    return { bytes: null, data: source.data, contentType: null, decode: { ...source.decode, columns } };
  }

  /** This as one who is about to open a feed, with the columns asked for by then. */
  #reader(metric: string, role: string, { decode }: FeedSource): Reader {
    const kept = this.#columns;
    return {
      metric,
      role,
      decode,
      get columns() {
        return [...(kept.get(role) ?? [])];
      },
    };
  }

  /** All contents, from which on no further columns are taken in. */
  #contents(sources: FeedSources, { readers }: Arriving, rest: (source: FeedSource) => Partial<Content>): Contents {
    this.#decoding = true;
    const content = (role: string, source: FeedSource) => ({
      ...this.#content(role, source),
      ...sharedBy(readers.get(source), source),
      ...rest(source),
    });
    const all = Object.entries(sources).map(([role, source]) => [role, content(role, source)] as const);
    return { main: content('main', sources.main), ...Object.fromEntries(all) };
  }

  #opened(engine: Engine, handle: Handle, { arrivals }: Arriving): Opened {
    for (const kept of this.#columns.values()) for (const column of handle.meta.dims) kept.add(column);
    return { engine, handle, digest: digestOf(arrivals), origin: null, free: () => engine.close(handle) };
  }

  /** Whether everything that is kept is kept in `other` too. */
  #isWithin(other: Opening): boolean {
    return [...this.#columns].every(([role, columns]) => {
      const kept = other.#columns.get(role);
      return [...columns].every((column) => kept?.has(column));
    });
  }

  /** What this takes the place of, where the same feeds came again and it holds the same of them; else null. */
  async #unchanged({ arrivals }: Arriving, signal: AbortSignal): Promise<Opened | null> {
    const before = this.#before;
    const opened = before?.shared.value;
    const digest = digestOf(arrivals);
    if (!before || !opened || before.isLost || digest === null || digest !== opened.digest || !this.#isWithin(before))
      return null;
    this.#decoding = true;
    const origin = opened.origin ?? before.shared;
    const { leave } = await origin.join(signal);
    return { ...opened, origin, free: leave };
  }

  /** Opens feeds while they arrive; in another engine where one dies of them. */
  async #openEarly(
    metric: string,
    sources: FeedSources,
    arriving: Arriving,
    parts: OpeningParts,
    signal: AbortSignal,
  ): Promise<Opened> {
    for (;;) {
      const engine = await parts.loadEngine(this.#losses < longestLosses ? 'worker' : 'rows');
      try {
        return await this.#openIn(engine, metric, sources, arriving, signal);
      } catch (error) {
        if (!engine.isLost || signal.aborted) throw error;
        this.#losses += 1;
        parts.lost();
      }
    }
  }

  /** Opens feeds in `engine` while they arrive. What stops them from arriving comes first. */
  async #openIn(
    engine: Engine,
    metric: string,
    sources: FeedSources,
    arriving: Arriving,
    signal: AbortSignal,
  ): Promise<Opened> {
    const { arrivals, landed, gauge } = arriving;
    const stop = new AbortController();
    const forget = onAbort(signal, () => stop.abort());
    const rest = (source: FeedSource) => {
      const feed = arrivals.get(source);
      return feed ? { arrivals: feed } : {};
    };
    const contents = this.#contents(sources, arriving, rest);
    const handle = engine.open(metric, contents, stop.signal, gauge.rows);
    try {
      await Promise.all([landed, handle.catch(() => landed)]);
      const unchanged = await this.#unchanged(arriving, signal);
      if (!unchanged) return this.#opened(engine, await handle, arriving);
      engine.close(await handle);
      return unchanged;
    } catch (error) {
      stop.abort();
      handle.then((opened) => engine.close(opened)).catch(() => undefined);
      throw error;
    } finally {
      forget();
    }
  }

  /** Opens feeds that are all there. */
  async #openLanded(
    metric: string,
    sources: FeedSources,
    arriving: Arriving,
    { loadEngine }: OpeningParts,
    signal: AbortSignal,
  ): Promise<Opened> {
    const { arrivals, landed, gauge } = arriving;
    const works = [...arrivals].map(async ([source, feed]) => [source, (await feed?.whole()) ?? {}] as const);
    // Reading begins before anything is waited for, so that no worker takes the bytes meanwhile.
    const [read] = await Promise.allSettled([Promise.all(works), landed]);
    await landed;
    if (read.status === 'rejected') throw read.reason;
    const fetched = new Map<FeedSource, Partial<Content>>(read.value);
    const unchanged = await this.#unchanged(arriving, signal);
    if (unchanged) return unchanged;
    const first = fetched.get(sources.main)?.bytes?.[0] ?? null;
    const engine = await loadEngine(kindOf(first, sources.main.data));
    const contents = this.#contents(sources, arriving, (source) => fetched.get(source) ?? {});
    return this.#opened(engine, await engine.open(metric, contents, signal, gauge.rows), arriving);
  }

  async #open(
    metric: string,
    sources: FeedSources,
    parts: OpeningParts,
    signal: AbortSignal,
    onProgress: ProgressListener,
  ): Promise<Opened> {
    const arrivals = new Map<FeedSource, Arrivals | null>();
    const readers = new Map<FeedSource, Readers>();
    const leaves: (() => void)[] = [];
    const gauge = new Gauge(onProgress);
    const works = Object.entries(sources).map(([role, source]) => (stop: AbortSignal) => {
      const fetched = parts.fetchSource(source, stop, gauge.listener(source));
      arrivals.set(source, fetched.arrivals);
      readers.set(source, fetched.readers);
      leaves.push(fetched.readers.enter(this.#reader(metric, role, source)));
      return forRole(role, fetched.share);
    });
    const landed = together(signal, works);
    landed.catch(() => undefined);
    const arriving = { arrivals, readers, landed, gauge };
    const feeds = [...arrivals.values()];
    this.begun = prepare(metric, sources.main, arrivals.get(sources.main) ?? null, parts);
    try {
      const early = await isForWorker(arrivals.get(sources.main) ?? null, feeds);
      if (early || feeds.some((feed) => feed?.isGone)) {
        return await this.#openEarly(metric, sources, arriving, parts, signal);
      }
      return await this.#openLanded(metric, sources, arriving, parts, signal);
    } finally {
      this.#before = null;
      for (const leave of leaves) leave();
      for (const share of await landed.catch(() => [])) share.leave();
    }
  }
}

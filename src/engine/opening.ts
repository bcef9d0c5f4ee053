import { peekMeta } from '../feeds/peek.js';
import type { Contents, Engine, Handle, SourceContent } from './contract.js';
import type { FeedSource, FeedSources } from './sources.js';
import type { EngineKind } from './load.js';
import { forRole } from './roles.js';
import { Shared, type Share } from './shared.js';
import { onAbort } from './transport/abort.js';
import type { FeedBytes } from './transport/pages.js';
import type { ProgressListener } from './transport/transport.js';

/** A feed open in an engine. */
export interface Opened {
  readonly engine: Engine;
  readonly handle: Handle;
}

/** Gets the content of one source; the bytes are held until `leave`. */
export type Fetch = (
  source: FeedSource,
  signal: AbortSignal,
  onProgress: ProgressListener,
) => Promise<Share<FeedBytes | null>>;

/** What an opening works with. */
export interface OpeningParts {
  readonly fetchSource: Fetch;
  readonly loadEngine: (kind: EngineKind) => Promise<Engine>;
  readonly gone: () => void;
}

type ColumnsByRole = Map<string, Set<string>>;

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Which engine a feed is for: by `meta.kind` of its first page. */
function kindOf({ bytes, data }: SourceContent): EngineKind {
  const inline = isObject(data) && 'meta' in data && isObject(data.meta) && 'kind' in data.meta ? data.meta.kind : null;
  const [first] = bytes ?? [];
  const kind = first ? peekMeta(first)?.['kind'] : inline;
  return kind === 'rollup' ? 'rollups' : 'rows';
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
  readonly #columns: ColumnsByRole = new Map();
  #decoding = false;

  constructor(metric: string, sources: FeedSources, parts: OpeningParts, before: Opening | null) {
    if (before) for (const [role, columns] of before.#columns) this.#columns.set(role, new Set(columns));
    this.accepts(sources);
    this.shared = new Shared<Opened>({
      make: (signal, onProgress) => this.#open(metric, sources, parts, signal, onProgress),
      free: ({ engine, handle }) => engine.close(handle),
      gone: parts.gone,
    });
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
  #content(role: string, source: FeedSource, fetched: FeedBytes | null): SourceContent {
    const columns = [...(this.#columns.get(role) ?? [])];
    const decode = { ...source.decode, columns };
    return { bytes: fetched?.bytes ?? null, data: source.data, contentType: fetched?.contentType ?? null, decode };
  }

  #contents(sources: FeedSources, fetched: ReadonlyMap<FeedSource, FeedBytes | null>): Contents {
    const content = (role: string, source: FeedSource) => this.#content(role, source, fetched.get(source) ?? null);
    const all = Object.entries(sources).map(([role, source]) => [role, content(role, source)] as const);
    return { main: content('main', sources.main), ...Object.fromEntries(all) };
  }

  async #open(
    metric: string,
    sources: FeedSources,
    { fetchSource, loadEngine }: OpeningParts,
    signal: AbortSignal,
    onProgress: ProgressListener,
  ): Promise<Opened> {
    const wanted = Object.entries(sources);
    const shares = await together(
      signal,
      wanted.map(
        ([role, source]) =>
          (stop) =>
            forRole(role, fetchSource(source, stop, onProgress)),
      ),
    );
    try {
      const fetched = new Map(wanted.map(([, source], index) => [source, shares[index]?.value ?? null]));
      const engine = await loadEngine(kindOf(this.#contents(sources, fetched).main));
      this.#decoding = true;
      const handle = await engine.open(metric, this.#contents(sources, fetched), signal);
      for (const kept of this.#columns.values()) for (const column of handle.meta.dims) kept.add(column);
      return { engine, handle };
    } finally {
      for (const share of shares) share.leave();
    }
  }
}

import type { DecodedFeed } from '../feeds/decode.js';
import { ownPart } from '../feeds/own-part.js';
import { columnNames } from '../feeds/plan.js';
import { FeedError, type Metric, type RecordUse } from '../metric.js';
import { loadMeaning } from '../metrics/load.js';
import type { Content, Wish } from './contract.js';
import { decodeContent } from './decoding.js';
import { decodeKey } from './keys.js';
import { Shared, type Share } from './shared.js';
import { throwIfCancelled, type Pace } from './slices.js';
import type { Progress } from './transport/transport.js';

/** A feed decoded, or being decoded, for all who share it. */
interface Decoding {
  /** Equal for uses that set the same rows aside and options that read the same values. */
  readonly key: string;
  /** The columns that are kept, `dims` aside. */
  readonly names: ReadonlySet<string>;
  readonly shared: Shared<DecodedFeed>;
}

/** What is decoded of a feed for one record of one metric. */
interface Order {
  readonly content: Content;
  readonly use: RecordUse;
  readonly onRows: (rows: number) => void;
}

function keyOf({ record, needs }: RecordUse, { decode }: Content): string {
  return JSON.stringify([record, needs, decodeKey(decode)]);
}

/** The use that a wish comes to; null where its metric cannot be had, of which whoever wishes hears. */
async function useOf({ metric, role }: Wish): Promise<RecordUse | null> {
  const meaning = await loadMeaning(metric).catch(() => null);
  return meaning?.records[role] ?? null;
}

/** All columns that are wished for by uses that can share with `order`. */
async function namesWished(order: Order): Promise<ReadonlySet<string>> {
  const { content, use } = order;
  const wishes = content.wishes ?? [];
  const uses = await Promise.all(wishes.map(useOf));
  const alike = wishes.flatMap(({ columns }, place) => {
    const other = uses[place];
    return other && keyOf(other, content) === keyOf(use, content) ? columnNames(other, columns) : [];
  });
  return new Set([...columnNames(use, content.decode.columns), ...alike]);
}

/**
 * Decodes feeds, each once for all metrics whose rows and options are the same, with the columns of all who are about to
 * open it. What comes of it is what decoding it for one metric alone comes to. It goes with the last who holds it.
 */
export class Decodings {
  readonly #pace: Pace;
  readonly #decode: typeof decodeContent;
  readonly #decodings = new Map<object, readonly Decoding[]>();

  /** `decode` decodes one source, by the pace given. */
  constructor(pace: Pace, decode: typeof decodeContent = decodeContent) {
    this.#pace = pace;
    this.#decode = decode;
  }

  /** How many feeds are held decoded, or are being decoded for several: 0 when all who held one have left. */
  get held(): number {
    return this.#decodings.size;
  }

  /** Decodes one record of a metric, until the returned share is left; rejects as `decodeContent` does. */
  async open(
    metric: Metric,
    role: string,
    content: Content,
    signal: AbortSignal | undefined,
    onRows: (rows: number) => void,
  ): Promise<Share<DecodedFeed>> {
    const own = metric.records[role];
    if (!own) throw new FeedError('engine', { metric: metric.name, role });
    const order = { content, use: { ...own, fields: metric.fields?.[own.record] }, onRows };
    return content.feed === undefined ? this.#alone(order, signal) : this.#together(order, content.feed, signal);
  }

  async #alone({ content, use, onRows }: Order, signal: AbortSignal | undefined): Promise<Share<DecodedFeed>> {
    const value = await this.#decode(content, use, signal, this.#pace, onRows);
    return { value, leave: () => undefined };
  }

  async #together(order: Order, feed: object, signal = new AbortController().signal): Promise<Share<DecodedFeed>> {
    const { content, use, onRows } = order;
    const { columns } = content.decode;
    const wished = await namesWished(order);
    if (signal.aborted) content.arrivals?.excuse();
    throwIfCancelled(signal);
    const decoding = this.#covering(order, feed) ?? this.#begin(order, feed, wished);
    const isOwn = [...decoding.names].join('\n') === columnNames(use, columns).join('\n');
    const onProgress = (progress: Progress) => progress.state === 'working' && onRows(progress.rows);
    try {
      const { value, leave } = await decoding.shared.join(signal, onProgress);
      return { value: isOwn ? value : ownPart(value, use, columns), leave };
    } catch (error) {
      // A column that only another metric has to have is none that is missing here.
      if (isOwn || !(error instanceof FeedError) || error.code !== 'missing_column') throw error;
      return this.#alone(order, signal);
    }
  }

  /** What is decoded already of all that is asked for; null where there is none. */
  #covering({ content, use }: Order, feed: object): Decoding | null {
    const names = columnNames(use, content.decode.columns);
    const key = keyOf(use, content);
    const found = (this.#decodings.get(feed) ?? []).find(
      (each) => each.key === key && names.every((name) => each.names.has(name)),
    );
    if (found) content.arrivals?.excuse();
    return found ?? null;
  }

  #begin({ content, use }: Order, feed: object, names: ReadonlySet<string>): Decoding {
    const all = { record: use.record, needs: use.needs, uses: [...names], fields: use.fields };
    const shared = new Shared<DecodedFeed>({
      make: (signal, onProgress) =>
        this.#decode(content, all, signal, this.#pace, (rows) =>
          onProgress({ state: 'working', bytes: 0, total: null, rows }),
        ),
      free: () => undefined,
      gone: () => this.#remove(feed, decoding),
    });
    const decoding = { key: keyOf(use, content), names, shared };
    this.#decodings.set(feed, [...(this.#decodings.get(feed) ?? []), decoding]);
    return decoding;
  }

  #remove(feed: object, decoding: Decoding): void {
    const left = (this.#decodings.get(feed) ?? []).filter((each) => each !== decoding);
    if (left.length > 0) this.#decodings.set(feed, left);
    else this.#decodings.delete(feed);
  }
}

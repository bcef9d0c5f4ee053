import type { Progress, ProgressListener } from './transport/transport.js';

/** Milliseconds between two words about work that goes on. */
const pause = 250;

/** Calls `tell` four times a second at most from the first quarter on, with what is the newest then. */
export function seldom<Value>(now: () => number, tell: (value: Value) => void): (value: Value) => void {
  let last = now();
  return (value) => {
    if (now() - last < pause) return;
    last = now();
    tell(value);
  };
}

type Bytes = Pick<Extract<Progress, { state: 'working' }>, 'bytes' | 'total'>;

/** Adds up how far the feeds of one opening have come. */
export class Gauge {
  readonly #tell: ProgressListener;
  readonly #feeds = new Map<unknown, Bytes>();
  #rows = 0;

  constructor(tell: ProgressListener) {
    this.#tell = tell;
  }

  /** Hears of the bytes of one of the feeds; all other words about it are handed on as they are. */
  listener(feed: unknown): ProgressListener {
    this.#feeds.set(feed, { bytes: 0, total: null });
    return (progress) => {
      if (progress.state !== 'working') return this.#tell(progress);
      this.#feeds.set(feed, progress);
      this.#sum();
    };
  }

  /** Hears of the rows read of all feeds together. */
  readonly rows = (rows: number): void => {
    this.#rows = rows;
    this.#sum();
  };

  #sum(): void {
    const feeds = [...this.#feeds.values()];
    const bytes = feeds.reduce((sum, feed) => sum + feed.bytes, 0);
    const total = feeds.reduce<number | null>(
      (sum, feed) => (sum === null || feed.total === null ? null : sum + feed.total),
      0,
    );
    this.#tell({ state: 'working', bytes, total, rows: this.#rows });
  }
}

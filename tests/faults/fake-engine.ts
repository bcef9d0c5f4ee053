import { FeedError } from '../../src/metric.js';
import type { Contents, Engine, Handle } from '../../src/engine/contract.js';

/** An engine that computes nothing and remembers what it was asked. */
export interface FakeEngine extends Engine {
  readonly opens: { readonly metric: string; readonly contents: Contents }[];
  readonly closes: Handle[];
  /** Opens wait until it is called, where `gated` was asked for. */
  release(): void;
}

function handleOf(id: number, dims: readonly string[]): Handle {
  const empty = { schema: null, asOf: null, timeZone: null, currency: null, completeFrom: null, count: null };
  return { id, meta: { ...empty, kind: 'records', dims, definition: {}, events: [] }, received: 1, issues: [] };
}

export function createFakeEngine({ gated = false, fails = false, dims = [] as readonly string[] } = {}): FakeEngine {
  const opens: FakeEngine['opens'] = [];
  const closes: Handle[] = [];
  let release: () => void = () => undefined;
  const released = gated ? new Promise<void>((resolve) => (release = resolve)) : Promise.resolve();
  const nothing = () => Promise.reject(new FeedError('no_rows_found'));
  return {
    opens,
    closes,
    release: () => release(),
    async open(metric, contents) {
      opens.push({ metric, contents });
      const handle = handleOf(opens.length, dims);
      await released;
      if (fails) throw new RangeError('a mistake of the engine');
      return handle;
    },
    measure: nothing,
    rows: async () => {
      const made = { value: 100, low: null, high: null, n: 1 };
      return { total: 1, columns: [], keys: [], addends: [], rows: [], sums: [], parts: [], made };
    },
    facets: () => new Promise(() => undefined),
    close: (handle) => void closes.push(handle),
  };
}

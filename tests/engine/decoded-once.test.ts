import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { Arrivals } from '../../src/engine/arrivals.js';
import type { FeedSource } from '../../src/engine/client.js';
import { Client } from '../../src/engine/connections.js';
import { defaultDecode, type Content, type Engine, type Wish } from '../../src/engine/contract.js';
import { decodeContent } from '../../src/engine/decoding.js';
import { Decodings } from '../../src/engine/decodings.js';
import { remoteEngine } from '../../src/engine/remote.js';
import { createEngine } from '../../src/engine/rows.js';
import { serve } from '../../src/engine/serve.js';
import { pagePace } from '../../src/engine/slices.js';
import { createTransport } from '../../src/engine/transport/transport.js';
import { defaultQuestion, FeedError } from '../../src/metric.js';
import { requireMetric } from '../../src/metrics/index.js';
import { codeOf, impatientHost } from '../faults/fake-host.js';
import { startFaultServer, type FaultServer } from '../faults/fault-server.js';

const metrics = ['volume', 'one-touch', 'response-time', 'resolution-time'];

/** What each metric keeps of a feed of cases, with a column that only the last asks for. */
const wishes: readonly Wish[] = metrics.map((metric) => ({
  metric,
  role: 'main',
  columns: metric === 'resolution-time' ? ['region', 'brand'] : ['region'],
}));

/** Values that are good for a field, and some that are good for none. */
const bad = fc.constantFrom(-1, 'x', {}, 1e400, '', null);
const instant = fc.constantFrom(
  '2024-01-05T00:00:00Z',
  '2024-02-06T12:00:00+02:00',
  '2024-03-01 10:00',
  '2099-01-01T00:00:00Z',
);
const field = (value: fc.Arbitrary<unknown>) =>
  fc.option(fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: bad }), { nil: undefined });

const row = fc.record({
  case_id: field(fc.constantFrom('a', 'b', 'c')),
  created_at: fc.oneof({ weight: 9, arbitrary: instant }, { weight: 1, arbitrary: bad }),
  last_solved_at: field(instant),
  first_public_reply_at: field(instant),
  updated_at: field(instant),
  status: field(fc.constantFrom('open', 'solved')),
  reopens: field(fc.nat(3)),
  public_replies: field(fc.nat(3)),
  full_resolution_min: field(fc.nat(900)),
  requester_id: field(fc.constantFrom('r', 's')),
  priority: field(fc.constantFrom('high', 'low')),
  region: field(fc.constantFrom('north', 'south')),
  brand: field(fc.constantFrom('x')),
});

const meta = { as_of: '2024-06-01T00:00:00Z', tz: 'Europe/Paris', dims: ['channel'] };
const textOf = (rows: readonly unknown[]) => JSON.stringify({ meta, rows });

function arrived(text: string): Arrivals {
  const arrivals = new Arrivals();
  arrivals.push({ kind: 'page', contentType: 'application/json' });
  arrivals.push({ kind: 'bytes', bytes: new TextEncoder().encode(text) });
  arrivals.push({ kind: 'end' });
  return arrivals;
}

type Opening = (wish: Wish) => Content;

function contentOf({ columns }: Wish, rest: Partial<Content>): Content {
  return { bytes: null, data: null, contentType: null, decode: { ...defaultDecode, columns }, ...rest };
}

/** What an engine says of all four metrics, opened at once: measures and issues, or errors. */
async function told(engine: Engine, opening: Opening): Promise<unknown> {
  const works = wishes.map(async (wish) => {
    try {
      const handle = await engine.open(wish.metric, { main: opening(wish) });
      const { id: _id, ...said } = handle;
      const measure = await engine.measure(handle, wish.metric, { ...defaultQuestion, by: ['region'], minGroup: 1 });
      engine.close(handle);
      return { said, measure };
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      return { code: error.code, details: error.details, issues: error.issues };
    }
  });
  return Promise.all(works);
}

async function apart(run: (engine: Engine) => Promise<void>): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  serve(port2, createEngine());
  await run(remoteEngine(port1)).finally(() => port1.close());
}

/** Decodes feeds for metrics, once `ready`, and counts how often that begins. */
function counted(ready: Promise<void> = Promise.resolve()) {
  const counts = { begun: 0 };
  const decodings = new Decodings(pagePace, async (...given) => {
    counts.begun += 1;
    await ready;
    return decodeContent(...given);
  });
  const open = (metric: string, content: Content, signal?: AbortSignal) =>
    decodings.open(requireMetric(metric), 'main', content, signal, () => undefined);
  return { counts, decodings, open };
}

const rows = [
  { case_id: 'a', created_at: '2024-01-05T00:00:00Z', region: 'north' },
  { case_id: 'b', created_at: '2024-01-06T00:00:00Z', region: 'south', first_resolution_min: 'x' },
];

describe('a feed that several metrics read', () => {
  test('says of each what it says where that metric alone reads it', () =>
    apart((remote) =>
      fc.assert(
        fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (list) => {
          const text = textOf(list);
          const alone = await told(createEngine(), (wish) => contentOf(wish, { data: JSON.parse(text) }));
          const [feed, arrivals] = [{}, arrived(text)];
          const together = { feed, wishes };
          const data: unknown = JSON.parse(text);
          assert.deepEqual(await told(createEngine(), (wish) => contentOf(wish, { ...together, data })), alone);
          const bytes = [new TextEncoder().encode(text)];
          assert.deepEqual(await told(createEngine(), (wish) => contentOf(wish, { ...together, bytes })), alone);
          assert.deepEqual(await told(remote, (wish) => contentOf(wish, { arrivals, wishes })), alone);
        }),
        { numRuns: 40 },
      ),
    ));

  for (const [name, empty] of [
    ['null', { region: null }],
    ['null, and beside nothing', { region: null, seg: {} }],
    ['null in its segments', { seg: { region: null } }],
  ] as const) {
    test(`has a column where all rows have ${name}, from bytes as from values`, async () => {
      const text = textOf([{ created_at: '2024-01-05T00:00:00Z', ...empty }]);
      const given = await told(createEngine(), (wish) => contentOf(wish, { data: JSON.parse(text) }));
      assert.equal(Object(given)[0].measure.segments[0].key, null);
      assert.deepEqual(await told(createEngine(), (wish) => contentOf(wish, { arrivals: arrived(text) })), given);
    });
  }

  test('is decoded once, and let go of with the last who holds it', async () => {
    const { counts, decodings, open } = counted();
    const main = { data: { meta, rows }, feed: {}, wishes };
    const shares = await Promise.all(wishes.map((wish) => open(wish.metric, contentOf(wish, main))));
    assert.equal(counts.begun, 1);
    const late = await open('volume', contentOf({ metric: '', role: '', columns: ['brand'] }, { ...main, wishes: [] }));
    assert.equal(counts.begun, 1);
    for (const { leave } of shares) leave();
    assert.equal(decodings.held, 1);
    late.leave();
    assert.equal(decodings.held, 0);
  });

  test('keeps of what others need nothing but the columns and issues of the metric', async () => {
    const { open } = counted();
    const share = await open(
      'volume',
      contentOf({ metric: '', role: '', columns: [] }, { data: rows, feed: {}, wishes }),
    );
    assert.deepEqual(Object.keys(share.value.records.columns), ['created_at', 'case_id']);
    assert.deepEqual(share.value.issues, []);
    share.leave();
  });

  test('is decoded anew for a column that nobody had wished for, for other records, needs and options', async () => {
    const { counts, decodings, open } = counted();
    const answers = [{ score: 1, responded_at: '2024-01-05T00:00:00Z', created_at: '2024-01-05T00:00:00Z' }];
    const main = { data: answers, feed: {}, wishes: [] };
    const [wish] = wishes;
    assert.ok(wish);
    const shares = [
      await open('volume', contentOf(wish, main)),
      await open('volume', contentOf({ ...wish, columns: ['plan'] }, main)),
      await open('nps', contentOf(wish, main)),
      await open('volume', { ...contentOf(wish, main), decode: { ...defaultDecode, missing: ['?'] } }),
      await open('volume', { ...contentOf(wish, main), feed: {} }),
    ];
    assert.equal(counts.begun, 5);
    for (const { leave } of shares) leave();
    assert.equal(decodings.held, 0);
  });

  test('is missing a column only for the metric that reads it', async () => {
    const { decodings, open } = counted();
    const mapped = { ...defaultDecode, fields: { full_resolution_min: 'minutes' } };
    const main = { data: rows, feed: {}, wishes };
    const works = wishes.map(async (wish) => {
      const content = { ...contentOf(wish, main), decode: { ...mapped, columns: wish.columns } };
      (await open(wish.metric, content)).leave();
    });
    const failed = await Promise.allSettled(works);
    assert.deepEqual(
      failed.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected', 'rejected'],
    );
    assert.equal(decodings.held, 0);
  });

  test('goes on being decoded while one is left, and not for one who comes too late', async () => {
    let release = (): void => undefined;
    const { counts, decodings, open } = counted(new Promise((resolve) => (release = resolve)));
    const main = { data: { meta, rows }, feed: {}, wishes };
    const [first, second] = wishes;
    assert.ok(first && second);
    const stop = new AbortController();
    const given = open(first.metric, contentOf(first, main), stop.signal);
    const kept = open(second.metric, contentOf(second, main));
    stop.abort();
    assert.equal(await codeOf(given), 'cancelled');
    assert.equal(await codeOf(open(first.metric, contentOf(first, main), stop.signal)), 'cancelled');
    release();
    (await kept).leave();
    assert.deepEqual([counts.begun, decodings.held], [1, 0]);
  });
});

describe('elements of different metrics that ask for the same feed', () => {
  let server: FaultServer;
  before(async () => {
    server = await startFaultServer();
    server.route('/cases', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(textOf(rows));
    });
  });
  after(() => server.stop());

  /** Connects all metrics to one source at once; gives what the engine was handed. */
  async function handed(source: Pick<FeedSource, 'src' | 'data'>): Promise<readonly Content[]> {
    const engine = createEngine();
    const mains: Content[] = [];
    const open: Engine['open'] = (metric, contents, ...rest) => {
      mains.push(contents.main);
      return engine.open(metric, contents, ...rest);
    };
    const client = new Client(createTransport(impatientHost()), async () => ({ ...engine, open }));
    const plain = { timeout: 0, fetcher: null, credentials: 'same-origin' } as const;
    const connections = await Promise.all(
      wishes.map(({ metric, columns }) => {
        const main = { ...plain, ...source, decode: { ...defaultDecode, columns } };
        return client.connect(metric, { main }, new AbortController().signal);
      }),
    );
    for (const connection of connections) connection.close();
    assert.deepEqual(client.held, { feeds: 0, requests: 0 });
    return mains;
  }

  test('hand the engine one feed with the wishes of all, fetched or given by a script', async () => {
    for (const source of [
      { src: server.url('/cases'), data: null },
      { src: null, data: rows },
    ]) {
      const mains = await handed(source);
      assert.equal(new Set(mains.map(({ feed }) => feed)).size, 1);
      assert.deepEqual(mains[0]?.wishes, wishes);
    }
  });

  test('have each value read once', async () => {
    let reads = 0;
    const watched = [0, 1].map((each) => ({
      created_at: '2024-01-05T00:00:00Z',
      get case_id() {
        reads += 1;
        return `case ${each}`;
      },
    }));
    await handed({ src: null, data: watched });
    assert.equal(reads, watched.length);
  });
});

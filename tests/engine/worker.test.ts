import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { Arrivals } from '../../src/engine/arrivals.js';
import { defaultRows, type Contents, type Engine } from '../../src/engine/contract.js';
import { remoteEngine, type RemoteEngine } from '../../src/engine/remote.js';
import { createEngine } from '../../src/engine/rows.js';
import { serve } from '../../src/engine/serve.js';
import { defaultDecode } from '../../src/feeds/index.js';
import { defaultQuestion, FeedError, type Question } from '../../src/metric.js';
import { metricNames, requireMetric } from '../../src/metrics/index.js';
import { createFakeEngine } from '../faults/fake-engine.js';
import { failureOf, settle } from '../faults/fake-host.js';
import { feeds, type Feed, type Row } from '../laws/feeds.js';
import { registerToy } from '../laws/toy.js';

registerToy();

/** Runs with an engine that is served at the other end of a real channel. */
async function apart(engine: Engine, run: (remote: RemoteEngine) => Promise<void>): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  try {
    const remote = remoteEngine(port1);
    serve(port2, engine);
    await run(remote);
  } finally {
    port1.close();
  }
}

const meta = { as_of: '2025-01-01T00:00:00Z', tz: 'America/New_York', dims: ['region', 'plan'] };
const decode = { ...defaultDecode, columns: ['region', 'plan'] };
const question: Question = { ...defaultQuestion, by: ['region'], period: 'week', minGroup: 1 };

function bytesOf(rows: readonly Row[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ meta, rows }));
}

/** The bytes in pieces of `size`, each memory of its own as a stream brings it. */
function arrive(arrivals: Arrivals, bytes: Uint8Array<ArrayBuffer>, size = 64): void {
  arrivals.push({ kind: 'page', contentType: 'application/json' });
  for (let at = 0; at < bytes.length; at += size) arrivals.push({ kind: 'bytes', bytes: bytes.slice(at, at + size) });
  arrivals.push({ kind: 'end' });
}

function contentsOf(name: string, { main = [], ...rest }: Feed['rows'], streamed: boolean): Contents {
  const { records } = requireMetric(name);
  const contentOf = (rows: readonly Row[]) => {
    const content = { data: null, contentType: null, decode };
    if (!streamed) return { ...content, bytes: [bytesOf(rows)] };
    const arrivals = new Arrivals();
    arrive(arrivals, bytesOf(rows));
    return { ...content, bytes: null, arrivals };
  };
  const others = Object.entries(rest).filter(([role]) => records[role] !== undefined);
  return { ...Object.fromEntries(others.map(([role, rows]) => [role, contentOf(rows)])), main: contentOf(main) };
}

/** What an engine says about a feed: its measure, rows and facets, or its error. */
async function told(engine: Engine, name: string, feed: Feed['rows'], streamed = false): Promise<unknown> {
  try {
    const handle = await engine.open(name, contentsOf(name, feed, streamed));
    const measure = await engine.measure(handle, name, question);
    const rows = await engine.rows(handle, name, { ...defaultRows, question, columns: ['region'], limit: 5 });
    const facets = await engine.facets(handle, name, 'plan', question);
    engine.close(handle);
    const { id: _id, ...opened } = handle;
    return { opened, measure, rows, facets };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return { code: error.code, details: error.details, issues: error.issues };
  }
}

describe('an engine at the other end of a line', () => {
  for (const name of metricNames()) {
    const arbitrary = feeds[name] ?? feeds[requireMetric(name).records.main.record];
    if (!arbitrary) continue;
    test(`says of ${name} to the bit what it says here, whole or arriving`, () =>
      apart(createEngine(), (remote) =>
        fc.assert(
          fc.asyncProperty(arbitrary, async ({ rows }) => {
            const here = await told(createEngine(), name, rows);
            assert.deepEqual(await told(remote, name, rows), here);
            assert.deepEqual(await told(remote, name, rows, true), here);
          }),
          { numRuns: 8 },
        ),
      ));
  }

  test('gives errors with their code, details and issues', () =>
    apart(createEngine(), async (remote) => {
      const rows = [{ score: 'ten' }, { score: 'nine' }];
      const failure = await failureOf(remote.open('nps', contentsOf('nps', { main: rows }, false)));
      assert.equal(failure.code, 'all_rows_bad');
      assert.equal(failure.issues[0]?.count, 2);
      assert.equal(failure.issues[0]?.first[0]?.seen, 'ten');
    }));

  test('gives what nobody foresaw as engine, with its name', () =>
    apart(createFakeEngine({ fails: true }), async (remote) => {
      const failure = await failureOf(remote.open('nps', contentsOf('nps', {}, false)));
      assert.deepEqual([failure.code, failure.details], ['engine', { reason: 'RangeError' }]);
    }));

  test('frees what it opened when it is closed', async () => {
    const engine = createFakeEngine();
    await apart(engine, async (remote) => {
      const handle = await remote.open('nps', contentsOf('nps', {}, false));
      remote.close(handle);
      const failure = await failureOf(remote.rows(handle, 'nps', defaultRows));
      assert.deepEqual([failure.code, failure.details], ['engine', { handle: 1 }]);
      assert.equal(engine.closes.length, 1);
    });
  });

  test('is told of a cancel, which answers at once, and frees what it opened in vain', async () => {
    const engine = createFakeEngine({ gated: true });
    await apart(engine, async (remote) => {
      const stop = new AbortController();
      const work = failureOf(remote.open('nps', contentsOf('nps', {}, false), stop.signal));
      while (engine.opens.length === 0) await settle();
      stop.abort();
      assert.equal((await work).code, 'cancelled');
      engine.release();
      while (engine.closes.length === 0) await settle();
      assert.equal(engine.closes.length, 1);
    });
  });

  test('stops what it waits for when it is cancelled while a feed arrives', () =>
    apart(createEngine(), async (remote) => {
      const stop = new AbortController();
      const content = { bytes: null, data: null, contentType: null, decode, arrivals: new Arrivals() };
      const work = failureOf(remote.open('nps', { main: content }, stop.signal));
      await settle();
      stop.abort();
      assert.equal((await work).code, 'cancelled');
    }));

  test('fails with the reason for which a feed does not arrive', () =>
    apart(createEngine(), async (remote) => {
      const arrivals = new Arrivals();
      const content = { bytes: null, data: null, contentType: null, decode, arrivals };
      const work = failureOf(remote.open('nps', { main: content }));
      arrivals.push({ kind: 'page', contentType: null });
      arrivals.fail(new FeedError('stalled', { received: 0 }));
      const failure = await work;
      assert.deepEqual([failure.code, failure.details], ['stalled', { received: 0 }]);
    }));

  test('fails what is under way, and all that follows, after the line is cut', () =>
    apart(createFakeEngine({ gated: true }), async (remote) => {
      const work = failureOf(remote.open('nps', contentsOf('nps', {}, false)));
      remote.hangUp();
      const after = failureOf(remote.open('nps', contentsOf('nps', {}, false)));
      assert.deepEqual([(await work).code, (await after).code], ['engine', 'engine']);
    }));
});

describe('a feed that arrives', () => {
  const rows = [{ score: 10, seg: { region: 'north' } }, { score: 'ten' }, { score: 3 }];

  const text = async (arrivals: Arrivals) =>
    (await arrivals.whole()).bytes.map((page) => new TextDecoder().decode(page)).join('|');

  /** What the engine says of a feed whose arrival `bring` brings about. */
  async function brought(bring: (arrivals: Arrivals) => void): Promise<unknown> {
    const engine = createEngine();
    const arrivals = new Arrivals();
    const content = { bytes: null, data: null, contentType: null, decode, arrivals };
    const opening = engine.open('nps', { main: content });
    await settle();
    bring(arrivals);
    const handle = await opening;
    return { received: handle.received, issues: handle.issues, measure: await engine.measure(handle, 'nps', question) };
  }

  test('gives the same for every place at which its bytes are split', async () => {
    const bytes = bytesOf(rows);
    const whole = await brought((arrivals) => arrive(arrivals, bytes, bytes.length));
    for (let size = 1; size < bytes.length; size += 1)
      assert.deepEqual(await brought((arrivals) => arrive(arrivals, bytes, size)), whole, `${size} bytes a chunk`);
  });

  test('gives the same when it broke off and began anew', async () => {
    const bytes = bytesOf(rows);
    const whole = await brought((arrivals) => arrive(arrivals, bytes));
    for (const cut of [1, 60, bytes.length - 1]) {
      const again = await brought((arrivals) => {
        arrivals.push({ kind: 'page', contentType: 'application/json' });
        arrivals.push({ kind: 'bytes', bytes: bytes.slice(0, cut) });
        arrivals.push({ kind: 'again' });
        arrive(arrivals, bytes);
      });
      assert.deepEqual(again, whole, `after ${cut} bytes`);
    }
  });

  test('gives of several pages what it gives of one', async () => {
    const pages = await brought((arrivals) => {
      for (const row of rows) {
        arrivals.push({ kind: 'page', contentType: 'application/json' });
        arrivals.push({ kind: 'bytes', bytes: bytesOf([row]) });
      }
      arrivals.push({ kind: 'end' });
    });
    assert.deepEqual(pages, await brought((arrivals) => arrive(arrivals, bytesOf(rows))));
  });

  test('goes to those who read it on the page too, although a worker has it', () =>
    apart(createEngine(), async (remote) => {
      const arrivals = new Arrivals();
      const content = { bytes: null, data: null, contentType: null, decode, arrivals };
      const here = text(arrivals);
      const there = remote.open('nps', { main: content });
      arrive(arrivals, bytesOf(rows), 7);
      assert.equal(await here, new TextDecoder().decode(bytesOf(rows)));
      assert.equal((await there).received, 3);
    }));

  test('goes to several openings although it is sent once', () =>
    apart(createEngine(), async (remote) => {
      const arrivals = new Arrivals();
      const content = { bytes: null, data: null, contentType: null, decode, arrivals };
      const works = [remote.open('nps', { main: content }), remote.open('nps', { main: content })];
      arrive(arrivals, bytesOf([{ score: 10 }, { score: 9 }]));
      const handles = await Promise.all(works);
      assert.deepEqual(
        handles.map(({ received }) => received),
        [2, 2],
      );
    }));

  test('goes to the worker too after it was read as a whole on the page', () =>
    apart(createEngine(), async (remote) => {
      const arrivals = new Arrivals();
      arrive(arrivals, bytesOf(rows), 7);
      await arrivals.whole();
      const content = { bytes: null, data: null, contentType: null, decode, arrivals };
      assert.equal((await remote.open('nps', { main: content })).received, 3);
      assert.equal(await text(arrivals), new TextDecoder().decode(bytesOf(rows)));
    }));

  test('is void as far as a page that begins anew had come', async () => {
    const arrivals = new Arrivals();
    const bytes = (each: string) => arrivals.push({ kind: 'bytes', bytes: new TextEncoder().encode(each) });
    arrivals.push({ kind: 'page', contentType: 'text/csv' });
    bytes('one');
    arrivals.push({ kind: 'page', contentType: 'text/csv' });
    bytes('tw');
    arrivals.push({ kind: 'again' });
    arrivals.push({ kind: 'page', contentType: 'text/csv' });
    bytes('tw');
    bytes('o');
    arrivals.push({ kind: 'end' });
    assert.equal(await text(arrivals), 'one|two');
  });
});

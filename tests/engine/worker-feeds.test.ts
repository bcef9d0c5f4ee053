import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Arrivals } from '../../src/engine/arrivals.js';
import { Client } from '../../src/engine/connections.js';
import type { Engine } from '../../src/engine/contract.js';
import { createEngine as createRollupEngine } from '../../src/engine/rollups.js';
import { createEngine } from '../../src/engine/rows.js';
import type { EngineKind } from '../../src/engine/load.js';
import { remoteEngine } from '../../src/engine/remote.js';
import { serve } from '../../src/engine/serve.js';
import { createTransport } from '../../src/engine/transport/transport.js';
import { defaultQuestion } from '../../src/metric.js';
import { codeOf, impatientHost } from '../faults/fake-host.js';
import { startFaultServer, type FaultServer } from '../faults/fault-server.js';
import { sourceAt } from './source-at.js';

let server: FaultServer;
let channel: MessageChannel;
before(async () => {
  server = await startFaultServer();
  channel = new MessageChannel();
  serve(channel.port2, createEngine());
});
after(async () => {
  channel.port1.close();
  await server.stop();
});

const row = '{"score":10,"seg":{"region":"north"}}';

/** Some five megabytes of answers. */
function largeText(meta = '{"dims":["region"]}'): string {
  return `{"meta":${meta},"rows":[${Array.from({ length: 120_000 }, () => row).join()}]}`;
}

/** A client with an engine at the other end of a line, and the kinds of engine it asked for. */
function rig() {
  const kinds: EngineKind[] = [];
  const worker = remoteEngine(channel.port1);
  const engines: Readonly<Record<EngineKind, Engine>> = {
    worker,
    rows: createEngine(),
    rollups: createRollupEngine(),
  };
  const client = new Client(createTransport(impatientHost(), { retriesPerMinute: 1_000 }), async (kind) => {
    kinds.push(kind);
    return engines[kind];
  });
  const connect = (path: string, metric = 'nps', signal = new AbortController().signal) =>
    client.connect(metric, { main: sourceAt(server.url(path)) }, signal);
  return { client, kinds, connect };
}

describe('a large feed', () => {
  test('goes to the worker while it arrives, once for all metrics, and gives what a small one gives', async () => {
    server.route('/large', (_, response) => response.writeHead(200).end(largeText()));
    const { client, kinds, connect } = rig();
    const [nps, csat] = await Promise.all([connect('/large'), connect('/large', 'csat')]);
    assert.deepEqual([server.count('/large'), kinds], [1, ['worker', 'worker']]);
    assert.deepEqual([nps.handle.received, csat.handle.received], [120_000, 120_000]);
    const measure = await nps.measure({ ...defaultQuestion, by: ['region'] }, new AbortController().signal);
    assert.deepEqual([measure.value, measure.n], [100, 120_000]);
    nps.close();
    csat.close();
    assert.deepEqual(client.held, { feeds: 0, requests: 0 });
  });

  test('that breaks off in the middle is fetched anew, and read from the start', async () => {
    let times = 0;
    server.route('/breaks', (_, response) => {
      const text = largeText();
      times += 1;
      if (times > 1) return void response.writeHead(200).end(text);
      response.writeHead(200, { 'content-length': text.length });
      response.write(text.slice(0, 4_400_000), () => setTimeout(() => response.destroy(), 50));
    });
    const { kinds, connect } = rig();
    const connection = await connect('/breaks');
    assert.deepEqual([times, kinds, connection.handle.received], [2, ['worker'], 120_000]);
    connection.close();
  });

  test('that never comes to its end fails as a small one does, and leaves nothing held', async () => {
    server.route('/cut', (_, response) => {
      const text = largeText();
      response.writeHead(200, { 'content-length': text.length });
      response.write(text.slice(0, 4_400_000), () => setTimeout(() => response.destroy(), 50));
    });
    const { client, connect } = rig();
    assert.equal(await codeOf(connect('/cut')), 'truncated');
    assert.deepEqual(client.held, { feeds: 0, requests: 0 });
  });

  test('is let go of when nobody waits for it any more', async () => {
    const stop = new AbortController();
    server.route('/slow', (_, response) => {
      response.writeHead(200).write(largeText().slice(0, 4_400_000), () => setTimeout(() => stop.abort(), 50));
    });
    const closed = server.closed('/slow');
    const { client, connect } = rig();
    assert.equal(await codeOf(connect('/slow', 'nps', stop.signal)), 'cancelled');
    await closed;
    assert.deepEqual(client.held, { feeds: 0, requests: 0 });
  });

  test('of sums stays with the small engine', async () => {
    const text = `{"meta":{"kind":"rollup"},"rows":[${' '.repeat(4_400_000)}]}`;
    server.route('/sums', (_, response) => response.writeHead(200).end(text));
    const { kinds, connect } = rig();
    await connect('/sums').then(
      (connection) => connection.close(),
      () => undefined,
    );
    assert.deepEqual(kinds, ['rollups']);
  });

  test('that is small stays on the page', async () => {
    const { kinds, connect } = rig();
    (await connect('/ok')).close();
    assert.deepEqual(kinds, ['rows']);
  });
});

describe('a page that is tried again', () => {
  test('says so to those who have its first bytes', async () => {
    let times = 0;
    server.route('/twice', (_, response) => {
      times += 1;
      if (times > 1) return void response.writeHead(200).end('[1,2]');
      response.writeHead(200, { 'content-length': 9 });
      response.write('[1,', () => setTimeout(() => response.destroy(), 20));
    });
    const transport = createTransport(impatientHost());
    const request = { url: transport.address(server.url('/twice')), credentials: 'same-origin' } as const;
    const arrivals = new Arrivals();
    const kinds: string[] = [];
    const reading = (async () => {
      for await (const { kind } of arrivals) kinds.push(kind);
    })();
    await transport.follow({ ...request, timeout: 0, fetcher: null }, arrivals, new AbortController().signal);
    await reading;
    assert.deepEqual(kinds, ['page', 'bytes', 'again', 'page', 'bytes', 'end']);
    assert.equal(new TextDecoder().decode((await arrivals.whole()).bytes[0]), '[1,2]');
  });
});

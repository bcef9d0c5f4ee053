import assert from 'node:assert/strict';
import { after, afterEach, before, describe, mock, test } from 'node:test';
import type { FeedConnection } from '../../src/engine/client.js';
import { Client } from '../../src/engine/connections.js';
import { defaultDecode, type Engine } from '../../src/engine/contract.js';
import type { EngineKind } from '../../src/engine/load.js';
import type { Port } from '../../src/engine/messages.js';
import { remoteEngine, type RemoteEngine } from '../../src/engine/remote.js';
import { createEngine } from '../../src/engine/rows.js';
import { serve } from '../../src/engine/serve.js';
import { createTransport } from '../../src/engine/transport/transport.js';
import { defaultQuestion } from '../../src/metric.js';
import { impatientHost } from '../faults/fake-host.js';
import { startFaultServer, type FaultServer } from '../faults/fault-server.js';
import { sourceAt } from './source-at.js';

const rows = 120_000;
const large = `[${Array.from({ length: rows }, () => '{"score":10,"seg":{"region":"north"}}').join()}]`;
const never = new AbortController().signal;
const question = { ...defaultQuestion, by: ['region'] };

let server: FaultServer;
before(async () => {
  server = await startFaultServer();
});
after(() => server.stop());

/** A page on which each worker that starts is one at the other end of a line. */
function rig(onStart: (worker: RemoteEngine, number: number) => void = () => undefined) {
  const path = `/feed-${Math.random()}`;
  server.route(path, (_, response) => response.writeHead(200).end(large));
  const ports: MessagePort[] = [];
  const workers: RemoteEngine[] = [];
  const kinds: EngineKind[] = [];
  let warnings = 0;
  const started = (): RemoteEngine => {
    const { port1, port2 } = new MessageChannel();
    serve(port2, createEngine());
    ports.push(port1);
    const worker = remoteEngine(port1);
    workers.push(worker);
    onStart(worker, workers.length);
    return worker;
  };
  const page = createEngine();
  const client = new Client(createTransport(impatientHost()), async (kind): Promise<Engine> => {
    kinds.push(kind);
    if (kind !== 'worker') return page;
    const last = workers.at(-1);
    return last && !last.isLost ? last : started();
  });
  const main = sourceAt(server.url(path), ['region']);
  const connect = () => client.connect('nps', { main }, never, { onLost: () => (warnings += 1) });
  const end = () => {
    for (const port of ports) port.close();
    assert.deepEqual(client.held, { feeds: 0, requests: 0 });
  };
  return { connect, workers, kinds, count: () => server.count(path), told: () => warnings, end };
}

async function n(connection: FeedConnection): Promise<number | null> {
  return (await connection.measure(question, never)).n;
}

describe('a worker that dies', () => {
  test('while a feed is open: what is asked is answered by another one, for all who show it, with one warning', async () => {
    const { connect, workers, kinds, count, told, end } = rig();
    const connections = await Promise.all([connect(), connect()]);
    assert.equal(await n(connections[0]), rows);
    const asked = connections.map((each) => each.measure({ ...question, period: 'week' }, never));
    workers[0]?.hangUp();
    assert.deepEqual(
      (await Promise.all(asked)).map((measure) => measure.n),
      [rows, rows],
    );
    assert.deepEqual([count(), workers.length, kinds, told()], [2, 2, ['worker', 'worker'], 1]);
    assert.equal(connections[0].handle, connections[1].handle);
    assert.equal(await n(connections[1]), rows);
    for (const each of connections) each.close();
    end();
  });

  test('and another after it: the page reads the feed itself', async () => {
    const { connect, workers, kinds, count, told, end } = rig();
    const connection = await connect();
    for (const worker of [0, 1]) {
      workers[worker]?.hangUp();
      assert.equal(await n(connection), rows);
    }
    assert.deepEqual([count(), workers.length, kinds, told()], [3, 2, ['worker', 'worker', 'rows'], 1]);
    connection.close();
    end();
  });

  test('of a feed that is being opened: it is opened in another one, and on the page where that dies too', async () => {
    for (const [deaths, expected] of [
      [1, ['worker', 'worker']],
      [2, ['worker', 'worker', 'rows']],
    ] as const) {
      const { connect, kinds, count, told, end } = rig((worker, number) => {
        if (number <= deaths) setTimeout(() => worker.hangUp(), 1);
      });
      const connection = await connect();
      assert.equal(await n(connection), rows);
      assert.deepEqual([count(), kinds, told()], [deaths + 1, expected, 1]);
      connection.close();
      end();
    }
  });

  test('is nobody’s business once all have closed', async () => {
    const { connect, workers, count, told, end } = rig();
    const connection = await connect();
    connection.close();
    workers[0]?.hangUp();
    assert.deepEqual([count(), told()], [1, 0]);
    end();
  });
});

describe('a worker that says nothing', () => {
  afterEach(() => mock.timers.reset());

  /** A line that hears nothing but what `hear` says. */
  function line(silent: () => void) {
    const sent: string[] = [];
    const port: Port = { postMessage: ({ kind }) => void sent.push(kind), onmessage: null };
    const engine = remoteEngine(port, silent);
    const hear = (data: unknown) => port.onmessage?.(new MessageEvent('message', { data }));
    return { engine, sent, hear };
  }

  test('is asked for a sign of life, and given up after two without one, but only while something is asked', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    let lost = 0;
    const pass = (looks: number) => {
      for (let look = 0; look < looks; look += 1) mock.timers.tick(10_000);
    };
    const { engine, sent, hear } = line(() => (lost += 1));
    pass(10);
    assert.deepEqual([sent, lost], [[], 0]);
    const main = { bytes: null, data: [], contentType: null, decode: defaultDecode };
    void engine.open('nps', { main });
    for (let look = 0; look < 9; look += 1) {
      pass(1);
      hear({ kind: 'pong' });
    }
    assert.deepEqual([sent.filter((kind) => kind === 'ping').length, lost], [9, 0]);
    pass(2);
    assert.equal(lost, 0);
    pass(1);
    assert.equal(lost, 1);
    hear({ kind: 'answer', id: 1, value: null });
    pass(10);
    assert.equal(lost, 1);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Arrivals } from '../../src/engine/arrivals.js';
import { Client } from '../../src/engine/connections.js';
import { defaultDecode, type Engine } from '../../src/engine/contract.js';
import { remoteEngine } from '../../src/engine/remote.js';
import { createEngine } from '../../src/engine/rows.js';
import { serve } from '../../src/engine/serve.js';
import { createTransport } from '../../src/engine/transport/transport.js';
import { defaultQuestion, FeedError } from '../../src/metric.js';
import { impatientHost, settle } from '../faults/fake-host.js';
import { startFaultServer, type FaultServer } from '../faults/fault-server.js';
import { sourceAt } from './source-at.js';

const mebibyte = 2 ** 20;
/** A row that is nearly all text that nobody reads: what is let go of goes by bytes, and reading rows takes time. */
const row = `{"score":10,"seg":{"region":"north"},"comment":"${'said at length; '.repeat(64)}"}`;
const block = `${Array.from({ length: Math.ceil(mebibyte / row.length) }, () => row).join()},`;

/** A feed of more than `size` mebibytes of answers, with what comes after them. */
function text(size: number, tail = ']}', head = '{"meta":{"dims":["region"]},"rows":['): string {
  return `${head}${block.repeat(size)}${row}${tail}`;
}

/** Takes `bytes` as the network hands them on: no more while there is no room. Returns the most that was held. */
async function bring(arrivals: Arrivals, bytes: Uint8Array, chunk: number): Promise<number> {
  let most = 0;
  arrivals.push({ kind: 'page', contentType: 'application/json' });
  for (let at = 0; at < bytes.length; at += chunk) {
    arrivals.push({ kind: 'bytes', bytes: bytes.slice(at, at + chunk) });
    most = Math.max(most, arrivals.held);
    await arrivals.room();
  }
  arrivals.push({ kind: 'end' });
  return most;
}

async function read(arrivals: Arrivals): Promise<number> {
  let size = 0;
  for await (const event of arrivals) if (event.kind === 'bytes') size += event.bytes.length;
  return size;
}

describe('a large feed on its way', () => {
  const chunk = 65_536;
  const bytes = new Uint8Array(40 * mebibyte);

  test('is held up to sixteen mebibytes and a chunk, and not at all once it is read', async () => {
    const arrivals = new Arrivals();
    const reading = read(arrivals);
    const most = await bring(arrivals, bytes, chunk);
    assert.equal(await reading, bytes.length);
    assert.ok(most > chunk && most <= 16 * mebibyte + chunk, `${most}`);
    assert.equal(arrivals.held, 0);
  });

  test('waits for the slowest of those who read it, and they all get all of it', async () => {
    const arrivals = new Arrivals();
    arrivals.expect();
    arrivals.expect();
    const first = read(arrivals);
    let most = 0;
    const bringing = bring(arrivals, bytes, chunk).then((held) => (most = held));
    await settle();
    const second = read(arrivals);
    assert.deepEqual(await Promise.all([first, second]), [bytes.length, bytes.length]);
    await bringing;
    assert.ok(most <= 16 * mebibyte + chunk, `${most}`);
  });

  test('is kept from its beginning for who comes before much of it is read, and asked for again once after that', async () => {
    let asked = 0;
    const arrivals = new Arrivals({
      again() {
        asked += 1;
        const again = new Arrivals();
        void bring(again, bytes, chunk);
        return again;
      },
    });
    const early = read(arrivals);
    arrivals.push({ kind: 'page', contentType: null });
    arrivals.push({ kind: 'bytes', bytes: bytes.slice(0, 4 * mebibyte) });
    await settle();
    const late = read(arrivals);
    for (let at = 4; at < 40; at += 4) arrivals.push({ kind: 'bytes', bytes: bytes.slice(0, 4 * mebibyte) });
    await settle();
    assert.equal(arrivals.isGone, true);
    const wholes = await Promise.all([arrivals.whole(), arrivals.whole()]);
    assert.deepEqual([asked, wholes.map((whole) => whole.bytes[0]?.length)], [1, [bytes.length, bytes.length]]);
    arrivals.push({ kind: 'end' });
    assert.deepEqual(await Promise.all([early, late]), [bytes.length, bytes.length]);
  });

  test('that breaks off and begins anew is read on without being asked for again', async () => {
    const arrivals = new Arrivals();
    const reading = read(arrivals);
    await Promise.race([bring(arrivals, bytes.subarray(0, 20 * mebibyte - 1), chunk), settle()]);
    const other = new Arrivals();
    other.push({ kind: 'page', contentType: null });
    const texts = (async () => {
      const seen: string[] = [];
      for await (const event of other) seen.push(event.kind);
      return seen;
    })();
    for (let at = 0; at < 3; at += 1) other.push({ kind: 'bytes', bytes: bytes.slice(0, 5 * mebibyte) });
    await settle();
    assert.equal(other.isGone, true);
    other.push({ kind: 'again' });
    assert.equal(other.isGone, false);
    other.push({ kind: 'page', contentType: null });
    other.push({ kind: 'bytes', bytes: bytes.slice(0, 7) });
    other.push({ kind: 'end' });
    assert.deepEqual(await texts, ['page', 'bytes', 'bytes', 'bytes', 'again', 'page', 'bytes', 'end']);
    assert.equal((await other.whole()).bytes[0]?.length, 7);
    assert.equal(await reading, 20 * mebibyte - 1);
  });
});

describe('a large feed that arrived before whoever takes it', () => {
  test('goes on as soon as that has let go of some of it, although its bytes were transferred', async () => {
    const arrivals = new Arrivals();
    arrivals.push({ kind: 'page', contentType: null });
    for (let at = 0; at < 16; at += 1) arrivals.push({ kind: 'bytes', bytes: new Uint8Array(mebibyte) });
    let hasRoom = false;
    const room = arrivals.room()?.then(() => (hasRoom = true));
    arrivals.handTo({
      take: (event) => event.kind === 'bytes' && structuredClone(event.bytes, { transfer: [event.bytes.buffer] }),
      fail: () => undefined,
      drop: () => undefined,
    });
    await settle();
    assert.deepEqual([arrivals.held, hasRoom], [0, false]);
    arrivals.release(mebibyte);
    await Promise.race([room, settle()]);
    assert.equal(hasRoom, true);
  });
});

describe('a large feed that has to be read as a whole after all', () => {
  let server: FaultServer;
  let channel: MessageChannel;
  const engines: Record<'page' | 'worker', Engine> = { page: createEngine(), worker: createEngine() };
  before(async () => {
    server = await startFaultServer();
    channel = new MessageChannel();
    serve(channel.port2, createEngine());
    engines.worker = remoteEngine(channel.port1);
  });
  after(async () => {
    channel.port1.close();
    await server.stop();
  });

  /** What is said of a feed, read of a stream, or given as a whole. */
  async function told(engine: Engine, path: string): Promise<unknown> {
    const client = new Client(createTransport(impatientHost()), async () => engine);
    const main = sourceAt(server.url(path));
    const signal = new AbortController().signal;
    try {
      const connection = await client.connect('nps', { main }, signal);
      const { received, issues, meta } = connection.handle;
      const measure = await connection.measure({ ...defaultQuestion, by: ['region'] }, signal);
      connection.close();
      assert.deepEqual(client.held, { feeds: 0, requests: 0 });
      return { received, issues, meta, measure };
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      return { code: error.code, details: error.details, issues: error.issues };
    }
  }

  async function whole(body: string): Promise<unknown> {
    const engine = createEngine();
    const bytes = [new TextEncoder().encode(body)];
    try {
      const main = { bytes, data: null, contentType: 'application/json', decode: defaultDecode };
      const handle = await engine.open('nps', { main });
      const measure = await engine.measure(handle, 'nps', { ...defaultQuestion, by: ['region'] });
      return { received: handle.received, issues: handle.issues, meta: handle.meta, measure };
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      return { code: error.code, details: error.details, issues: error.issues };
    }
  }

  const bodies = {
    'has no need to': [text(20), 1],
    'has its meta behind its rows': [text(20, '],"meta":{"dims":["region"]}}', '{"rows":['), 2],
    'has a second meta at its end': [text(20, '],"meta":{"dims":["region"]}}'), 2],
    'ends in the middle of a row': [text(20, ',{"score":'), 2],
    'is not JSON from somewhere on': [text(20, ',oops]}'), 2],
  } as const;

  for (const [name, [body, requests]] of Object.entries(bodies)) {
    let known: Promise<unknown> | null = null;
    for (const place of ['page', 'worker'] as const)
      test(`on the ${place}, because it ${name}, is asked for ${requests} times, and says what it says as a whole`, async () => {
        const path = `/${place}/${name.replaceAll(' ', '-')}`;
        server.route(path, (_, response) => {
          response.writeHead(200, { 'content-type': 'application/json' }).end(body);
        });
        assert.deepEqual(await told(engines[place], path), await (known ??= whole(body)));
        assert.equal(server.count(path), requests);
      });
  }
});

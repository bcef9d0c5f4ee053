import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Client } from '../../src/engine/connections.js';
import { defaultDecode, type Engine } from '../../src/engine/contract.js';
import { Gauge, seldom } from '../../src/engine/gauge.js';
import { remoteEngine } from '../../src/engine/remote.js';
import { createEngine } from '../../src/engine/rows.js';
import { serve } from '../../src/engine/serve.js';
import { pagePace } from '../../src/engine/slices.js';
import { createTransport, type Progress } from '../../src/engine/transport/transport.js';
import { impatientHost } from './fake-host.js';
import { startFaultServer, type FaultServer } from './fault-server.js';

let server: FaultServer;
before(async () => {
  server = await startFaultServer();
});
after(() => server.stop());

/** A clock on which a second passes whenever somebody looks, so that nothing is held back. */
function hastyClock(): () => number {
  let time = 0;
  return () => (time += 1_000);
}

function hastyTransport() {
  return createTransport(impatientHost({ now: hastyClock() }), { retriesPerMinute: 1_000 });
}

async function heardOf(path: string, fetcher: typeof fetch | null = null): Promise<readonly Progress[]> {
  const heard: Progress[] = [];
  const transport = hastyTransport();
  const request = {
    url: transport.address(server.url(path)),
    credentials: 'same-origin',
    timeout: 0,
    fetcher,
  } as const;
  await transport.load(request, new AbortController().signal, (progress) => heard.push(progress));
  return heard;
}

describe('bytes that come', () => {
  test('are told with how many there will be, where the answer says so', async () => {
    const body = '[{"score":10}]';
    server.route('/announced', (_, response) => response.writeHead(200, { 'content-length': body.length }).end(body));
    const heard = await heardOf('/announced');
    assert.deepEqual(heard.at(-1), { state: 'working', bytes: 14, total: 14, rows: 0 });
  });

  test('are told without it where they travel packed', async () => {
    const body = gzipSync('[{"score":10}]');
    const headers = { 'content-encoding': 'gzip', 'content-length': body.length };
    server.route('/travels-packed', (_, response) => response.writeHead(200, headers).end(body));
    assert.deepEqual((await heardOf('/travels-packed')).at(-1), { state: 'working', bytes: 14, total: null, rows: 0 });
  });

  test('are told without it where another origin keeps to itself whether they travel packed', async () => {
    const answer = new Response('[{"score":10}]', { headers: { 'content-length': '5' } });
    Object.defineProperty(answer, 'type', { value: 'cors' });
    const heard = await heardOf('/anywhere', () => Promise.resolve(answer));
    assert.deepEqual(heard.at(-1), { state: 'working', bytes: 14, total: null, rows: 0 });
  });

  test('are added up over the pages, and begin anew with a page that broke off', async () => {
    let tries = 0;
    const first = '{"meta":{"next":"/page-2"},"rows":[]}';
    server.route('/page-1', (_, response) => response.writeHead(200, { 'content-length': first.length }).end(first));
    server.route('/page-2', (_, response) => {
      tries += 1;
      response.writeHead(200, { 'content-length': 100 });
      if (tries > 1) return void response.end(`[${' '.repeat(98)}]`);
      response.write('[          ', () => setTimeout(() => response.destroy(), 20));
    });
    const heard = (await heardOf('/page-1')).filter(({ state }) => state === 'working');
    assert.deepEqual(heard.at(-1), { state: 'working', bytes: 137, total: 137, rows: 0 });
    assert.equal(tries, 2);
  });
});

describe('what is told often', () => {
  test('is heard four times a second at most, first after a quarter of one, with what is the newest then', () => {
    const heard: number[] = [];
    let time = 0;
    const tell = seldom(
      () => time,
      (value: number) => heard.push(value),
    );
    for (time = 0; time <= 1_000; time += 10) tell(time);
    assert.deepEqual(heard, [250, 500, 750, 1_000]);
  });
});

describe('an opening of several feeds', () => {
  test('adds up their bytes and tells how many there will be once all of them say so', () => {
    const heard: Progress[] = [];
    const gauge = new Gauge((progress) => heard.push(progress));
    const [main, cases] = [gauge.listener('main'), gauge.listener('cases')];
    main({ state: 'working', bytes: 10, total: 40, rows: 0 });
    cases({ state: 'slow', wait: 0 });
    cases({ state: 'working', bytes: 5, total: 60, rows: 0 });
    gauge.rows(7);
    assert.deepEqual(heard, [
      { state: 'working', bytes: 10, total: null, rows: 0 },
      { state: 'slow', wait: 0 },
      { state: 'working', bytes: 15, total: 100, rows: 0 },
      { state: 'working', bytes: 15, total: 100, rows: 7 },
    ]);
  });
});

describe('rows that are read', () => {
  /** Rows told of while an engine reads 2,000 answers, however they are given. */
  async function rowsTold(engine: Engine): Promise<readonly number[]> {
    const told: number[] = [];
    const rows = Array.from({ length: 2_000 }, () => ({ score: 10 }));
    const main = { bytes: null, data: rows, contentType: null, decode: defaultDecode };
    const handle = await engine.open('nps', { main }, undefined, (count) => told.push(count));
    engine.close(handle);
    return told;
  }

  const hasty = () => createEngine({ ...pagePace, now: hastyClock() });

  test('are told by an engine on the page', async () => {
    assert.deepEqual(await rowsTold(hasty()), [500, 1_000, 1_500, 2_000]);
  });

  test('are told from the other end of a line', async () => {
    const { port1, port2 } = new MessageChannel();
    const remote = remoteEngine(port1);
    serve(port2, hasty());
    assert.deepEqual(await rowsTold(remote), [500, 1_000, 1_500, 2_000]);
    port1.close();
  });

  test('are told of a large feed while its bytes come', async () => {
    const text = `[${Array.from({ length: 120_000 }, () => '{"score":10,"seg":{"region":"north"}}').join()}]`;
    server.route('/large', (_, response) =>
      response.writeHead(200, { 'content-length': text.length, 'content-type': 'application/json' }).end(text),
    );
    const client = new Client(hastyTransport(), () => Promise.resolve(hasty()));
    const heard: Progress[] = [];
    const source = { src: server.url('/large'), data: null, decode: defaultDecode, timeout: 0, fetcher: null };
    const connection = await client.connect(
      'nps',
      { main: { ...source, credentials: 'same-origin' } },
      new AbortController().signal,
      { onProgress: (progress) => heard.push(progress) },
    );
    connection.close();
    const working = heard.filter((progress) => progress.state === 'working');
    const both = working.find(({ bytes, rows }) => rows > 0 && bytes > 0);
    assert.equal(both?.total, text.length);
    assert.deepEqual(
      working.map(({ rows }) => rows).toSorted((a, b) => a - b),
      working.map(({ rows }) => rows),
    );
  });
});

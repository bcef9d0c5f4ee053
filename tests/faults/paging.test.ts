import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FeedBytes } from '../../src/engine/transport/pages.js';
import { nextLink } from '../../src/engine/transport/pages.js';
import { createTransport } from '../../src/engine/transport/transport.js';
import type { Limits } from '../../src/engine/transport/host.js';
import { failureOf, impatientHost } from './fake-host.js';
import { startFaultServer, type FaultServer } from './fault-server.js';

let server: FaultServer;
let other: FaultServer;

before(async () => {
  [server, other] = await Promise.all([startFaultServer(), startFaultServer()]);
});
after(() => Promise.all([server.stop(), other.stop()]));

/** A page whose envelope says what comes next. */
function page(path: string, next: unknown): string {
  const body = JSON.stringify({ meta: { next }, rows: [{ score: 10 }] });
  server.route(path, (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(body));
  return body;
}

function linked(path: string, link: string, body: string): void {
  server.route(path, (_, response) => response.writeHead(200, { 'content-type': 'text/csv', link }).end(body));
}

async function load(path: string, limits: Partial<Limits> = {}): Promise<FeedBytes> {
  const transport = createTransport(impatientHost(), limits);
  const request = { url: transport.address(server.url(path)), credentials: 'same-origin', timeout: 0 } as const;
  return transport.load({ ...request, fetcher: null }, new AbortController().signal);
}

function texts({ bytes }: FeedBytes): readonly string[] {
  return bytes.map((each) => new TextDecoder().decode(each));
}

describe('a feed in pages', () => {
  test('is followed by meta.next, relative to each page, one entry a page in order', async () => {
    const pages = [page('/a/1', '2'), page('/a/2', '/a/3?x=1'), page('/a/3?x=1', null)];
    assert.deepEqual(texts(await load('/a/1')), pages);
  });

  test('is followed by Link headers where there is no envelope', async () => {
    linked('/b/1', '</b/0>; rel=prev, </b/2>; rel="next"', 'score\n1\n');
    linked('/b/2', '</b/1>; rel="prev"', 'score\n2\n');
    const feed = await load('/b/1');
    assert.deepEqual(texts(feed), ['score\n1\n', 'score\n2\n']);
    assert.equal(feed.contentType, 'text/csv');
  });

  test('asks each address once when the pages run in a circle', async () => {
    const pages = [page('/c/1', '2'), page('/c/2', '1')];
    assert.deepEqual(texts(await load('/c/1')), pages);
    assert.deepEqual([server.count('/c/1'), server.count('/c/2')], [1, 1]);
  });

  test('ends at an answer that has no content', async () => {
    const first = page('/d/1', '/204');
    assert.deepEqual(texts(await load('/d/1')), [first]);
  });

  test('retries the page that failed, not those before it', async () => {
    const first = page('/e/1', '2');
    let failures = 2;
    server.route('/e/2', (_, response) => {
      failures -= 1;
      response.writeHead(failures < 0 ? 200 : 502).end('[]');
    });
    assert.deepEqual(texts(await load('/e/1')), [first, '[]']);
    assert.deepEqual([server.count('/e/1'), server.count('/e/2')], [1, 3]);
  });

  test('fails as a whole when one page does', async () => {
    page('/f/1', '/status/404');
    assert.equal((await failureOf(load('/f/1'))).code, 'not_found');
  });

  test('is refused when it has too many pages', async () => {
    for (const [at, next] of [1, 2, 3, 4].entries()) page(`/g/${at}`, String(next));
    const failure = await failureOf(load('/g/0', { pages: 3 }));
    assert.deepEqual([failure.code, failure.details], ['too_large', { pages: 3 }]);
    assert.equal(server.count('/g/3'), 0);
  });

  test('counts the bytes of all pages together', async () => {
    const size = page('/h/1', '2').length + page('/h/2', null).length;
    assert.equal(texts(await load('/h/1', { bytes: size })).length, 2);
    assert.equal((await failureOf(load('/h/1', { bytes: size - 1 }))).code, 'too_large');
  });

  test('never leaves its origin', async () => {
    const away = [
      `${other.origin}/x`,
      `//${other.origin.slice(7)}/x`,
      `\\\\${other.origin.slice(7)}\\x`,
      'http://169.254.169.254/latest/meta-data',
      'javascript:alert(1)',
      'data:application/json,[]',
      'file:///etc/passwd',
      `http://ann:secret@${server.origin.slice(7)}/ok?away`,
    ];
    for (const [index, next] of away.entries()) {
      page(`/away/${index}`, next);
      const failure = await failureOf(load(`/away/${index}`));
      assert.equal(failure.code, 'bad_url', next);
      assert.doesNotMatch(JSON.stringify(failure.details), /secret/);
    }
    assert.deepEqual([other.count('/x'), server.count('/ok?away')], [0, 0]);
  });

  for (const next of [null, '', 7, false, {}, ['2']]) {
    test(`ends where meta.next is ${JSON.stringify(next)}`, async () => {
      const only = page('/i/1', next);
      assert.deepEqual(texts(await load('/i/1')), [only]);
    });
  }
});

describe('a Link header', () => {
  const forms = [
    ['<b>; rel="next"', 'b'],
    ['<b>;rel=next', 'b'],
    ['<b>; title="x"; REL="last next"', 'b'],
    ['<a>; rel="prev", <b?x=1,2>; rel="next", <c>; rel="last"', 'b?x=1,2'],
    ['<b>; rel="nextish"', null],
    ['<b>; rel="prev"', null],
    ['<b>; title="next"', null],
    ['b; rel=next', null],
    ['', null],
  ] as const;
  for (const [header, next] of forms) {
    test(`${header || 'that is empty'} names ${next ?? 'no next page'}`, () => assert.equal(nextLink(header), next));
  }
});

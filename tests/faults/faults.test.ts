import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Arrivals } from '../../src/engine/arrivals.js';
import type { FeedBytes } from '../../src/engine/transport/pages.js';
import { createTransport, type ProgressListener, type Transport } from '../../src/engine/transport/transport.js';
import type { Host, Limits } from '../../src/engine/transport/host.js';
import { codeOf, failureOf, impatientHost, waitOf } from './fake-host.js';
import { startFaultServer, type FaultServer } from './fault-server.js';

let server: FaultServer;
let other: FaultServer;

before(async () => {
  [server, other] = await Promise.all([startFaultServer(), startFaultServer()]);
});
after(() => Promise.all([server.stop(), other.stop()]));

/** Far beyond what a busy machine needs; only what never comes is waited for with `short`. */
const patient: Partial<Limits> = { idle: 15_000, headers: 15_000, retriesPerMinute: 1_000 };
const short: Partial<Limits> = { idle: 150, headers: 150 };

function transportOf(host: Partial<Host> = {}, limits: Partial<Limits> = {}): Transport {
  return createTransport(impatientHost(host), { ...patient, ...limits });
}

interface Ask {
  readonly transport?: Transport;
  readonly signal?: AbortSignal;
  readonly fetcher?: typeof fetch;
  readonly onProgress?: ProgressListener;
}

async function load(address: string, ask: Ask = {}): Promise<FeedBytes> {
  const transport = ask.transport ?? transportOf();
  const request = { credentials: 'same-origin', timeout: 0, fetcher: ask.fetcher ?? null } as const;
  const signal = ask.signal ?? new AbortController().signal;
  return transport.load({ ...request, url: transport.address(address) }, signal, ask.onProgress);
}

function textOf({ bytes }: FeedBytes): string {
  return bytes.map((page) => new TextDecoder().decode(page)).join('|');
}

describe('an answer that can be used', () => {
  test('comes as bytes with its content type', async () => {
    const feed = await load(server.url('/ok'));
    assert.equal(textOf(feed), '[{"score":10}]');
    assert.equal(feed.contentType, 'application/json');
  });

  test('is unpacked when its first bytes say gzip', async () => {
    assert.equal(textOf(await load(server.url('/packed'))).length, 2_800);
  });

  for (const status of [204, 205]) {
    test(`with status ${status} is a feed without rows`, async () => {
      assert.equal(textOf(await load(server.url(`/${status}`))), '[]');
    });
  }

  test('may come by a redirect within its origin', async () => {
    assert.equal(textOf(await load(server.url('/here'))), '[{"score":10}]');
  });
});

describe('a failure is named by its code', () => {
  const cases = [
    ['/html', 'web_page'],
    ['/markup', 'web_page'],
    ['/empty', 'empty_body'],
    ['/206', 'truncated'],
    ['/hang', 'timeout'],
    ['/silent', 'stalled'],
    ['/short', 'truncated'],
    ['/cut-chunk', 'truncated'],
    ['/packed-half', 'truncated'],
    ['/wrong-encoding', 'network'],
    ['/reset', 'network'],
    ['/loop', 'network'],
    ['/status/401', 'auth_required'],
    ['/status/403', 'auth_required'],
    ['/status/404', 'not_found'],
    ['/status/410', 'not_found'],
    ['/status/422', 'http'],
    ['/status/429', 'too_many_requests'],
    ['/status/500', 'server'],
    ['/status/501', 'server'],
  ] as const;
  for (const [path, code] of cases) {
    test(`${path} is ${code}`, async () => {
      const limits = code === 'timeout' ? short : code === 'stalled' ? { idle: 150 } : {};
      assert.equal(await codeOf(load(server.url(path), { transport: transportOf({}, limits) })), code);
    });
  }

  test('a closed port is network, with the name the system gives it', async () => {
    const gone = await startFaultServer();
    await gone.stop();
    const failure = await failureOf(load(gone.url('/ok')));
    assert.equal(failure.code, 'network');
    assert.equal(failure.details['reason'], 'ECONNREFUSED');
  });

  test('without a network it is offline, tried once', async () => {
    const transport = transportOf({ online: () => false });
    assert.equal(await codeOf(load(server.url('/reset?offline'), { transport })), 'offline');
    assert.equal(server.count('/reset?offline'), 1);
  });

  test('from another origin than the page it is cross_origin, tried once', async () => {
    const transport = transportOf({ origin: () => 'http://portal.example' });
    const failure = await failureOf(load(server.url('/reset?cross'), { transport }));
    assert.equal(failure.code, 'cross_origin');
    assert.equal(failure.details['origin'], server.origin);
    assert.equal(failure.details['page'], 'http://portal.example');
    assert.equal(server.count('/reset?cross'), 1);
  });

  test('stopped by the policy of the page it is policy with the directive, tried once', async () => {
    let watching = 0;
    const watchRefusals = () => {
      watching += 1;
      return { refused: () => ({ directive: 'connect-src' }), stop: () => void (watching -= 1) };
    };
    const failure = await failureOf(load(server.url('/reset?policy'), { transport: transportOf({ watchRefusals }) }));
    assert.deepEqual([failure.code, failure.details], ['policy', { directive: 'connect-src', origin: server.origin }]);
    assert.equal(server.count('/reset?policy'), 1);
    assert.equal(watching, 0);
  });

  test('what a fetcher throws by mistake is network, and never unhandled', async () => {
    const fetcher = () => {
      throw new RangeError('a mistake of the host');
    };
    assert.equal(await codeOf(load(server.url('/ok'), { fetcher })), 'network');
  });
});

describe('a request is tried', () => {
  // 421 is left out: `fetch` itself repeats it once on a connection of its own (Fetch standard, HTTP-network-or-cache fetch).
  const once = [400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417]
    .concat([422, 423, 424, 425, 426, 428, 431, 451])
    .concat([501, 505, 511]);
  for (const status of once) {
    test(`once for status ${status}`, async () => {
      await failureOf(load(server.url(`/status/${status}?once`)));
      assert.equal(server.count(`/status/${status}?once`), 1);
    });
  }

  for (const path of ['/status/500', '/status/502', '/status/503', '/status/504', '/status/429', '/reset', '/short']) {
    test(`four times for ${path}`, async () => {
      const waits: number[] = [];
      await failureOf(load(server.url(`${path}?four`), { onProgress: (progress) => waits.push(...waitOf(progress)) }));
      assert.equal(server.count(`${path}?four`), 4);
      assert.deepEqual(waits, [0, 0, 0]);
    });
  }

  for (const path of ['/hang', '/silent', '/html', '/empty']) {
    test(`once for ${path}`, async () => {
      await failureOf(load(server.url(`${path}?once`), { transport: transportOf({}, short) }));
      assert.equal(server.count(`${path}?once`), 1);
    });
  }

  test('until it succeeds', async () => {
    let left = 2;
    server.route('/recovers', (_, response) => {
      left -= 1;
      response.writeHead(left < 0 ? 200 : 503).end(left < 0 ? '[]' : '');
    });
    assert.equal(textOf(await load(server.url('/recovers'))), '[]');
    assert.equal(server.count('/recovers'), 3);
  });
});

describe('limits', () => {
  test('a body that only trickles ends at the limit of the whole request, and the server sees the close', async () => {
    const closed = server.closed('/trickle');
    assert.equal(await codeOf(load(server.url('/trickle'), { transport: transportOf({}, { total: 300 }) })), 'timeout');
    await closed;
  });

  test('a body without end is left at the limit of bytes, and the server sees the close', async () => {
    const closed = server.closed('/blanks');
    const transport = transportOf({}, { bytes: 1_000_000 });
    const failure = await failureOf(load(server.url('/blanks'), { transport }));
    assert.deepEqual([failure.code, failure.details['limit']], ['too_large', 1_000_000]);
    await closed;
  });

  for (const [how, headers] of [
    ['travels packed', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
    ['is a packed file', { 'content-type': 'application/gzip' }],
  ] as const) {
    test(`two gigabytes of blanks in two megabytes are left at the limit where the feed ${how}`, async () => {
      const member = gzipSync(Buffer.alloc(64 * 2 ** 20, ' '));
      const body = Buffer.concat(Array.from({ length: 32 }, () => member));
      assert.ok(body.length < 2.1 * 2 ** 20);
      server.route('/bomb', (_, response) => response.writeHead(200, headers).end(body));
      const transport = transportOf({}, { bytes: 16 * 2 ** 20 });
      const arrivals = new Arrivals();
      const request = { url: transport.address(server.url('/bomb')), credentials: 'same-origin', timeout: 0 } as const;
      const work = transport.follow({ ...request, fetcher: null }, arrivals, new AbortController().signal);
      assert.equal(await codeOf(work), 'too_large');
      assert.ok(arrivals.size <= 16 * 2 ** 20, `${arrivals.size} bytes were kept`);
    });
  }

  test('a packed feed is counted unpacked', async () => {
    assert.equal(
      await codeOf(load(server.url('/packed'), { transport: transportOf({}, { bytes: 2_799 }) })),
      'too_large',
    );
    assert.equal(
      textOf(await load(server.url('/packed'), { transport: transportOf({}, { bytes: 2_800 }) })).length,
      2_800,
    );
  });

  test('at most six requests to one origin are under way at once, and all come through', async (t) => {
    const mine = await startFaultServer();
    t.after(() => mine.stop());
    const transport = transportOf();
    mine.route('/slow', (_, response) => void setTimeout(() => response.end('[]'), 30));
    const feeds = await Promise.all(Array.from({ length: 20 }, (_, i) => load(mine.url(`/slow?${i}`), { transport })));
    assert.equal(feeds.length, 20);
    assert.equal(mine.most, 6);
  });

  test('each origin has its own six', async (t) => {
    const origins = await Promise.all([startFaultServer(), startFaultServer()]);
    t.after(() => Promise.all(origins.map((each) => each.stop())));
    const transport = transportOf();
    const waiting: (() => void)[] = [];
    for (const each of origins) {
      each.route('/held', (_, response) => {
        waiting.push(() => response.end('[]'));
        if (waiting.length >= 12) for (const answer of waiting.splice(0)) answer();
      });
    }
    const addresses = origins.flatMap((each) => Array.from({ length: 12 }, (_, i) => each.url(`/held?${i}`)));
    const feeds = await Promise.all(addresses.map((address) => load(address, { transport })));
    assert.equal(feeds.length, 24);
    assert.deepEqual(
      origins.map(({ most }) => most),
      [6, 6],
    );
  });

  test('a request that waited for its turn is not late because of that', async (t) => {
    const mine = await startFaultServer();
    t.after(() => mine.stop());
    const transport = transportOf({}, { perOrigin: 1, headers: 2_000 });
    mine.route('/slow', (_, response) => void setTimeout(() => response.end('[]'), 600));
    const feeds = await Promise.all(Array.from({ length: 5 }, (_, i) => load(mine.url(`/slow?${i}`), { transport })));
    assert.equal(feeds.length, 5);
  });
});

describe('a redirect to another origin', () => {
  test('is refused with both origins, its body unread', async () => {
    other.route('/big', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('[');
    });
    server.route('/elsewhere', (_, response) => response.writeHead(302, { location: other.url('/big') }).end());
    const closed = other.closed('/big');
    const failure = await failureOf(load(server.url('/elsewhere')));
    assert.deepEqual([failure.code, failure.details], ['redirected', { from: server.origin, origin: other.origin }]);
    await closed;
  });
});

describe('a problem body', () => {
  function problem(path: string, type: string, body: string): void {
    server.route(path, (_, response) => response.writeHead(422, { 'content-type': type }).end(body));
  }

  test('gives its title and detail as text, and nothing else', async () => {
    const text = JSON.stringify({
      type: `${other.origin}/type`,
      title: '<b>No</b>',
      detail: 'Ask Ann',
      instance: '/x',
    });
    problem('/problem', 'application/problem+json', text);
    const { details } = await failureOf(load(server.url('/problem')));
    assert.deepEqual(details, { status: 422, origin: server.origin, title: '<b>No</b>', detail: 'Ask Ann' });
    assert.equal(other.count('/type'), 0);
  });

  test('is cut after 300 characters as a reader counts them', async () => {
    problem('/long', 'application/json', JSON.stringify({ title: '👩‍👩‍👧'.repeat(301), detail: 7 }));
    const { details } = await failureOf(load(server.url('/long')));
    assert.equal(details['title'], '👩‍👩‍👧'.repeat(300));
    assert.equal('detail' in details, false);
  });

  const unusable = [
    ['not JSON by its type', 'text/html', '{"title":"x"}'],
    ['no JSON in fact', 'application/json', '<html>'],
    ['longer than 64 kB', 'application/json', JSON.stringify({ title: 'x', rest: ' '.repeat(70_000) })],
    ['not an object', 'application/json', 'null'],
  ] as const;
  for (const [name, type, body] of unusable) {
    test(`is passed over when it is ${name}`, async () => {
      problem(`/unusable/${name.length}`, type, body);
      const { code, details } = await failureOf(load(server.url(`/unusable/${name.length}`)));
      assert.deepEqual([code, details], ['http', { status: 422, origin: server.origin }]);
    });
  }
});

describe('abort', () => {
  for (const path of ['/hang', '/trickle', '/silent']) {
    test(`of ${path} closes the connection and is cancelled`, async () => {
      const controller = new AbortController();
      const closed = server.closed(path);
      const work = codeOf(
        load(server.url(path), {
          signal: controller.signal,
          transport: transportOf(),
        }),
      );
      setTimeout(() => controller.abort(), 50);
      assert.equal(await work, 'cancelled');
      await closed;
    });
  }

  test('before the start makes no request', async () => {
    assert.equal(await codeOf(load(server.url('/ok?never'), { signal: AbortSignal.abort() })), 'cancelled');
    assert.equal(server.count('/ok?never'), 0);
  });

  test('is cancelled at once even when the fetcher does not heed it, and the late body is dropped', async () => {
    const controller = new AbortController();
    let answer: (response: Response) => void = () => undefined;
    const fetcher = () => new Promise<Response>((resolve) => (answer = resolve));
    const work = codeOf(load(server.url('/ok'), { signal: controller.signal, fetcher }));
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    assert.equal(await work, 'cancelled');
    const dropped = new Promise<void>((resolve) => {
      answer(new Response(new ReadableStream({ cancel: () => resolve() })));
    });
    await dropped;
  });
});

describe('the fetcher of the host', () => {
  const refused: readonly (readonly [string, ResponseInit])[] = [
    ['web_page', { headers: { 'content-type': 'text/html' } }],
    ['not_found', { status: 404 }],
  ];
  for (const [code, init] of refused) {
    test(`gets the body of an answer cancelled unread that is ${code}`, async () => {
      let reads = 0;
      let cancels = 0;
      const source = { pull: () => void (reads += 1), cancel: () => void (cancels += 1) };
      const fetcher = async () => new Response(new ReadableStream(source, { highWaterMark: 0 }), init);
      assert.equal(await codeOf(load(server.url('/ok'), { fetcher })), code);
      assert.deepEqual([reads, cancels], [0, 1]);
    });
  }

  test('is called with address, credentials and signal, and its answer is used', async () => {
    const seen: unknown[] = [];
    const fetcher: typeof fetch = async (input, init) => {
      seen.push(input, init?.credentials, init?.signal instanceof AbortSignal, Object.keys(init ?? {}));
      return new Response('[1]', { headers: { 'content-type': 'application/json' } });
    };
    assert.equal(textOf(await load('http://feeds.example/a?b=1#c', { fetcher })), '[1]');
    assert.deepEqual(seen, ['http://feeds.example/a?b=1', 'same-origin', true, ['credentials', 'signal']]);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultQuestion, FeedError } from '../../src/metric.js';
import type { ConnectOptions, FeedConnection, FeedSource } from '../../src/engine/client.js';
import { Client } from '../../src/engine/connections.js';
import { defaultDecode, defaultRows, type DecodeOptions } from '../../src/engine/contract.js';
import { Shared } from '../../src/engine/shared.js';
import { abortable } from '../../src/engine/transport/abort.js';
import { createTransport, type ProgressListener } from '../../src/engine/transport/transport.js';
import { codeOf, failureOf, impatientHost, settle } from './fake-host.js';
import { createFakeEngine, type FakeEngine } from './fake-engine.js';
import { startFaultServer, type FaultServer } from './fault-server.js';

interface Rig {
  readonly server: FaultServer;
  readonly client: Client;
  readonly engine: FakeEngine;
  /** The kinds of engine that were asked for. */
  readonly kinds: string[];
  connect(source?: Partial<FeedSource>, options?: Partial<Asking>): Promise<FeedConnection>;
}

interface Asking extends ConnectOptions {
  readonly signal: AbortSignal;
  readonly metric: string;
}

async function rig(run: (rig: Rig) => Promise<void>, engine = createFakeEngine()): Promise<void> {
  const server = await startFaultServer();
  const kinds: string[] = [];
  const client = new Client(createTransport(impatientHost()), async (kind) => {
    kinds.push(kind);
    return engine;
  });
  const plain = { src: server.url('/ok'), data: null, decode: defaultDecode, timeout: 0, fetcher: null };
  const connect: Rig['connect'] = (
    source = {},
    { signal = new AbortController().signal, metric = 'nps', ...options } = {},
  ) => client.connect(metric, { main: { ...plain, credentials: 'same-origin', ...source } }, signal, options);
  try {
    await run({ server, client, engine, kinds, connect });
    assert.deepEqual(client.held, { feeds: 0, requests: 0 }, 'everything is let go of at the end');
  } finally {
    await server.stop();
  }
}

function decode(changes: Partial<DecodeOptions>): { readonly decode: DecodeOptions } {
  return { decode: { ...defaultDecode, ...changes } };
}

function close(connections: readonly FeedConnection[]): void {
  for (const connection of connections) connection.close();
}

/** A later task, in which nothing counts as asked at the same time any more. */
function laterTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

describe('elements that ask for the same feed', () => {
  test('make one request and one parse together, two hundred of them', () =>
    rig(async ({ server, engine, connect }) => {
      const connections = await Promise.all(Array.from({ length: 200 }, () => connect()));
      assert.equal(server.count('/ok'), 1);
      assert.equal(engine.opens.length, 1);
      assert.equal(new Set(connections.map(({ handle }) => handle)).size, 1);
      close(connections);
    }));

  test('make none when they come later, as long as one of them still holds it', () =>
    rig(async ({ server, engine, connect }) => {
      const first = await connect();
      await laterTask();
      const second = await connect();
      first.close();
      const third = await connect();
      assert.deepEqual([server.count('/ok'), engine.opens.length, engine.closes.length], [1, 1, 0]);
      close([second, third]);
      assert.deepEqual(engine.closes, [first.handle]);
      (await connect()).close();
      assert.equal(server.count('/ok'), 2);
    }));

  test('free it once, however often one of them closes', () =>
    rig(async ({ engine, connect }) => {
      const [first, second] = await Promise.all([connect(), connect()]);
      close([first, first, first]);
      assert.equal(engine.closes.length, 0);
      close([second, second]);
      assert.equal(engine.closes.length, 1);
    }));

  test('share it whatever fragment stands in the address', () =>
    rig(async ({ server, connect }) => {
      const connections = await Promise.all(
        ['/ok', '/ok#a', '/ok#b'].map((path) => connect({ src: server.url(path) })),
      );
      assert.equal(server.count('/ok'), 1);
      close(connections);
    }));

  test('fail together, and the next one tries anew', () =>
    rig(async ({ server, connect }) => {
      const src = server.url('/status/404');
      const failures = await Promise.all([failureOf(connect({ src })), failureOf(connect({ src }))]);
      assert.deepEqual(
        failures.map(({ code }) => code),
        ['not_found', 'not_found'],
      );
      assert.equal(server.count('/status/404'), 1);
      await failureOf(connect({ src }));
      assert.equal(server.count('/status/404'), 2);
    }));

  test('all hear how it is going, and nobody after leaving', () =>
    rig(async ({ server, connect }) => {
      const heard: string[] = [];
      const src = server.url('/status/500');
      const controller = new AbortController();
      const hear = (name: string) => ({ onProgress: ({ state }: { state: string }) => heard.push(`${name} ${state}`) });
      const works = [connect({ src }, hear('a')), connect({ src }, { ...hear('b'), signal: controller.signal })];
      controller.abort();
      const codes = await Promise.all(works.map(codeOf));
      assert.deepEqual(codes, ['server', 'cancelled']);
      assert.deepEqual(heard, ['a retrying', 'a retrying', 'a retrying']);
    }));
});

describe('what is shared', () => {
  test('tells those who join later how it is going, and nobody after leaving', async () => {
    const heard: string[] = [];
    const make = (signal: AbortSignal, onProgress: ProgressListener) => {
      setTimeout(() => onProgress({ state: 'slow', wait: 0 }), 1);
      return abortable(new Promise<never>(() => undefined), signal);
    };
    const shared = new Shared({ make, free: () => undefined, gone: () => void heard.push('gone') });
    const controllers = [new AbortController(), new AbortController()] as const;
    const early = codeOf(shared.join(controllers[0].signal, ({ state }) => heard.push(`early ${state}`)));
    await laterTask();
    const late = codeOf(shared.join(controllers[1].signal, ({ state }) => heard.push(`late ${state}`)));
    controllers[0].abort();
    assert.equal(await early, 'cancelled');
    assert.deepEqual(heard, ['early slow', 'late slow']);
    controllers[1].abort();
    assert.equal(await late, 'cancelled');
    assert.equal(heard.at(-1), 'gone');
  });
});

describe('elements that must not share', () => {
  const own: typeof fetch = (input, init) => fetch(input, init);
  const different: readonly (readonly [string, Partial<FeedSource>])[] = [
    ['credentials', { credentials: 'include' }],
    ['fetcher', { fetcher: own }],
  ];
  for (const [name, source] of different) {
    test(`make one request each for a different ${name}`, () =>
      rig(async ({ server, engine, connect }) => {
        const connections = await Promise.all([connect(), connect(source), connect(source)]);
        assert.deepEqual([server.count('/ok'), engine.opens.length], [2, 2]);
        close(connections);
      }));
  }

  const decodings: readonly Partial<DecodeOptions>[] = [
    { type: 'csv' },
    { from: 'zendesk' },
    { fields: { score: 'NPS' } },
    { rowsAt: 'rows' },
    { dates: '%d/%m/%Y' },
    { missing: ['?'] },
    { timeZone: 'Asia/Tokyo' },
  ];
  for (const changes of decodings) {
    test(`share the request but not the parse for a different ${Object.keys(changes).join()}`, () =>
      rig(async ({ server, engine, connect }) => {
        const connections = await Promise.all([connect(), connect(decode(changes))]);
        assert.deepEqual([server.count('/ok'), engine.opens.length], [1, 2]);
        close(connections);
      }));
  }

  test('share the parse when options are the same in another order', () =>
    rig(async ({ engine, connect }) => {
      const connections = await Promise.all([
        connect(decode({ fields: { score: 'a', weight: 'b' }, missing: ['?', '-'] })),
        connect(decode({ fields: { weight: 'b', score: 'a' }, missing: ['-', '?'] })),
      ]);
      assert.equal(engine.opens.length, 1);
      close(connections);
    }));

  test('share the request but not the parse for different metrics', () =>
    rig(async ({ server, engine, connect }) => {
      const connections = await Promise.all([connect(), connect({}, { metric: 'csat' })]);
      assert.deepEqual([server.count('/ok'), engine.opens.map(({ metric }) => metric)], [1, ['nps', 'csat']]);
      close(connections);
    }));
});

describe('extra columns', () => {
  test('of all who ask before decoding begins are decoded together', () =>
    rig(async ({ server, engine, connect }) => {
      const early = [connect(decode({ columns: ['region'] })), connect(decode({ columns: ['tier', 'region'] }))];
      await laterTask();
      const connections = await Promise.all([...early, connect(), connect(decode({ columns: ['tier'] }))]);
      assert.deepEqual([server.count('/ok'), engine.opens.length], [1, 1]);
      assert.deepEqual(engine.opens[0]?.contents.main.decode.columns, ['region', 'tier']);
      close(connections);
    }));

  test('that come too late are fetched once more, for all who come after', () =>
    rig(async ({ server, engine, connect }) => {
      const first = await connect(decode({ columns: ['region'] }));
      const late = await Promise.all([connect(decode({ columns: ['tier'] })), connect(decode({ columns: ['tier'] }))]);
      const after = await connect(decode({ columns: ['region', 'tier'] }));
      assert.deepEqual([server.count('/ok'), engine.opens.length], [2, 2]);
      assert.deepEqual(engine.opens[1]?.contents.main.decode.columns, ['region', 'tier']);
      assert.equal(after.handle, late[0]?.handle);
      close([first, ...late, after]);
      assert.equal(engine.closes.length, 2);
    }));

  test('that the feed itself names as dimensions never come too late', () =>
    rig(
      async ({ engine, connect }) => {
        const first = await connect();
        const second = await connect(decode({ columns: ['region'] }));
        assert.equal(engine.opens.length, 1);
        close([first, second]);
      },
      createFakeEngine({ dims: ['region'] }),
    ));
});

describe('abort', () => {
  test('of one leaves the others their feed', async () => {
    const engine = createFakeEngine({ gated: true });
    await rig(async ({ server, connect }) => {
      const controller = new AbortController();
      const left = codeOf(connect({}, { signal: controller.signal }));
      const stayed = connect();
      while (engine.opens.length === 0) await settle();
      controller.abort();
      assert.equal(await left, 'cancelled');
      engine.release();
      (await stayed).close();
      assert.deepEqual([server.count('/ok'), engine.opens.length, engine.closes.length], [1, 1, 1]);
    }, engine);
  });

  test('of the last closes the connection, and the server sees it', () =>
    rig(async ({ server, engine, client, connect }) => {
      const src = server.url('/hang');
      const closed = server.closed('/hang');
      const controllers = [new AbortController(), new AbortController()];
      const works = controllers.map(({ signal }) => codeOf(connect({ src }, { signal })));
      while (server.open === 0) await settle();
      controllers[0]?.abort();
      await settle();
      assert.equal(server.open, 1);
      controllers[1]?.abort();
      assert.deepEqual(await Promise.all(works), ['cancelled', 'cancelled']);
      await closed;
      assert.deepEqual(client.held, { feeds: 0, requests: 0 });
      assert.equal(engine.opens.length, 0);
    }));

  test('while the engine decodes frees what it decodes in vain', async () => {
    const engine = createFakeEngine({ gated: true });
    await rig(async ({ connect }) => {
      const controller = new AbortController();
      const work = codeOf(connect({}, { signal: controller.signal }));
      while (engine.opens.length === 0) await settle();
      controller.abort();
      assert.equal(await work, 'cancelled');
      engine.release();
      await settle();
      assert.equal(engine.closes.length, 1);
    }, engine);
  });

  test('in any turn of the queue around the moment of delivery keeps nothing open', async () => {
    for (let turn = 0; turn < 30; turn += 1) {
      const engine = createFakeEngine({ gated: true });
      await rig(async ({ connect }) => {
        const controller = new AbortController();
        const work = connect({}, { signal: controller.signal });
        const late = work.then(
          (connection) => {
            connection.close();
            return controller.signal.aborted;
          },
          () => false,
        );
        while (engine.opens.length === 0) await settle();
        engine.release();
        for (let wait = 0; wait < turn; wait += 1) await Promise.resolve();
        controller.abort();
        await late;
        await settle();
        assert.deepEqual(engine.closes.length, 1, `turn ${turn}`);
      }, engine);
    }
  });

  test('before the start asks nobody', () =>
    rig(async ({ server, connect }) => {
      assert.equal(await codeOf(connect({}, { signal: AbortSignal.abort() })), 'cancelled');
      assert.equal(server.count('/ok'), 0);
    }));

  test('at any moment delivers nothing and keeps nothing, in all 120 orders of five answers', () =>
    rig(async ({ server, engine, connect }) => {
      const held = new Map<string, () => void>();
      server.route('/held', (request, response) => void held.set(request.url ?? '', () => response.end('[]')));
      for (const order of permutations([0, 1, 2, 3, 4])) {
        held.clear();
        const delivered: number[] = [];
        const works: Promise<unknown>[] = [];
        let previous: AbortController | null = null;
        for (let number = 0; number < 5; number += 1) {
          previous?.abort();
          previous = new AbortController();
          const src = server.url(`/held?${order.join('')}${number}`);
          const deliver = (connection: FeedConnection) => {
            delivered.push(number);
            connection.close();
          };
          works.push(connect({ src }, { signal: previous.signal }).then(deliver, () => undefined));
        }
        while (held.size === 0) await settle();
        for (const number of order) held.get(`/held?${order.join('')}${number}`)?.();
        await Promise.all(works);
        assert.deepEqual(delivered, [4]);
      }
      assert.equal(engine.closes.length, engine.opens.length);
    }));
});

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item) => permutations(items.filter((each) => each !== item)).map((rest) => [item, ...rest]));
}

describe('a refresh', () => {
  test('fetches again, once for all who refresh in the same task', () =>
    rig(async ({ server, engine, connect }) => {
      const before = await Promise.all([connect(), connect(), connect()]);
      await laterTask();
      const after = await Promise.all(before.map(() => connect({}, { fresh: true })));
      assert.deepEqual([server.count('/ok'), engine.opens.length], [2, 2]);
      close(before);
      assert.equal(engine.closes.length, 1);
      const joined = await connect();
      assert.equal(joined.handle, after[0]?.handle);
      close([...after, joined]);
    }));

  test('in the next task fetches once more', () =>
    rig(async ({ server, connect }) => {
      const first = await connect({}, { fresh: true });
      await laterTask();
      const second = await connect({}, { fresh: true });
      assert.equal(server.count('/ok'), 2);
      close([first, second]);
    }));

  test('is content with what is younger than its maxAge', () =>
    rig(async ({ server, connect }) => {
      const first = await connect();
      await laterTask();
      const second = await connect({}, { fresh: true, maxAge: 60_000 });
      assert.equal(server.count('/ok'), 1);
      close([first, second]);
    }));

  test('that fails leaves those who hold the old feed undisturbed', () =>
    rig(async ({ server, engine, connect }) => {
      const old = await connect();
      server.route('/ok', (_, response) => response.writeHead(404).end());
      await laterTask();
      assert.equal(await codeOf(connect({}, { fresh: true })), 'not_found');
      const { total } = await old.rows(defaultRows, new AbortController().signal);
      assert.deepEqual([total, engine.closes.length], [1, 0]);
      old.close();
    }));

  test('keeps the columns that others asked for', () =>
    rig(async ({ engine, connect }) => {
      const first = await connect(decode({ columns: ['region'] }));
      await laterTask();
      const second = await connect({}, { fresh: true });
      assert.deepEqual(engine.opens[1]?.contents.main.decode.columns, ['region']);
      close([first, second]);
    }));
});

describe('values from a script', () => {
  test('are shared when they are the same object, and only then', () =>
    rig(async ({ server, engine, connect }) => {
      const data = [{ score: 10 }];
      const sources = [data, data, [{ score: 10 }]].map((each) => ({ src: null, data: each }));
      const connections = await Promise.all(sources.map((source) => connect(source)));
      assert.deepEqual([server.count('/ok'), engine.opens.length], [0, 2]);
      assert.equal(engine.opens[0]?.contents.main.data, data);
      assert.equal(engine.opens[0]?.contents.main.bytes, null);
      close(connections);
    }));

  test('are decoded once with the columns of everyone in the task', () =>
    rig(async ({ engine, connect }) => {
      const data = [{ score: 10 }];
      const works = ['region', 'tier'].map((name) => connect({ src: null, data, ...decode({ columns: [name] }) }));
      close(await Promise.all(works));
      assert.deepEqual(
        engine.opens.map(({ contents }) => contents.main.decode.columns),
        [['region', 'tier']],
      );
    }));
});

describe('the engine', () => {
  const feeds = [
    ['rows', '[{"score":10}]'],
    ['rows', '{"meta":{"kind":"records"},"rows":[]}'],
    ['rollups', '{"meta":{"kind":"rollup"},"rows":[]}'],
    ['rows', 'score\n10\n'],
  ] as const;
  for (const [kind, body] of feeds) {
    test(`is the one for ${kind} where the feed is ${body.trim()}`, () =>
      rig(async ({ server, kinds, connect }) => {
        server.route('/kind', (_, response) => response.end(body));
        (await connect({ src: server.url('/kind') })).close();
        assert.deepEqual(kinds, [kind]);
      }));
  }

  test('is chosen for values from a script by their meta too', () =>
    rig(async ({ kinds, connect }) => {
      (await connect({ src: null, data: { meta: { kind: 'rollup' }, rows: [] } })).close();
      assert.deepEqual(kinds, ['rollups']);
    }));

  test('that fails by mistake ends in code engine with the cause', () =>
    rig(
      async ({ connect }) => {
        const failure = await failureOf(connect());
        assert.deepEqual([failure.code, failure.details], ['engine', { reason: 'RangeError' }]);
        assert.ok(failure.cause instanceof RangeError);
      },
      createFakeEngine({ fails: true }),
    ));

  test('that brings its own copy of FeedError is understood', () =>
    rig(async ({ connect }) => {
      class FeedErrorCopy extends Error {
        override readonly name = 'FeedError';
        readonly code = 'all_rows_bad';
        readonly details = { count: 7 };
        readonly issues = [];
      }
      const connection = await connect({ fetcher: fetch });
      connection.close();
      const engine = createFakeEngine();
      engine.open = () => Promise.reject(new FeedErrorCopy());
      const client = new Client(createTransport(impatientHost()), async () => engine);
      const source = { src: null, data: [], decode: defaultDecode, timeout: 0, fetcher: null } as const;
      const sources = { main: { ...source, credentials: 'same-origin' } } as const;
      const failure = await failureOf(client.connect('nps', sources, new AbortController().signal));
      assert.ok(failure instanceof FeedError);
      assert.deepEqual([failure.code, failure.details], ['all_rows_bad', { count: 7 }]);
    }));

  test('gives each answer to one connection, which its signal and its close can end', () =>
    rig(async ({ connect }) => {
      const connection = await connect();
      const controller = new AbortController();
      const never = new AbortController().signal;
      const aborted = codeOf(connection.facets('region', defaultQuestion, controller.signal));
      const closed = codeOf(connection.facets('region', defaultQuestion, never));
      controller.abort();
      assert.equal(await aborted, 'cancelled');
      assert.equal(await codeOf(connection.measure(defaultQuestion, never)), 'no_rows_found');
      connection.close();
      assert.equal(await closed, 'cancelled');
      assert.equal(await codeOf(connection.measure(defaultQuestion, never)), 'cancelled');
    }));
});

describe('several records', () => {
  test('are fetched together and opened as one, each with its own columns', () =>
    rig(async ({ server, engine, client }) => {
      const source = { data: null, timeout: 0, fetcher: null, credentials: 'same-origin' } as const;
      const main = { ...source, src: server.url('/ok'), ...decode({ columns: ['region'] }) };
      const cases = { ...source, src: server.url('/ok?cases'), ...decode({ columns: ['tier'] }) };
      const connection = await client.connect('nps', { main, cases }, new AbortController().signal);
      const contents = engine.opens[0]?.contents;
      assert.deepEqual(contents?.main.decode.columns, ['region']);
      assert.deepEqual(contents?.['cases']?.decode.columns, ['tier']);
      assert.equal(new TextDecoder().decode(contents?.['cases']?.bytes?.[0]), '[{"score":10}]');
      connection.close();
    }));

  test('fail as soon as one of them fails, and the others are aborted', () =>
    rig(async ({ server, engine, client }) => {
      const source = {
        data: null,
        timeout: 0,
        fetcher: null,
        credentials: 'same-origin',
        decode: defaultDecode,
      } as const;
      const closed = server.closed('/hang');
      server.route('/late404', (_, response) => void setTimeout(() => response.writeHead(404).end(), 30));
      const sources = {
        main: { ...source, src: server.url('/hang') },
        cases: { ...source, src: server.url('/late404') },
      };
      assert.equal(await codeOf(client.connect('nps', sources, new AbortController().signal)), 'not_found');
      await closed;
      assert.equal(engine.opens.length, 0);
    }));
});

describe('an address that is refused', () => {
  test('makes no request and says why', () =>
    rig(async ({ engine, connect }) => {
      assert.equal(await codeOf(connect({ src: 'javascript:alert(1)' })), 'bad_url');
      assert.equal(engine.opens.length, 0);
    }));
});

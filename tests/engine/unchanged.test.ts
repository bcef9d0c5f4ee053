import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { ConnectOptions, FeedConnection, FeedSource } from '../../src/engine/client.js';
import { Client } from '../../src/engine/connections.js';
import { defaultDecode, defaultRows, type Engine } from '../../src/engine/contract.js';
import { remoteEngine } from '../../src/engine/remote.js';
import { createEngine } from '../../src/engine/rows.js';
import { serve } from '../../src/engine/serve.js';
import { Digest } from '../../src/engine/transport/digest.js';
import { createTransport } from '../../src/engine/transport/transport.js';
import { impatientHost } from '../faults/fake-host.js';
import { startFaultServer, type FaultServer } from '../faults/fault-server.js';

let server: FaultServer;
before(async () => {
  server = await startFaultServer();
});
after(() => server.stop());

/** An engine that counts what it opens and closes. */
function counted(engine: Engine) {
  const counts = { opened: 0, closed: 0 };
  const watched: Engine = {
    ...engine,
    open: (...given) => ((counts.opened += 1), engine.open(...given)),
    close: (handle) => ((counts.closed += 1), engine.close(handle)),
  };
  return { counts, watched };
}

const small = '[{"score":10,"region":"north"}]';
const large = `[${Array.from({ length: 120_000 }, () => '{"score":10,"seg":{"region":"north"}}').join()}]`;

interface Rig {
  readonly client: Client;
  readonly counts: { readonly opened: number; readonly closed: number };
  connect(columns?: readonly string[], options?: ConnectOptions): Promise<FeedConnection>;
}

/** A client whose feed has the `bodies` in turn, the last for good; read on the page, or in a worker where it is large. */
async function rig(bodies: readonly string[], run: (rig: Rig) => Promise<void>): Promise<void> {
  let next = 0;
  server.route('/feed', (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(bodies[Math.min(next++, bodies.length - 1)]);
  });
  const { port1, port2 } = new MessageChannel();
  serve(port2, createEngine());
  const page = counted(createEngine());
  const worker = counted(remoteEngine(port1));
  const client = new Client(createTransport(impatientHost()), (kind) =>
    Promise.resolve(kind === 'worker' ? worker.watched : page.watched),
  );
  const source = {
    src: server.url('/feed'),
    data: null,
    timeout: 0,
    fetcher: null,
    credentials: 'same-origin',
  } as const;
  const connect: Rig['connect'] = async (columns = [], options = { fresh: true }) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const main: FeedSource = { ...source, decode: { ...defaultDecode, columns } };
    return client.connect('nps', { main }, new AbortController().signal, options);
  };
  const counts = bodies[0] === large ? worker.counts : page.counts;
  await run({ client, counts, connect });
  assert.deepEqual(client.held, { feeds: 0, requests: 0 });
  assert.equal(counts.closed, counts.opened, 'nothing stays open');
  port1.close();
}

describe('a feed that comes again as it was', () => {
  test('stays open as it is, read once', () =>
    rig([small], async ({ counts, connect }) => {
      const first = await connect([], { repeats: true });
      const second = await connect();
      assert.equal(second.handle, first.handle);
      first.close();
      const third = await connect();
      assert.equal(third.handle, first.handle);
      second.close();
      assert.deepEqual(counts, { opened: 1, closed: 0 });
      assert.equal((await third.rows(defaultRows, never())).total, 1);
      third.close();
    }));

  test('is known from the first refresh on where nobody said that it is read again', () =>
    rig([small], async ({ counts, connect }) => {
      const connections = [await connect([], {}), await connect(), await connect()];
      assert.deepEqual(new Set(connections.map(({ handle }) => handle.id)).size, 2);
      assert.equal(counts.opened, 2);
      for (const each of connections) each.close();
    }));

  test('stays open in the worker too', () =>
    rig([large], async ({ counts, connect }) => {
      const first = await connect([], { repeats: true });
      const second = await connect();
      assert.equal(second.handle, first.handle);
      assert.deepEqual(counts, { opened: 2, closed: 1 });
      first.close();
      assert.equal((await second.rows(defaultRows, never())).total, 120_000);
      second.close();
    }));

  test('is read anew where a byte differs, or a column is asked for that was not kept', () =>
    rig([small, small.replace('10', '11'), small], async ({ counts, connect }) => {
      const connections = [
        await connect([], { repeats: true }),
        await connect(),
        await connect(),
        await connect(['region']),
        await connect(['region']),
      ];
      assert.equal(counts.opened, 4);
      assert.equal(connections[4]?.handle, connections[3]?.handle);
      for (const each of connections) each.close();
    }));
});

describe('a digest', () => {
  const digestOf = (...pieces: readonly Uint8Array[]): string => {
    const digest = new Digest();
    for (const piece of pieces) digest.add(piece);
    return digest.value;
  };

  test('is the same however the bytes come in pieces, and another for other bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    fc.assert(
      fc.property(bytes, fc.nat(40), fc.nat(40), (all, one, other) => {
        const [a = 0, b = 0] = [one, other].toSorted((x, y) => x - y);
        assert.equal(digestOf(all.subarray(0, a), all.subarray(a, b), all.subarray(b)), digestOf(all));
      }),
    );
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const isSame = Buffer.compare(one, other) === 0;
        assert.equal(digestOf(one) === digestOf(other), isSame);
      }),
    );
  });

  test('tells a zero at the end, and two highest bits that differ', () => {
    assert.notEqual(digestOf(Uint8Array.of(1)), digestOf(Uint8Array.of(1, 0)));
    const flipped = Uint8Array.of(0, 0, 0, 128, 0, 0, 0, 128, 0, 0, 0, 0);
    assert.notEqual(digestOf(new Uint8Array(12)), digestOf(flipped));
  });
});

function never(): AbortSignal {
  return new AbortController().signal;
}

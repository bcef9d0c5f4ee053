import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from '../../src/engine/connections.js';
import { defaultDecode, type Engine } from '../../src/engine/contract.js';
import type { Port } from '../../src/engine/messages.js';
import { remoteEngine } from '../../src/engine/remote.js';
import { createEngine } from '../../src/engine/rows.js';
import { serve } from '../../src/engine/serve.js';
import { createTransport } from '../../src/engine/transport/transport.js';
import { impatientHost, settle } from '../faults/fake-host.js';
import { startFaultServer, type FaultServer } from '../faults/fault-server.js';

let server: FaultServer;
before(async () => {
  server = await startFaultServer();
});
after(() => server.stop());

const large = `[${Array.from({ length: 120_000 }, () => '{"score":10,"seg":{"region":"north"}}').join()}]`;

/** An engine that knows which of its feeds are open. */
function watched(engine: Engine): { readonly open: ReadonlySet<number>; readonly served: Engine } {
  const open = new Set<number>();
  const served: Engine = {
    ...engine,
    async open(...given) {
      const handle = await engine.open(...given);
      open.add(handle.id);
      return handle;
    },
    close(handle) {
      open.delete(handle.id);
      engine.close(handle);
    },
  };
  return { open, served };
}

/** A port that notes the feeds that were sent over it and not dropped. */
function noting(port: Port, sent: Set<number>): Port {
  return {
    postMessage(message, transfer) {
      if (message.kind === 'feed') sent.add(message.feed);
      if (message.kind === 'drop') sent.delete(message.feed);
      port.postMessage(message, transfer);
    },
    get onmessage() {
      return port.onmessage;
    },
    set onmessage(listener) {
      port.onmessage = listener;
    },
  };
}

describe('a large feed that comes and goes a hundred times', () => {
  test('leaves nothing open, on the page or in the worker, wherever it was let go of', async () => {
    server.route('/large', (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(large));
    const { port1, port2 } = new MessageChannel();
    const { open, served } = watched(createEngine());
    serve(port2, served);
    const sent = new Set<number>();
    const worker = remoteEngine(noting(port1, sent));
    const client = new Client(createTransport(impatientHost()), () => Promise.resolve(worker));
    const source = { src: server.url('/large'), data: null, decode: defaultDecode, timeout: 0, fetcher: null };
    const sources = { main: { ...source, credentials: 'same-origin' } } as const;
    let reached = 0;
    for (let round = 0; round < 100; round += 1) {
      const stop = new AbortController();
      const words = (round * 7) % 12;
      let heard = 0;
      // Let go of after so many words about its progress, if it is not open by then.
      const onProgress = () => void ((heard += 1) > words && stop.abort());
      const connecting = client.connect('nps', sources, stop.signal, { onProgress });
      if (round % 10 > 0) setTimeout(() => stop.abort(), round % 10);
      const connection = await connecting.catch(() => null);
      reached += connection ? 1 : 0;
      connection?.close();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    await settle();
    assert.ok(reached >= 5, `${reached} were open for a moment`);
    assert.deepEqual([client.held, [...open], [...sent]], [{ feeds: 0, requests: 0 }, [], []]);
    port1.close();
  });
});

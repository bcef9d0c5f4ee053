import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from '../../src/engine/connections.js';
import type { EngineKind, Use } from '../../src/engine/load.js';
import { createEngine as createRollupEngine } from '../../src/engine/rollups.js';
import { createEngine } from '../../src/engine/rows.js';
import type { Host } from '../../src/engine/transport/host.js';
import { createTransport } from '../../src/engine/transport/transport.js';
import { impatientHost } from '../faults/fake-host.js';
import { startFaultServer, type FaultServer } from '../faults/fault-server.js';
import { sourceAt } from './source-at.js';

let server: FaultServer;
before(async () => {
  server = await startFaultServer();
});
after(() => server.stop());

const small = '{"meta":{"dims":["region"]},"rows":[{"score":10,"region":"north"}]}';
const large = 4_194_304;

/** Time that does not pass. */
const never: Host['after'] = () => () => undefined;
/** Time of which a moment is over at once, and more does not pass. */
const moments: Host['after'] = (wait, callback) => {
  if (wait <= 50) setImmediate(callback);
  return () => undefined;
};

/** The kinds of engine that were made ready, and when the feed was said to have begun, in order. */
async function preparedFor(path: string, after: Host['after']): Promise<readonly string[]> {
  const told: string[] = [];
  const prepare = (kind: EngineKind, { metric }: Use) => void told.push(`${kind} for ${metric}`);
  const load = async (kind: EngineKind) => (kind === 'rollups' ? createRollupEngine() : createEngine());
  const client = new Client(createTransport(impatientHost({ after })), load, prepare);
  const main = sourceAt(server.url(path));
  const onBegun = () => void told.push('begun');
  const connection = await client.connect('nps', { main }, new AbortController().signal, { onBegun });
  connection.close();
  return [...new Set(told)];
}

describe('what a feed needs is asked for as soon as its beginning says what that is', () => {
  test('rows: both engines of the page, and then the element hears of it', async () => {
    server.route('/rows', (_, response) => response.writeHead(200).end(small));
    assert.deepEqual(await preparedFor('/rows', never), ['rollups for nps', 'rows for nps', 'begun']);
  });

  test('more than a page reads by itself: the worker, and nothing for the page', async () => {
    const text = small.padEnd(large);
    server.route('/large', (_, response) => response.writeHead(200, { 'content-length': text.length }).end(text));
    assert.deepEqual(await preparedFor('/large', never), ['worker for nps', 'begun']);
  });

  test('a feed whose beginning lets itself be waited for: what nearly all feeds need, meanwhile', async () => {
    server.route('/late', (_, response) => {
      const text = small.padEnd(large);
      setTimeout(() => response.writeHead(200, { 'content-length': text.length }).end(text), 300);
    });
    assert.deepEqual(await preparedFor('/late', moments), ['rollups for nps', 'worker for nps', 'begun']);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Client } from '../../src/engine/connections.js';
import { defaultDecode, type DecodeOptions, type SourceContent } from '../../src/engine/contract.js';
import { createEngine } from '../../src/engine/rows.js';
import type { FeedSource } from '../../src/engine/sources.js';
import { createTransport } from '../../src/engine/transport/transport.js';
import { defaultQuestion, FeedError, type Question } from '../../src/metric.js';
import { impatientHost } from '../faults/fake-host.js';
import { startFaultServer } from '../faults/fault-server.js';
import { registerToy } from '../laws/toy.js';

registerToy();

const bills = [
  { house: 'a', amount: 10, region: 'north' },
  { house: 'a', amount: 20, region: 'north' },
  { house: 'b', amount: 5, region: 'south' },
];
const houses = [
  { house: 'a', people: 1 },
  { house: 'b', people: 3 },
];

function content(data: unknown, decode: Partial<DecodeOptions> = {}): SourceContent {
  return { bytes: null, data, contentType: null, decode: { ...defaultDecode, columns: ['region'], ...decode } };
}

async function measured(data: { main: SourceContent; houses?: SourceContent }, question: Partial<Question> = {}) {
  const engine = createEngine();
  const handle = await engine.open('toy', data);
  return { handle, measure: await engine.measure(handle, 'toy', { ...defaultQuestion, minGroup: 1, ...question }) };
}

async function failure(work: Promise<unknown>): Promise<FeedError> {
  const error: unknown = await work.then(() => null).catch((thrown: unknown) => thrown);
  assert.ok(error instanceof FeedError);
  return error;
}

describe('a metric over several records', () => {
  test('joins the rows of one feed to those of the other', async () => {
    // 30 for the one of house a, 5 for each of the three of house b: 45 / 4.
    const { measure } = await measured({ main: content(bills), houses: content(houses) });
    assert.equal(measure.value, 11.25);
  });

  test('does without a feed that is not given', async () => {
    // One a house: 35 / 2.
    assert.equal((await measured({ main: content(bills) })).measure.value, 17.5);
  });

  test('reads each feed by its own names', async () => {
    const renamed = houses.map(({ house, people }) => ({ number: house, heads: people }));
    const fields = { house: 'number', people: 'heads' };
    const { measure } = await measured({ main: content(bills), houses: content(renamed, { fields }) });
    assert.equal(measure.value, 11.25);
  });

  test('wants a dimension in the lines that the records make together, not in each record', async () => {
    const { measure } = await measured({ main: content(bills), houses: content(houses) }, { by: ['region'] });
    assert.deepEqual(
      measure.segments.map(({ key, value }) => [key, value]),
      [
        ['north', 30],
        ['south', 5],
      ],
    );
  });

  test('offers the dimensions that any of its feeds names', async () => {
    const main = content({ meta: { dims: ['region'] }, rows: bills });
    const { handle } = await measured({ main, houses: content({ meta: { dims: ['street'] }, rows: houses }) });
    assert.deepEqual(handle.meta.dims, ['region', 'street']);
  });

  test('counts what is wrong in another record under its name, and not as rows of the main one', async () => {
    const lots = Array.from({ length: 9 }, (_, index) => ({ house: `c${index}`, people: 1 }));
    const dirty = [...houses, ...lots, { house: 'x', people: 'many' }];
    const { measure } = await measured({ main: content(bills), houses: content(dirty) });
    const { received, issues } = measure.rows;
    assert.equal(received, 3);
    assert.deepEqual(
      issues.map(({ code, field, count }) => [code, field, count]),
      [['not_a_number', 'houses.people', 1]],
    );
    assert.deepEqual(
      measure.notes.filter(({ code }) => code === 'bad_rows').map(({ record, received: of }) => [record, of]),
      [['houses', 12]],
    );
  });

  test('fails in the name of the record whose feed cannot be used', async () => {
    const without = await failure(measured({ main: content(bills), houses: content([{ house: 'a' }]) }));
    assert.deepEqual([without.code, without.details['record']], ['missing_column', 'houses']);
    const all = await failure(measured({ main: content(bills), houses: content([{ house: 'a', people: 'x' }]) }));
    assert.deepEqual([all.code, all.details['record']], ['all_rows_bad', 'houses']);
    const main = await failure(measured({ main: content([{ house: 'a' }]) }));
    assert.deepEqual([main.code, main.details['record']], ['missing_column', undefined]);
  });

  test('says which feed did not come, and lets go of the one that did', async () => {
    const server = await startFaultServer();
    const client = new Client(createTransport(impatientHost()), async () => createEngine());
    const source = (path: string): FeedSource => {
      const way = { timeout: 0, fetcher: null, credentials: 'same-origin' } as const;
      return { src: server.url(path), data: null, decode: defaultDecode, ...way };
    };
    const sources = { main: source('/ok'), houses: source('/nowhere') };
    const error = await failure(client.connect('toy', sources, new AbortController().signal));
    assert.deepEqual([error.code, error.details['record']], ['not_found', 'houses']);
    assert.deepEqual(client.held, { feeds: 0, requests: 0 });
    await server.stop();
  });
});

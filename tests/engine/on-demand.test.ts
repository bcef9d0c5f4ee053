import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { table, toArrowIPC } from 'arquero';
import { Arrivals } from '../../src/engine/arrivals.js';
import { defaultDecode, type Content } from '../../src/engine/contract.js';
import { createEngine as createSumsEngine } from '../../src/engine/rollups.js';
import { createEngine } from '../../src/engine/rows.js';
import { FeedError } from '../../src/metric.js';

const engine = createEngine();
const nothing = { bytes: null, data: null, contentType: null, decode: defaultDecode };
const received = async (main: Content) => (await engine.open('nps', { main })).received;

/** Bytes that come one after the other. */
function arriving(bytes: Uint8Array, contentType: string | null): Arrivals {
  const arrivals = new Arrivals();
  arrivals.push({ kind: 'page', contentType });
  arrivals.push({ kind: 'bytes', bytes });
  arrivals.push({ kind: 'end' });
  return arrivals;
}

describe('what only some feeds need is there when one does', () => {
  const delighted = JSON.stringify([{ id: '1', score: 9, created_at: 1_735_689_600 }]);
  const decode = { ...defaultDecode, from: 'delighted' };

  test('a mapping of another product, for values, bytes, and bytes on their way', async () => {
    const bytes = new TextEncoder().encode(delighted);
    assert.equal(await received({ ...nothing, decode, arrivals: arriving(bytes, 'application/json') }), 1);
    assert.equal(await received({ ...nothing, decode, bytes: [bytes] }), 1);
    assert.equal(await received({ ...nothing, decode, data: JSON.parse(delighted) }), 1);
  });

  test('the reader of CSV, JSON lines and long JSON', async () => {
    const texts = [
      'score\n9\n10\n',
      '{"score": 9}\n{"score": 10}\n',
      `[{"score": 9}, {"score": 10}${' '.repeat(2e6)}]`,
    ];
    for (const text of texts) assert.equal(await received({ ...nothing, bytes: [new TextEncoder().encode(text)] }), 2);
  });

  test('the reader of Arrow, known by its first bytes or by name', async () => {
    const bytes = toArrowIPC(table({ score: [9, 10], responded_at: ['2025-01-01T00:00:00Z', '2025-01-02T00:00:00Z'] }));
    assert.ok(bytes);
    assert.equal(await received({ ...nothing, arrivals: arriving(bytes, null) }), 2);
    assert.equal(await received({ ...nothing, bytes: [bytes], decode: { ...defaultDecode, type: 'arrow' } }), 2);
  });

  test('what tells why a feed cannot be read, of rows and of sums', async () => {
    const codeOf = (opening: Promise<unknown>) =>
      opening.then(
        () => null,
        (error: unknown) =>
          error instanceof FeedError ? [error.code, ...error.issues.map(({ code }) => code)] : error,
      );
    const sums = createSumsEngine();
    const bytesOf = (text: string) => [new TextEncoder().encode(text)];
    const faults = [
      bytesOf('{"rows": [,]}'),
      bytesOf('{"rows": ['),
      [Uint8Array.of(0x5b, 0x22, 0xc3, 0x28, 0x22, 0x5d)],
    ];
    for (const each of [engine, sums]) {
      const codes = await Promise.all(faults.map((bytes) => codeOf(each.open('nps', { main: { ...nothing, bytes } }))));
      assert.deepEqual(codes, [['not_json'], ['truncated'], ['encoding']]);
    }
    const rows = [{ period: '2025-01', score: 9, n: 'two' }];
    const bad = { ...nothing, data: { meta: { kind: 'rollup', keys: ['score'] }, rows } };
    assert.deepEqual(await codeOf(sums.open('nps', { main: bad })), ['too_many_bad', 'not_a_number']);
  });

  test('a mapping that nobody knows is told', async () => {
    const unknown = received({ ...nothing, data: [], decode: { ...defaultDecode, from: 'pigeon' } });
    await assert.rejects(unknown, (error) => error instanceof FeedError && error.code === 'bad_option');
  });
});

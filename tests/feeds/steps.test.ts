import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { byteDecoder } from '../../src/feeds/byte-decoder.js';
import { csvRows } from '../../src/feeds/csv.js';
import { decodeFeed, type SourceContent } from '../../src/feeds/index.js';
import { ndjsonPage } from '../../src/feeds/ndjson.js';
import type { Rows } from '../../src/feeds/rows.js';
import { feedPieces } from '../../src/feeds/text-pieces.js';
import { finish } from '../../src/metric.js';
import { bytesOf, decoded, plain, surveyUse } from './decoding.js';
import './every-reader.js';

const encoder = new TextEncoder();

/** What has been handled since it was looked at last: bytes decoded, characters parsed, numbers copied. */
let handled = 0;

type Counted = (this: unknown, ...parameters: readonly unknown[]) => unknown;

/** Counts what a function handles, until the tests are over. */
function count(owner: object, name: string, sizeOf: (self: unknown, first: unknown) => unknown): void {
  const own: PropertyDescriptor | undefined = Object.getOwnPropertyDescriptor(owner, name);
  const inner: Counted = own?.value;
  Object.defineProperty(owner, name, {
    ...own,
    value(this: unknown, ...parameters: readonly unknown[]) {
      const size = sizeOf(this, parameters[0]);
      handled += typeof size === 'number' ? size : 0;
      return Reflect.apply(inner, this, parameters);
    },
  });
  after(() => Object.defineProperty(owner, name, own ?? {}));
}

const lengthOf = (value: unknown) => Object(value)['length'] as unknown;
const typedArray: object = Object.getPrototypeOf(Int32Array.prototype);

count(TextDecoder.prototype, 'decode', (_, bytes) => lengthOf(bytes));
count(JSON, 'parse', (_, text) => lengthOf(text));
for (const name of ['set', 'from']) count(typedArray, name, (_, values) => lengthOf(values));
for (const name of ['slice', 'copyWithin', 'fill']) count(typedArray, name, (values) => lengthOf(values));

/** The most that is handled in one step, the most rows among them, and what the steps come to. */
function most<Result>(steps: Generator<void, Result>, rows: () => number = () => 0) {
  let [most, mostRows, before] = [0, 0, rows()];
  for (;;) {
    handled = 0;
    const step = steps.next();
    most = Math.max(most, handled);
    mostRows = Math.max(mostRows, rows() - before);
    before = rows();
    if (step.done) return { most, mostRows, result: step.value };
  }
}

const ids = Array.from({ length: 120_000 }, (_, row) => `id-${(row * 7919) % 100_003}`);
const records = ids.map((id, row) => `{"score":${row % 11},"account_id":"${id}","x":"${'é'.repeat(9)}"}`);
const forms: Readonly<Record<string, SourceContent>> = {
  json: bytesOf(`[${records.join(',')}]`),
  'json with a byte order mark': bytesOf(`\ufeff[${records.join(',')}]`),
  columns: bytesOf(
    JSON.stringify({ columns: { score: ids.map((_, row) => row % 11), account_id: ids, x: ids.map(() => 'é') } }),
  ),
  ndjson: bytesOf(records.join('\n')),
  csv: bytesOf(`score,account_id,x\n${ids.map((id, row) => `${row % 11},${id},"éé"`).join('\n')}`),
};

describe('no step of reading a whole feed decodes, parses and copies more than 1 MB of it, or reads more than 500 rows', () => {
  for (const [name, content] of Object.entries(forms)) {
    test(name, () => {
      let rows = 0;
      const steps = decodeFeed(content, surveyUse, (count) => (rows = count));
      const found = most(steps, () => rows);
      assert.ok((content.bytes?.[0]?.length ?? 0) > 2_000_000);
      assert.ok(found.most <= 1_048_576 && found.most > 1000, `${found.most} handled at once`);
      assert.ok(found.mostRows <= 500 && found.mostRows > 0, `${found.mostRows} rows at once`);
      assert.equal(found.result.records.size, 120_000);
    });
  }
});

test('no step of reading bytes that arrive copies more than 1 MB, and none reads more than 128 kB of them', () => {
  for (const name of ['json', 'ndjson']) {
    const content = forms[name];
    const bytes = content?.bytes?.[0];
    assert.ok(content && bytes);
    const decoder = byteDecoder(content, surveyUse);
    const pushed = most(decoder.pushInSteps(bytes), () => decoder.received);
    assert.ok(pushed.most <= 1_048_576, `${pushed.most} handled at once`);
    assert.ok(pushed.mostRows <= 131_072 / 30, `${pushed.mostRows} rows at once`);
    const finished = most(decoder.finish());
    assert.ok(finished.most <= 1_048_576, `${finished.most} handled at once`);
    assert.equal(finished.result?.records.columns['account_id']?.at(119_999), ids[119_999]);
  }
});

describe('a text is read alike in pieces of any size', () => {
  const lines =
    '\n{"meta":{"dims":["region"]}}\r\n\r\n{"score":1,"region":"é\\n"}\n  \n[1]\nbad "line\n{"score":\n\n{"score":3}';
  const tables = [
    'score,account_id\r\n1,a\r\n2,"b ""x"" é"\r\n,\r\n3,"c\r\nd"\r\n4,e\r\n',
    'score;account_id\r1;"a;b"\r2;""\r\r3;"x"y\r4;z;w\r5;"""',
    '\ufeffscore\taccount_id\n1\t"日本"\n\n2\t',
  ];

  function walked(rows: Rows): readonly unknown[] {
    const read = ['score', 'account_id', 'region'].map((name) => rows.reader(name));
    const all: unknown[] = [rows.names()];
    try {
      while (rows.next()) all.push([rows.number, rows.isRecord, rows.seen, ...read.map((value) => value?.())]);
    } catch (error) {
      all.push(error);
    }
    return all;
  }

  test('NDJSON', () => {
    const bytes = encoder.encode(lines);
    const whole = ndjsonPage(finish(feedPieces(bytes)));
    const rows = walked(whole.rows);
    assert.equal(rows.length, 6);
    for (let size = 1; size < bytes.length; size += 1) {
      const page = ndjsonPage(finish(feedPieces(bytes, size)));
      assert.deepEqual([page.meta, ...walked(page.rows)], [whole.meta, ...rows], `pieces of ${size}`);
    }
  });

  test('CSV', () => {
    for (const table of tables) {
      const bytes = encoder.encode(table);
      const rows = walked(csvRows(finish(feedPieces(bytes))));
      assert.ok(rows.length > 2);
      for (let size = 1; size < bytes.length; size += 1) {
        assert.deepEqual(walked(csvRows(finish(feedPieces(bytes, size)))), rows, `pieces of ${size}`);
      }
    }
  });

  test('where it ends within its JSON, and where bytes are no UTF-8', () => {
    const cut = encoder.encode(`{"score":1}\n{"score":2,"x":"${'é'.repeat(30)}`);
    const bad = Uint8Array.from([...encoder.encode('{"score":1}\n{"x":"é'), 0xc3, 0x28, 0x0a]);
    for (let size = 1; size < 40; size += 1) {
      const { rows } = ndjsonPage(finish(feedPieces(cut, size)));
      assert.equal(rows.next(), true);
      assert.throws(() => rows.next(), { code: 'truncated' });
      assert.throws(() => finish(feedPieces(bad, size)), { code: 'encoding', details: { offset: 21 } }, `${size}`);
      assert.throws(() => finish(feedPieces(encoder.encode(' \n <html>'), size)), { code: 'web_page' });
      assert.throws(() => finish(feedPieces(encoder.encode(' \n \r\n'), size)), { code: 'empty_body' });
    }
  });

  test('and a line may be of 10 MB', () => {
    const long = `{"score":7,"account_id":"${'x'.repeat(10_000_000)}"}`;
    const feed = decoded(bytesOf(`{"score":1}\n${long}\n\n{"score":2}`));
    assert.deepEqual(plain(feed)['score'], [1, 7, 2]);
    assert.equal(String(plain(feed)['account_id']?.[1]).length, 10_000_000);
    assert.deepEqual([...feed.records.rowNumbers], [1, 2, 4]);
  });
});

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { describe, test } from 'node:test';
import { ColumnTable, table, toArrowIPC } from 'arquero';
import { unpack } from '../../src/feeds/index.js';
import { bytesOf, counted, decoded, failure, plain, valueOf, values } from './decoding.js';

const rows = [
  { score: 9, responded_at: '2024-01-31T23:30:00Z', account_id: 'a1', weight: 1.5, excluded: false, region: 'EMEA' },
  { score: null, responded_at: null, account_id: 'a2', weight: null, excluded: true, region: 'ANZ' },
  { score: 10, responded_at: '2024-02-01T00:30:00+01:00', account_id: 'a1', weight: 2, excluded: null, region: null },
];
const at = Date.UTC(2024, 0, 31, 23, 30);
const expected = {
  score: [9, null, 10],
  responded_at: [at, null, at],
  account_id: ['a1', 'a2', 'a1'],
  weight: [1.5, null, 2],
  excluded: [0, 1, null],
  region: ['EMEA', 'ANZ', null],
};
const names = Object.keys(expected) as (keyof (typeof rows)[0])[];
const columns = Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
const csv = [names.join(','), ...rows.map((row) => names.map((name) => row[name] ?? '').join(','))].join('\n');
const withRegion = { columns: ['region'] };

function arrowBytes(format: 'file' | 'stream'): Uint8Array {
  return toArrowIPC(table(columns), { format });
}

describe('the same rows give the same columns', () => {
  const json = JSON.stringify(rows);
  const contents = {
    'a bare array': bytesOf(json, withRegion),
    'an envelope': bytesOf(JSON.stringify({ meta: { count: 3 }, rows }), withRegion),
    columns: bytesOf(JSON.stringify({ meta: {}, columns }), withRegion),
    NDJSON: bytesOf(rows.map((row) => JSON.stringify(row)).join('\n'), withRegion),
    'NDJSON with a meta line': bytesOf(
      ['{"meta":{"count":3}}', ...rows.map((row) => JSON.stringify(row)), ''].join('\r\n'),
      withRegion,
    ),
    CSV: bytesOf(csv, withRegion),
    'CSV with semicolons and CRLF': bytesOf(csv.replaceAll(',', ';').replaceAll('\n', '\r\n') + '\r\n', withRegion),
    'CSV with tabs and CR': bytesOf(csv.replaceAll(',', '\t').replaceAll('\n', '\r'), withRegion),
    'an Arrow file': bytesOf(arrowBytes('file'), withRegion),
    'an Arrow stream': bytesOf(arrowBytes('stream'), withRegion),
    'a script’s rows': valueOf(rows, withRegion),
    'a script’s columns': valueOf({ columns }, withRegion),
    'bytes with a byte order mark': bytesOf('\uFEFF' + json, withRegion),
    'CSV with a byte order mark': bytesOf('\uFEFF' + csv, withRegion),
    'three pages': bytesOf(
      rows.map((row) => JSON.stringify([row])),
      withRegion,
    ),
  };
  for (const [format, content] of Object.entries(contents)) {
    test(format, () => {
      const feed = decoded(content);
      assert.deepEqual(plain(feed), expected);
      assert.deepEqual([feed.received, feed.records.size, feed.issues.length], [3, 3, 0]);
    });
  }
});

test('columns are typed: numbers and instants in Float64Array, texts as codes of a dictionary', () => {
  const { records } = decoded(bytesOf(csv, withRegion));
  const { score, account_id: account, responded_at: time } = records.columns;
  assert.ok(score?.kind === 'number' && time?.kind === 'instant' && account?.kind === 'text');
  assert.deepEqual([...score.values], [9, NaN, 10]);
  assert.deepEqual([...account.codes], [0, 1, 0]);
  assert.deepEqual(account.dictionary, ['a1', 'a2']);
  assert.deepEqual([...records.rowNumbers], [1, 2, 3]);
});

test('columns are those of an arquero table', () => {
  const feed = new ColumnTable({ ...decoded(bytesOf(csv, withRegion)).records.columns });
  assert.equal(feed.numRows(), 3);
  assert.equal(feed.get('region', 1), 'ANZ');
  assert.equal(feed.get('score', 1), null);
  assert.deepEqual(feed.array('account_id'), ['a1', 'a2', 'a1']);
});

describe('gzip', () => {
  test('is recognised by its first bytes and unpacked', async () => {
    const packed = new Uint8Array(gzipSync(csv));
    assert.deepEqual(values(decoded(bytesOf(await unpack(packed))), 'score'), [9, null, 10]);
  });

  test('leaves other bytes alone', async () => {
    const bytes = new TextEncoder().encode(csv);
    assert.equal(await unpack(bytes), bytes);
  });

  test('that is cut is truncated, never shown as complete', async () => {
    const packed = new Uint8Array(gzipSync(csv.repeat(200)));
    await assert.rejects(unpack(packed.subarray(0, packed.length >> 1)), { code: 'truncated' });
  });
});

describe('CSV', () => {
  test('reads quoted delimiters, line ends and doubled quotes as RFC 4180 has them', () => {
    const text = 'score,comment\r\n9,"He said ""no"",\r\nthen left"\r\n8,"a;b"\r\n7,5" screen\r\n6,""""';
    const use = { record: 'survey-response', needs: ['score'], uses: ['comment'] };
    const feed = decoded(bytesOf(text), use);
    assert.deepEqual(values(feed, 'comment'), ['He said "no",\r\nthen left', 'a;b', '5" screen', '"']);
  });

  test('matches headers without the blanks around them', () => {
    assert.deepEqual(values(decoded(bytesOf(' score  ,weight\n 9 , 2 \n')), 'score'), [9]);
    assert.deepEqual(values(decoded(bytesOf('NETPRO  \n9', { fields: { score: 'NETPRO' } })), 'score'), [9]);
  });

  test('takes the last of two equal headers', () => {
    assert.deepEqual(values(decoded(bytesOf('score,score\n1,9')), 'score'), [9]);
  });

  test('reads short rows as missing and sets aside rows with cells beyond the header or text after a quote', () => {
    const feed = decoded(bytesOf('score,weight\n9\n8,1,surplus\n"7"x,1\n6,1,,\n'));
    assert.deepEqual(values(feed, 'score'), [9, 6]);
    assert.deepEqual(values(feed, 'weight'), [null, 1]);
    assert.deepEqual(counted(feed), ['not_a_record - 2 aside']);
    assert.deepEqual(
      feed.issues[0]?.first.map(({ row, seen }) => [row, seen]),
      [
        [2, '8,1,surplus'],
        [3, '"7"x,1'],
      ],
    );
  });

  test('leaves out blank lines, but not a quoted nothing', () => {
    const feed = decoded(bytesOf('score\n9\n\n  \n""\n8\n\n'));
    assert.deepEqual(values(feed, 'score'), [9, null, 8]);
    assert.equal(decoded(bytesOf('score,weight\n9,1\n,\n,\n')).received, 1);
  });

  test('that ends within a quoted cell is truncated', () => {
    assert.equal(failure(() => decoded(bytesOf('score,comment\n9,"cut he'))).code, 'truncated');
  });

  test('counts its delimiter in the header outside quotes', () => {
    const feed = decoded(bytesOf('"a,b,c,d";score\nx;9', { columns: ['a,b,c,d'] }));
    assert.deepEqual(values(feed, 'score'), [9]);
    assert.deepEqual(values(feed, 'a,b,c,d'), ['x']);
  });

  test('with a header alone is a feed without rows', () => {
    const feed = decoded(bytesOf('score,region\n', withRegion));
    assert.deepEqual([feed.received, feed.records.size, values(feed, 'score'), values(feed, 'region')], [0, 0, [], []]);
  });
});

describe('NDJSON', () => {
  test('skips and counts a bad line, with its line number', () => {
    const text = '\uFEFF{"meta":{"tz":"UTC"}}\n{"score":9}\n\n{"score":8\r\nnull\n{"score":7}\n';
    const feed = decoded(bytesOf(text, {}, 'application/x-ndjson'));
    assert.deepEqual(values(feed, 'score'), [9, 7]);
    assert.equal(feed.meta.timeZone, 'UTC');
    assert.deepEqual([feed.received, [...feed.records.rowNumbers]], [4, [2, 6]]);
    assert.deepEqual(feed.issues, [
      {
        code: 'not_a_record',
        field: null,
        count: 2,
        aside: true,
        first: [
          { row: 4, seen: '{"score":8', expected: 'record' },
          { row: 5, seen: null, expected: 'record' },
        ],
      },
    ]);
  });

  test('of a single line needs its content type', () => {
    assert.deepEqual(values(decoded(bytesOf('{"score":9}', {}, 'application/x-ndjson')), 'score'), [9]);
    assert.deepEqual(values(decoded(bytesOf('{"score":9}', { type: 'ndjson' })), 'score'), [9]);
  });

  test('that ends within its last line is truncated', () => {
    assert.equal(failure(() => decoded(bytesOf('{"score":9}\n{"score":8,"com', {}))).code, 'truncated');
  });

  test('with fewer rows than its meta says is truncated', () => {
    const content = bytesOf('{"meta":{"count":3}}\n{"score":9}\n{"score":8}\n');
    assert.deepEqual(
      failure(() => decoded(content)),
      { code: 'truncated', details: { expected: 3, received: 2 } },
    );
  });

  test('counts a line nested deeper than 32 as bad', () => {
    const deep = `{"score":1,"x":${'['.repeat(40)}${']'.repeat(40)}}`;
    assert.deepEqual(counted(decoded(bytesOf(`{"score":9}\n${deep}\n`))), ['not_a_record - 1 aside']);
  });
});

describe('pages', () => {
  const page = (count: number, ...scores: number[]) =>
    JSON.stringify({ meta: { count, tz: 'UTC' }, rows: scores.map((score) => ({ score })) });

  test('are one feed with rows numbered through, and the first meta holds', () => {
    const feed = decoded(bytesOf([page(2, 9, 8), '{"meta":{"tz":"Asia/Tokyo"},"rows":[{"score":7}]}']));
    assert.deepEqual(values(feed, 'score'), [9, 8, 7]);
    assert.deepEqual([...feed.records.rowNumbers], [1, 2, 3]);
    assert.equal(feed.meta.timeZone, 'UTC');
  });

  test('may each count themselves or all say the total', () => {
    assert.equal(decoded(bytesOf([page(2, 9, 8), page(1, 7)])).received, 3);
    assert.equal(decoded(bytesOf([page(3, 9, 8), page(3, 7)])).received, 3);
  });

  test('are truncated where rows are missing either way', () => {
    const own = failure(() => decoded(bytesOf([page(2, 9, 8), page(2, 7)])));
    assert.deepEqual(own, { code: 'truncated', details: { expected: 4, received: 3 } });
    const total = failure(() => decoded(bytesOf([page(5, 9, 8), page(5, 7)])));
    assert.deepEqual(total, { code: 'truncated', details: { expected: 5, received: 3 } });
  });
});

describe('Arrow', () => {
  test('reads big integers exactly: identifiers as texts, numbers as far as they are safe', () => {
    const bytes = toArrowIPC(table({ score: [9n, 2n ** 60n], account_id: [2n ** 53n + 1n, 2n ** 53n] }));
    const feed = decoded(bytesOf(bytes));
    assert.deepEqual(values(feed, 'account_id'), ['9007199254740993']);
    assert.deepEqual(counted(feed), ['unsafe_integer score 1 aside']);
  });

  test('reads timestamps without a zone as wall times of the named zone', () => {
    const bytes = toArrowIPC(table({ score: [9], responded_at: [new Date(at)] }));
    const feed = decoded(bytesOf(bytes, { timeZone: 'Asia/Tokyo' }));
    assert.deepEqual(values(feed, 'responded_at'), [at - 9 * 3_600_000]);
    assert.deepEqual(counted(feed), ['naive_timestamp responded_at 1']);
  });

  test('that is damaged, or something else, is not Arrow', () => {
    const bytes = arrowBytes('file');
    assert.equal(failure(() => decoded(bytesOf(bytes.subarray(0, bytes.length >> 1)))).code, 'not_arrow');
    assert.equal(failure(() => decoded(bytesOf('score\n9', { type: 'arrow' }))).code, 'not_arrow');
  });
});

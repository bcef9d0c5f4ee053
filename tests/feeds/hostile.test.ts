import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { describe, test } from 'node:test';
import { unpackUpTo } from '../../src/feeds/unpack.js';
import { decodeFeed } from '../../src/feeds/index.js';
import { bytesOf, counted, decoded, failure, surveyUse, valueOf, values } from './decoding.js';
import './every-reader.js';

describe('an answer that is no feed says what it is', () => {
  const codeOf = (text: string | Uint8Array, contentType: string | null = null) =>
    failure(() => decoded(bytesOf(text, {}, contentType))).code;

  test('a web page, by its first character or its content type', () => {
    assert.equal(codeOf('\n <!DOCTYPE html><title>Sign in</title>', 'application/json'), 'web_page');
    assert.equal(codeOf('<?xml version="1.0"?><Error/>'), 'web_page');
    assert.equal(codeOf('Please sign in', 'text/html; charset=utf-8'), 'web_page');
    assert.deepEqual(values(decoded(bytesOf('[{"score":9}]', {}, 'text/html')), 'score'), [9]);
  });

  test('nothing at all', () => {
    assert.equal(codeOf(''), 'empty_body');
    assert.equal(codeOf(' \r\n\t'), 'empty_body');
    assert.equal(codeOf('\uFEFF'), 'empty_body');
  });

  test('JSON that is cut, in contrast to JSON that is broken', () => {
    for (const text of ['[{"score":9},', '{"meta":{},"rows":[{"score":9}', '[{"score":9},{"sco', '[{"a":"x\\']) {
      assert.equal(codeOf(text), 'truncated', text);
    }
    for (const text of ['[{"score":09}]', '[{"score":9},]', "[{'score':9}]", '[{"score":NaN}]', '[9] 8', '{"a":1}}']) {
      assert.equal(codeOf(text), 'not_json', text);
    }
    assert.equal(codeOf('hello', 'application/json'), 'not_json');
  });

  test('JSON nested deeper than 32, however deep', () => {
    const nested = (depth: number) => `[{"score":9,"x":${'['.repeat(depth - 2)}${']'.repeat(depth - 2)}}]`;
    assert.deepEqual(values(decoded(bytesOf(nested(32))), 'score'), [9]);
    assert.equal(codeOf(nested(33)), 'depth');
    assert.equal(codeOf(nested(100_000)), 'depth');
    assert.equal(codeOf('['.repeat(100_000)), 'depth');
  });

  test('brackets within texts are not nesting', () => {
    const text = `[{"score":9,"comment":"\\\\\\"${'['.repeat(99)}"}]`;
    assert.deepEqual(values(decoded(bytesOf(text)), 'score'), [9]);
  });

  test('bytes that are not UTF-8, with the offset of the first', () => {
    const broken = (before: number) => new Uint8Array([...new TextEncoder().encode('é'.repeat(before)), 0xe9, 0x22]);
    for (const before of [0, 3, 32_767, 40_000]) {
      const { code, details } = failure(() => decoded(bytesOf(broken(before))));
      assert.equal(code, 'encoding');
      assert.ok(Math.abs(Number(details['offset']) - 2 * before) <= 1, `${details['offset']} for ${2 * before}`);
    }
  });

  test('UTF-16, with and without a byte order mark', () => {
    const little = new Uint8Array(Buffer.from('\uFEFF[{"score":9}]', 'utf16le'));
    for (const bytes of [little, little.subarray(2), new Uint8Array([0xfe, 0xff, 0, 0x5b])]) {
      assert.deepEqual(failure(() => decoded(bytesOf(bytes))).details, { seen: 'utf-16' });
    }
  });

  test('a rollup feed, which another reader takes', () => {
    assert.deepEqual(failure(() => decoded(valueOf({ meta: { kind: 'rollup' }, rows: [] }))).details, {
      option: 'kind',
      seen: 'rollup',
    });
  });

  test('a feed of a major version ahead; a minor one is fine', () => {
    const feed = (schema: string) => valueOf({ meta: { schema }, rows: [{ score: 9 }] });
    assert.deepEqual(
      failure(() => decoded(feed('support-metrics/survey-response@2'))),
      {
        code: 'schema_version',
        details: { seen: 'support-metrics/survey-response@2', known: 1 },
      },
    );
    assert.deepEqual(values(decoded(feed('support-metrics/survey-response@1.7')), 'score'), [9]);
  });

  test('columns of different lengths are truncated', () => {
    assert.equal(codeOf('{"columns":{"score":[9,8],"region":["EMEA"]}}'), 'truncated');
  });

  test('a gzip bomb is stopped while it expands', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(5_000_000)));
    await assert.rejects(unpackUpTo(1_000_000, bomb), { code: 'too_large', details: { limit: 1_000_000 } });
  });
});

test('JSON is read as its grammar has it: blanks, escapes, exponents, and the last of two equal keys', () => {
  const text =
    '\r\n\t [ {"score" : 1, "sc\\u006fre":0.9E+1,"account_id":"\\ud83d\\ude00\\/\\u0000"} , {"":{},"score":-0e-1} ] \n';
  const feed = decoded(bytesOf(text));
  assert.deepEqual(
    [values(feed, 'score'), values(feed, 'account_id')],
    [
      [9, 0],
      ['😀/\u0000', null],
    ],
  );
});

test('an empty feed is no error', () => {
  for (const text of ['[]', '{"rows":[]}', '{"columns":{"score":[]}}', '{"meta":{}}\n']) {
    const feed = decoded(bytesOf(text, { type: text.endsWith('\n') ? 'ndjson' : null, columns: ['region'] }));
    assert.deepEqual([feed.received, feed.records.size], [0, 0]);
    assert.deepEqual([values(feed, 'score'), values(feed, 'region')], [[], []]);
  }
});

test('values where records should be are set aside, whatever they are', () => {
  const feed = decoded(valueOf([null, 9, 'x', [9], new Date(0), { score: 9 }]));
  assert.deepEqual(values(feed, 'score'), [9]);
  assert.deepEqual(counted(feed), ['not_a_record - 5 aside']);
});

test('a row set aside is charged to one issue, so that counts add up to the rows that are gone', () => {
  const use = { ...surveyUse, needs: ['score', 'responded_at', 'account_id'], uses: ['weight'] };
  const rows = [{ score: 'x', responded_at: 'x', account_id: {}, weight: 'x' }, { score: 1 }];
  const feed = decoded(valueOf([...rows, { score: 9, responded_at: '2024-01-01T00:00:00Z', account_id: 'a' }]), use);
  assert.deepEqual([feed.received, feed.records.size], [3, 1]);
  assert.deepEqual(counted(feed), ['not_a_number score 1 aside', 'missing_field responded_at 1 aside']);
});

test('a feed in which every row is bad ends, with exact counts and only the first occurrences kept', () => {
  const size = 200_000;
  const text = `[${Array.from({ length: size }, (_, row) => `{"score":"${row} ${'x'.repeat(100)}","weight":{}}`).join(',')}]`;
  const steps = decodeFeed(bytesOf(text), surveyUse);
  let pauses = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) pauses += 1;
  const { issues, received, records } = step.value;
  assert.deepEqual([received, records.size, issues.length, issues[0]?.count], [size, 0, 1, size]);
  assert.equal(issues[0]?.first.length, 20);
  assert.deepEqual(issues[0]?.first[19], { row: 20, seen: `19 ${'x'.repeat(77)}`, expected: 'number' });
  assert.ok(pauses >= size / 1000, `${pauses} pauses`);
});

test('what an issue shows is cut between characters', () => {
  const feed = decoded(valueOf([{ score: '😀'.repeat(100) }, { score: Infinity }]));
  assert.deepEqual(
    feed.issues[0]?.first.map(({ seen }) => seen),
    ['😀'.repeat(80), 'Infinity'],
  );
});

describe('names of the language’s own', () => {
  const text = `[
    {"score":9,"__proto__":{"weight":5,"polluted":1},"constructor":"c","seg":{"__proto__":{"tier":"x"}}},
    {"score":8,"toString":"t","hasOwnProperty":1,"__proto__":"p"}
  ]`;
  const columns = ['__proto__', 'constructor', 'toString', 'tier', 'valueOf'];

  test('are columns like others and change no prototype', () => {
    const feed = decoded(bytesOf(text, { columns }));
    assert.deepEqual(values(feed, 'constructor'), ['c', null]);
    assert.deepEqual(values(feed, 'toString'), [null, 't']);
    assert.deepEqual(values(feed, '__proto__'), [null, 'p']);
    assert.deepEqual(
      [values(feed, 'weight'), values(feed, 'tier'), values(feed, 'valueOf')],
      [undefined, undefined, undefined],
    );
    assert.equal('polluted' in {}, false);
  });

  test('are never found by inheritance, mapped or not', () => {
    assert.equal(
      failure(() => decoded(bytesOf('[{"a":1}]', { fields: { score: 'constructor.length' } }))).code,
      'missing_column',
    );
    assert.equal(failure(() => decoded(bytesOf('[{"a":1}]', { rowsAt: '__proto__' }))).code, 'no_rows_found');
  });

  test('nor is anything that somebody added to all objects', () => {
    Object.assign(Object.prototype, { score: 3, weight: 4, rows: [], meta: { tz: 'Mars' }, region: 'everywhere' });
    try {
      const feed = decoded(bytesOf('[{"score":9},{"account_id":"a"}]', { columns: ['region'] }));
      assert.deepEqual(
        [values(feed, 'score'), values(feed, 'weight'), values(feed, 'region')],
        [[9, null], undefined, undefined],
      );
    } finally {
      for (const name of ['score', 'weight', 'rows', 'meta', 'region']) Reflect.deleteProperty(Object.prototype, name);
    }
  });
});

test('texts of a feed may be anything', () => {
  const texts = ['__proto__', 'constructor', '<img onerror=x>', '\u202Eabc', '\u0000', '=1+1', 'null', '0', '\uD800'];
  const feed = decoded(valueOf(texts.map((account_id) => ({ score: 9, account_id }))));
  assert.deepEqual(values(feed, 'account_id'), texts);
});

test('patterns take no longer for a long text than its length', () => {
  const long = '1'.repeat(200_000);
  const rows = [`${long}.`, `${' '.repeat(200_000)}x`, `-${long}e`].map((score) => ({ score }));
  assert.deepEqual(counted(decoded(valueOf(rows, { fields: { score: 'score' } }))), ['not_a_number score 3 aside']);
});

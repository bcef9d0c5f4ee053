import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { byteDecoder } from '../../src/feeds/byte-decoder.js';
import { hashOf, hashSeed, hashStep } from '../../src/feeds/bytes/hash.js';
import { decodeFeed, defaultDecode, type DecodedFeed, type DecodeOptions } from '../../src/feeds/index.js';
import { finish, FeedError, type RecordUse } from '../../src/metric.js';
import './every-reader.js';

const encoder = new TextEncoder();

const survey: RecordUse = {
  record: 'survey-response',
  needs: ['score'],
  uses: ['responded_at', 'account_id', 'weight', 'excluded', 'rated_entity', 'reasons'],
  time: 'responded_at',
};
const cases: RecordUse = {
  record: 'case',
  needs: ['created_at', 'case_id'],
  uses: ['last_solved_at', 'status', 'reopens', 'first_response_min', 'sentiment'],
  identity: 'case_id',
};
const subscriptions: RecordUse = {
  record: 'subscription',
  needs: ['account_id'],
  uses: ['at', 'mrr', 'type', 'churned', 'ended_at', 'months'],
};
const reviews: RecordUse = {
  record: 'review',
  needs: [],
  uses: ['ratings', 'score', 'agent_id', 'reviewed_at', 'status'],
};

/** A feed's bytes, and how they are read. */
interface Feed {
  readonly bytes: Uint8Array;
  readonly use: RecordUse;
  readonly decode?: Partial<DecodeOptions>;
  readonly contentType?: string | null;
  /** Bytes that it is said to have. */
  readonly size?: number;
}

const contentOf = ({ decode, contentType = null, size = 0 }: Feed) => ({
  contentType,
  size,
  decode: { ...defaultDecode, ...decode },
});

/** What the reader of whole texts makes of a feed; null where it refuses it. */
function read(feed: Feed): DecodedFeed | null {
  try {
    return finish(decodeFeed({ ...contentOf(feed), bytes: [feed.bytes], data: null }, feed.use));
  } catch (error) {
    assert.ok(error instanceof FeedError, String(error));
    return null;
  }
}

/** What the reader of bytes makes of them, cut at `cuts`; null where it declines them. */
function readBytes(feed: Feed, cuts: readonly number[]): DecodedFeed | null {
  const decoder = byteDecoder(contentOf(feed), feed.use);
  const ends = [...cuts, feed.bytes.length].sort((a, b) => a - b);
  let from = 0;
  for (const end of ends) {
    decoder.push(feed.bytes.slice(from, end));
    from = end;
  }
  return finish(decoder.finish());
}

/** A feed as plain values, in which the order of columns, texts and issues counts. */
function plain(feed: DecodedFeed | null) {
  if (feed === null) return null;
  const { meta, records, received, issues } = feed;
  const columns = Object.entries(records.columns).map(([name, column]) => {
    const { kind } = column;
    return column.kind === 'text'
      ? { name, kind, codes: column.codes, texts: column.dictionary }
      : { name, kind, values: column.values };
  });
  return {
    meta,
    columns,
    rows: records.rowNumbers,
    size: records.size,
    received,
    issues,
  };
}

/** Checks that a reader of bytes that does not decline agrees with the reader of whole texts; tells whether it declined. */
function agrees(feed: Feed, whole: DecodedFeed | null, cuts: readonly number[]): boolean {
  const decoded = readBytes(feed, cuts);
  if (decoded !== null) assert.deepStrictEqual(plain(decoded), plain(whole), new TextDecoder().decode(feed.bytes));
  return decoded !== null;
}

/** Checks a text for each place at which it may be cut, and byte by byte. */
function agreesForEachCut(
  text: string | Uint8Array,
  use: RecordUse,
  options: Omit<Feed, 'bytes' | 'use'> = {},
): boolean {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text;
  const feed = { bytes, use, ...options };
  const whole = read(feed);
  const taken = agrees(feed, whole, []);
  for (let at = 1; at < bytes.length; at += 1) assert.equal(agrees(feed, whole, [at]), taken, `cut at ${at}`);
  assert.equal(
    agrees(
      feed,
      whole,
      Array.from(bytes, (_, at) => at),
    ),
    taken,
    'byte by byte',
  );
  return taken;
}

function takes(text: string, use: RecordUse = survey, options: Omit<Feed, 'bytes' | 'use'> = {}): void {
  assert.ok(agreesForEachCut(text, use, options), `declined: ${text}`);
}

function declines(text: string | Uint8Array, use: RecordUse = survey, options: Omit<Feed, 'bytes' | 'use'> = {}): void {
  assert.ok(!agreesForEachCut(text, use, options), `taken: ${String(text)}`);
}

const word = (text: string) => new DataView(encoder.encode(text).buffer).getInt32(0, true);

/** A text of four letters by its number. */
const letters = (number: number) => [0, 1, 2, 3].map((at) => 'abcdefghijklmnop'[(number >> (4 * at)) & 15]).join('');

/** Two texts of eight letters each that lead from one state of the hash to the same next one, and that state. */
function collision(state: number): { readonly pair: readonly [string, string]; readonly state: number } {
  const one = letters(0);
  for (let number = 1; number < 65_536; number += 1) {
    const other = letters(number);
    // What the second words have to differ by for the states to be equal after them.
    const between = hashStep(state, word(one)) ^ hashStep(state, word(other));
    const bytes = encoder.encode('aaaa').map((byte, at) => byte ^ ((between >>> (8 * at)) & 0xff));
    if (bytes.some((byte) => byte < 0x61 || byte > 0x7a)) continue;
    const next = hashStep(hashStep(state, word(one)), word('aaaa'));
    return { pair: [`${one}aaaa`, other + new TextDecoder().decode(bytes)], state: next };
  }
  throw new Error('no texts collide');
}

/** 2 to the power of `pairs` different texts of one hash. */
function colliding(pairs: number): readonly string[] {
  let texts = [''];
  let state = hashSeed;
  for (let count = 0; count < pairs; count += 1) {
    const next = collision(state);
    texts = texts.flatMap((text) => next.pair.map((piece) => text + piece));
    state = next.state;
  }
  return texts;
}

const inList = (...records: readonly string[]) => `[${records.join(',')}]`;

describe('the reader of bytes agrees with the reader of whole texts, wherever the bytes are cut', () => {
  test('on lists, envelopes and lines', () => {
    const [one, two] = [
      '{"score":9,"account_id":"a"}',
      '{"score":0,"account_id":"b","responded_at":"2024-02-29T10:00:00+01:00"}',
    ];
    takes(inList(one, two));
    takes(' \t\r\n[ ] \n');
    takes(`{"meta":{"dims":["region"],"as_of":"2024-03-01T00:00:00Z","count":2},"rows":[${one},\n${two}]}`);
    takes(`{"next":null,"rows":[${one}],"more":{"a":[1,"]}"]}}\n`);
    takes('{"meta":{"dims":["region"]},"rows":[]}');
    takes(`${one}\n${two}\n`);
    takes(`\n \r\n{"meta":{"dims":["region"],"tz":"Asia/Tokyo"}}\r\n${one}\n\n${two}`);
    takes(`${one}\n5\nnull\n["x"]\n${two}\n`);
    takes(one, survey, { decode: { type: 'ndjson' } });
    takes(`${one}\n`, survey, { contentType: 'application/x-ndjson' });
    takes(`{"conversations":[${one}]}`, survey, { decode: { rowsAt: 'conversations' } });
  });

  test('on lines that are no JSON, or too deep', () => {
    const bad = ['{"score":1,}', 'x', '{"score":2]', '"a', ']', '{"é":\\}', '{"score":nul}'];
    for (const line of [...bad, `${'['.repeat(33)}${']'.repeat(33)}`, `{"x":${'['.repeat(40)}`]) {
      takes(`{"score":1}\n${line}\n\n {"score":2}\r\n ${line} \r\n{"score":3}`);
      takes(`{"meta":{"dims":["region"]}}\n{"score":1}\n{"score":1,"x":1}\n${line}\n`);
      agreesForEachCut(`{"score":1}\n{"score":2}\n${line}`, survey);
      agreesForEachCut(`${line}\n{"score":2}\n`, survey, { decode: { type: 'ndjson' } });
    }
    for (const odd of [
      '{"score":1}}',
      '{"score":',
      '\u00a0',
      '\ufeff{"score":2}',
      '{"score":2}\u00a0',
      '{"score":1} {"score":2}',
      `{"x":${'['.repeat(30)}${']'.repeat(30)}}`,
    ])
      agreesForEachCut(`{"score":1}\n${odd}\n{"score":3}\n`, survey);
  });

  test('on values of every kind, right and wrong', () => {
    const values = [
      '0',
      '-0',
      '10',
      '0.1',
      '-1.5e2',
      '1E5',
      '1e400',
      '-1e400',
      '1e-400',
      '9007199254740993',
      '123456789012345678',
      '0.30000000000000004',
      '5e-324',
      '1.7976931348623157e308',
      '100000000000000.5',
      '0.000000000000001',
      '1e0',

      'null',
      'true',
      'false',
      '""',
      '" "',
      '"x"',
      '"5"',
      '"\\u0035"',
      '[]',
      '["a"]',
      '["a","b"]',
      '[1]',
      '{}',
      '{"a":1}',

      '"2024-01-01T00:00:00Z"',
      '"2024-02-30T00:00:00Z"',
      '"2024-01-01T24:00:00Z"',
      '"2024-01-01"',
      '"2023-02-29T00:00:00Z"',
      '"2024-06-30T23:59:60Z"',
      '"2016-12-31T23:59:60Z"',
      '"2024-01-01T00:00:00"',
      '"2024-01-01T00:00:00.123Z"',

      '"2024-01-01T00:00:00.1Z"',
      '"2024-01-01T00:00:00.12Z"',
      '"2024-01-01T00:00:00.1234567-11:59"',
      '"2024-01-01T00:00:00+24:00"',

      '"2024-01-01T00:00:00.000+05:30"',
      '"2024-01-01t00:00:00z"',
      '" 2024-01-01T00:00:00Z"',
      '"2024-01-01T00:00:00Zx"',

      '"2024-01-01T00:00:00+0530"',
      '"2024-01-01 00:00:00Z"',
      '"2024-01-01T00:00:0\\u0030Z"',
      '"2999-01-01T00:00:00Z"',

      '"1899-12-31T23:59:59Z"',
      '"1900-01-01T00:00:00Z"',
      '"2200-01-01T00:00:00Z"',
      '"0000-01-01T00:00:00Z"',
      '1704067200000',

      '1704067200',
      '"solved"',
      '"Solved"',
      '"churn"',
      '"é"',
      '"日本"',
      '"\u00a0"',
      '"\\ud83d\\ude00"',
      '"\\ud800"',
      '"\\u0000"',

      '"a\\nb"',
      '"__proto__"',
      '"\ufeff"',
      '"\u2028"',
      '"human"',
      '[{"category_id":"a","value":1}]',
      '[{"category_id":1}]',
    ];
    const uses: readonly (readonly [RecordUse, readonly string[]])[] = [
      [survey, ['score', 'responded_at', 'account_id', 'weight', 'excluded', 'rated_entity', 'reasons', 'region']],
      [cases, ['created_at', 'case_id', 'status', 'reopens', 'first_response_min', 'sentiment']],
      [subscriptions, ['account_id', 'mrr', 'type', 'churned', 'ended_at', 'months']],
      [reviews, ['ratings', 'score', 'agent_id', 'status']],
    ];
    for (const [use, names] of uses) {
      const good = `"score":1,"created_at":"2024-01-01T00:00:00Z","case_id":"c","account_id":"a"`;
      for (const name of names) {
        const records = values.flatMap((value) => [`{${good},"${name}":${value}}`, `{"${name}":${value}}`]);
        const text = `{"meta":{"dims":["region"],"as_of":"2024-12-31T00:00:00Z"},"rows":[${records.join(',')}]}`;
        const feed = { bytes: encoder.encode(text), use };
        const whole = read(feed);
        for (const cuts of [[], [1000], [57, 580, 581], Array.from({ length: 500 }, (_, at) => 7 * at)]) {
          assert.ok(agrees(feed, whole, cuts), name);
        }
        for (const options of [
          { missing: ['x', '5', '1'] },
          { timeZone: 'Europe/Paris', dates: '%Y-%m-%dT%H:%M:%SZ' },
        ]) {
          const other = { ...feed, decode: { ...options, fields: { [name]: name } } };
          assert.ok(agrees(other, read(other), [100]), name);
        }
      }
    }
  });

  test('on names: in any order, repeated, nested, written with escapes, of the language’s own', () => {
    const nested = {
      decode: {
        fields: { account_id: 'company.id', weight: 'company' },
      },
    };
    const further = { decode: { columns: ['region', '__proto__', 'constructor'] } };
    takes(inList('{"score":1,"weight":2}', '{"weight":3,"score":4}', '{"x":0,"weight":5,"y":[],"score":6}'));
    takes(inList('{"score":1,"score":2}', '{"score":"x","score":3}', '{"score":3,"score":"x"}'));
    takes(inList('{"sc\\u006fre":7,"\\u0061ccount_id":"b"}', '{"score":8 , "account_id" : "a"}', '{"score" :9}'));
    takes(
      inList('{"score":1,"company":{"id":"a","x":{"}":"{"}}}', '{"score":1,"company":{"id":"a"},"company":{}}'),
      survey,
      nested,
    );
    takes(
      inList('{"score":1,"company":{"id":"a"},"company":5}', '{"score":1,"company.id":"b","company":{"id":"a"}}'),
      survey,
      nested,
    );
    takes(
      inList(
        '{"score":1,"company.id":null,"company":{"id":"a"}}',
        '{"score":1,"company":[{"id":"a"}]}',
        '{"score":1,"company":null}',
      ),
      survey,
      nested,
    );
    takes(
      inList(
        '{"score":1,"seg":{"region":"a"}}',
        '{"score":1,"seg.region":"b"}',
        '{"score":1,"region":null,"seg":{"region":"c"}}',
      ),
      survey,
      further,
    );
    takes(
      inList(
        '{"score":1,"region":null}',
        '{"score":1,"region":"d","seg":{"region":"c"}}',
        '{"score":1,"seg":{"region":null}}',
      ),
      survey,
      further,
    );
    takes(
      inList(
        '{"score":1,"__proto__":{"weight":5},"constructor":"c"}',
        '{"score":1,"__proto__":"p"}',
        '{"":1,"score":2}',
      ),
      survey,
      further,
    );
  });

  test('on blanks of all four kinds, and empty objects and lists', () => {
    takes('\t[\r\n{ \n\t\r"score"\t:\n1 ,\r"x" : [ ] , "y":{ } }\t,\n { } ]\r\n');
    takes('{\n"meta" : {\n} ,\t"rows"\r: [ {"score" : 1}\n] , "x" : 1 }\n');
  });

  test('on rows that are no records', () => takes('[{"score":1},null,5,"x",[{"score":2}],true,-1.5,{"score":3}]'));

  test('on the numbering of texts, where rows are set aside', () => {
    const use = { ...survey, needs: ['account_id', 'score'] };
    takes(
      inList('{"account_id":"z","score":"x"}', '{"account_id":"a","score":1}', '{"account_id":"z","score":1}'),
      use,
    );
    takes(
      inList(
        '{"reasons":["b"],"score":1}',
        '{"reasons":"b","score":1}',
        '{"reasons":["a","b"],"score":1}',
        '{"reasons":"a; b","score":1}',
      ),
    );
    takes(inList('{"score":1,"account_id":5}', '{"score":1,"account_id":"5"}', '{"score":1,"account_id":5.5}'));
  });

  test('on named mappings, those with functions included', () => {
    takes(inList('{"id":1,"score":9,"created_at":1704067200,"comment":"c","person":{"id":"7"}}'), survey, {
      decode: { from: 'delighted' },
    });
    const zendesk =
      '{"tickets":[{"id":1,"created_at":"2024-01-01T00:00:00Z","status":"solved","priority":null,"tags":[]}]}';
    agreesForEachCut(zendesk, cases, { decode: { from: 'zendesk' } });
    agreesForEachCut(inList('{"number":"C1","opened_at":"2024-01-01 00:00:00","state":"6"}'), cases, {
      decode: { from: 'servicenow' },
    });
  });
});

describe('the reader of bytes declines', () => {
  test('what JSON.parse refuses', () => {
    const values = [
      '00',
      '01',
      '-',
      '+1',
      '.5',
      '1.',
      '1e',
      '1e+',
      '0x1',
      'NaN',
      'nul',
      'nulll',
      'True',
      '-a',
      '1 2',
      "'a'",
    ];
    const texts = [
      '"\u0001"',
      '"a\nb"',
      '"\t"',
      '"\\x"',
      '"\\u12"',
      '"\\u12g4"',
      '"\\',
      '"',
      '"\u0000"',
      'undefined',
      '',
    ];
    const nested = [
      '[1,]',
      '[,1]',
      '[1 2]',
      '[',
      '{',
      '{"a"}',
      '{"a":}',
      '{"a":1,}',
      '{,}',
      '{a:1}',
      '{"a":1 "b":2}',
      ']',
      '}',
      '[}',
      '{]',
    ];
    for (const value of [...values, ...texts, ...nested]) {
      for (const name of ['score', 'account_id', 'responded_at', 'x', 'seg']) {
        declines(`[{"${name}":${value}}]`);
        declines(`{"rows":[{"score":1},{"${name}":${value},"y":1}]}`);
      }
      declines(`{"meta":${value},"rows":[{"score":1}]}`);
      declines(`{"rows":[{"score":1}],"x":${value}}`);
    }
    const wholes = [
      '',
      ' ',
      '[',
      '[{"score":1}',
      '[{"score":1},]',
      '[,{"score":1}]',
      '[{"score":1}]]',
      '[{"score":1}],',
      '[{"score":1}{"score":2}]',
    ];
    const more = [
      '{"rows":[{"score":1}]',
      '{"rows":[{"score":1}],}',
      '{"x":1,,"rows":[]}',
      '{"x":1 "rows":[]}',
      '{"rows":[]}}',
      '{"rows" []}',
      '{,"rows":[]}',
      '[{"score":1,}]',
      '[{"score":1}\u00a0]',
    ];
    for (const text of [...wholes, ...more]) declines(text);
  });

  test('what it cannot know to be a feed of rows in JSON', () => {
    const texts = [
      '\ufeff[{"score":1}]',
      'score\n1\n',
      '5',
      '"x"',
      '<html>',
      '{"columns":{"score":[1]}}',
      '{"rows":{"score":[1]}}',
      '{"score":1}',
      '{"score":1}\n',
    ];
    for (const text of texts) declines(text);
    declines('{"rows":[{"score":1}],"meta":{}}');
    declines('{"meta":{},"meta":{},"rows":[{"score":1}]}');
    declines('{"rows":[{"score":1}],"rows":[{"score":2}]}');
    declines('[{"score":1}]\n[{"score":2}]');
    declines('{"score":1} {"score":2}\n{"score":3}');
    declines('{"score":1}\n{"score":\n3}');
    declines('{"score":1}\n{"score":2');
    declines('{"score":1}\n{"score":2,"y"\n:3}');
    declines('[{"score":1}]', survey, { decode: { rowsAt: 'a.b' } });
    declines('[{"score":1}]', survey, { contentType: 'text/csv' });
    declines(Uint8Array.of(0x1f, 0x8b, 8, 0));
  });

  test('feeds that cannot be used: the reader of whole texts says why', () => {
    declines('[{"x":1}]');
    declines('{"meta":{"count":3},"rows":[{"score":1}]}');
    declines('{"meta":{"tz":"Mars"},"rows":[{"score":1}]}');
    declines('{"meta":{"kind":"rollup"},"rows":[{"score":1}]}');
    declines('[{"score":1}]', survey, { decode: { fields: { weight: 'w' } } });
    declines('[{"score":1}]', survey, { decode: { dates: 'x' } });
  });

  test('nothing where the page itself is wrong, which is said at once', () => {
    const decode = { ...defaultDecode, from: 'nobody' };
    assert.throws(() => byteDecoder({ contentType: null, decode }, survey), { code: 'bad_option' });
  });

  test('nesting beyond what is allowed, and bytes that are no UTF-8', () => {
    for (const name of ['x', 'score', 'seg']) declines(`[{"${name}":${'['.repeat(33)}${']'.repeat(33)}}]`);
    takes(`[{"score":1,"x":${'[{"a":'.repeat(10)}1${'}]'.repeat(10)}}]`);
    const bad = [
      '80',
      'c0 80',
      'c3 28',
      'e0 80 80',
      'ed a0 80',
      'f0 80 80 80',
      'f4 90 80 80',
      'f5 80 80 80',
      'ff',
      'e2 82',
      'f0 9f 98',
    ];
    const good = ['c3 a9', 'e0 a0 80', 'ed 9f bf', 'ee 80 80', 'f0 90 80 80', 'f4 8f bf bf', 'ef bb bf'];
    const around = (hex: string, name: string) => {
      const bytes = hex.split(' ').map((byte) => Number.parseInt(byte, 16));
      return Uint8Array.from([...encoder.encode(`[{"score":1,"${name}":"a`), ...bytes, ...encoder.encode('"}]')]);
    };
    for (const name of ['x', 'account_id', 'responded_at']) {
      for (const hex of bad) declines(around(hex, name));
      for (const hex of good) assert.ok(agreesForEachCut(around(hex, name), survey), hex);
    }
  });

  test('every beginning of a feed', () => {
    const whole = '{"meta":{"dims":["region"]},"rows":[{"score":1.5,"region":"é","x":[true,null]},{"score":-1}]}';
    const bytes = encoder.encode(whole);
    for (let end = 0; end < bytes.length; end += 1) declines(bytes.slice(0, end));
    takes(whole);
  });

  test('texts that were made to collide, which would take time without end', () => {
    const texts = colliding(11);
    const hashes = texts.map((text) => hashOf(encoder.encode(text), 0, text.length));
    assert.deepEqual([new Set(texts).size, new Set(hashes).size], [2048, 1]);
    const rows = texts.map((text) => `{"score":1,"account_id":"${text}"}`);
    assert.equal(readBytes({ bytes: encoder.encode(inList(...rows)), use: survey }, []), null);
    const before = Array.from({ length: 5000 }, (_, row) => `{"score":1,"account_id":"a${row}"}`);
    assert.equal(readBytes({ bytes: encoder.encode(inList(...before, ...rows)), use: survey }, []), null);
    const few = inList(...before, ...rows.slice(0, 500), ...rows.slice(0, 500), ...before);
    assert.ok(
      agrees({ bytes: encoder.encode(few), use: survey }, read({ bytes: encoder.encode(few), use: survey }), []),
    );
  });
});

describe('identities, more than are found again at once, are numbered alike', () => {
  const oddOnes = [
    '',
    ' ',
    'é',
    '日本',
    '\u00a0',
    'a\\nb',
    '\\ud800',
    '\\ud83d\\ude00',
    '\\"',
    '\u{1f600}',
    'x'.repeat(200_000),
    'é'.repeat(800_000),
    '__proto__',
  ];
  const texts = Array.from({ length: 9000 }, (_, row) => [
    `r${row}`,
    `konto–${row}`,
    String(row),
    `${row}\\u0041`,
  ]).flat();
  const lines = (ids: readonly string[], aside: (row: number) => boolean = () => false) =>
    encoder.encode(
      inList(
        ...ids.map(
          (id, row) => `{"account_id":"${id}","score":${aside(row) ? '"x"' : row % 11},"region":"${row % 3}"}`,
        ),
      ),
    );
  const check = (bytes: Uint8Array, decode: Partial<DecodeOptions> = {}) => {
    const feed = { bytes, use: survey, decode: { columns: ['region'], ...decode } };
    const cuts = Array.from({ length: bytes.length / 100_003 }, (_, at) => at * 100_003);
    assert.ok(agrees(feed, read(feed), cuts));
  };

  test('each of its own', () => check(lines(texts)));
  test('each twice, near and far', () => {
    check(lines([...texts, ...texts]));
    check(lines(texts.flatMap((text) => [text, text])));
    check(lines([...texts, ...texts.toReversed()]));
  });
  test('that ascend, all the way, up to one that has been there, and up to one that begins as the last did', () => {
    const ascending = Array.from({ length: 6000 }, (_, row) => `c${String(row).padStart(6, '0')}`);
    for (const ends of [
      [],
      ['c005000'],
      ['c005999'],
      ['c00599', 'c000001'],
      ['c0059990', 'c005999'],
      oddOnes,
      ['', ''],
    ])
      check(lines([...ascending, ...ends]));
  });
  test('of which each row has the next one for long, up to a row that has none, or one that has been there', () => {
    const counted = Array.from({ length: 70_000 }, (_, row) => `konto-${String(row).padStart(12, '0')}`);
    for (const ends of [['none'], ['none', 'z'], [counted[9] ?? '', 'z'], ['b', counted[69_998] ?? '', 'c']])
      check(lines([...counted, ...ends]), { missing: ['none'] });
    check(lines(counted.toReversed()));
    check(lines(['none', ...counted]), { missing: ['none'] });
  });
  test('with odd ones among them, twice', () => check(lines([...texts, ...oddOnes, ...texts.slice(0, 9), ...oddOnes])));
  test('with rows that are set aside', () => {
    check(lines([...texts, ...texts], (row) => row % 3 === 0));
    check(lines([...texts, ...texts], (row) => row < texts.length));
  });
  test('where what stands for nothing is named', () =>
    check(lines([...texts, ...texts]), { missing: ['r8000', '17'] }));
  test('of few letters, in any order', () => {
    const id = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 9 });
    fc.assert(
      fc.property(fc.array(id, { minLength: 6000, maxLength: 9000, size: 'max' }), (ids) => check(lines(ids))),
      { numRuns: 5 },
    );
  });
});

describe('a field that comes late', () => {
  test('is missing before', () => {
    takes(
      inList(
        '{"score":1}',
        '{"score":"x","weight":1}',
        '{"score":2}',
        '{"score":3,"weight":2,"region":"a","account_id":null}',
        '{"score":4,"responded_at":"2024-01-01T00:00:00Z","account_id":"b"}',
      ),
      survey,
      { decode: { columns: ['region', 'nowhere'] } },
    );
  });

  test('after many rows too', () => {
    const rows = Array.from(
      { length: 70_000 },
      (_, row) => `{"score":${row % 11}${row > 69_990 ? ',"region":"a"' : ''}}`,
    );
    const feed = { bytes: encoder.encode(inList(...rows)), use: survey, decode: { columns: ['region'] } };
    assert.ok(agrees(feed, read(feed), []));
  });
});

const scalars = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -2, max: 12 }),
  fc.integer(),
  fc.constantFrom(
    null,
    true,
    false,
    '',
    'human',
    'bot',
    'solved',
    'new',
    '2024-02-29T12:00:00Z',
    '2024-02-29T12:00:00.5+02:00',
  ),
  fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(7e12) }).map((date) => date.toISOString()),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: 'grapheme-composite', maxLength: 6 }),
);

const names = fc.constantFrom(
  'score',
  'responded_at',
  'account_id',
  'weight',
  'excluded',
  'rated_entity',
  'reasons',
  'region',
  'seg',
  'x',
  '__proto__',
  'é',
);

const values = fc.oneof(
  { weight: 6, arbitrary: scalars },
  fc.array(fc.oneof(scalars, fc.jsonValue({ maxDepth: 2 })), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('region', 'tier', 'x'), scalars, { maxKeys: 3 }),
);

/** A record's text: any names in any order, some of them twice. */
const recordTexts = fc
  .array(fc.tuple(names, values), { maxLength: 8 })
  .map(
    (members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`,
  );

const recordLists = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: recordTexts },
    scalars.map((value) => JSON.stringify(value)),
  ),
  { maxLength: 12 },
);

const feedTexts = fc
  .tuple(recordLists, fc.constantFrom('list', 'envelope', 'lines'), fc.constantFrom('', ' ', '\r\n'))
  .map(([list, form, blank]) => {
    if (form === 'lines') return `{"meta":{"dims":["region","tier"]}}\n${list.join('\n')}\n`;
    const rows = `[${blank}${list.join(`${blank},`)}]`;
    return form === 'list'
      ? rows
      : `{"meta":${blank}{"dims":["region","tier"],"as_of":"2100-01-01"},"rows":${rows}}${blank}`;
  });

const cutsOf = fc.array(fc.nat({ max: 2000 }), { maxLength: 20 });

const withoutNeeds: RecordUse = { ...survey, needs: [], uses: [...survey.uses, 'score'] };

describe('the reader of bytes, given anything', () => {
  test('takes feeds that are right, and agrees', () => {
    let taken = 0;
    fc.assert(
      fc.property(feedTexts, cutsOf, fc.boolean(), (text, cuts, needs) => {
        const feed = { bytes: encoder.encode(text), use: needs ? survey : withoutNeeds };
        const whole = read(feed);
        const places = cuts.filter((at) => at < feed.bytes.length);
        const takes = agrees(feed, whole, places);
        if (whole !== null) assert.ok(takes, text);
        taken += takes ? 1 : 0;
      }),
      { numRuns: 1500 },
    );
    assert.ok(taken > 500, `${taken} taken`);
  });

  test('agrees on what one change has made of a feed', () => {
    const changes = fc.tuple(
      fc.nat(),
      fc.constantFrom(
        '',
        ',',
        '[',
        ']',
        '{',
        '}',
        '"',
        ':',
        '\\',
        '1',
        '-',
        '.',
        'e',
        ' ',
        '\n',
        '\u0000',
        '\ufeff',
        'é',
      ),
      fc.boolean(),
    );
    fc.assert(
      fc.property(feedTexts, changes, cutsOf, (text, [at, mark, instead], cuts) => {
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + mark + text.slice(place + (instead ? 1 : 0));
        const feed = { bytes: encoder.encode(changed), use: withoutNeeds };
        agrees(
          feed,
          read(feed),
          cuts.filter((cut) => cut < feed.bytes.length),
        );
      }),
      { numRuns: 3000 },
    );
  });

  test('agrees on bytes of which one is another', () => {
    fc.assert(
      fc.property(feedTexts, fc.nat(), fc.integer({ min: 0, max: 255 }), (text, at, byte) => {
        const bytes = encoder.encode(text);
        bytes[at % bytes.length] = byte;
        const feed = { bytes, use: withoutNeeds };
        agrees(feed, read(feed), []);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a long feed', () => {
  const rows = Array.from(
    { length: 30_000 },
    (_, row) => `{"score":${row % 11},"account_id":"konto–${row}","x":"${'y'.repeat(30)}"}`,
  );
  const bytes = encoder.encode(`{"meta":{"dims":["region"]},"rows":[${rows.join(',\n')}]}`);
  const feed = { bytes, use: survey };

  test('is read alike in chunks of any size', () => {
    const whole = read(feed);
    for (const size of [1000, 65_536, 1_000_000]) {
      const cuts = Array.from({ length: Math.floor(bytes.length / size) }, (_, at) => at * size);
      assert.ok(agrees(feed, whole, cuts));
    }
  });

  test('is read in steps of at most 128 kB', () => {
    const decoder = byteDecoder(contentOf(feed), survey);
    const steps = Array.from(decoder.pushInSteps(bytes)).length;
    assert.ok(steps >= bytes.length / 131_072, `${steps} steps`);
    assert.equal(finish(decoder.finish())?.received, 30_000);
  });

  test('once declined stays declined', () => {
    const decoder = byteDecoder(contentOf(feed), survey);
    assert.equal(decoder.push(encoder.encode('[{"score":1}')), true);
    assert.equal(decoder.push(encoder.encode('x')), false);
    assert.equal(decoder.push(encoder.encode(']')), false);
    assert.equal(finish(decoder.finish()), null);
  });

  test('is the same whatever size it is said to have', () => {
    const late = (row: number) => (row > 27_000 ? ',"weight":2' : '');
    const account = (row: number) => String(row < 20_000 ? row : row - 9_000).padStart(6, '0');
    const texts = Array.from({ length: 30_000 }, (_, row) => `{"score":1,"account_id":"${account(row)}"${late(row)}}`);
    const said = encoder.encode(`[${texts.join(',')}]`);
    const whole = read({ bytes: said, use: survey });
    const cuts = Array.from({ length: 20 }, (_, at) => at * 50_000);
    assert.equal(whole?.records.columns['account_id']?.at(29_999), '020999');
    for (const part of [1, 0.6, 0.7, 0.9, 1.1, 30, 1e9, Infinity]) {
      assert.ok(agrees({ bytes: said, use: survey, size: part * said.length }, whole, cuts), `said ${part} times`);
    }
  });
});

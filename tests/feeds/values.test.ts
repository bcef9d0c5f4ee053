import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDecimal } from '../../src/feeds/decimal.js';
import { mappings } from '../../src/feeds/mappings/index.js';
import { records } from '../../src/feeds/records.js';
import { instant } from '../../src/feeds/schema.js';
import * as z from 'zod/mini';
import { bytesOf, counted, decoded, failure, surveyUse, valueOf, values } from './decoding.js';

describe('decimals', () => {
  const read: readonly (readonly [string, number])[] = [
    ['0', 0],
    ['9', 9],
    ['10.0', 10],
    ['-3.25', -3.25],
    ['007', 7],
    ['1e3', 1000],
    ['2.5E-2', 0.025],
    [' 9\t', 9],
  ];
  test('are read exactly as written', () => {
    for (const [text, value] of read) assert.equal(readDecimal(text), value, text);
  });

  test('are nothing else: no comma, sign of plus, base, blank or word', () => {
    const refused = [
      '',
      ' ',
      '9,5',
      '1 000',
      '+9',
      '.5',
      '5.',
      '0x10',
      '1e',
      'NaN',
      'Infinity',
      '1e400',
      '١',
      '9 %',
      '1_0',
    ];
    for (const text of refused) assert.equal(readDecimal(text), null, text);
  });
});

describe('numbers', () => {
  test('in JSON are never read from strings, unless a mapping names the field', () => {
    const rows = '[{"score":"9"},{"score":9.0},{"score":true},{"score":[9]},{"score":1e400}]';
    assert.deepEqual(values(decoded(bytesOf(rows)), 'score'), [9]);
    assert.deepEqual(counted(decoded(bytesOf(rows))), ['not_a_number score 4 aside']);
    assert.deepEqual(values(decoded(bytesOf(rows, { fields: { score: 'score' } })), 'score'), [9, 9]);
  });

  test('in CSV are decimals; what is none is set aside with what was seen', () => {
    const feed = decoded(bytesOf('score\n9\n"9,5"\nten\n8.5'));
    assert.deepEqual(values(feed, 'score'), [9, 8.5]);
    assert.deepEqual(feed.issues, [
      {
        code: 'not_a_number',
        field: 'score',
        count: 2,
        aside: true,
        first: [
          { row: 2, seen: '9,5', expected: 'number' },
          { row: 3, seen: 'ten', expected: 'number' },
        ],
      },
    ]);
  });

  test('never become minus zero', () => {
    assert.ok(Object.is(values(decoded(bytesOf('[{"score":-0}]')), 'score')?.[0], 0));
  });

  test('out of the schema’s bounds empty a field that is not needed', () => {
    const feed = decoded(bytesOf('[{"score":9,"weight":-1},{"score":8,"weight":2}]'));
    assert.deepEqual(
      [values(feed, 'score'), values(feed, 'weight')],
      [
        [9, 8],
        [null, 2],
      ],
    );
    assert.deepEqual(feed.issues, [
      {
        code: 'out_of_range',
        field: 'weight',
        count: 1,
        aside: false,
        first: [{ row: 1, seen: -1, expected: { number: [0, 1_000_000_000] } }],
      },
    ]);
  });
});

describe('missing values', () => {
  test('are null, absent, blank, or what the page lists, and are not bad', () => {
    const feed = decoded(
      bytesOf('[{"score":null},{},{"score":""},{"score":" ? "},{"score":11},{"score":9}]', { missing: ['?', '11 '] }),
    );
    assert.deepEqual(values(feed, 'score'), [null, null, null, null, null, 9]);
    assert.deepEqual(feed.issues, []);
    assert.deepEqual(values(decoded(bytesOf('score\nBlank\n9', { missing: ['Blank'] })), 'score'), [null, 9]);
  });

  test('set a row aside where the record says that a needed field must be there', () => {
    const feed = decoded(bytesOf('account_id,arr\na1,5\n,6\n'), {
      record: 'account',
      needs: ['account_id'],
      uses: ['arr'],
    });
    assert.deepEqual(values(feed, 'arr'), [5]);
    assert.deepEqual(feed.issues, [
      {
        code: 'missing_field',
        field: 'account_id',
        count: 1,
        aside: true,
        first: [{ row: 2, seen: null, expected: 'value' }],
      },
    ]);
  });
});

describe('texts', () => {
  test('are texts, or whole numbers that are exact', () => {
    const feed = decoded(
      bytesOf('[{"score":9,"account_id":12},{"score":9,"account_id":"12"},{"score":8,"account_id":9007199254740993}]'),
    );
    assert.deepEqual(values(feed, 'account_id'), ['12', '12', null]);
    assert.deepEqual(counted(feed), ['unsafe_integer account_id 1']);
  });

  test('are never objects', () => {
    const feed = decoded(
      bytesOf('[{"score":9,"account_id":{"id":1}},{"score":9,"account_id":["x"]},{"score":9,"account_id":1.5}]'),
    );
    assert.deepEqual(values(feed, 'account_id'), [null, null, null]);
    assert.deepEqual(
      feed.issues[0]?.first.map(({ seen }) => seen),
      [null, null, 1.5],
    );
    assert.deepEqual(counted(feed), ['not_text account_id 3']);
  });

  test('of a closed list are one of it', () => {
    const feed = decoded(bytesOf('score,rated_entity\n9,bot\n9,robot'), { ...surveyUse, uses: ['rated_entity'] });
    assert.deepEqual(values(feed, 'rated_entity'), ['bot', null]);
    assert.deepEqual(counted(feed), ['out_of_range rated_entity 1']);
  });

  test('in lists are joined', () => {
    const use = { ...surveyUse, uses: ['reasons'] };
    const feed = decoded(
      bytesOf('[{"score":9,"reasons":["speed","care"]},{"score":9,"reasons":"speed"},{"score":9,"reasons":[1]}]'),
      use,
    );
    assert.deepEqual(values(feed, 'reasons'), ['speed; care', 'speed', null]);
    assert.deepEqual(counted(feed), ['not_text reasons 1']);
  });
});

test('booleans are true and false; in CSV also as databases and spreadsheets write them', () => {
  const feed = decoded(bytesOf('score,excluded\n9,TRUE\n9,f\n9,1\n9,No\n9,\n9,perhaps'));
  assert.deepEqual(values(feed, 'excluded'), [1, 0, 1, 0, null, null]);
  assert.deepEqual(counted(feed), ['not_boolean excluded 1']);
  const json = decoded(bytesOf('[{"score":9,"excluded":true},{"score":9,"excluded":1}]'));
  assert.deepEqual(values(json, 'excluded'), [1, null]);
});

describe('instants', () => {
  const timed = (...texts: readonly unknown[]) => texts.map((responded_at) => ({ score: 9, responded_at }));

  test('that do not exist empty the field', () => {
    const feed = decoded(
      valueOf(timed('2024-02-30T00:00:00Z', '2024-01-01T24:00:00Z', 'yesterday', {}, '2024-02-29T00:00:00Z')),
    );
    assert.deepEqual(values(feed, 'responded_at'), [null, null, null, null, Date.UTC(2024, 1, 29)]);
    assert.deepEqual(counted(feed), ['not_an_instant responded_at 4']);
  });

  test('without a zone are refused, unless the page or the feed names one', () => {
    const rows = timed('2024-07-01T12:00:00');
    const refused = decoded(valueOf(rows));
    assert.deepEqual(values(refused, 'responded_at'), [null]);
    assert.deepEqual(refused.issues[0]?.first, [{ row: 1, seen: '2024-07-01T12:00:00', expected: 'instant' }]);
    const paris = decoded(valueOf({ meta: { tz: 'Europe/Paris' }, rows }));
    assert.deepEqual(values(paris, 'responded_at'), [Date.UTC(2024, 6, 1, 10)]);
    assert.deepEqual(counted(paris), ['naive_timestamp responded_at 1']);
    const tokyo = decoded(valueOf({ meta: { tz: 'Europe/Paris' }, rows }, { timeZone: 'Asia/Tokyo' }));
    assert.deepEqual(values(tokyo, 'responded_at'), [Date.UTC(2024, 6, 1, 3)]);
  });

  test('in a format of the page’s are read so, and in ISO-8601 too', () => {
    const options = { dates: '%d/%m/%Y %H:%M', timeZone: 'UTC' };
    const feed = decoded(
      bytesOf('score,responded_at\n9,31/1/2024 9:05\n9,2024-01-31T09:05:00Z\n9,1/31/2024 9:05', options),
    );
    const at = Date.UTC(2024, 0, 31, 9, 5);
    assert.deepEqual(values(feed, 'responded_at'), [at, at, null]);
  });

  test('as numbers are milliseconds or, where the feed says so, seconds; the wrong unit is suspect', () => {
    const at = Date.UTC(2024, 0, 31);
    assert.deepEqual(values(decoded(valueOf(timed(at))), 'responded_at'), [at]);
    const seconds = decoded(valueOf({ meta: { time_unit: 's' }, rows: timed(at / 1000) }));
    assert.deepEqual(values(seconds, 'responded_at'), [at]);
    const wrong = decoded(valueOf(timed(at / 1000, at * 10_000, 1e300)));
    assert.deepEqual(values(wrong, 'responded_at'), [null, null, null]);
    assert.deepEqual(counted(wrong), ['epoch_unit_suspect responded_at 1', 'not_an_instant responded_at 2']);
  });

  test('over five minutes after the feed’s as_of have not happened; what is planned may lie ahead', () => {
    const meta = { as_of: '2024-01-31T12:00:00Z' };
    const rows = timed('2024-01-31T12:05:00Z', '2024-01-31T12:05:00.001Z');
    const feed = decoded(valueOf({ meta, rows }));
    assert.deepEqual(values(feed, 'responded_at'), [Date.UTC(2024, 0, 31, 12, 5), null]);
    assert.deepEqual(counted(feed), ['future_timestamp responded_at 1']);
    const accounts = { meta, rows: [{ account_id: 'a', renewal_at: '2025-01-31T00:00:00Z' }] };
    const use = { record: 'account', needs: ['account_id'], uses: ['renewal_at'] };
    assert.deepEqual(values(decoded(valueOf(accounts), use), 'renewal_at'), [Date.UTC(2025, 0, 31)]);
  });

  test('at a leap second are kept and counted', () => {
    const feed = decoded(valueOf(timed('2016-12-31T23:59:60Z')));
    assert.deepEqual(values(feed, 'responded_at'), [Date.UTC(2016, 11, 31, 23, 59, 59, 999)]);
    assert.deepEqual(counted(feed), ['leap_second responded_at 1']);
  });

  test('may be a script’s own dates', () => {
    const at = Date.UTC(2024, 0, 31);
    assert.deepEqual(values(decoded(valueOf(timed(new Date(at), new Date(NaN)))), 'responded_at'), [at, null]);
  });
});

describe('mapping', () => {
  test('reads another product’s names by dotted paths, and rows at a path', () => {
    const data = { result: { conversations: [{ rating: { value: '9' }, company: { id: 7 } }] }, other: [], more: [] };
    const options = { rowsAt: 'result.conversations', fields: { score: 'rating.value', account_id: 'company.id' } };
    const feed = decoded(valueOf(data, options));
    assert.deepEqual([values(feed, 'score'), values(feed, 'account_id')], [[9], ['7']]);
  });

  test('finds the only list of an object without being told', () => {
    assert.deepEqual(values(decoded(valueOf({ next: null, responses: [{ score: 9 }] })), 'score'), [9]);
  });

  test('prefers a field whose own name has the dots', () => {
    const feed = decoded(valueOf([{ 'a.b': 9, a: { b: 3 } }], { fields: { score: 'a.b' } }));
    assert.deepEqual(values(feed, 'score'), [9]);
  });

  test('keeps further columns as texts: a field, one of seg, a path, or a field of the record', () => {
    const rows = [
      { score: 9, region: 'EMEA', seg: { region: 'no', tier: 'gold' }, plan: { name: 3 }, weight: 2 },
      { score: 9, seg: { tier: false }, plan: { name: {} }, weight: 1 },
    ];
    const use = { ...surveyUse, uses: [] };
    const feed = decoded(valueOf(rows, { columns: ['region', 'tier', 'plan.name', 'weight', 'nowhere'] }), use);
    assert.deepEqual(values(feed, 'region'), ['EMEA', null]);
    assert.deepEqual(values(feed, 'tier'), ['gold', 'false']);
    assert.deepEqual(values(feed, 'plan.name'), ['3', null]);
    assert.deepEqual(feed.records.columns['weight']?.kind, 'number');
    assert.equal(values(feed, 'nowhere'), undefined);
    assert.deepEqual(counted(feed), ['not_text plan.name 1']);
  });

  test('keeps the dimensions that the feed itself names, were they empty', () => {
    const feed = decoded(valueOf({ meta: { dims: ['region', 'absent'] }, rows: [{ score: 9, region: 'EMEA' }] }));
    assert.deepEqual([values(feed, 'region'), values(feed, 'absent')], [['EMEA'], [null]]);
  });

  test('by name fills in what the page does not say', () => {
    mappings.set('toy', {
      missing: ['-'],
      records: { 'survey-response': { rowsAt: ['list'], fields: { score: 'note', account_id: 'who' } } },
    });
    const data = {
      others: [],
      list: [
        { note: '-', client: 'a' },
        { note: '9', client: 'b' },
      ],
    };
    const feed = decoded(valueOf(data, { from: 'toy', fields: { account_id: 'client' } }));
    mappings.delete('toy');
    assert.deepEqual(
      [values(feed, 'score'), values(feed, 'account_id')],
      [
        [null, 9],
        ['a', 'b'],
      ],
    );
  });
});

describe('options that cannot be used', () => {
  const refused = (options: object, text = '[{"score":9}]') => failure(() => decoded(bytesOf(text, options)));

  test('are named with what was seen', () => {
    assert.deepEqual(refused({ from: 'nobody' }).details, { option: 'from', seen: 'nobody' });
    assert.deepEqual(refused({ timeZone: 'Mars/Olympus' }).details, { option: 'time-zone', seen: 'Mars/Olympus' });
    assert.deepEqual(refused({ dates: '%Q' }).details, { option: 'dates', seen: '%Q' });
    assert.equal(refused({ dates: '%Q' }).code, 'bad_option');
  });

  test('include a mapping or a needed field that no row has, with the names that are there', () => {
    assert.deepEqual(refused({ fields: { score: 'NETPRO' } }, 'netpro,b\n9,1'), {
      code: 'missing_column',
      details: { field: 'score', expected: 'NETPRO', seen: 'netpro, b' },
    });
    assert.deepEqual(refused({}, '[{"rating":9,"id":1}]').details, {
      field: 'score',
      expected: 'score',
      seen: 'rating, id',
    });
    assert.equal(refused({ fields: { weight: 'w' } }).code, 'missing_column');
    assert.equal(refused({}, '{"columns":{"rating":[9]}}').code, 'missing_column');
    assert.equal(refused({}, '{"rating":9}\n{"rating":8}').code, 'missing_column');
  });

  test('do not include a column that is there, but stands behind a value for which each row is set aside', () => {
    const use = { ...surveyUse, needs: ['account_id', 'score'], uses: [] };
    const feed = decoded(bytesOf('[{"account_id":null,"score":9}]'), use);
    assert.deepEqual([feed.received, feed.records.size], [1, 0]);
  });

  test('include a path where no rows are', () => {
    assert.deepEqual(refused({ rowsAt: 'a.b' }, '{"a":{"c":[]}}'), {
      code: 'no_rows_found',
      details: { rows_at: 'a.b', seen: 'a' },
    });
    assert.equal(refused({}, '{"a":[],"b":[]}').code, 'no_rows_found');
    assert.equal(refused({ type: 'json' }, '9').code, 'no_rows_found');
  });
});

test('any record can be read that has a schema', () => {
  const stars = z.number().check(z.gte(1), z.lte(5), z.int());
  const toy = z.object({ at: instant(), stars, note: z.optional(z.string()) });
  records.set('toy', () => toy);
  const feed = decoded(
    bytesOf('at,stars\n2024-01-01T00:00:00Z,5\n,4\n2024-01-01T00:00:00Z,4.5\n2024-01-01T00:00:00Z,6'),
    {
      record: 'toy',
      needs: ['at', 'stars'],
      uses: ['note'],
    },
  );
  records.delete('toy');
  assert.deepEqual(values(feed, 'stars'), [5]);
  assert.deepEqual(counted(feed), [
    'missing_field at 1 aside',
    'non_integer stars 1 aside',
    'out_of_range stars 1 aside',
  ]);
  assert.deepEqual(feed.issues[1]?.first[0]?.expected, { integer: [1, 5] });
});

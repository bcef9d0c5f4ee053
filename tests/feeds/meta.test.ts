import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { peekMeta, readMeta } from '../../src/feeds/index.js';
import { failure } from './decoding.js';

const absent = {
  schema: null,
  kind: 'records',
  asOf: null,
  timeZone: null,
  currency: null,
  completeFrom: null,
  count: null,
  dims: [],
  definition: {},
  events: [],
};

describe('meta', () => {
  test('may be absent, whole or in part', () => {
    for (const value of [undefined, null, {}, [], 'meta', 9, { unknown: 1 }]) assert.deepEqual(readMeta(value), absent);
  });

  test('is read field by field', () => {
    const meta = readMeta({
      schema: 'support-metrics/survey-response@1',
      kind: 'rollup',
      as_of: '2024-03-31T22:00:00Z',
      tz: 'Europe/Paris',
      currency: 'EUR',
      complete_from: '2023-01-01',
      count: 12,
      freshness: { warn_after: 24, error_after: -1 },
      dims: ['region', 7, 'tier'],
      definition: { min_group: 10, level: 0.9, agents: 'pseudonym', window: 30, kind: 'nps', nested: {} },
      events: [
        { at: '2024-02-01', text: 'Portal opened', kind: 'launch', metrics: ['nps', 1], until: '2024-02-03T00:00:00Z' },
        { at: 'never', text: 'left out' },
        { at: '2024-02-01T00:00:00Z' },
        null,
      ],
    });
    assert.deepEqual(meta, {
      schema: 'support-metrics/survey-response@1',
      kind: 'rollup',
      asOf: Date.UTC(2024, 2, 31, 22),
      timeZone: 'Europe/Paris',
      currency: 'EUR',
      completeFrom: Date.UTC(2022, 11, 31, 23),
      count: 12,
      freshness: { warn_after: 24, error_after: null },
      dims: ['region', 'tier'],
      definition: { minGroup: 10, level: 0.9, agents: 'pseudonym', options: { window: 30, kind: 'nps' } },
      events: [
        {
          at: Date.UTC(2024, 0, 31, 23),
          until: Date.UTC(2024, 1, 3),
          text: 'Portal opened',
          kind: 'launch',
          metrics: ['nps'],
        },
      ],
    });
  });

  test('reads numeric instants in the feed’s unit', () => {
    assert.equal(readMeta({ as_of: Date.UTC(2024, 0, 31) / 1000, time_unit: 's' }).asOf, Date.UTC(2024, 0, 31));
    assert.equal(readMeta({ as_of: Date.UTC(2024, 0, 31) }).asOf, Date.UTC(2024, 0, 31));
  });

  test('ignores a definition that is out of bounds', () => {
    const definition = { min_group: 0.5, level: 2, agents: 'all' };
    assert.deepEqual(readMeta({ definition }).definition, {});
  });

  test('refuses an unknown zone and an unreadable as_of', () => {
    assert.deepEqual(
      failure(() => readMeta({ tz: 'Mars/Olympus' })),
      { code: 'bad_option', details: { option: 'tz', seen: 'Mars/Olympus' } },
    );
    assert.deepEqual(failure(() => readMeta({ tz: {} })).details, { option: 'tz', seen: null });
    for (const seen of ['yesterday', '2024-03-31T22:00:00', true]) {
      assert.deepEqual(failure(() => readMeta({ as_of: seen })).details, { option: 'as_of', seen });
    }
    assert.equal(readMeta({ as_of: '2024-03-31', tz: 'UTC' }).asOf, Date.UTC(2024, 2, 31));
  });

  test('takes names of the language’s own for plain options', () => {
    const { options } = readMeta(JSON.parse('{"definition":{"__proto__":"x","constructor":1}}')).definition;
    assert.deepEqual(Object.entries(options ?? {}), [
      ['__proto__', 'x'],
      ['constructor', 1],
    ]);
    assert.equal(Object.getPrototypeOf(options), Object.prototype);
  });
});

describe('a peek at the meta', () => {
  const peek = (text: string) => peekMeta(new TextEncoder().encode(text));

  test('reads it where it stands before the rows', () => {
    assert.deepEqual(peek('{"meta":{"kind":"rollup","next":"?page=2"},"rows":[{"n":1}'), {
      kind: 'rollup',
      next: '?page=2',
    });
    assert.deepEqual(peek('\uFEFF \n{ "a" : "x}\\"" , "b":[1,{"c":2}],"d":-1.5e3 ,"meta" : {"kind" : "records"} , '), {
      kind: 'records',
    });
    assert.deepEqual(peek('{"meta":{"kind":"records"}}\n{"score":9}\n'), { kind: 'records' });
  });

  test('finds nothing in anything else', () => {
    const nothing = [
      '',
      '[]',
      '[{"meta":{}}]',
      '{}',
      '{"rows":[]}',
      '{"meta":[]}',
      '{"meta":{"a":',
      '{"meta":{a}}',
      '{"a"',
    ];
    for (const text of [
      ...nothing,
      'meta,score\n1,9',
      '{"a":{"meta":{}}}',
      '<!doctype html>',
      '{"a" "meta":{}}',
      '{,}',
    ]) {
      assert.equal(peek(text), null, text);
    }
  });

  test('reads no further than the first megabyte', () => {
    assert.equal(peek(`{"rows":["${'x'.repeat(2_000_000)}"],"meta":{}}`), null);
    assert.deepEqual(peek(`{"rows":["${'é'.repeat(400_000)}"],"meta":{}}`), {});
  });
});

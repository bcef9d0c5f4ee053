import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultDecode } from '../../../src/feeds/index.js';
import { mappings, withMapping } from '../../../src/feeds/mappings/index.js';
import { records } from '../../../src/feeds/records.js';
import { kindOf } from '../../../src/feeds/schema.js';
import { counted, decoded, failure, valueOf, values } from '../decoding.js';
import { mapped, rowsOf } from './mapped.js';
import '../every-reader.js';

describe('a named mapping', () => {
  for (const [from, { records: mappedRecords }] of mappings) {
    test(`of ${from} names fields that our records have`, () => {
      for (const [record, { fields, constants = {} }] of Object.entries(mappedRecords)) {
        const shape = records.get(record)?.().shape ?? {};
        for (const name of [...Object.keys(fields), ...Object.keys(constants)]) {
          const schema = shape[name];
          assert.ok(schema && kindOf(schema) !== 'map', `${record}.${name}`);
        }
      }
    });
  }

  test('gives way to what the page says: places, rows, zone and dates', () => {
    const feed = mapped(
      'servicenow',
      'case',
      { result: [], mine: [{ number: 'INC1', Opened: '3/1/2024 10:00', resolved_at: '-', priority: '?' }] },
      {
        fields: { created_at: 'Opened' },
        rowsAt: 'mine',
        dates: '%m/%d/%Y %H:%M',
        timeZone: 'Europe/Berlin',
        missing: ['-'],
      },
    );
    assert.deepEqual(rowsOf(feed), [{ case_id: 'INC1', created_at: '2024-03-01T09:00:00.000Z' }]);
    assert.ok(!counted(feed).some((issue) => issue.startsWith('not_an_instant')));
  });

  test('gives way to the zone that the feed names', () => {
    const row = { number: 'INC1', opened_at: '2024-03-01 10:00:00' };
    const at = (meta: object) => rowsOf(mapped('servicenow', 'case', { meta, result: [row] }))[0]?.['created_at'];
    assert.equal(at({}), '2024-03-01T10:00:00.000Z');
    assert.equal(at({ tz: 'Europe/Berlin' }), '2024-03-01T09:00:00.000Z');
  });

  test('may lack fields that the feed has not, while a place that the page names must be there', () => {
    const use = { record: 'case', needs: ['created_at'], uses: ['priority', 'reopens'] };
    const row = { id: 1, created_at: '2024-03-01T10:00:00Z' };
    const read = (fields: Record<string, string>) =>
      decoded(valueOf({ tickets: [row] }, { from: 'zendesk', fields }), use);
    assert.deepEqual(Object.keys(read({}).records.columns), ['created_at']);
    assert.equal(failure(() => read({ reopens: 'again' })).code, 'missing_column');
  });

  test('leaves records alone that it does not know', () => {
    const action = { action_id: 'a', opened_at: '2024-03-01T10:00:00Z' };
    assert.deepEqual(rowsOf(mapped('intercom', 'action', [action])), [
      { action_id: 'a', opened_at: '2024-03-01T10:00:00.000Z' },
    ]);
    assert.equal(withMapping({ ...defaultDecode, from: 'intercom' }, 'action').timeUnit, 'ms');
  });

  test('finds rows in a list of their own as well', () => {
    const row = { id: 1, created_at: '2024-03-01T10:00:00Z' };
    assert.deepEqual(values(mapped('zendesk', 'case', [row]), 'case_id'), ['1']);
    assert.deepEqual(values(mapped('zendesk', 'case', `${JSON.stringify(row)}\n${JSON.stringify(row)}\n`), 'case_id'), [
      '1',
      '1',
    ]);
  });

  test('reads numbers that the product writes as texts, and refuses what is none', () => {
    const feed = mapped('servicenow', 'case', {
      result: [
        { opened_at: '2024-03-01 10:00:00', reopen_count: '2' },
        { opened_at: '2024-03-01 10:00:00', reopen_count: 'two' },
      ],
    });
    assert.deepEqual(values(feed, 'reopens'), [2, null]);
    assert.ok(counted(feed).includes('not_a_number reopens 1'));
  });
});

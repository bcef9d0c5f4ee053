import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { events } from '../../src/engine/given-events.js';

const plain = { at: '2025-03-01', text: 'Release 5' };

function read(changes: object): unknown {
  return events.read(JSON.stringify([{ ...plain, ...changes }]));
}

describe('the events of a page', () => {
  test('need a time and words, and are for all metrics where they name none', () => {
    assert.deepEqual(read({}), [{ ...plain, until: null, kind: '', metrics: [] }]);
    const whole = { ...plain, until: '2025-03-02', kind: 'outage', metrics: ['nps'] };
    assert.deepEqual(events.read([whole]), [whole]);
    assert.deepEqual(events.read('[]'), []);
  });

  for (const at of ['2025-03-01T09:30', '2025-03-01T09:30:15.25Z', '2025-03-01 09:30:00+05:30', 1_740_787_200_000]) {
    test(`can be at ${at}`, () => assert.notEqual(read({ at }), undefined));
  }

  for (const at of [
    '2025-02-29',
    '2025-13-01',
    '2025-03-01T24:00',
    '2025-03-01T10:60',
    '2025-03-01T10:30+99:00',
    '2025-03-01T10:30+05:99',
    '2025-03-01T10:30+05:',
    '3/1/2025',
    'today',
    '',
    null,
    {},
  ]) {
    test(`are refused at ${JSON.stringify(at)}`, () => assert.equal(read({ at }), undefined));
  }

  for (const changes of [{ until: 'soon' }, { text: ' ' }, { text: 5 }, { kind: 1 }, { metrics: 'nps' }]) {
    test(`are refused with ${JSON.stringify(changes)}`, () => assert.equal(read(changes), undefined));
  }

  test('are refused whole with one that is none, and where they are no list', () => {
    assert.equal(events.read([plain, { text: 'When?' }]), undefined);
    for (const given of ['{', '{"at": "2025-03-01", "text": "x"}', 'x', 7, null])
      assert.equal(events.read(given), undefined);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecordIndex } from '../../src/element/cases/search.js';

function index(...texts: readonly string[]): RecordIndex {
  const made = new RecordIndex();
  texts.forEach((text, id) => made.add(id, text));
  return made;
}

describe('searching records', () => {
  const records = index(
    'Invoice missing acct-7',
    'invoices sent ACCT-71',
    'Rechnung fehlt acct-8 at 7:10',
    '福岡支店からの請求書',
  );

  test('finds the beginnings of all words, whatever their case, least place first', () => {
    assert.deepEqual(records.find('INVOI'), [0, 1]);
    assert.deepEqual(records.find('miss invoi'), [0]);
    assert.deepEqual(records.find('nvoice'), []);
  });

  test('takes what is put together as one word, and its parts too', () => {
    assert.deepEqual(records.find('acct-7'), [0, 1]);
    assert.deepEqual(records.find('acct-8'), [2]);
    assert.deepEqual(records.find('acct'), [0, 1, 2]);
  });

  test('finds what stands within a run of signs without blanks', () => {
    assert.deepEqual(records.find('支店'), [3]);
    assert.deepEqual(records.find('請求書'), [3]);
    assert.deepEqual(records.find('支求'), []);
    assert.deepEqual(records.find('福'), [3]);
  });

  test('finds nothing by signs that are in no word', () => {
    assert.deepEqual(records.find('!?'), []);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finish, lazyTextColumn, uniqueTextColumn, type Column, type Texts } from '../../src/metric.js';
import { movedInstants } from '../../src/rollup/moved.js';
import { maskRepeatsInSteps } from '../../src/rollup/repeats.js';

const names = ['b', 'a', 'd', 'c'];
const texts: Texts = { size: names.length, at: (code) => names[code] ?? null };

function repeatsIn(column: Column): readonly number[] {
  const records = { size: column.length, columns: { id: column }, rowNumbers: new Uint32Array(column.length) };
  const mask = new Uint8Array(column.length).fill(1);
  return finish(maskRepeatsInSteps(records, mask, ['id'], (row) => row));
}

describe('a column with a text of its own in each row', () => {
  test('says what a column of codes says', () => {
    const [unique, coded] = [uniqueTextColumn(texts), lazyTextColumn(Int32Array.of(0, 1, 2, 3), texts)];
    assert.deepEqual([...unique], ['b', 'a', 'd', 'c']);
    assert.deepEqual([...coded], ['b', 'a', 'd', 'c']);
    assert.deepEqual([...unique.codes], [0, 1, 2, 3]);
    assert.deepEqual(unique.dictionary, ['b', 'a', 'd', 'c']);
    assert.deepEqual([unique.at(2), unique.at(4), unique.length], ['d', null, 4]);
  });

  test('has no repeats, which one of codes has where a code comes twice', () => {
    assert.deepEqual(repeatsIn(uniqueTextColumn(texts)), []);
    assert.deepEqual(repeatsIn(lazyTextColumn(Int32Array.of(0, 1, 0, 3), texts)), [0]);
  });
});

describe('instants of some rows in their order', () => {
  const moved = movedInstants(Float64Array.of(10, 20, NaN, 40), Uint32Array.of(3, 2, 0));

  test('are those of the rows, missing ones missing', () => {
    assert.deepEqual([...moved], [40, null, 10]);
    assert.deepEqual([...moved.values], [40, NaN, 10]);
    assert.deepEqual([moved.at(0), moved.at(1), moved.length], [40, null, 3]);
  });

  test('tell of which instants they are, so that who reads them once need not have them moved', () => {
    assert.deepEqual([...(moved.among?.rows ?? [])], [3, 2, 0]);
    assert.deepEqual([...(moved.among?.values ?? [])], [10, 20, NaN, 40]);
  });
});

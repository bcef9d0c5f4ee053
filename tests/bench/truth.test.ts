import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { truthOf, wrongFigures, type Truth } from './truth.js';

const right: Truth = {
  months: new Map([['2024-01', [20, 20]]]),
  groups: new Map([['EMEA', [10, 30]]]),
  p90: [4, 5],
};
const shown = { months: { '2024-01': 20 }, groups: { EMEA: 25 }, p90: 4.5 };

describe('the figures of the bench', () => {
  test('pass where they are right, and where a library has no 90 % quantile', () => {
    assert.deepEqual(wrongFigures(right, shown), []);
    assert.deepEqual(wrongFigures(right, { ...shown, p90: null }), []);
  });

  test('are named where they are wrong, missing or of something else', () => {
    const wrong = { months: {}, groups: { EMEA: 31, '': 3 }, p90: 3.9 };
    assert.deepEqual(wrongFigures(right, wrong), [
      'month 2024-01: undefined instead of 20 to 20',
      'group EMEA: 31 instead of 10 to 30',
      'group : 3 instead of undefined',
      'p90 : 3.9 instead of 4 to 5',
    ]);
  });

  test('are longer where open cases count with the time so far', () => {
    const [censored, leftOut] = [
      truthOf('resolution', 2000, 'censored').all,
      truthOf('resolution', 2000, 'left out').all,
    ];
    for (const [key, [low]] of censored.groups) assert.ok(low >= (leftOut.groups.get(key)?.[0] ?? Infinity), key);
    assert.ok((censored.p90?.[1] ?? 0) > (leftOut.p90?.[1] ?? Infinity));
  });
});

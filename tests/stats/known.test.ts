import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { remembered } from '../../src/stats/known.js';

/** A sum that counts how often it was worked out. */
function counted() {
  const seen = { times: 0 };
  const sum = remembered((a, b) => {
    seen.times += 1;
    return a + b;
  });
  return { seen, sum };
}

describe('a remembered function', () => {
  test('works each result out once, for both of its numbers', () => {
    const { seen, sum } = counted();
    assert.deepEqual([sum(1, 2), sum(2, 1), sum(1, 3), sum(1, 2), sum(2, 1)], [3, 3, 4, 3, 3]);
    assert.equal(seen.times, 3);
  });

  test('forgets what it knew after a thousand results', () => {
    const { seen, sum } = counted();
    for (let a = 0; a < 1000; a++) sum(a, 0.5);
    assert.equal(sum(999, 0.5), 999.5);
    assert.equal(seen.times, 1000);
    sum(1000, 0.5);
    assert.equal(sum(0, 0.5), 0.5);
    assert.equal(seen.times, 1002);
  });
});

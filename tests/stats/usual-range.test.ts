import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { usualRange } from '../../src/stats/usual-range.js';

/** Values whose neighbours lie 2 apart, around 50. */
function usual(n: number): number[] {
  return Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 51 : 49));
}

describe('the usual range of a series', () => {
  test('is known from twelve values on, and firm from twenty on', () => {
    assert.equal(usualRange(usual(11)), null);
    assert.equal(usualRange(usual(12))?.provisional, true);
    assert.equal(usualRange(usual(20))?.provisional, false);
    assert.equal(usualRange([...usual(11), null, null]), null);
  });

  test('surrounds the centre by more than the 2.66 moving ranges of a long baseline: 50 ± 5.32', () => {
    const range = usualRange(usual(20));
    assert.ok(range && range.low < 50 - 5.32 && range.low > 40 && Math.abs(range.low + range.high - 100) < 1e-9);
    assert.equal(range.end, null);
  });

  test('stays as its first twenty values made it', () => {
    assert.equal(usualRange([...usual(20), 90, 90, 90])?.high, usualRange(usual(20))?.high);
  });

  test('is left by the values at its end that lie beyond it, counted from the first of them', () => {
    assert.deepEqual(usualRange([...usual(20), 20, 50, 21, 22])?.end, {
      side: 'low',
      rule: 'limits',
      from: 22,
      length: 2,
    });
    assert.deepEqual(usualRange([...usual(20), 80])?.end, { side: 'high', rule: 'limits', from: 20, length: 1 });
    assert.deepEqual(usualRange([...usual(20), 80, null, 81])?.end, {
      side: 'high',
      rule: 'limits',
      from: 20,
      length: 2,
    });
  });

  test('is not left by values beyond it that others followed', () => {
    assert.equal(usualRange([...usual(20), 20, 50])?.end, null);
  });

  // 20 + 9 values: the longest run that chance allows is round(log2 29 + 3) = 8
  test('is left by a run on one side too long for chance, nine of 29, where it lasts to the end', () => {
    const low = Array.from({ length: 8 }, () => 49.5);
    // the last of the twenty is 49: it is the first of the run
    assert.deepEqual(usualRange([...usual(20), ...low])?.end, { side: 'low', rule: 'run', from: 19, length: 9 });
    assert.equal(usualRange([...usual(20), ...low, 50.5])?.end, null);
    assert.equal(usualRange([...usual(20), ...low.slice(1)])?.end, null);
  });

  test('is none where nothing varies', () => assert.equal(usualRange(Array.from({ length: 30 }, () => 5)), null));
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unusualEnd } from '../../src/stats/usual-range.js';

/** Twenty values whose neighbours lie 2 apart, around 50: their range is 50 ± 5.6 (XmR, allowing for the short baseline). */
const usual = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 51 : 49));

describe('the end of a series', () => {
  test('is as usual within the range of its first twenty values', () => {
    assert.equal(unusualEnd(usual), null);
    assert.equal(unusualEnd([...usual, 55, 45]), null);
  });

  test('is unusual beyond it, from the first of the last values that all are', () => {
    assert.deepEqual(unusualEnd([...usual, 80]), { kind: 'range', side: 'high', from: 20 });
    assert.deepEqual(unusualEnd([...usual, 20, 50, 21, 22]), { kind: 'range', side: 'low', from: 22 });
    assert.deepEqual(unusualEnd([...usual, 80, null, 81]), { kind: 'range', side: 'high', from: 20 });
    assert.deepEqual(unusualEnd([...usual, 80, 20, 21]), { kind: 'range', side: 'low', from: 21 });
  });

  test('is as usual again once a value beyond was followed by one within', () => {
    assert.equal(unusualEnd([...usual, 20, 50]), null);
  });

  test('is held against the first twenty values however many follow', () => {
    const far = Array.from({ length: 100 }, (_, i) => 90 + (i % 3));
    assert.deepEqual(unusualEnd([...usual, ...far]), { kind: 'range', side: 'high', from: 20 });
  });

  // 28 values: the longest run that chance allows is round(log2 28 + 3) = 8
  test('is unusual too after a run on one side too long for chance, nine of 28, that lasts to the end', () => {
    const low = Array.from({ length: 8 }, () => 49.5);
    // the last of the twenty is 49, so that the run begins with it
    assert.deepEqual(unusualEnd([...usual, ...low]), { kind: 'level', side: 'low', from: 19 });
    assert.equal(unusualEnd([...usual, ...low, 50.5]), null);
    assert.equal(unusualEnd([...usual, ...low.slice(1)]), null);
  });

  test('says nothing of fewer than twenty values, and of equal ones', () => {
    assert.equal(unusualEnd([...usual.slice(1), null, null]), null);
    assert.equal(unusualEnd([...usual.slice(2), 80]), null);
    assert.equal(unusualEnd(Array.from({ length: 30 }, () => 5)), null);
  });
});

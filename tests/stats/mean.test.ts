import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { meanInterval, ratioOfMeans, welch } from '../../src/stats/mean.js';
import { close } from './close.js';

const sums = (values: readonly number[]) => ({
  n: values.length,
  total: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
});

const before = sums([0.7, 0.74, 0.81, 0.69, 0.6, 0.77, 0.85, 0.72]);
const after = sums([0.78, 0.82, 0.9, 0.66, 0.71, 0.88, 0.93, 0.75]);

describe('welch', () => {
  test('gives difference, interval, degrees of freedom and p as R’s t.test does', () => {
    const result = welch(after, before, 0.95);
    close(result?.value, 0.06875);
    close(result?.low, -0.02495);
    close(result?.high, 0.16245);
    close(result?.degrees, 13.402, 5e-5);
    close(result?.p, 0.137343);
  });

  test('gives Student’s sleep data, 0.75 and 2.33 hours', () => {
    // t = −1.8608 on 17.776 degrees, p = 0.07939, −3.3654832 to 0.2054832 (R’s help of t.test).
    const first = sums([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
    const second = sums([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
    const result = welch(first, second, 0.95);
    close(result?.low, -3.3654832);
    close(result?.high, 0.2054832);
    close(result?.p, 0.07939, 5e-6);
    close(result?.degrees, 17.776, 5e-4);
  });

  test('is null where there is no variance to judge by', () => {
    assert.equal(welch(sums([1]), before, 0.95), null);
    assert.equal(welch(sums([1, 1]), sums([2, 2]), 0.95), null);
  });
});

describe('meanInterval', () => {
  test('takes t, not the normal variable', () => {
    // 1 … 5: mean 3, s = 1.581139, t of 4 degrees 2.776445: 3 ± 2.776445·0.707107.
    const result = meanInterval(sums([1, 2, 3, 4, 5]), 0.95);
    close(result?.value, 3, 1e-12);
    close(result?.low, 1.036757);
    close(result?.high, 4.963243);
  });

  test('is null for one value and has no width for equal ones', () => {
    assert.equal(meanInterval(sums([3]), 0.95), null);
    assert.deepEqual(meanInterval(sums([3, 3]), 0.95), { value: 3, standardError: 0, low: 3, high: 3 });
  });
});

describe('ratioOfMeans', () => {
  test('gives the relative change and its error on the scale of logarithms', () => {
    const result = ratioOfMeans(after, before, 0.95);
    close(result?.value, 1.093537);
    close(result?.logStandardError, 0.056178, 5e-8);
    // √(high/low) is e to half the width.
    close(Math.sqrt((result?.low ?? NaN) * (result?.high ?? NaN)), 1.093537);
  });

  test('is null for means that are not above 0', () => {
    assert.equal(ratioOfMeans(sums([1, -1]), before, 0.95), null);
    assert.equal(ratioOfMeans(after, sums([0, 0]), 0.95), null);
  });
});

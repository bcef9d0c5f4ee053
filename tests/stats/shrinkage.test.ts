import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { credibility, reliability, shrink } from '../../src/stats/shrinkage.js';
import { close } from './close.js';

const sums = (values: readonly number[]) => ({
  n: values.length,
  total: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
});

describe('shrink', () => {
  test('draws 60 % of 5 to 76 % where the whole is 80 % and counts 20', () => {
    close(shrink(0.6, 5, { mean: 0.8, k: 20 }), 0.76, 1e-12);
    close(reliability(5, { mean: 0.8, k: 20 }), 0.2, 1e-12);
  });

  test('gives the whole where groups do not differ and where a group has no values', () => {
    assert.equal(shrink(0.6, 5, { mean: 0.8, k: Infinity }), 0.8);
    assert.equal(shrink(0.6, 0, { mean: 0.8, k: 20 }), 0.8);
    assert.equal(reliability(0, { mean: 0.8, k: 0 }), 0);
  });

  test('gives the group where its own values do not differ', () => {
    close(shrink(0.6, 5, { mean: 0.8, k: 0 }), 0.6, 1e-12);
  });
});

describe('credibility', () => {
  test('holds the variance within groups against that between them', () => {
    // 1 2 3, 4 5 6, 7 8 9: within 1; between 3·(9 + 0 + 9)/2 = 27; (27 − 1)/3 = 26/3, so k = 3/26.
    const whole = credibility([sums([1, 2, 3]), sums([4, 5, 6]), sums([7, 8, 9])]);
    close(whole?.mean, 5, 1e-12);
    close(whole?.k, 3 / 26, 1e-12);
  });

  test('allows for groups of different size', () => {
    // 0 1, 0 1 1 1, 1 1: mean 5/8; within (1/2 + 3/4 + 0)/5 = 1/4; between (2/64 + 4/64 + 18/64)/2 = 3/16, which is less.
    assert.equal(credibility([sums([0, 1]), sums([0, 1, 1, 1]), sums([1, 1])])?.k, Infinity);
    // 0 0 0 1, 1 1: mean 1/2; within (3/4)/4 = 3/16; between 4/16 + 2/4 = 3/4; n₀ = 6 − 20/6 = 8/3; τ² = 27/128, k = 8/9.
    close(credibility([sums([0, 0, 0, 1]), sums([1, 1])])?.k, 8 / 9, 1e-12);
  });

  test('is null where the variance within or between cannot be seen', () => {
    assert.equal(credibility([]), null);
    assert.equal(credibility([sums([1, 2, 3])]), null);
    assert.equal(credibility([sums([1]), sums([2]), sums([])]), null);
  });

  test('never moves a group beyond itself or the whole', () => {
    const values = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(values, { minLength: 2, maxLength: 8 }), (groups) => {
        const whole = credibility(groups.map(sums));
        if (whole === null) return;
        for (const { n, total } of groups.map(sums).filter((group) => group.n > 0)) {
          const [mean, shrunken] = [total / n, shrink(total / n, n, whole)];
          assert.ok(Math.min(mean, whole.mean) - 1e-12 <= shrunken && shrunken <= Math.max(mean, whole.mean) + 1e-12);
        }
      }),
    );
  });
});

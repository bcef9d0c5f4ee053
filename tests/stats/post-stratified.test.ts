import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { meanInterval } from '../../src/stats/mean.js';
import { postStratified } from '../../src/stats/post-stratified.js';
import { close } from './close.js';

describe('postStratified', () => {
  test('weighs each stratum by its size, not by how many of it were seen', () => {
    // 70 80 90 of 60, 50 60 60 70 of 30, 40 50 of 10: 0.6·80 + 0.3·60 + 0.1·45 = 70.5;
    // N(N − n)s²/n: 60·57·100/3 + 30·26·(200/3)/4 + 10·8·50/2 = 114000 + 13000 + 2000 = 129000, root 359.166, over 100;
    // degrees 129000²/(114000²/2 + 13000²/3 + 2000²/1) = 2.537382, t 3.537348 (SciPy).
    const result = postStratified(
      [
        { size: 60, n: 3, mean: 80, variance: 100 },
        { size: 30, n: 4, mean: 60, variance: 200 / 3 },
        { size: 10, n: 2, mean: 45, variance: 50 },
      ],
      0.95,
    );
    close(result?.value, 70.5, 1e-12);
    close(result?.standardError, 3.591657);
    close(result?.low, 57.795391);
    close(result?.high, 83.204609);
  });

  test('is the mean with Student’s interval for one stratum far larger than its sample', () => {
    // 1 … 5: mean 3, variance 2.5.
    const plain = meanInterval({ n: 5, total: 15, squares: 55 }, 0.95);
    const result = postStratified([{ size: 1e12, n: 5, mean: 3, variance: 2.5 }], 0.95);
    close(result?.low, plain?.low ?? NaN);
    close(result?.high, plain?.high ?? NaN);
  });

  test('has no width where all were seen', () => {
    const strata = [
      { size: 1, n: 1, mean: 40, variance: NaN },
      { size: 3, n: 3, mean: 80, variance: 25 },
    ];
    assert.deepEqual(postStratified(strata, 0.95), { value: 70, standardError: 0, low: 70, high: 70 });
  });

  test('has a value but no limits where one stratum shows no spread', () => {
    const strata = [
      { size: 10, n: 1, mean: 40, variance: NaN },
      { size: 30, n: 3, mean: 80, variance: 25 },
    ];
    assert.deepEqual(postStratified(strata, 0.95), { value: 70, standardError: null, low: null, high: null });
  });

  test('is null where a stratum with members was not seen at all', () => {
    const seen = { size: 10, n: 4, mean: 40, variance: 1 };
    const unseen = { size: 10, n: 0, mean: NaN, variance: NaN };
    assert.equal(postStratified([seen, unseen], 0.95), null);
    assert.equal(postStratified([], 0.95), null);
    assert.equal(postStratified([seen, { ...unseen, size: 0 }], 0.95)?.value, 40);
  });
});

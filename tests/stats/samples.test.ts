import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ratioStandardError } from '../../src/stats/cluster.js';
import { detectableChange } from '../../src/stats/detectable.js';
import { kish } from '../../src/stats/effective-sample.js';
import { netPromoter } from '../../src/stats/net-promoter.js';
import { close } from './close.js';

describe('kish', () => {
  test('equals n for equal weights and less for others', () => {
    assert.equal(kish(30, 90), 10);
    close(kish(1 + 1 + 2, 1 + 1 + 4), 16 / 6, 1e-15);
  });

  test('does not depend on the unit of the weights', () => {
    assert.equal(kish(4_000_000, 6_000_000_000_000), kish(4, 6));
  });

  test('is null where nothing has weight', () => {
    assert.equal(kish(0, 0), null);
  });
});

describe('ratioStandardError', () => {
  test('gives the ratio and error of three accounts worked by hand', () => {
    // r = 2/6, residuals 1, −5/3, 2/3, squares 38/9, times 3/2 = 19/3, root 2.516611, over 6.
    const ratio = ratioStandardError([
      { total: 2, size: 3 },
      { total: -1, size: 2 },
      { total: 1, size: 1 },
    ]);
    close(ratio?.ratio, 1 / 3, 1e-15);
    close(ratio?.standardError, 0.419435);
    assert.equal(ratio?.clusters, 3);
  });

  test('gives the error of a ratio of sums of five customers', () => {
    const starts = [100, 200, 50, 400, 250];
    const ends = [110, 180, 0, 460, 250];
    const net = ratioStandardError(starts.map((size, index) => ({ size, total: ends[index] ?? NaN })));
    const gross = ratioStandardError(
      starts.map((size, index) => ({ size, total: Math.min(size, ends[index] ?? NaN) })),
    );
    close(net?.ratio, 1, 1e-15);
    close(net?.standardError, 0.0908295, 1e-7);
    close(gross?.ratio, 0.93, 1e-15);
    close(gross?.standardError, 0.0645901, 1e-7);
  });

  test('is the plain error of a net promoter score when every account answered once, but for n − 1', () => {
    const single = [-1, -1, 0, 1, 1, 1].map((total) => ({ total, size: 1 }));
    const plain = netPromoter({ detractors: 2, passives: 1, promoters: 3 });
    close(ratioStandardError(single)?.standardError, (plain?.standardError ?? NaN) * Math.sqrt(6 / 5), 1e-15);
  });

  test('grows when answers come in blocks of the same account', () => {
    const answers = [-1, 1, -1, 1, 1, 1, -1, 1];
    const alone = answers.map((total) => ({ total, size: 1 }));
    const blocks = answers.map((total) => ({ total: total * 10, size: 10 }));
    const tenfold = answers.flatMap((total) => Array.from({ length: 10 }, () => ({ total, size: 1 })));
    close(ratioStandardError(blocks)?.standardError, ratioStandardError(alone)?.standardError ?? NaN, 1e-15);
    assert.ok(
      (ratioStandardError(blocks)?.standardError ?? 0) > 3 * (ratioStandardError(tenfold)?.standardError ?? NaN),
    );
  });

  test('takes answers without an account for accounts of their own, known by their sums alone', () => {
    // Scores 1, −1, 1 of weights 2, 1, 3: y = 2, −1, 3 and n = 2, 1, 3.
    const alone = [
      { total: 2, size: 2 },
      { total: -1, size: 1 },
      { total: 3, size: 3 },
    ];
    const account = { total: 2, size: 5 };
    const sums = { count: 3, total: 4, size: 6, totalSquared: 14, cross: 12, sizeSquared: 14 };
    const listed = ratioStandardError([account, ...alone]);
    const summed = ratioStandardError([account], sums);
    // r = 6/11, residuals −8/11, 10/11, −17/11, 15/11, squares 678/121, times 4/3, root 2.733333, over 11.
    close(summed?.ratio, 6 / 11, 1e-15);
    close(summed?.standardError, 0.248484);
    close(listed?.standardError, 0.248484);
    assert.equal(summed?.clusters, 4);
  });

  test('sees no spread in a single account, and leaves out accounts of no size', () => {
    const clusters = [
      { total: 3, size: 4 },
      { total: 0, size: 0 },
    ];
    assert.deepEqual(ratioStandardError(clusters), { ratio: 0.75, standardError: null, clusters: 1 });
  });

  test('is null without answers', () => {
    assert.equal(ratioStandardError([]), null);
    assert.equal(ratioStandardError([{ total: 0, size: 0 }]), null);
  });

  test('reads any iterable once and does not depend on its order', () => {
    const cluster = fc.record({ total: fc.integer({ min: -50, max: 50 }), size: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fc.array(cluster, { minLength: 2, maxLength: 40 }), (clusters) => {
        const there = ratioStandardError(clusters.values());
        const back = ratioStandardError([...clusters].reverse().values());
        assert.equal(there?.ratio, back?.ratio);
        close(there?.standardError, back?.standardError ?? NaN, 1e-12);
      }),
    );
  });
});

describe('detectableChange', () => {
  test('needs 683 answers in each period to see satisfaction fall from 90 to 85 %', () => {
    const error = (n: number) => Math.sqrt((0.9 * 0.1 + 0.85 * 0.15) / n);
    assert.ok(detectableChange(error(683), 0.95) <= 0.05);
    assert.ok(detectableChange(error(682), 0.95) > 0.05);
  });

  test('is 2.8016 standard errors at 5 % and a power of 80 %, 3.2415 at 90 %', () => {
    close(detectableChange(1, 0.95), 2.801585, 1e-6);
    close(detectableChange(1, 0.95, 0.9), 3.241516, 1e-6);
  });
});

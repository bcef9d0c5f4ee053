import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { adjustedWald } from '../../src/stats/adjusted-wald.js';
import { netPromoter, type PromoterCounts } from '../../src/stats/net-promoter.js';
import { criticalValue } from '../../src/stats/normal.js';
import { close } from './close.js';

const of = (detractors: number, passives: number, promoters: number): PromoterCounts => ({
  detractors,
  passives,
  promoters,
});

const anyCounts = fc
  .record({ detractors: fc.nat(1000), passives: fc.nat(1000), promoters: fc.nat(1000) })
  .filter(({ detractors, passives, promoters }) => detractors + passives + promoters > 0);
const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });

describe('netPromoter', () => {
  test('gives the scores of the R package NPS: 0, 7, 7, 9, 9, 9', () => {
    const score = netPromoter(of(1, 2, 3));
    close(score?.value, 1 / 3, 1e-15);
    close(score?.variance, 5 / 9, 1e-15);
    close(score?.standardError, 0.3043, 5e-5);
  });

  test('gives the variances and standard errors of the R package NPS', () => {
    const table: [counts: PromoterCounts, variance: number, standardError: number][] = [
      [of(1, 0, 1), 1, Math.SQRT1_2],
      [of(0, 1, 1), 0.25, 0.3536],
      [of(1, 1, 1), 2 / 3, 0.4714],
    ];
    for (const [counts, variance, standardError] of table) {
      close(netPromoter(counts)?.variance, variance, 1e-15);
      close(netPromoter(counts)?.standardError, standardError, 5e-5);
    }
  });

  test('has no spread in a single answer', () => {
    assert.deepEqual(netPromoter(of(0, 1, 0)), { value: 0, variance: 0, standardError: 0 });
    assert.deepEqual(netPromoter(of(1, 0, 0)), { value: -1, variance: 0, standardError: 0 });
  });

  test('gives the published margin of error of 54 detractors, 108 passives and 162 promoters', () => {
    const score = netPromoter(of(54, 108, 162));
    close(score?.value, 1 / 3, 1e-15);
    close(score?.variance, 5 / 9, 1e-15);
    close(score?.standardError, 0.041409);
  });

  test('is null without answers', () => {
    assert.equal(netPromoter(of(0, 0, 0)), null);
  });

  test('has the half-widths by which sample sizes are planned', () => {
    const half = (variance: number, n: number) => 100 * criticalValue(0.95) * Math.sqrt(variance / n);
    close(half(0.6, 30), 28, 0.5);
    close(half(0.6, 100), 15, 0.5);
    close(half(0.6, 400), 7.6, 0.05);
    close(half(0.6, 3000), 2.8, 0.05);
    assert.ok(half(0.6, 922) <= 5 && half(0.6, 921) > 5);
    assert.ok(half(1, 1537) <= 5 && half(1, 1536) > 5);
  });

  test('stays in range and does not change when all counts grow alike, but for its error', () => {
    fc.assert(
      fc.property(anyCounts, ({ detractors, passives, promoters }) => {
        const once = netPromoter(of(detractors, passives, promoters));
        const fourfold = netPromoter(of(4 * detractors, 4 * passives, 4 * promoters));
        assert.ok(once && fourfold && Math.abs(once.value) <= 1 && once.variance >= 0 && once.variance <= 1);
        close(fourfold.value, once.value, 1e-12);
        close(fourfold.standardError, once.standardError / 2, 1e-12);
      }),
    );
  });
});

describe('adjustedWald', () => {
  test('gives centre, error and ends of 10, 20 and 70 answers', () => {
    const interval = adjustedWald(of(10, 20, 70), 0.95);
    close(interval?.centre, 0.582524);
    close(interval?.standardError, 0.066239);
    close(interval?.low, 0.452698);
    close(interval?.high, 0.712351);
  });

  test('stays under 1 where the plain Wald interval does not', () => {
    const interval = adjustedWald(of(0, 2, 8), 0.95);
    close(interval?.low, 0.292839);
    close(interval?.high, 0.937931);
  });

  test('has width when all answers are equal, and is clipped to the scale', () => {
    close(adjustedWald(of(0, 0, 10), 0.95)?.low, 0.475036);
    assert.equal(adjustedWald(of(0, 0, 10), 0.95)?.high, 1);
    assert.equal(adjustedWald(of(10, 0, 0), 0.95)?.low, -1);
    close(adjustedWald(of(0, 10, 0), 0.95)?.low, -0.18465);
    close(adjustedWald(of(0, 10, 0), 0.95)?.high, 0.18465);
  });

  test('is null without answers', () => {
    assert.equal(adjustedWald(of(0, 0, 0), 0.95), null);
  });

  test('holds its centre, stays within −1 to 1 and widens with the level', () => {
    fc.assert(
      fc.property(anyCounts, level, (counts, confidence) => {
        const interval = adjustedWald(counts, confidence);
        const wider = adjustedWald(counts, confidence + 0.0005);
        assert.ok(interval && wider);
        assert.ok(-1 <= interval.low && interval.low < interval.centre && interval.centre < interval.high);
        assert.ok(interval.high <= 1 && wider.low <= interval.low && wider.high >= interval.high);
      }),
    );
  });

  test('mirrors when promoters and detractors change places', () => {
    fc.assert(
      fc.property(anyCounts, level, ({ detractors, passives, promoters }, confidence) => {
        const interval = adjustedWald(of(detractors, passives, promoters), confidence);
        const mirrored = adjustedWald(of(promoters, passives, detractors), confidence);
        close(interval?.low, -(mirrored?.high ?? NaN), 1e-12);
      }),
    );
  });
});

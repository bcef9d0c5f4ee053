import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { poissonInterval, rateRatio } from '../../src/stats/poisson.js';
import { close } from './close.js';

describe('poissonInterval', () => {
  test('gives the rate of 137 events in 24.19893 as R’s poisson.test does', () => {
    const { low, high } = poissonInterval(137, 0.95);
    close(low / 24.19893, 4.753125);
    close(high / 24.19893, 6.692709);
  });

  test('gives 4 events in 120', () => {
    close(poissonInterval(4, 0.95).low / 120, 0.009082);
    close(poissonInterval(4, 0.95).high / 120, 0.085347);
  });

  test('gives the limits of Garwood 1936 for few events', () => {
    const table: [count: number, low: number, high: number][] = [
      [0, 0, 3.689],
      [1, 0.0253, 5.572],
      [5, 1.623, 11.668],
      [10, 4.795, 18.39],
    ];
    for (const [count, low, high] of table) {
      close(poissonInterval(count, 0.95).low, low, 5e-4);
      close(poissonInterval(count, 0.95).high, high, 5e-4);
    }
  });

  test('holds the count and widens with the level', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.double({ min: 0.5, max: 0.99, noNaN: true }), (count, level) => {
        const [inner, outer] = [poissonInterval(count, level), poissonInterval(count, level + 0.005)];
        assert.ok(inner.low <= count && count <= inner.high);
        assert.ok(outer.low <= inner.low && inner.high <= outer.high);
      }),
      { numRuns: 30 },
    );
  });
});

describe('rateRatio', () => {
  test('gives 11 in 800 against 21 in 3011 as R’s poisson.test does', () => {
    const result = rateRatio(11, 800, 21, 3011, 0.95);
    close(result?.value, 1.971488);
    close(result?.low, 0.858426);
    close(result?.high, 4.277266);
    close(result?.p, 0.079669);
  });

  test('gives 12 in 1000 against 30 in 1200', () => {
    const result = rateRatio(12, 1000, 30, 1200, 0.95);
    close(result?.value, 0.48);
    close(result?.low, 0.223811);
    close(result?.high, 0.965435);
    close(result?.p, 0.02999);
  });

  test('has open ends where one side has no events, and is null without any', () => {
    // 3 of 3 on one side of even odds: p = 2·(1/2)³, and the lower limit solves share³ = 0.025.
    const result = rateRatio(3, 10, 0, 10, 0.95);
    assert.equal(result?.value, Infinity);
    assert.equal(result?.high, Infinity);
    close(result?.low, 0.025 ** (1 / 3) / (1 - 0.025 ** (1 / 3)), 1e-9);
    close(result?.p, 0.25, 1e-12);
    assert.equal(rateRatio(0, 10, 3, 10, 0.95)?.low, 0);
    assert.equal(rateRatio(0, 10, 0, 10, 0.95), null);
    assert.equal(rateRatio(1, 0, 1, 10, 0.95), null);
  });

  test('turns over with its sides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (first, second) => {
        const [one, other] = [rateRatio(first, 7, second, 3, 0.9), rateRatio(second, 3, first, 7, 0.9)];
        close(one?.low, 1 / (other?.high ?? NaN), 1e-9 * (one?.low ?? 1));
        close(one?.p, other?.p ?? NaN, 1e-9);
      }),
    );
  });
});

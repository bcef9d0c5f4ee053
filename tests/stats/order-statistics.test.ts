import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { orderQuantile, rankInterval } from '../../src/stats/order-statistics.js';
import { kaplanMeier, survivalQuantile } from '../../src/stats/kaplan-meier.js';
import { close } from './close.js';
import { lifeTable } from './life-tables.js';

function counted(all: readonly number[]) {
  const values = [...new Set(all)].sort((a, b) => a - b);
  return { values, counts: values.map((value) => all.filter((one) => one === value).length) };
}

const upTo = (n: number) => counted(Array.from({ length: n }, (_, index) => index + 1));

describe('rankInterval', () => {
  test('gives the places of the textbook table for the median', () => {
    const table: [n: number, low: number, high: number, percent: number][] = [
      [6, 1, 6, 96.9],
      [8, 1, 8, 99.2],
      [9, 2, 8, 96.1],
      [10, 2, 9, 97.9],
      [12, 3, 10, 96.1],
      [15, 4, 12, 96.5],
      [17, 5, 13, 95.1],
      [20, 6, 15, 95.9],
    ];
    for (const [n, low, high, percent] of table) {
      const interval = rankInterval(n, 0.5, 0.95);
      assert.deepEqual([interval.low, interval.high], [low, high]);
      close(interval.coverage * 100, percent, 0.05);
    }
  });

  test('gives median and ninth decile of a hundred, and the open end of twenty', () => {
    assert.deepEqual([rankInterval(100, 0.5, 0.95).low, rankInterval(100, 0.5, 0.95).high], [40, 61]);
    close(rankInterval(100, 0.5, 0.95).coverage, 0.9648, 5e-6);
    assert.deepEqual([rankInterval(100, 0.9, 0.95).low, rankInterval(100, 0.9, 0.95).high], [84, 96]);
    close(rankInterval(100, 0.9, 0.95).coverage, 0.95569, 5e-6);
    assert.deepEqual([rankInterval(20, 0.9, 0.95).low, rankInterval(20, 0.9, 0.95).high], [15, null]);
  });

  test('is closed on both sides from 6, 36 and 72 values on for median, ninth decile and 95th percentile', () => {
    for (const [p, n] of [
      [0.5, 6],
      [0.9, 36],
      [0.95, 72],
    ] as const) {
      assert.notEqual(rankInterval(n, p, 0.95).high, null);
      assert.equal(rankInterval(n - 1, p, 0.95).high, null);
    }
  });

  test('covers what it promises', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (n, p) => {
        assert.ok(rankInterval(n, p, 0.95).coverage >= 0.95 - 1e-9);
      }),
    );
  });
});

describe('orderQuantile', () => {
  test('takes the middle where the share is met exactly, else the next value', () => {
    assert.equal(orderQuantile(upTo(10), 0.9, 0.95)?.value, 9.5);
    assert.equal(orderQuantile(upTo(10), 0.5, 0.95)?.value, 5.5);
    assert.equal(orderQuantile(upTo(9), 0.5, 0.95)?.value, 5);
    assert.equal(orderQuantile(upTo(9), 0.9, 0.95)?.value, 9);
    assert.equal(orderQuantile(upTo(1), 0.5, 0.95)?.value, 1);
    // 0.07·100 is 7.000000000000001.
    assert.equal(orderQuantile(upTo(100), 0.07, 0.95)?.value, 7.5);
  });

  test('reads its interval off the places', () => {
    assert.deepEqual(orderQuantile(upTo(20), 0.5, 0.95), { value: 10.5, low: 6, high: 15 });
    assert.deepEqual(orderQuantile(upTo(20), 0.9, 0.95), { value: 18.5, low: 15, high: null });
    assert.deepEqual(orderQuantile(counted([1, 1, 1, 1, 1, 1, 7, 7]), 0.5, 0.95), { value: 1, low: 1, high: 7 });
  });

  test('is null without values', () => {
    assert.equal(orderQuantile(upTo(0), 0.5, 0.95), null);
  });

  test('is the quantile of the survival curve where nothing is censored', () => {
    const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.constantFrom(0.1, 0.25, 0.5, 0.75, 0.9, 0.95), (all, p) => {
        const curve = kaplanMeier(lifeTable(all), 0.95);
        assert.ok(curve);
        assert.equal(orderQuantile(counted(all), p, 0.95)?.value, survivalQuantile(curve, p).value);
      }),
    );
  });
});

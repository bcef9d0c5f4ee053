import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { mover } from '../../src/stats/mover.js';
import { newcombe } from '../../src/stats/newcombe.js';
import { wilson } from '../../src/stats/wilson.js';
import { close } from './close.js';

const counts = fc.nat(5000).chain((n) => fc.tuple(fc.nat(n + 1), fc.constant(n + 1)));
const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });
const pairs = counts.chain((first) => counts.map((second) => [...first, ...second] as const));

describe('wilson', () => {
  test('gives the intervals of Newcombe 1998a, table I', () => {
    const table: [x: number, n: number, low: number, high: number][] = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ];
    for (const [x, n, low, high] of table) {
      close(wilson(x, n, 0.95)?.low, low, 5e-5);
      close(wilson(x, n, 0.95)?.high, high, 5e-5);
    }
  });

  test('gives the intervals of the R package binom', () => {
    const table: [x: number, n: number, low: number, high: number][] = [
      [18, 20, 0.698966, 0.972134],
      [4, 20, 0.080658, 0.416017],
      [4, 200, 0.007804, 0.050287],
      [100, 200, 0.431361, 0.568639],
      [19, 38, 0.348499, 0.651501],
    ];
    for (const [x, n, low, high] of table) {
      close(wilson(x, n, 0.95)?.low, low);
      close(wilson(x, n, 0.95)?.high, high);
    }
  });

  test('ends at exactly 0 and exactly 1 when none or all answered alike', () => {
    for (let n = 1; n <= 300; n += 1) {
      assert.equal(wilson(0, n, 0.95)?.low, 0);
      assert.equal(wilson(n, n, 0.95)?.high, 1);
    }
  });

  test('is null without answers', () => {
    assert.equal(wilson(0, 0, 0.95), null);
  });

  test('takes effective counts that are not whole', () => {
    // z² = 3.8414588: centre (0.4 + z²/25)/(1 + z²/12.5), half z·√(0.24/12.5 + z²/625)/(1 + z²/12.5).
    close(wilson(5, 12.5, 0.95)?.low, 0.184823, 1e-6);
    close(wilson(5, 12.5, 0.95)?.high, 0.662192, 1e-6);
  });

  test('holds the share, stays within 0 to 1 and widens with the level', () => {
    fc.assert(
      fc.property(counts, level, ([x, n], confidence) => {
        const interval = wilson(x, n, confidence);
        const wider = wilson(x, n, confidence + 0.0005);
        assert.ok(interval && wider);
        assert.ok(interval.low >= 0 && interval.low <= x / n && x / n <= interval.high && interval.high <= 1);
        assert.ok(wider.low <= interval.low && wider.high >= interval.high);
      }),
    );
  });
});

describe('newcombe', () => {
  test('gives the differences of Newcombe 1998b, table II, method 10', () => {
    const table: [x1: number, n1: number, x2: number, n2: number, low: number, high: number][] = [
      [56, 70, 48, 80, 0.0524, 0.3339],
      [9, 10, 3, 10, 0.1705, 0.809],
      [6, 7, 2, 7, 0.0582, 0.8062],
      [5, 56, 0, 29, -0.0381, 0.1926],
      [0, 10, 0, 20, -0.1611, 0.2775],
      [0, 10, 0, 10, -0.2775, 0.2775],
      [10, 10, 0, 20, 0.6791, 1],
      [10, 10, 0, 10, 0.6075, 1],
    ];
    for (const [x1, n1, x2, n2, low, high] of table) {
      close(newcombe(x1, n1, x2, n2, 0.95)?.low, low, 5e-5);
      close(newcombe(x1, n1, x2, n2, 0.95)?.high, high, 5e-5);
    }
  });

  test('is null when one side has no answers', () => {
    assert.equal(newcombe(0, 0, 3, 10, 0.95), null);
    assert.equal(newcombe(3, 10, 0, 0, 0.95), null);
  });

  test('holds the difference, stays within −1 to 1 and turns round with its sides', () => {
    fc.assert(
      fc.property(pairs, level, ([x1, n1, x2, n2], confidence) => {
        const interval = newcombe(x1, n1, x2, n2, confidence);
        const turned = newcombe(x2, n2, x1, n1, confidence);
        assert.ok(interval && turned);
        const difference = x1 / n1 - x2 / n2;
        assert.ok(
          -1 <= interval.low && interval.low <= difference && difference <= interval.high && interval.high <= 1,
        );
        close(interval.low, -turned.high, 1e-12);
      }),
    );
  });
});

describe('mover', () => {
  test('adds the inner distances in squares, on each side its own', () => {
    // Distances of 3 and 4, then of 5 and 12: √(9 + 16) = 5 and √(25 + 144) = 13.
    const interval = mover({ value: 40, low: 37, high: 45 }, { value: 30, low: 18, high: 34 });
    assert.deepEqual(interval, { low: 5, high: 23 });
  });

  test('takes an estimate outside its own interval as lying on the end', () => {
    const interval = mover({ value: 1, low: 0.4, high: 0.9 }, { value: 0, low: 0, high: 0 });
    close(interval.high, 1, 1e-15);
    close(interval.low, 0.4, 1e-15);
  });
});

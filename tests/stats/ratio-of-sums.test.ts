import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finish } from '../../src/metric.js';
import { bootstrapRatios, percentileInterval, ratioOfSums } from '../../src/stats/ratio-of-sums.js';
import { close } from './close.js';

const starts = [100, 200, 50, 400, 250];
const ends = [110, 180, 0, 460, 250];
const kept = starts.map((start, index) => Math.min(start, ends[index] ?? NaN));
const product = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? NaN), 0);
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const sums = (s: readonly number[], e: readonly number[]) => ({
  n: s.length,
  s: total(s),
  e: total(e),
  ss: product(s, s),
  ee: product(e, e),
  se: product(s, e),
});
const pairs = starts.map((s, index) => ({ n: 1, s, e: [ends[index] ?? NaN, kept[index] ?? NaN] }));

describe('ratioOfSums', () => {
  test('gives net and gross revenue retention of five customers with their errors', () => {
    // Sums by hand: 1000, 1000, 275000, 318600, 293500.
    const net = ratioOfSums({ n: 5, s: 1000, e: 1000, ss: 275_000, ee: 318_600, se: 293_500 });
    close(net?.value, 1, 1e-15);
    close(net?.standardError, 0.0908295, 1e-7);
    const gross = ratioOfSums(sums(starts, kept));
    close(gross?.value, 0.93, 1e-15);
    close(gross?.standardError, 0.0645901, 1e-7);
  });

  test('has no error for a single pair, and is null where nothing began', () => {
    assert.deepEqual(ratioOfSums(sums([4], [3])), { value: 0.75, standardError: null });
    assert.equal(ratioOfSums(sums([0, 0], [1, 0])), null);
  });
});

describe('bootstrapRatios', () => {
  test('gives the same limits for the same seed, and others for another', () => {
    assert.deepEqual(finish(bootstrapRatios(pairs, 0.95, 1)), finish(bootstrapRatios(pairs, 0.95, 1)));
    assert.notDeepEqual(finish(bootstrapRatios(pairs, 0.95, 1)), finish(bootstrapRatios(pairs, 0.95, 2)));
  });

  test('does not depend on the order of pairs', () => {
    assert.deepEqual(finish(bootstrapRatios([...pairs].reverse(), 0.95, 1)), finish(bootstrapRatios(pairs, 0.95, 1)));
  });

  test('agrees with all 3125 equally likely resamples of five customers', () => {
    // Every resample weighed: the 79th smallest and the 79th largest of 3125, ⌊3126·0.025⌋ = 78.
    const exact = new Float64Array(5 ** 5);
    exact.forEach((_, code) => {
      const drawn = [1, 5, 25, 125, 625].map((place) => Math.floor(code / place) % 5);
      exact[code] = total(drawn.map((i) => ends[i] ?? NaN)) / total(drawn.map((i) => starts[i] ?? NaN));
    });
    const [net] = finish(bootstrapRatios(pairs, 0.95, 1, 20_000));
    const expected = percentileInterval(exact, 0.95);
    close(net?.low, expected?.low ?? NaN, 0.01);
    close(net?.high, expected?.high ?? NaN, 0.01);
  });

  test('takes a pair of multiplicity n for n customers', () => {
    const alone = Array.from({ length: 40 }, (_, index) => ({ n: 1, s: 1, e: [index < 30 ? 1 : 0] }));
    const together = [
      { n: 30, s: 1, e: [1] },
      { n: 10, s: 1, e: [0] },
    ];
    assert.deepEqual(finish(bootstrapRatios(together, 0.9, 5)), finish(bootstrapRatios(alone, 0.9, 5)));
  });

  test('comes near the delta method for many customers of one kind', () => {
    const many = [
      { n: 600, s: 1, e: [1] },
      { n: 400, s: 1, e: [0] },
    ];
    const [limits] = finish(bootstrapRatios(many, 0.95, 1));
    // 0.6 ± 1.96·√(0.24/1000).
    close(limits?.low, 0.569636, 0.004);
    close(limits?.high, 0.630364, 0.004);
  });

  test('says nothing of fewer than two customers or of none that began', () => {
    assert.deepEqual(finish(bootstrapRatios([], 0.95, 1)), []);
    assert.deepEqual(finish(bootstrapRatios([{ n: 1, s: 3, e: [2] }], 0.95, 1)), [null]);
    assert.deepEqual(finish(bootstrapRatios([{ n: 3, s: 0, e: [2] }], 0.95, 1)), [null]);
  });

  test('gives way more often the more customers there are', () => {
    const yields = (n: number) => Array.from(bootstrapRatios([{ n, s: 1, e: [1] }], 0.95, 1, 10)).length;
    assert.ok(yields(200_000) >= 100);
    assert.ok(yields(200_000) > 5 * yields(2000));
  });
});

describe('percentileInterval', () => {
  test('takes the 50th smallest and the 50th largest of 2000 for 95 %', () => {
    const replicates = Float64Array.from({ length: 2000 }, (_, index) => 2000 - index);
    assert.deepEqual(percentileInterval(replicates, 0.95), { low: 50, high: 1951 });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { pPrime, xmr } from '../../src/stats/control-limits.js';
import { normalQuantile } from '../../src/stats/normal.js';
import { close } from './close.js';

const flowRate = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
const all = (points: readonly unknown[]) => ({ from: 0, to: points.length });

describe('xmr', () => {
  test('gives centre, moving range and three standard deviations of the NIST handbook’s flow rate', () => {
    const limits = xmr(flowRate, all(flowRate));
    assert.ok(limits);
    close(limits.centre, 50.81, 1e-12);
    close(limits.spread * 1.128, 1.877778);
    close(limits.centre - 3 * limits.spread, 45.81591, 5e-6);
    close(limits.centre + 3 * limits.spread, 55.80409, 5e-6);
    // 2.66 is 3/1.128 rounded, 3.268 times the mean range limits the ranges.
    close(limits.centre - 2.66 * limits.spread * 1.128, 45.81511, 5e-6);
    close(limits.centre + 2.66 * limits.spread * 1.128, 55.80489, 5e-6);
    close(3.268 * limits.spread * 1.128, 6.13658, 5e-6);
  });

  test('comes to three standard deviations for a long baseline and is wider for a short one', () => {
    const wave = (length: number) => Array.from({ length }, (_, index) => (index % 2 ? 1.128 : 0));
    const reach = (length: number) => {
      const limits = xmr(wave(length), { from: 0, to: length });
      return ((limits?.points[0]?.high ?? NaN) - (limits?.centre ?? NaN)) / (limits?.spread ?? NaN);
    };
    close(reach(100_000), 3, 1e-3);
    // ν = 0.605·19 = 11.495, t of 0.9986501 is 3.805283: 3.805283·√(1 + 1/20)/√(1 + 1/22.99).
    close(reach(20), 3.817121, 1e-6);
    assert.ok(reach(12) > reach(20));
  });

  test('calls about three in a thousand further values of the same process a signal', () => {
    let state = 12_345;
    const uniform = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state + 0.5) / 2 ** 32;
    };
    const runs = 20_000;
    let signals = 0;
    for (let run = 0; run < runs; run += 1) {
      const values = Array.from({ length: 21 }, () => normalQuantile(uniform()));
      if (xmr(values, { from: 0, to: 20 })?.points[20]?.signal) signals += 1;
    }
    assert.ok(signals > 0.001 * runs && signals < 0.0035 * runs, `${signals} of ${runs}`);
  });

  test('judges every point by the baseline alone', () => {
    const limits = xmr([...flowRate, 100, null, 50, 2], all(flowRate));
    const [high, none, fine, low] = limits?.points.slice(10) ?? [];
    close(limits?.centre, 50.81, 1e-12);
    assert.equal(high?.signal, true);
    assert.deepEqual(none, { value: null, low: null, high: null, signal: false });
    assert.equal(fine?.signal, false);
    assert.equal(low?.signal, true);
  });

  test('keeps its limits within the range of the values', () => {
    const limits = xmr([1, 5, 1, 5, 1, 5], { from: 0, to: 6 }, { low: 0, high: Infinity });
    assert.equal(limits?.points[0]?.low, 0);
  });

  test('has no limits where the baseline shows no variation', () => {
    assert.equal(xmr([3, 3, 3, 9], { from: 0, to: 3 }), null);
    assert.equal(xmr([3], { from: 0, to: 1 }), null);
    assert.equal(xmr([null, null], { from: 0, to: 2 }), null);
    assert.equal(xmr([], { from: 0, to: 0 }), null);
  });
});

describe('pPrime', () => {
  const points = [10, 20, 10, 20].map((x) => ({ x, n: 100 }));

  test('multiplies the binomial deviation by how much neighbours differ beyond it', () => {
    // p̄ = 0.15, σ = √(0.1275/100) = 0.0357071, z = ±1.400280, mean |Δz| = 2.800560, σ_z = 2.800560/1.128 = 2.482766.
    const limits = pPrime(points, all(points));
    close(limits?.centre, 0.15, 1e-12);
    close((limits?.spread ?? NaN) / 10, 2.482766 * 0.0357071, 1e-6);
  });

  test('has narrower limits for more cases, and none where there are none', () => {
    const calm = [14, 16, 14, 16, 14, 16, 14, 16, 14, 16].map((x) => ({ x, n: 100 }));
    const series = [...calm, { x: 15, n: 100 }, { x: 150, n: 1000 }, { x: 0, n: 0 }];
    const [few, many, none] = pPrime(series, all(calm))?.points.slice(10) ?? [];
    const half = (point: typeof few) => (point?.high ?? NaN) - 0.15;
    // √(1/1000 + 1/1000) against √(1/100 + 1/1000).
    close(half(many) / half(few), Math.sqrt(0.002 / 0.011), 1e-9);
    assert.deepEqual(none, { value: null, low: null, high: null, signal: false });
  });

  test('has the centre of Montgomery’s orange juice cans, 347 of 1,500', () => {
    const faulty = [
      12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
    ];
    const cans = faulty.map((x) => ({ x, n: 50 }));
    close(pPrime(cans, all(cans))?.centre, 0.2313, 5e-5);
  });

  test('stays within 0 to 1, and has no limits where all are alike', () => {
    const shares = fc.array(
      fc.nat(40).chain((n) => fc.record({ x: fc.nat(n), n: fc.constant(n) })),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(shares, (series) => {
        for (const point of pPrime(series, all(series))?.points ?? []) {
          if (point.value === null) continue;
          assert.ok(point.low !== null && point.high !== null && point.low >= 0 && point.high <= 1);
          assert.equal(point.signal, point.value < point.low || point.value > point.high);
        }
      }),
    );
    for (const x of [0, 50])
      assert.equal(
        pPrime(
          [
            { x, n: 50 },
            { x, n: 50 },
          ],
          { from: 0, to: 2 },
        ),
        null,
      );
  });
});

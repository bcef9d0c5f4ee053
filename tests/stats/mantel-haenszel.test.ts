import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stratifiedRateRatio } from '../../src/stats/mantel-haenszel.js';
import { close } from './close.js';

/** Coronary deaths of British doctors who smoke and do not, by age (Doll and Hill 1966; Stata’s help of `ir`). */
const doctors = [
  { a: 32, ta: 52_407, b: 2, tb: 18_790 },
  { a: 104, ta: 43_248, b: 12, tb: 10_673 },
  { a: 206, ta: 28_612, b: 28, tb: 5710 },
  { a: 186, ta: 12_663, b: 28, tb: 2585 },
  { a: 102, ta: 5317, b: 31, tb: 1462 },
];

describe('stratifiedRateRatio', () => {
  test('gives 1.424682 (1.154703 to 1.757784) for smoking doctors, as Stata prints', () => {
    const result = stratifiedRateRatio(doctors, 0.95);
    close(result?.value, 1.424682);
    close(result?.low, 1.154703);
    close(result?.high, 1.757784);
  });

  test('is the plain ratio in a single stratum, with the limits of its logarithm', () => {
    // 11/800 over 21/3011; the variance of the logarithm is 1/11 + 1/21.
    const result = stratifiedRateRatio([{ a: 11, ta: 800, b: 21, tb: 3011 }], 0.95);
    close(result?.value, 1.971488);
    close(result?.low, 1.971488 / Math.exp(1.959964 * Math.sqrt(1 / 11 + 1 / 21)));
  });

  test('finds no difference that is one of mix alone', () => {
    // Both groups 1 and 5 per 100, the first with nine tenths in the calm stratum: crude 14/1000 over 46/1000.
    const result = stratifiedRateRatio(
      [
        { a: 9, ta: 900, b: 1, tb: 100 },
        { a: 5, ta: 100, b: 45, tb: 900 },
      ],
      0.95,
    );
    close(result?.value, 1, 1e-12);
  });

  test('turns over with its sides and does not depend on the unit of time', () => {
    const there = stratifiedRateRatio(doctors, 0.95);
    const back = stratifiedRateRatio(
      doctors.map(({ a, ta, b, tb }) => ({ a: b, ta: tb / 12, b: a, tb: ta / 12 })),
      0.95,
    );
    close(back?.value, 1 / (there?.value ?? NaN), 1e-12);
    close(back?.low, 1 / (there?.high ?? NaN), 1e-12);
  });

  test('leaves out strata in which a group was never seen', () => {
    const result = stratifiedRateRatio([...doctors, { a: 9, ta: 10, b: 0, tb: 0 }], 0.95);
    assert.deepEqual(result, stratifiedRateRatio(doctors, 0.95));
  });

  test('is null where a group has no events', () => {
    assert.equal(stratifiedRateRatio([], 0.95), null);
    assert.equal(stratifiedRateRatio([{ a: 0, ta: 5, b: 3, tb: 5 }], 0.95), null);
    assert.equal(stratifiedRateRatio([{ a: 3, ta: 5, b: 0, tb: 5 }], 0.95), null);
  });
});

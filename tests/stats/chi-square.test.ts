import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { chiSquareTail } from '../../src/stats/chi-square.js';
import { gammaTail, logGamma } from '../../src/stats/gamma.js';
import { normalTail } from '../../src/stats/normal.js';
import { close } from './close.js';

describe('chiSquareTail', () => {
  test('gives the critical values of Abramowitz & Stegun 1964, table 26.8', () => {
    const table: [x: number, degrees: number, p: number][] = [
      [3.84146, 1, 0.05],
      [6.6349, 1, 0.01],
      [5.99147, 2, 0.05],
      [18.307, 10, 0.05],
      [29.5883, 10, 0.001],
      [43.773, 30, 0.05],
      [124.342, 100, 0.05],
    ];
    for (const [x, degrees, p] of table) close(chiSquareTail(x, degrees), p, 3e-6);
  });

  test('is 1 at 0 and does not run out far away', () => {
    assert.equal(chiSquareTail(0, 3), 1);
    assert.equal(chiSquareTail(Infinity, 3), 0);
    close(chiSquareTail(1400, 2) / 9.859676543759771e-305, 1, 1e-10);
  });

  test('is the square of a normal variable for one degree and an exponential one for two', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 20, noNaN: true }), (z) => {
        close(chiSquareTail(z * z, 1) / (2 * normalTail(z)), 1, 1e-9);
        close(chiSquareTail(z, 2) / Math.exp(-z / 2), 1, 1e-11);
      }),
    );
  });
});

describe('gamma', () => {
  test('has the logarithms of factorials and of Γ(½) = √π', () => {
    let factorial = 0;
    for (let n = 1; n <= 170; n += 1) {
      close(logGamma(n), factorial, 1e-11 * (1 + factorial));
      factorial += Math.log(n);
    }
    close(logGamma(0.5), Math.log(Math.PI) / 2, 1e-13);
  });

  test('has beyond x what a Poisson variable of mean x leaves under a', () => {
    // e⁻⁴·(1 + 4 + 8 + 32/3 + 32/3) = 0.6288369.
    close(gammaTail(5, 4), 0.6288369351798734, 1e-12);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 90, noNaN: true }), (a, x) => {
        let term = Math.exp(-x);
        let sum = 0;
        for (let k = 0; k < a; k += 1) {
          sum += term;
          term *= x / (k + 1);
        }
        close(gammaTail(a, x), sum, 1e-11);
      }),
    );
  });
});

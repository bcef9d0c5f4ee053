import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { mannWhitney } from '../../src/stats/mann-whitney.js';
import { close } from './close.js';

function counted(all: readonly number[]) {
  const values = [...new Set(all)].sort((a, b) => a - b);
  return { values, counts: values.map((value) => all.filter((one) => one === value).length) };
}

describe('mannWhitney', () => {
  test('gives the permeability of the human chorioamnion, R’s example of wilcox.test', () => {
    // Hollander & Wolfe 1973, table 4.1: W = 35; normal, uncorrected: z = (35 − 25)/√(10·5·16/12) = 1.224745, p = 0.220671.
    const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const weeks12to26 = [1.15, 0.88, 0.9, 0.74, 1.21];
    const result = mannWhitney(counted(term), counted(weeks12to26));
    assert.equal(result?.u, 35);
    close(result?.chance, 0.7, 1e-12);
    close(result?.p, 0.220671);
  });

  test('counts ties half and takes their variance off', () => {
    // 1 2 2 against 2 3: U = 0 + 2·½ = 1 of 6; 2 thrice: 3·2/12·(6 − 24/20) = 2.4; z = 2/√2.4 = 1.290994, p = 0.196706.
    const result = mannWhitney(counted([1, 2, 2]), counted([2, 3]));
    assert.equal(result?.u, 1);
    close(result?.chance, 1 / 6, 1e-12);
    close(result?.p, 0.196706);
  });

  test('is null where nothing can be compared', () => {
    assert.equal(mannWhitney(counted([]), counted([1])), null);
    assert.equal(mannWhitney(counted([2, 2]), counted([2])), null);
  });

  test('turns over with its sides and counts every pair', () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(values, values, (first, second) => {
        const result = mannWhitney(counted(first), counted(second));
        if (result === null) return;
        const pairs = first.flatMap((a) => second.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        close(
          result.u,
          pairs.reduce((sum: number, won) => sum + won, 0),
          1e-9,
        );
        const mirrored = mannWhitney(counted(second), counted(first));
        close(mirrored?.chance, 1 - result.chance, 1e-12);
        close(mirrored?.p, result.p, 1e-12);
      }),
    );
  });
});

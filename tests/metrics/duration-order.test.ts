import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finish } from '../../src/metric.js';
import { inAscendingOrder } from '../../src/metrics/durations/order.js';

/** Numbers and rows in order as a comparing sort puts them, which is stable; −0 is 0. */
function compared(numbers: readonly number[]): { rows: number[]; numbers: number[] } {
  const kept = (row: number) => (Number.isNaN(numbers[row]) ? Infinity : (numbers[row] ?? 0));
  const rows = [...numbers.keys()].sort((a, b) => (kept(a) === kept(b) ? 0 : kept(a) - kept(b)));
  return { rows, numbers: rows.map((row) => (numbers[row] ?? 0) + 0) };
}

function ordered(numbers: readonly number[]) {
  const { rows, numbers: own } = finish(inAscendingOrder(Float64Array.from(numbers)));
  return { rows: [...rows], numbers: [...own] };
}

const cases: Readonly<Record<string, readonly number[]>> = {
  'whole seconds': [5000, NaN, 3000, 86_400_000, 3000, 0, -0, NaN, 4_996_893_000, 5000],
  'whole milliseconds': [5000, 4999, NaN, 2_147_483_647, 1, 4999],
  'whole milliseconds of more than thirty-one bits': [5001, 2_147_483_648, 631_152_000_001, NaN, 5001],
  'parts of milliseconds': [0.5, 0.25, NaN, 3, 0.5, -0],
  'some below zero': [1000, -2000, -3000, NaN, 1000, -2000],
  'all alike': [7000, 7000, 7000],
  'none known': [NaN, NaN],
  none: [],
};

describe('the order of durations', () => {
  for (const [name, numbers] of Object.entries(cases)) {
    test(`is ascending and leaves equal ones as they stand: ${name}`, () => {
      assert.deepEqual(ordered(numbers), compared(numbers));
    });
  }

  test('holds over many stretches', () => {
    const numbers = Array.from({ length: 9000 }, (_, i) => ((i * 7919) % 9001) * (i % 3 === 0 ? 1000 : 500));
    assert.deepEqual(ordered(numbers), compared(numbers));
  });
});

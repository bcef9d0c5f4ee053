import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { normalQuantile } from '../../src/stats/normal.js';
import { studentQuantile, studentTail } from '../../src/stats/student-t.js';
import { close } from './close.js';

describe('studentQuantile', () => {
  test('gives the values of Abramowitz & Stegun 1964, table 26.10', () => {
    const table: [p: number, degrees: number, t: number][] = [
      [0.975, 1, 12.706],
      [0.975, 2, 4.303],
      [0.95, 5, 2.015],
      [0.975, 10, 2.228],
      [0.995, 30, 2.75],
      [0.975, 120, 1.98],
      [0.9995, 4, 8.61],
    ];
    for (const [p, degrees, t] of table) close(studentQuantile(p, degrees), t, 5e-4);
  });

  test('is 0 in the middle, alike on both sides, and the tangent of Cauchy for one degree', () => {
    close(studentQuantile(0.5, 7), 0, 1e-12);
    assert.equal(studentQuantile(0.1, 7), -studentQuantile(0.9, 7));
    close(studentQuantile(0.9, 1), Math.tan(0.4 * Math.PI), 1e-12);
  });

  test('becomes normal for many degrees', () => {
    close(studentQuantile(0.975, 1e9), 1.959963984540054, 1e-7);
    assert.equal(studentQuantile(0.975, Infinity), normalQuantile(0.975));
  });

  test('is infinite at the ends and not a number without degrees of freedom', () => {
    assert.equal(studentQuantile(1, 3), Infinity);
    assert.equal(studentQuantile(0, 3), -Infinity);
    assert.ok(Number.isNaN(studentQuantile(0.9, 0)));
    assert.ok(Number.isNaN(studentQuantile(1.1, 3)));
  });

  test('is undone by the tail, for degrees that are not whole too', () => {
    const probability = fc.double({ min: 0.5001, max: 0.99999, noNaN: true });
    fc.assert(
      fc.property(probability, fc.double({ min: 0.6, max: 5000, noNaN: true }), (p, degrees) => {
        close(studentTail(studentQuantile(p, degrees), degrees) / (1 - p), 1, 1e-7);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { benjaminiHochberg } from '../../src/stats/benjamini-hochberg.js';
import { close } from './close.js';

const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];

describe('benjaminiHochberg', () => {
  test('rejects the four hypotheses of Benjamini and Hochberg 1995, section 3', () => {
    const adjusted = benjaminiHochberg(published);
    assert.equal(adjusted.filter((p) => p !== null && p <= 0.05).length, 4);
    const expected = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571, 0.0638571, 0.0645, 0.0765, 0.486];
    expected.forEach((value, index) => close(adjusted[index], value, 1e-7));
  });

  test('keeps the order in which the tests came', () => {
    assert.deepEqual(benjaminiHochberg([0.04, 0.01]), [0.04, 0.02]);
    assert.deepEqual(benjaminiHochberg([0.01, 0.04]), [0.02, 0.04]);
  });

  test('leaves what was not tested null and out of the count', () => {
    assert.deepEqual(benjaminiHochberg([null, 0.01, null, 0.04]), [null, 0.02, null, 0.04]);
    assert.deepEqual(benjaminiHochberg([null]), [null]);
    assert.deepEqual(benjaminiHochberg([]), []);
  });

  test('leaves a single test as it is', () => {
    assert.deepEqual(benjaminiHochberg([0.03]), [0.03]);
  });

  test('never lowers a p-value, never exceeds 1 and never changes their ranking', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (p) => {
        const adjusted = benjaminiHochberg(p).map((value) => value ?? NaN);
        p.forEach((value, i) => {
          const own = adjusted[i] ?? NaN;
          assert.ok(own >= value && own <= 1);
          p.forEach((other, j) => assert.ok(value > other || own <= (adjusted[j] ?? NaN)));
        });
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { criticalValue, normalCdf, normalQuantile, normalTail } from '../../src/stats/normal.js';
import { close } from './close.js';

// Worked out with 40 digits of precision from the complementary error function.
const quantiles: [p: number, z: number][] = [
  [0.5, 0],
  [0.6, 0.2533471031357998],
  [0.8, 0.8416212335729142],
  [0.9, 1.2815515655446004],
  [0.95, 1.6448536269514722],
  [0.975, 1.959963984540054],
  [0.995, 2.5758293035489007],
  [0.9995, 3.2905267314918948],
  [0.001, -3.0902323061678135],
  [1e-10, -6.361340902404056],
];

const tails: [z: number, probability: number][] = [
  [0, 0.5],
  [0.5, 0.3085375387259869],
  [1, 0.15865525393145705],
  [3, 0.0013498980316300946],
  [5, 2.8665157187919391e-7],
  [10, 7.61985302416052607e-24],
  [-1, 0.8413447460685429],
  [-3, 0.9986501019683699],
];

describe('the normal distribution', () => {
  test('normalQuantile gives the values of a precise calculation to 1e-12', () => {
    for (const [p, z] of quantiles) close(normalQuantile(p), z, 1e-12);
  });

  test('normalQuantile is infinite at certainty and nothing outside 0 to 1', () => {
    assert.equal(normalQuantile(0), -Infinity);
    assert.equal(normalQuantile(1), Infinity);
    assert.ok([-0.1, 1.1, NaN].every((p) => Number.isNaN(normalQuantile(p))));
  });

  test('normalTail gives the values of a precise calculation to 14 digits, far out too', () => {
    for (const [z, probability] of tails) close(normalTail(z) / probability, 1, 1e-14);
  });

  test('normalTail ends at 0 and 1', () => {
    assert.deepEqual([normalTail(Infinity), normalTail(-Infinity), normalTail(40)], [0, 1, 0]);
    assert.ok(Number.isNaN(normalTail(NaN)));
  });

  test('normalCdf and normalTail share the whole probability', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (z) => close(normalCdf(z) + normalTail(z), 1, 1e-15)),
    );
  });

  test('normalQuantile undoes normalCdf', () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (z) => close(normalQuantile(normalCdf(z)), z, 1e-8)),
    );
  });

  test('criticalValue is the z of a two-sided interval', () => {
    close(criticalValue(0.95), 1.959963984540054, 1e-12);
    close(criticalValue(0.9), 1.6448536269514722, 1e-12);
    close(criticalValue(0.99), 2.5758293035489007, 1e-12);
  });
});

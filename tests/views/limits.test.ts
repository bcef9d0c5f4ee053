import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { limitsOf } from '../../src/views/tones.js';
import { csat } from '../fixtures/measures.js';
import { retention } from '../fixtures/loyalty.js';

describe('what a scale of percent can reach', () => {
  test('ends at a hundred where all values are shares', () => {
    assert.deepEqual(limitsOf(csat), [0, 100]);
  });

  test('has no end where revenue kept with additions exceeds what there was, so that no line leaves its chart', () => {
    const series = retention.series.map((point) => ({ ...point, value: 104.5, low: null, high: null }));
    assert.deepEqual(limitsOf({ ...retention, series }), [0, Infinity]);
  });
});

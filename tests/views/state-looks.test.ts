import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateLook } from '../../src/views/state-looks.js';

test('no two of the six bands of age look alike: five go from light to full, the oldest is the bad one', () => {
  const looks = [0, 1, 2, 3, 4, 5].map((index) => stateLook('', index / 6));
  assert.deepEqual(
    looks.map(({ tone, weight }) => `${tone} ${weight}`),
    ['good 5', 'good 4', 'good 3', 'good 2', 'good 1', 'bad 1'],
  );
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chiSquareTail } from '../../src/stats/chi-square.js';
import { hashOf, randomOf } from '../../src/stats/random.js';
import { xoshiro } from '../../src/stats/xoshiro.js';
import { close } from './close.js';

const drawn = (seed: number, count: number) => Array.from({ length: count }, randomOf(seed));

describe('xoshiro', () => {
  test('draws what the authors’ xoshiro128** draws from the state 1, 2, 3, 4', () => {
    assert.deepEqual(
      Array.from({ length: 10 }, xoshiro([1, 2, 3, 4])),
      [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804],
    );
  });
});

describe('randomOf', () => {
  test('draws the same numbers for the same seed on every machine', () => {
    // From the published algorithms, written a second time in another language.
    const expected = [0.5686059962, 0.7539288492, 0.8893939366, 0.4900204551, 0.4705824112];
    drawn(1, 5).forEach((number, index) => close(number, expected[index] ?? NaN, 1e-10));
  });

  test('stays within 0…1 and fills it evenly', () => {
    const bins = new Uint32Array(20);
    for (const number of drawn(7, 20_000)) bins[Math.floor(number * 20)] = (bins[Math.floor(number * 20)] ?? NaN) + 1;
    const chiSquared = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    assert.ok(drawn(7, 20_000).every((number) => number >= 0 && number < 1));
    assert.ok(chiSquareTail(chiSquared, 19) > 0.001);
  });

  test('gives neighbouring seeds, 0 among them, streams that do not go together', () => {
    for (const seed of [0, 1, 2, -1]) {
      const [here, next] = [drawn(seed, 4000), drawn(seed + 1, 4000)];
      const covariance = here.reduce((sum, number, index) => sum + (number - 0.5) * ((next[index] ?? NaN) - 0.5), 0);
      // The covariance of two such streams has the standard error 1/(12·√4000).
      assert.ok(Math.abs(covariance / 4000) < 4 / (12 * Math.sqrt(4000)));
    }
  });
});

describe('hashOf', () => {
  test('gives the published values of MurmurHash3', () => {
    assert.equal(hashOf(0, ''), 0);
    assert.equal(hashOf(1, ''), 0x514e28b7);
    assert.equal(hashOf(0, 'hello'), 0x248bfa47);
    assert.equal(hashOf(0, 'hello, world'), 0x149bbb7f);
    assert.equal(hashOf(0, 'The quick brown fox jumps over the lazy dog'), 0x2e4ff723);
  });

  test('reads text as UTF-8', () => {
    assert.equal(hashOf(1, '日本語'), 0x9a9ab650);
  });

  test('orders cases anew for another seed', () => {
    const cases = Array.from({ length: 200 }, (_, index) => `case ${index}`);
    const order = (seed: number) => [...cases].sort((a, b) => hashOf(seed, a) - hashOf(seed, b));
    assert.deepEqual(order(1), order(1));
    assert.notDeepEqual(order(1).slice(0, 5), order(2).slice(0, 5));
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { anhoej } from '../../src/stats/anhoj.js';

const alternating = (length: number) => Array.from({ length }, (_, index) => (index % 2 ? 1 : -1));

describe('anhoej', () => {
  test('allows the runs and needs the crossings of qicharts2', () => {
    const table: [n: number, longest: number, crossings: number][] = [
      [24, 8, 8],
      [12, 7, 3],
      [52, 9, 20],
    ];
    for (const [n, longest, crossings] of table) {
      const result = anhoej(alternating(n), 0);
      assert.equal(result?.longestAllowed, longest);
      assert.equal(result?.crossingsNeeded, crossings);
      assert.equal(result?.crossings, n - 1);
      assert.equal(result?.signal, false);
    }
  });

  test('calls nine of 24 on one side a shift, eight not', () => {
    const shifted = [...alternating(14), ...Array.from({ length: 10 }, () => 1)];
    // The fourteenth point is high as well, so the run is eleven long.
    assert.deepEqual(anhoej(shifted, 0)?.longest, { from: 13, length: 11, side: 'high' });
    assert.equal(anhoej(shifted, 0)?.shift, true);
    const nine = [...alternating(15), ...Array.from({ length: 9 }, () => 1)];
    assert.equal(anhoej(nine, 0)?.longest.length, 9);
    assert.equal(anhoej(nine, 0)?.shift, true);
    const eight = [...alternating(15), ...Array.from({ length: 8 }, () => 1), -1];
    assert.equal(anhoej(eight, 0)?.longest.length, 8);
    assert.equal(anhoej(eight, 0)?.shift, false);
  });

  test('sees too few crossings where no run is too long', () => {
    const blocks = [1, -1, 1, -1].flatMap((side) => [side, side, side, side, side, side]);
    const result = anhoej(blocks, 0);
    assert.equal(result?.crossings, 3);
    assert.equal(result?.shift, false);
    assert.equal(result?.signal, true);
  });

  test('neither breaks nor lengthens a run by points on the line or missing ones', () => {
    const result = anhoej([5, 6, 5, null, 7, 4, 3, 5], 5);
    assert.equal(result?.useful, 4);
    assert.equal(result?.crossings, 1);
    assert.deepEqual(result?.longest, { from: 5, length: 2, side: 'low' });
    assert.deepEqual(anhoej([6, 5, null, 7, 4], 5)?.longest, { from: 0, length: 2, side: 'high' });
  });

  test('is null without a point beside the line, and no signal for a few points', () => {
    assert.equal(anhoej([5, 5, null], 5), null);
    assert.equal(anhoej([], 5), null);
    assert.equal(anhoej([1, 2, 3, 4, 5], 0)?.signal, false);
  });

  test('is the same for the mirror image, upside down or backwards', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2, max: 2 }), { maxLength: 60 }), (values) => {
        const [plain, upside, backwards] = [values, values.map((value) => -value), values.toReversed()].map((series) =>
          anhoej(series, 0),
        );
        for (const other of [upside, backwards]) {
          assert.equal(plain?.signal, other?.signal);
          assert.equal(plain?.crossings, other?.crossings);
          assert.equal(plain?.longest.length, other?.longest.length);
        }
      }),
    );
  });
});

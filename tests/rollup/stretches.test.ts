import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finish, instantColumn, numberColumn, textColumn, type Cells } from '../../src/metric.js';
import { rowsAStretch } from '../../src/rollup/each-row.js';
import { passingInSteps } from '../../src/rollup/filter.js';
import { maskRowsInSteps } from '../../src/rollup/issues.js';
import { rollup } from '../../src/rollup/rollup.js';
import { rowsATable } from '../../src/rollup/sums.js';
import { plainCells } from '../fixtures/cells.js';

const size = 2 * rowsATable + rowsAStretch + 7;
const numbers = Array.from({ length: size }, (_, row) => row);

/** Regions that come and go along the rows, a number with gaps, and a mask with whole stretches out. */
const region = textColumn(
  Int32Array.from(numbers, (row) => ((Math.floor(row / 3000) * 7 + (row % 3)) % 5) - 1),
  ['a', 'b', 'c', 'd'],
);
const score = numberColumn(Float64Array.from(numbers, (row) => (row % 11 === 10 ? NaN : row % 11)));
const mask = Uint8Array.from(numbers, (row) =>
  Number(row % 7 !== 0 && (row < rowsAStretch || row > rowsATable + 3 * rowsAStretch)),
);
const addends = { n: new Float64Array(size).fill(1), total: Float64Array.from(numbers, (row) => row % 1000) };

function steps<Result>(work: Generator<void, Result>): number {
  return Array.from(work).length;
}

const rolled = (until: number) => rollup({ keys: { score }, addends }, { region }, mask.subarray(0, until), until);

function sums({ size: cells, keys, addends: added }: Cells): Map<string, readonly [number, number]> {
  const each = Array.from({ length: cells }, (_, cell) => {
    const key = JSON.stringify([keys['region']?.at(cell) ?? null, keys['score']?.at(cell) ?? null]);
    return [key, [added['n']?.[cell] ?? NaN, added['total']?.[cell] ?? NaN] as const] as const;
  });
  return new Map(each);
}

describe('rows in stretches', () => {
  test('add up to the sums of one loop over all of them, in cells ordered by their first rows', () => {
    const expected = new Map<string, readonly [number, number]>();
    for (const row of numbers) {
      if (mask[row] === 0) continue;
      const key = JSON.stringify([region.at(row), score.at(row)]);
      const [n, total] = expected.get(key) ?? [0, 0];
      expected.set(key, [n + 1, total + (row % 1000)]);
    }
    assert.deepEqual([...sums(finish(rolled(size)))], [...expected]);
  });

  test('add up one after the other whatever the tables, so that rounding is that of one loop', () => {
    const tenths = Float64Array.from(numbers, (row) => (row % 97) / 10);
    const expected = new Float64Array(3);
    for (const row of numbers) expected[row % 3] = (expected[row % 3] ?? 0) + (tenths[row] ?? 0);
    const keys = { third: numberColumn(Float64Array.from(numbers, (row) => row % 3)) };
    const cells = finish(rollup({ keys, addends: { tenths, again: tenths } }, {}, null, size));
    assert.deepEqual(cells.addends, { tenths: expected, again: expected });
  });

  test('give way at least once a stretch in every pass over the rows, however many there are', () => {
    const stretches = Math.ceil(size / rowsAStretch);
    const all = (until: number) =>
      rollup({ keys: { score: numberColumn(score.values.subarray(0, until)) }, addends }, { region }, null, until);
    // The range of the scores, two columns of keys, and their numbers; then the sums, table by table.
    assert.ok(steps(all(size)) >= 4 * stretches + 3);
    assert.ok(steps(all(size)) - steps(all(rowsAStretch)) >= 4 * (stretches - 1) + 2);
    // A mask has its groups looked up.
    assert.ok(steps(rolled(size)) >= 5 * stretches + 3);
  });

  test('are filtered and masked in as many steps', () => {
    const lines = {
      size,
      columns: { region },
      mask: null,
      time: null,
      wave: null,
      rowNumbers: new Uint32Array(size),
      issues: [],
    };
    const times = instantColumn(Float64Array.from(numbers));
    const stretches = Math.ceil(size / rowsAStretch);
    assert.equal(steps(passingInSteps(lines, { region: ['a'] }, times, { since: 5, until: 15_000 })), stretches);
    assert.equal(steps(maskRowsInSteps(mask.slice(), (row) => row % 2 === 0)), stretches);
  });

  test('leave no cell without rows', () => {
    const none = finish(rollup({ keys: { score }, addends }, { region }, new Uint8Array(size), size));
    assert.deepEqual(plainCells(none), {
      size: 0,
      keys: { region: [], score: [] },
      addends: { n: new Float64Array(0), total: new Float64Array(0) },
    });
  });
});

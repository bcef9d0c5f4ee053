import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finish, type Cells, type Indices, type Settled } from '../../src/metric.js';
import type { Estimator } from '../../src/metrics/reading/estimator.js';
import { readingOf } from '../../src/metrics/reading/reading.js';
import { loadGrouping } from '../../src/metrics/reading/grouped.js';
import { cellsOf, settled } from './settled.js';

await loadGrouping();

/** The sum of n. */
function sum(cells: Cells, indices: Indices) {
  const n = indices.reduce((total, index) => total + (cells.addends['n']?.[index] ?? 0), 0);
  return { value: n, low: null, high: null, n, effective: n, standardError: null };
}

const plain: Estimator = { estimate: sum, meaningful: 1, wide: null };
const cells = cellsOf([
  { keys: { period: '2024-01', plan: 'free' }, n: 4 },
  { keys: { period: '2024-02', plan: 'free' }, n: 2 },
  { keys: { period: '2024-02', plan: 'paid' }, n: 3 },
  { keys: { period: '2024-03', plan: 'paid' }, n: 9 },
]);

function reading(changes: Partial<Estimator>, question: Partial<Settled> = {}) {
  // 15 March 2024: two months are over, the third runs
  const asked = settled({ asOf: Date.UTC(2024, 2, 15), by: ['plan'], ...question });
  return finish(readingOf(cells, asked, null, { ...plain, ...changes }));
}

describe('a value that is a standing', () => {
  test('is that of the last complete period, 2 + 3, while a sum is that of all', () => {
    assert.equal(reading({ standing: true }).value, 5);
    assert.equal(reading({}).value, 18);
  });

  test('is so in each segment too, whose series go on over all periods', () => {
    const { segments } = reading({ standing: true });
    assert.deepEqual(
      segments.map(({ key, value, series }) => [key, value, series?.map(({ value }) => value)]),
      [
        ['free', 2, [4, 2]],
        ['paid', 3, [3, 9]],
      ],
    );
  });

  test('is compared with the standing at the end of the window before', () => {
    const asked = settled({ asOf: Date.UTC(2024, 2, 15) });
    const before = { cells: cellsOf([{ keys: { period: '2023-12' }, n: 1 }]), from: 'a', to: 'b' };
    const { change } = finish(readingOf(cells, asked, before, { ...plain, standing: true }));
    assert.deepEqual([change?.from, change?.to, change?.value], ['a', 'b', 4]);
  });

  test('is nothing where no period is complete', () => {
    assert.equal(reading({ standing: true }, { asOf: Date.UTC(2024, 0, 15) }).n, 0);
  });

  test('is that of all lines where the feed has no times', () => {
    const timeless = cellsOf([
      { keys: { period: null }, n: 3 },
      { keys: { period: null }, n: 4 },
    ]);
    assert.equal(finish(readingOf(timeless, settled(), null, { ...plain, standing: true })).value, 7);
  });
});

describe('a change', () => {
  const asked = { by: [] };
  const withError = (standardError: number): Estimator['estimate'] => {
    return (cells, indices) => ({ ...sum(cells, indices), low: 4, high: 6, effective: 30, standardError });
  };

  test('says from which size on it would have shown, by both errors: √(3² + 3²) · (1.95996 + 0.84162) is 11.89', () => {
    assert.equal(reading({ estimate: withError(3) }, asked).change?.detectable?.toFixed(2), '11.89');
  });

  test('says nothing of that where no spread can be seen on either side', () => {
    assert.equal(reading({ estimate: withError(0) }, asked).change?.detectable, null);
  });
});

describe('a benchmark', () => {
  test('is held against a census by the limits as if the process had run again', () => {
    const estimate: Estimator['estimate'] = (all, indices) => {
      return { ...sum(all, indices), repeated: { low: 10, high: 25 } };
    };
    const { benchmark } = reading({ estimate }, { benchmark: { value: 5, label: 'Others' } });
    assert.deepEqual(benchmark?.difference, { value: 13, low: 5, high: 20 });
  });
});

describe('a period that is dated by its last day', () => {
  const complete = (asOf: number, timeZone = 'UTC') =>
    reading({ datedByLastDay: true }, { asOf, timeZone, by: [] }).series.map(({ complete }) => complete);

  test('is complete from the start of that day on, not before', () => {
    assert.deepEqual(complete(Date.UTC(2024, 2, 31)), [true, true, true]);
    assert.deepEqual(complete(Date.UTC(2024, 2, 31) - 1), [true, true, false]);
  });

  test('has its last day in the question’s zone: in New York it begins at four o’clock in UTC', () => {
    assert.deepEqual(complete(Date.UTC(2024, 2, 31, 4), 'America/New_York'), [true, true, true]);
    assert.deepEqual(complete(Date.UTC(2024, 2, 31, 3), 'America/New_York'), [true, true, false]);
  });

  test('else it is complete at its end only', () => {
    const { series } = reading({}, { asOf: Date.UTC(2024, 2, 31), by: [] });
    assert.deepEqual(
      series.map(({ complete }) => complete),
      [true, true, false],
    );
  });
});

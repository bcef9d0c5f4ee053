import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { finish, numberColumn, textColumnOf, type Cells } from '../../src/metric.js';
import { resolutionTime } from '../../src/metrics/resolution-time.js';
import { loadGrouping } from '../../src/metrics/reading/grouped.js';
import { mergeCells } from '../../src/rollup/merge.js';
import { settled } from './settled.js';

await loadGrouping();

const hour = 3_600_000;
const question = settled({ by: ['region'], options: resolutionTime.options });

interface Cell {
  readonly period: string;
  readonly region: string | null;
  readonly hours: number | null;
  readonly events: number;
  readonly censored: number;
}

const cell = fc.record({
  period: fc.constantFrom('2024-01', '2024-02', '2024-03'),
  region: fc.constantFrom(null, 'EMEA', 'AMER'),
  hours: fc.option(fc.integer({ min: 0, max: 30 }), { freq: 9 }),
  events: fc.integer({ min: 0, max: 20 }),
  censored: fc.integer({ min: 0, max: 5 }),
});

function cellsOf(cells: readonly Cell[]): Cells {
  const sums = (of: (cell: Cell) => number) => Float64Array.from(cells, of);
  const known = (count: (cell: Cell) => number) => sums((each) => (each.hours === null ? 0 : count(each)));
  return {
    size: cells.length,
    keys: {
      period: textColumnOf(cells.map(({ period }) => period)),
      region: textColumnOf(cells.map(({ region }) => region)),
      duration: numberColumn(sums(({ hours }) => (hours === null ? NaN : hours * hour))),
      age: textColumnOf(cells.map(() => null)),
    },
    addends: {
      n: known(({ events, censored }) => events + censored),
      cases: sums(({ events, censored }) => events + censored),
      events: known(({ events }) => events),
      censored: known(({ censored }) => censored),
    },
  };
}

function measured(cells: readonly Cell[]) {
  return finish(resolutionTime.measure(cellsOf(cells), question, null));
}

describe('the cells of durations', () => {
  test('say the same in whichever order they stand', () => {
    const shuffled = fc
      .array(cell, { minLength: 1, maxLength: 60 })
      .chain((cells) => fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length })));
    fc.assert(
      fc.property(shuffled, ([cells, others]) => {
        assert.deepEqual(measured(others), measured(cells));
      }),
      { numRuns: 150 },
    );
  });

  test('say the same when those with equal keys are made one', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 60 }), (cells) => {
        const merged = mergeCells([cellsOf(cells)], ['period', 'region', 'duration', 'age']);
        assert.deepEqual(finish(resolutionTime.measure(merged, question, null)), measured(cells));
      }),
      { numRuns: 150 },
    );
  });

  test('are measured in steps whose number grows with the cells and not faster', () => {
    const steps = (size: number) => {
      const cells = Array.from({ length: size }, (_, i) => ({
        period: `2024-0${1 + (i % 3)}`,
        region: i % 2 === 0 ? 'EMEA' : 'AMER',
        hours: i / 100,
        events: 1,
        censored: i % 9 === 0 ? 1 : 0,
      }));
      const measuring = resolutionTime.measure(cellsOf(cells), question, null);
      let count = 0;
      while (!measuring.next().done) count += 1;
      return count;
    };
    const [small, large] = [steps(20_000), steps(200_000)];
    assert.ok(large >= 4 * small && large <= 11 * small, `${small}, ${large}`);
  });
});

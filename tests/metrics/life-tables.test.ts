import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finish, numberColumn, textColumn, type Cells, type Indices } from '../../src/metric.js';
import { fromLifeTable, lifeTable } from '../../src/metrics/durations/life-table.js';
import { allOf, indicesBy } from '../../src/metrics/reading/estimator.js';
import type { LifeTable } from '../../src/stats/kaplan-meier.js';

const size = 20_000;
const hour = 3_600_000;

/** Cells with a duration each, every third of which still runs, and every hundredth of which has none. */
function cellsOf(durationOf: (cell: number) => number): Cells {
  const each = (of: (cell: number) => number) => Float64Array.from({ length: size }, (_, cell) => of(cell));
  const duration = each((cell) => (cell % 100 === 99 ? NaN : durationOf(cell)));
  const known = (cell: number) => (cell % 100 === 99 ? 0 : 1);
  const codes = (values: number) => Int32Array.from({ length: size }, (_, cell) => cell % values);
  return {
    size,
    keys: {
      duration: numberColumn(duration),
      month: textColumn(codes(9), ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']),
      level: textColumn(codes(8), ['p', 'q', 'r', 's', 't', 'u', 'v', 'w']),
    },
    addends: {
      events: each((cell) => (cell % 3 === 0 ? 0 : known(cell))),
      censored: each((cell) => (cell % 3 === 0 ? known(cell) : 0)),
    },
  };
}

/** Rows of a table as a list of what comes at each time, made from its definition. */
function counted(cells: Cells, indices: Indices): number[][] {
  const rows = new Map<number, number[]>();
  for (const index of indices) {
    const duration = cells.keys['duration']?.at(index) ?? null;
    if (duration === null) continue;
    const row = rows.get(Number(duration)) ?? [Number(duration) / hour, 0, 0];
    row[1] = (row[1] ?? 0) + (cells.addends['events']?.[index] ?? 0);
    row[2] = (row[2] ?? 0) + (cells.addends['censored']?.[index] ?? 0);
    rows.set(Number(duration), row);
  }
  return [...rows.values()].sort(([a = 0], [b = 0]) => a - b);
}

function rowsOf({ times, events, censored }: LifeTable): number[][] {
  return Array.from(times, (time, i) => [time, events[i] ?? 0, censored[i] ?? 0]);
}

/** What several works come to that take their steps in turns. */
function inTurns<Result>(works: readonly Generator<void, Result>[]): Result[] {
  const results = new Map<number, Result>();
  while (results.size < works.length) {
    works.forEach((work, i) => {
      const step = results.has(i) ? null : work.next();
      if (step?.done) results.set(i, step.value);
    });
  }
  return works.flatMap((_, i) => results.get(i) ?? []);
}

const orders: Readonly<Record<string, (cell: number) => number>> = {
  ascending: (cell) => 60_000 * Math.floor(cell / 5),
  'in no order': (cell) => 60_000 * ((cell * 7919) % 4001),
};

describe('life tables', () => {
  for (const [name, durationOf] of Object.entries(orders)) {
    test(`count what ends and what still runs at each time, of durations ${name}`, () => {
      const cells = cellsOf(durationOf);
      const all = allOf(cells);
      for (const list of [all, ...indicesBy(cells, 'month', all).values()]) {
        assert.deepEqual(rowsOf(lifeTable(cells, list)), counted(cells, list));
      }
    });

    test(`are the same where several are made in turns, of durations ${name}`, () => {
      const cells = cellsOf(durationOf);
      const all = allOf(cells);
      const lists = [all, ...indicesBy(cells, 'month', all).values(), ...indicesBy(cells, 'level', all).values()];
      const tables = inTurns(lists.map((list) => fromLifeTable(cells, list, (table) => ({ rows: rowsOf(table) }))));
      lists.forEach((list, i) => assert.deepEqual(tables[i]?.rows, counted(cells, list)));
    });

    test(`are the same one after the other, each with others in between, of durations ${name}`, () => {
      const cells = cellsOf(durationOf);
      const all = allOf(cells);
      const [months, levels] = [indicesBy(cells, 'month', all), indicesBy(cells, 'level', all)];
      for (const month of months.values()) {
        for (const list of [month, all, month, ...levels.values()]) {
          assert.deepEqual(finish(fromLifeTable(cells, list, rowsOf)), counted(cells, list));
        }
      }
    });
  }
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { finish, numberColumn, textColumnOf } from '../../src/metric.js';
import { groupRows } from '../../src/rollup/groups.js';

const wide = 1 << 20;

describe('rows in the order of a column of many values', () => {
  test('are in the same groups as in any order: by equal values in all columns, numbered by their first rows', () => {
    const row = fc.record({
      duration: fc.oneof(
        fc.constant(NaN),
        fc.integer({ min: 0, max: 5 }).map((value) => value * wide),
      ),
      region: fc.constantFrom(null, 'a', 'b'),
      age: fc.constantFrom(NaN, 0, 1),
    });
    const some = fc.array(fc.tuple(row, fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(some, (unordered) => {
        const last = (value: number) => (Number.isNaN(value) ? Infinity : value);
        const rows = unordered.toSorted(([a], [b]) => (last(a.duration) < last(b.duration) ? -1 : 1));
        const all = rows.map(([each]) => each);
        const columns = [
          numberColumn(Float64Array.from(all, ({ duration }) => duration)),
          textColumnOf(all.map(({ region }) => region)),
          numberColumn(Float64Array.from(all, ({ age }) => age)),
        ];
        const kept = Uint32Array.from(rows.flatMap(([, isKept], i) => (isKept ? [i] : [])));
        const { keys, examples } = finish(groupRows(columns, kept, all.length));
        const names = all.map(({ duration, region, age }) => JSON.stringify([`${duration}`, region, `${age}`]));
        const firsts = [...new Set(Array.from(kept, (i) => names[i]))];
        assert.deepEqual(
          Array.from(kept, (i) => keys[i]),
          Array.from(kept, (i) => firsts.indexOf(names[i])),
        );
        assert.deepEqual(
          [...examples],
          firsts.map((name) => [...kept].find((i) => names[i] === name)),
        );
      }),
      { numRuns: 300 },
    );
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { finish, numberColumn, textColumnOf, type Column } from '../../src/metric.js';
import { countRowsBy } from '../../src/rollup/counts.js';

/** Rows with a name, a number that is whole or not, whether they count, and how much. */
const rows = fc.array(
  fc.record({
    name: fc.option(fc.constantFrom('a', 'b', 'c')),
    number: fc.constantFrom(NaN, -2, 0, 1, 7),
    broken: fc.constantFrom(NaN, 0.5, 1, 2 ** 40),
    isIn: fc.boolean(),
    amount: fc.integer({ min: 0, max: 5 }),
  }),
  { maxLength: 40 },
);

type Row = typeof rows extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

function columnOf(data: readonly Row[], field: 'name' | 'number' | 'broken'): Column {
  if (field === 'name') return textColumnOf(data.map(({ name }) => name));
  return numberColumn(Float64Array.from(data, (row) => row[field]));
}

/** The first row of each group and how much it counts, told apart by the values in the rows. */
function plainly(data: readonly Row[], columns: readonly Column[], isMasked: boolean): [number, number][] {
  const known = new Map<string, [number, number]>();
  data.forEach(({ isIn, amount }, row) => {
    if (isMasked && !isIn) return;
    const key = columns.map((column) => String(column.at(row))).join('|');
    const [example, count] = known.get(key) ?? [row, 0];
    known.set(key, [example, count + amount]);
  });
  return [...known.values()];
}

describe('rows counted by groups', () => {
  test('add up what those with equal values count, in order of their first rows, whatever the columns', () => {
    const fields = fc.subarray(['name', 'number', 'broken'] as const);
    fc.assert(
      fc.property(rows, fields, fc.boolean(), (data, names, isMasked) => {
        const columns = names.map((field) => columnOf(data, field));
        const mask = isMasked ? Uint8Array.from(data, ({ isIn }) => Number(isIn)) : null;
        const of = (row: number) => data[row]?.amount ?? NaN;
        const { examples, counts } = finish(countRowsBy(columns, mask, data.length, of));
        assert.deepEqual(
          Array.from(examples, (row, group) => [row, counts[group]]),
          plainly(data, columns, isMasked),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('are counted over more rows than are looked at between two pauses', () => {
    const size = 10_000;
    const names = textColumnOf(Array.from({ length: size }, (_, row) => `name ${row % 7}`));
    const { examples, counts } = finish(countRowsBy([names], null, size, () => 1));
    assert.deepEqual([...examples], [0, 1, 2, 3, 4, 5, 6]);
    // 10,000 is 1,428 times 7 and 4.
    assert.deepEqual([...counts], [1429, 1429, 1429, 1429, 1428, 1428, 1428]);
  });
});

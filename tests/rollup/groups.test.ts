import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { finish, keyColumn, numberColumn, textColumnOf, type Column } from '../../src/metric.js';
import { groupRows } from '../../src/rollup/groups.js';

/** Few values, whole or not, by which all ways of telling groups apart are taken. */
const whole = fc.option(fc.integer({ min: -3, max: 3 }));
const broken = fc.option(fc.constantFrom(-2.5, -0, 0, 0.1, 1, 2 ** 33, 2 ** 33 + 0.5, 1e300, Infinity));
const name = fc.option(fc.constantFrom('a', 'b', ''));
const rows = fc.array(fc.record({ whole, broken, sorted: broken, name, isIn: fc.boolean() }), { maxLength: 40 });

type Row = typeof rows extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

function columnOf(data: readonly Row[], field: 'whole' | 'broken' | 'sorted' | 'name'): Column {
  const keys = data.map((row) => row[field]);
  return field === 'name' ? textColumnOf(keys.map((key) => key as string | null)) : keyColumn(keys);
}

/** Groups and their first rows, told apart by the values in the rows. */
function plainly(columns: readonly Column[], mask: Uint8Array | null, size: number) {
  const known = new Map<string, number>();
  const examples: number[] = [];
  const keys = Array.from({ length: size }, (_, row) => {
    if (mask?.[row] === 0) return 0;
    const key = columns.map((column) => String(column.at(row)) + typeof column.at(row)).join('|');
    if (!known.has(key)) examples.push(row);
    known.set(key, known.get(key) ?? known.size);
    return known.get(key) ?? 0;
  });
  return { keys, examples };
}

function listed({ keys, examples }: { readonly keys: Uint32Array; readonly examples: Uint32Array }) {
  return { keys: [...keys], examples: [...examples] };
}

const last = (value: number | null) => value ?? Infinity;

describe('rows in groups', () => {
  test('are those with equal values, numbered in order of their first rows, whatever the columns', () => {
    const fields = fc.subarray(['whole', 'broken', 'sorted', 'name'] as const);
    fc.assert(
      fc.property(rows, fields, fc.boolean(), (unsorted, names, isMasked) => {
        const order = unsorted.map(({ sorted }) => sorted).toSorted((a, b) => last(a) - last(b) || 0);
        const data = unsorted.map((row, i) => ({ ...row, sorted: order[i] ?? null }));
        const columns = names.map((field) => columnOf(data, field));
        const mask = isMasked ? Uint8Array.from(data, ({ isIn }) => Number(isIn)) : null;
        const found = finish(groupRows(columns, mask, data.length));
        assert.deepEqual(listed(found), plainly(columns, mask, data.length));
      }),
      { numRuns: 500 },
    );
  });

  test('of nearly as many values as rows are told apart too, ascending or not', () => {
    const values = Array.from({ length: 20_000 }, (_, row) => (row * 7919) % 19_997) as readonly number[];
    const plans = textColumnOf(values.map((_, row) => `plan ${row % 700}`));
    for (const column of [values, values.toSorted((a, b) => a - b)]) {
      const columns = [plans, numberColumn(Float64Array.from(column, (value) => value / 8))];
      assert.deepEqual(listed(finish(groupRows(columns, null, 20_000))), plainly(columns, null, 20_000));
    }
  });

  test('are none where no row is let through, and one where no column tells them apart', () => {
    const column = numberColumn(Float64Array.of(0.5, 0.25, NaN));
    assert.deepEqual(listed(finish(groupRows([column], new Uint8Array(3), 3))), { keys: [0, 0, 0], examples: [] });
    assert.deepEqual(listed(finish(groupRows([], null, 3))), { keys: [0, 0, 0], examples: [0] });
    assert.deepEqual(listed(finish(groupRows([], null, 0))), { keys: [], examples: [] });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { op, table } from 'arquero';
import * as fc from 'fast-check';
import { numberColumn, textColumnOf, type Cells } from '../../src/metric.js';
import { rollup } from '../../src/rollup/rollup.js';
import { finish } from '../../src/metric.js';
import { plainCells } from '../fixtures/cells.js';

const rows = fc.array(
  fc.record({
    region: fc.constantFrom('a', 'b', 'a"|"b', '', '__proto__', null),
    plan: fc.constantFrom('x', 'y', null),
    score: fc.option(fc.integer({ min: 0, max: 10 }), { freq: 5 }),
    n: fc.integer({ min: 0, max: 1000 }),
    weight: fc.integer({ min: 0, max: 1_000_000_000 }),
    keep: fc.boolean(),
  }),
  { maxLength: 200 },
);

type Row = typeof rows extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

function ours(data: readonly Row[]): Cells {
  const tally = {
    keys: { score: numberColumn(Float64Array.from(data, ({ score }) => score ?? NaN)) },
    addends: {
      n: Float64Array.from(data, ({ n }) => n),
      weight: Float64Array.from(data, ({ weight }) => weight),
    },
  };
  const dims = {
    region: textColumnOf(data.map(({ region }) => region)),
    plan: textColumnOf(data.map(({ plan }) => plan)),
  };
  return finish(
    rollup(
      tally,
      dims,
      Uint8Array.from(data, ({ keep }) => Number(keep)),
      data.length,
    ),
  );
}

/** The same by the library's compiled verbs, which a strict page forbids. Keys are encoded, since its own can collide. */
function theirs(data: readonly Row[]): string[] {
  const kept = data.filter(({ keep }) => keep);
  if (kept.length === 0) return [];
  const sums = table({
    key: kept.map(({ region, plan, score }) => JSON.stringify([region, plan, score])),
    n: kept.map(({ n }) => n),
    weight: kept.map(({ weight }) => weight),
  })
    .groupby('key')
    .rollup({ n: op.sum('n'), weight: op.sum('weight') });
  return sums
    .objects()
    .map((sum) => JSON.stringify(sum))
    .sort();
}

describe('a rollup without generated code', () => {
  test("equals the table library's own compiled verbs on random tables", () => {
    fc.assert(
      fc.property(rows, (data) => {
        const { size, keys, addends } = ours(data);
        const lines = Array.from({ length: size }, (_, i) =>
          JSON.stringify({
            key: JSON.stringify([keys['region']?.at(i), keys['plan']?.at(i), keys['score']?.at(i)]),
            n: addends['n']?.[i],
            weight: addends['weight']?.[i],
          }),
        ).sort();
        assert.deepEqual(lines, theirs(data));
      }),
      { numRuns: 300 },
    );
  });

  test('of no rows has no cells', () => {
    assert.deepEqual(plainCells(ours([])), {
      size: 0,
      keys: { region: [], plan: [], score: [] },
      addends: { n: new Float64Array(0), weight: new Float64Array(0) },
    });
  });

  test('of masked rows only has no cells', () => {
    assert.equal(ours([{ region: 'a', plan: 'x', score: 1, n: 1, weight: 1, keep: false }]).size, 0);
  });

  test('keeps texts apart that look like two keys joined', () => {
    const row = { plan: null, score: null, n: 1, weight: 0, keep: true };
    assert.equal(
      ours([
        { ...row, region: 'a"|"b' },
        { ...row, region: 'a' },
      ]).size,
      2,
    );
  });

  test('numbers key spaces too large for an array by a map', () => {
    const many = Array.from({ length: 3000 }, (_, i) => `account ${i}`);
    const tally = { keys: { account: textColumnOf(many) }, addends: { n: new Float64Array(3000).fill(1) } };
    const dims = { other: textColumnOf([...many].reverse()) };
    assert.equal(finish(rollup(tally, dims, null, 3000)).size, 3000);
  });
});

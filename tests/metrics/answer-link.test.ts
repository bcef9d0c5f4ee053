import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import {
  finish,
  instantColumn,
  lazyTextColumn,
  numberColumn,
  textColumnOf,
  type Column,
  type Columns,
  type Linked,
  type Records,
} from '../../src/metric.js';
import { csat } from '../../src/metrics/counting/csat.js';
import { nps } from '../../src/metrics/counting/nps.js';
import { rowsAStretch } from '../../src/rollup/each-row.js';
import { maskRepeatsInSteps } from '../../src/rollup/repeats.js';
import { settled } from './settled.js';

function recordsOf(size: number, columns: Columns): { readonly main: Records } {
  return { main: { size, columns, rowNumbers: Uint32Array.from({ length: size }, (_, row) => row + 1) } };
}

function numbersOf(size: number, of: (row: number) => number): Float64Array {
  return Float64Array.from({ length: size }, (_, row) => of(row));
}

/** A column that names each row, and counts how many names are read. */
function identity(codes: Int32Array): { readonly column: Column; readonly reads: () => number } {
  let reads = 0;
  const at = (code: number) => {
    reads += 1;
    return `r${code}`;
  };
  return { column: lazyTextColumn(codes, { size: codes.length, at }), reads: () => reads };
}

function stepsOf<Result>(work: Result | Generator<void, Result>): { steps: number; result: Result } {
  let steps = 0;
  if (!(typeof work === 'object' && work !== null && 'next' in work)) return { steps, result: work };
  for (;;) {
    const step = work.next();
    if (step.done) return { steps, result: step.value };
    steps += 1;
  }
}

const at = Date.UTC(2024, 0, 15);

/** A feed of nothing but name, instant and score. */
function plain(size: number, codes: Int32Array) {
  const { column, reads } = identity(codes);
  const columns = {
    response_id: column,
    responded_at: instantColumn(new Float64Array(size).fill(at)),
    score: numberColumn(numbersOf(size, (row) => 1 + (row % 5))),
  };
  return { columns, reads };
}

// Later answers, whether identities climb, missing scores; where answers have scales of their own, their bounds.
for (const [metric, passes] of [
  [nps, 3],
  [csat, 4],
] as const) {
  describe(`the answers of ${metric.name}`, () => {
    const link = (size: number, columns: Columns) =>
      stepsOf<Linked>(metric.link(recordsOf(size, columns), settled({ options: metric.options })));

    test('are told apart without a text of their names, of which only those of the first repeats are read', () => {
      const size = 500;
      const unique = plain(
        size,
        Int32Array.from({ length: size }, (_, row) => row),
      );
      finishTally(link(size, unique.columns).result);
      assert.equal(unique.reads(), 0);
      const twice = plain(
        size,
        Int32Array.from({ length: size }, (_, row) => row >> 1),
      );
      const { issues } = link(size, twice.columns).result;
      assert.equal(issues.find(({ code }) => code === 'duplicate_id')?.count, 250);
      assert.ok(twice.reads() <= 20);
    });

    test('come through as the very columns of the feed where nothing has to be changed', () => {
      const { columns } = plain(
        500,
        Int32Array.from({ length: 500 }, (_, row) => row),
      );
      const { result } = link(500, columns);
      assert.equal(result.columns['score'], columns.score);
      assert.equal(result.time?.values, columns.responded_at.values);
    });

    test('take a step a stretch of rows in each pass, and no pass for a field that the feed lacks', () => {
      const size = 10 * rowsAStretch;
      const { columns } = plain(
        size,
        Int32Array.from({ length: size }, (_, row) => row),
      );
      const few = Math.floor(link(size, columns).steps / 10);
      assert.equal(few, passes);
      const wave = textColumnOf(Array.from({ length: size }, (_, row) => `w${row % 3}`));
      const sent = instantColumn(new Float64Array(size).fill(at));
      assert.ok(link(size, { ...columns, wave, sent_at: sent }).steps / 10 > few);
    });

    function finishTally(linked: Linked): void {
      stepsOf(metric.tally(linked, settled({ options: metric.options })));
    }
  });
}

describe('answers after the instant that is asked about', () => {
  test('are taken away from surveys sent before, and leave out those sent later', () => {
    const asOf = Date.UTC(2024, 1, 1);
    const later = asOf + 1;
    const columns = {
      score: numberColumn(Float64Array.from([9, 8, 7, 6])),
      responded_at: instantColumn(Float64Array.from([at, later, later, later])),
      sent_at: instantColumn(Float64Array.from([at, at, later, NaN])),
    };
    const { result } = stepsOf<Linked>(nps.link(recordsOf(4, columns), settled({ asOf, options: nps.options })));
    assert.deepEqual([...(result.mask ?? [])], [1, 1, 0, 0]);
    assert.deepEqual([...(result.columns['score'] ?? [])], [9, null, null, null]);
    assert.deepEqual([...(result.time ?? [])].slice(0, 2), [at, at]);
    assert.deepEqual([...columns.score], [9, 8, 7, 6]);
  });
});

/** What repeats by a map of all keys, a row at a time. */
function masked(keys: readonly (readonly (string | null)[])[], open: Uint8Array, ranks: readonly number[]): number[] {
  const best = new Map<string, number>();
  const idOf = (row: number) => {
    const values = keys.map((column) => column[row] ?? null);
    return open[row] === 0 || values.includes(null) ? null : JSON.stringify(values);
  };
  ranks.forEach((rank, row) => {
    const id = idOf(row);
    const known = id === null ? undefined : best.get(id);
    if (id !== null && (known === undefined || rank >= (ranks[known] ?? 0))) best.set(id, row);
  });
  return ranks.flatMap((_, row) => {
    const id = idOf(row);
    return id === null || best.get(id) === row ? [] : [row];
  });
}

describe('repeats', () => {
  const key = fc.option(fc.constantFrom('a', 'b', 'c', 'd'));
  const row = fc.record({
    first: key,
    second: key,
    third: fc.constantFrom(1, 2, -0.5),
    open: fc.boolean(),
    rank: fc.constantFrom(-Infinity, 0, 1, 2),
  });

  test('are those that a map of all keys finds, whatever their kinds and however many', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (rows, count) => {
        const names = ['first', 'second', 'third'].slice(0, count);
        const columns = {
          first: textColumnOf(rows.map(({ first }) => first)),
          second: textColumnOf(rows.map(({ second }) => second)),
          third: numberColumn(Float64Array.from(rows, ({ third }) => third)),
        };
        const texts = [
          rows.map(({ first }) => first),
          rows.map(({ second }) => second),
          rows.map(({ third }) => String(third)),
        ];
        const open = Uint8Array.from(rows, (each) => Number(each.open));
        const ranks = rows.map(({ rank }) => rank);
        const expected = masked(texts.slice(0, count), open, ranks);
        const mask = open.slice();
        const { main } = recordsOf(rows.length, columns);
        assert.deepEqual(finish(maskRepeatsInSteps(main, mask, names, (at) => ranks[at] ?? 0)), expected);
        assert.deepEqual(
          [...mask],
          [...open].map((bit, at) => (expected.includes(at) ? 0 : bit)),
        );
      }),
      { numRuns: 300 },
    );
  });
});

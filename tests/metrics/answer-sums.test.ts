import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { finish, numberColumn, textColumn, type Cells } from '../../src/metric.js';
import { nps } from '../../src/metrics/nps.js';
import { sumAnswers, sumRestsInSteps } from '../../src/metrics/survey/sums.js';
import { loadGrouping } from '../../src/metrics/reading/grouped.js';
import { keyColumns } from '../fixtures/cells.js';
import { settled } from './settled.js';

await loadGrouping();

/** Promoters minus detractors. */
const worth = (score: number) => Number(score >= 9) - Number(score <= 6);

interface Line {
  readonly score: number | null;
  readonly cluster: string | null;
  readonly n: number;
  readonly weight: number;
}

const line = fc.record({
  score: fc.option(fc.integer({ min: 0, max: 10 })),
  cluster: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e')),
  n: fc.integer({ min: 0, max: 3 }),
  weight: fc.integer({ min: 1, max: 5_000_000 }),
});

const keysOf = (lines: readonly Line[]) =>
  keyColumns({ score: lines.map(({ score }) => score), cluster: lines.map(({ cluster }) => cluster) });

function counted(lines: readonly Line[]): Cells {
  return { size: lines.length, keys: keysOf(lines), addends: { n: Float64Array.from(lines, ({ n }) => n) } };
}

/** The same cells, each answer weighing as `weigh` says, in millionths. */
function weighed(lines: readonly Line[], weigh: (line: Line) => number): Cells {
  const { size, keys, addends } = counted(lines);
  const weight = Float64Array.from(lines, weigh);
  const squares = Float64Array.from(lines, (each) => each.n * (weigh(each) / Math.max(1, each.n) / 1e6) ** 2);
  return { size, keys, addends: { ...addends, weight, weight_squared: squares } };
}

/** Cells cut into parts by the remainder of their index. */
function partsOf({ size }: Cells, count: number): number[][] {
  const all = Array.from({ length: size }, (_, index) => index);
  return Array.from({ length: count }, (_, part) => all.filter((index) => index % count === part));
}

function rests(cells: Cells, parts: readonly (readonly number[])[]) {
  return finish(sumRestsInSteps(cells, parts, worth));
}

describe('sums of answers', () => {
  test('of whole numbers are to the bit those of weights of 1, which are added cell by cell', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const [plain, equal] = [counted(lines), weighed(lines, ({ n }) => n * 1e6)];
        const all = lines.map((_, index) => index);
        assert.deepEqual(sumAnswers(plain, all, worth), sumAnswers(equal, all, worth));
      }),
    );
  });

  test('of all others are to the bit those of a list of their cells, with weights and without', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.integer({ min: 2, max: 5 }), (lines, count) => {
        for (const cells of [counted(lines), weighed(lines, ({ weight }) => weight)]) {
          const parts = partsOf(cells, count);
          const listed = parts.map((part) => parts.flatMap((other) => (other === part ? [] : other)));
          const expected = listed.map((others) => sumAnswers(cells, others, worth));
          assert.deepEqual(rests(cells, parts), expected);
        }
      }),
    );
  });

  // By hand: account a gives 9 and 10 (Σx 2 of 2), b gives 0 (Σx −1 of 1), and an 8 has none; one survey came back empty.
  test('tell answers of accounts from those without, and surveys that were not answered', () => {
    const cells = counted([
      { score: 9, cluster: 'a', n: 1, weight: 0 },
      { score: 10, cluster: 'a', n: 1, weight: 0 },
      { score: 0, cluster: 'b', n: 1, weight: 0 },
      { score: 8, cluster: null, n: 1, weight: 0 },
      { score: null, cluster: 'b', n: 1, weight: 0 },
    ]);
    const { delivered, n, total, clusters, repeated } = sumAnswers(cells, [0, 1, 2, 3, 4], worth);
    assert.deepEqual({ delivered, n, total, clusters }, { delivered: 5, n: 4, total: 1, clusters: 3 });
    assert.equal(repeated?.ratio?.ratio, 1 / 4);
  });

  test('that were asked before are the very same, as long as cells and worth are', () => {
    const cells = counted([{ score: 9, cluster: 'a', n: 1, weight: 0 }]);
    const all = [0];
    assert.equal(sumAnswers(cells, all, worth), sumAnswers(cells, all, worth));
    assert.notEqual(sumAnswers(cells, all, worth), sumAnswers({ ...cells }, all, worth));
    assert.equal(sumAnswers(cells, all, () => 5).total, 5);
  });
});

/** A column of numbers that counts how often one of them is read. */
function counting(values: Float64Array): { readonly values: Float64Array; readonly reads: () => number } {
  let reads = 0;
  const watched = new Proxy(values, {
    get(of, name) {
      if (typeof name === 'string' && /^\d+$/.test(name)) reads += 1;
      const value: unknown = Reflect.get(of, name, of);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
  return { values: watched, reads: () => reads };
}

describe('a measure of as many cells as answers', () => {
  const size = 600;

  /** How often a measure reads the number of answers of each cell, all of which hold two. */
  function readsPerCell(regions: number): number {
    const { values, reads } = counting(new Float64Array(size).fill(2));
    const codes = (count: number) => Int32Array.from({ length: size }, (_, cell) => cell % count);
    const texts = (count: number) => Array.from({ length: count }, (_, code) => `${code}`);
    const keys = {
      period: textColumn(codes(2), ['2024-01', '2024-02']),
      region: textColumn(codes(regions), texts(regions)),
      score: numberColumn(Float64Array.from({ length: size }, (_, cell) => cell % 11)),
      cluster: textColumn(codes(50), texts(50)),
    };
    const cells = { size, keys, addends: { n: values } };
    const { segments } = finish(nps.measure(cells, settled({ by: ['region'] }), null));
    assert.ok(segments.length === regions && segments.every(({ rest }) => rest));
    return reads() / size;
  }

  test('visits no cell more often where it is held against more segments', () => {
    // Once to read it, for the whole, its period, its segment, the rest of others, its segment’s period, and accounts.
    assert.equal(readsPerCell(3), 7);
    assert.equal(readsPerCell(30), 7);
  });
});

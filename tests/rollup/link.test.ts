import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finish, instantColumn, numberColumn, textColumnOf, type Key, type Records } from '../../src/metric.js';
import { applyBounds } from '../../src/rollup/bounds.js';
import { passingInSteps } from '../../src/rollup/filter.js';
import { joinInSteps } from '../../src/rollup/link.js';
import { maskRepeatsInSteps } from '../../src/rollup/repeats.js';
import { mergeCells, mergeCellsInSteps, selectCells } from '../../src/rollup/merge.js';
import { keyColumns, plainCells } from '../fixtures/cells.js';

function records(columns: Records['columns']): Records {
  const size = Object.values(columns)[0]?.length ?? 0;
  return { size, columns, rowNumbers: Uint32Array.from({ length: size }, (_, row) => row + 1) };
}

describe('repeated rows', () => {
  const answers = records({
    id: textColumnOf(['a', 'b', 'a', null, null, 'a']),
    at: instantColumn(Float64Array.from([3, 1, 5, 1, 1, 5])),
  });
  const byTime = (row: number) => Number(answers.columns['at']?.at(row));

  test('keep the latest one, the last of equals, and rows without a key', () => {
    const mask = new Uint8Array(6).fill(1);
    assert.deepEqual(finish(maskRepeatsInSteps(answers, mask, ['id'], byTime)), [0, 2]);
    assert.deepEqual([...mask], [0, 1, 0, 1, 1, 1]);
  });

  test('that are already masked do not outrank others', () => {
    const mask = Uint8Array.from([1, 1, 0, 1, 1, 0]);
    assert.deepEqual(finish(maskRepeatsInSteps(answers, mask, ['id'], byTime)), []);
    assert.deepEqual([...mask], [1, 1, 0, 1, 1, 0]);
  });

  test('repeat nothing when a key column is not in the feed', () => {
    assert.deepEqual(finish(maskRepeatsInSteps(answers, new Uint8Array(6).fill(1), ['id', 'wave'], byTime)), []);
  });
});

describe('a join of a second record', () => {
  const cases = records({ account: textColumnOf(['x', 'y', null, 'z']) });
  const accounts = records({
    account: textColumnOf(['y', 'x', 'x']),
    tier: textColumnOf(['gold', 'old', 'new']),
    mrr: numberColumn(Float64Array.from([10, 20, NaN])),
    since: instantColumn(Float64Array.from([1, 2, 3])),
  });

  test('brings the columns of the last row of an equal key', () => {
    const { columns } = finish(joinInSteps(cases, accounts, 'account', ['tier', 'mrr', 'since']));
    assert.deepEqual([...(columns['tier'] ?? [])], ['new', 'gold', null, null]);
    assert.deepEqual([...(columns['mrr'] ?? [])], [null, 10, null, null]);
    assert.deepEqual([...(columns['since'] ?? [])], [3, 1, null, null]);
    assert.equal(columns['since']?.kind, 'instant');
  });

  test('counts rows whose key the other record lacks as orphans, rows without a key not', () => {
    const first = [{ row: 4, seen: 'z', expected: null }];
    assert.deepEqual(finish(joinInSteps(cases, accounts, 'account', ['tier'])).issues, [
      { code: 'orphan', field: 'account', count: 1, aside: false, first },
    ]);
  });
});

describe('bounds', () => {
  const scores = records({ score: numberColumn(Float64Array.from([0, 10, 11, -1, 9.5, NaN, 11])) });
  const { records: bounded, issues } = finish(applyBounds(scores, { score: { integer: [0, 10] } }));

  test('set rows aside that break them, and never those without a value', () => {
    assert.deepEqual([...(bounded.mask ?? [])], [1, 1, 0, 0, 0, 1, 0]);
  });

  test('say what was seen in which row and what was expected', () => {
    const expected = { integer: [0, 10] };
    assert.deepEqual(issues, [
      {
        code: 'out_of_range',
        field: 'score',
        count: 3,
        aside: true,
        first: [
          { row: 3, seen: 11, expected },
          { row: 4, seen: -1, expected },
          { row: 7, seen: 11, expected },
        ],
      },
      { code: 'non_integer', field: 'score', count: 1, aside: true, first: [{ row: 5, seen: 9.5, expected }] },
    ]);
  });
});

describe('filters', () => {
  const lines = {
    ...records({
      region: textColumnOf(['EMEA', 'APAC', null, 'EMEA']),
      level: numberColumn(Float64Array.from([1, 2, 1, NaN])),
    }),
    mask: Uint8Array.from([1, 1, 1, 0]),
    time: instantColumn(Float64Array.from([10, 20, NaN, 30])),
    wave: null,
    issues: [],
  };
  const open = { since: null, until: null };

  test('let through the texts named, with null for lines without one, and never a masked line', () => {
    assert.deepEqual([...finish(passingInSteps(lines, { region: ['EMEA'] }, null, open))], [1, 0, 0, 0]);
    assert.deepEqual([...finish(passingInSteps(lines, { region: ['EMEA', null] }, null, open))], [1, 0, 1, 0]);
  });

  test('compare numbers as numbers', () => {
    assert.deepEqual([...finish(passingInSteps(lines, { level: ['1.0'] }, null, open))], [1, 0, 1, 0]);
  });

  test('with a window let through lines at its start, not at its end, and none without a time', () => {
    assert.deepEqual([...finish(passingInSteps(lines, {}, lines.time, { since: 10, until: 20 }))], [1, 0, 0, 0]);
    assert.deepEqual([...finish(passingInSteps(lines, {}, lines.time, { since: null, until: 99 }))], [1, 1, 0, 0]);
  });
});

describe('a merge of cells', () => {
  const cells = (keys: Readonly<Record<string, readonly Key[]>>, n: readonly number[]) => ({
    size: n.length,
    keys: keyColumns(keys),
    addends: { n: Float64Array.from(n) },
  });

  test('changes keys on the way, and only those that occur', () => {
    const months = cells({ period: ['2024-01', '2024-02', null, 'no month'] }, [1, 2, 4, 8]);
    const seen: Key[] = [];
    const year = (key: Key) => {
      seen.push(key);
      return key === null ? null : String(key).slice(0, 4);
    };
    const merged = mergeCells([selectCells(months, (index) => index < 3)], ['period'], { period: year });
    assert.deepEqual(plainCells(merged), {
      size: 2,
      keys: { period: ['2024', null] },
      addends: { n: Float64Array.of(3, 4) },
    });
    assert.deepEqual(seen, ['2024-01', '2024-02', null]);
  });

  test('takes a key or sum that a part lacks for null and 0', () => {
    const [one, other] = [cells({ score: [1, 2] }, [1, 2]), cells({ region: ['a', 'a'] }, [4, 8])];
    const bare = { ...other, addends: { weight: Float64Array.of(1, 1) } };
    assert.deepEqual(plainCells(mergeCells([one, bare], ['region', 'score'])), {
      size: 3,
      keys: { region: [null, null, 'a'], score: [1, 2, null] },
      addends: { n: Float64Array.of(1, 2, 0), weight: Float64Array.of(0, 0, 2) },
    });
  });

  test('gives way the more often the more cells there are', () => {
    const many = (size: number) => cells({ score: Array.from({ length: size }, (_, i) => i % 9) }, Array(size).fill(1));
    const steps = (size: number) => Array.from(mergeCellsInSteps([many(size)], ['score'])).length;
    assert.ok(steps(40_000) >= steps(4000) + 30);
  });

  test('adds equal keys, keeps null apart from the text "null", and leaves out other keys', () => {
    const part = {
      size: 3,
      keys: keyColumns({ region: ['null', null, 'null'], score: [1, 1, 2] }),
      addends: { n: Float64Array.from([1, 2, 4]) },
    };
    assert.deepEqual(plainCells(mergeCells([part, part], ['region'])), {
      size: 2,
      keys: { region: ['null', null] },
      addends: { n: Float64Array.from([10, 4]) },
    });
  });
});

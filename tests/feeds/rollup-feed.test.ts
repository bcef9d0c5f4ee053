import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readRollup, type RollupFeed } from '../../src/feeds/index.js';
import { FeedError } from '../../src/metric.js';
import { plainCells } from '../fixtures/cells.js';
import { failure } from './decoding.js';
import { writeRollup } from './written-rollup.js';

/** A feed that can be compared. */
function plain(feed: RollupFeed) {
  return { ...feed, cells: plainCells(feed.cells) };
}

const issue = {
  code: 'out_of_range',
  field: 'score',
  count: 7,
  aside: true,
  first: [{ row: 18, seen: 11, expected: { integer: [0, 10] } }],
};
const meta = {
  schema: 'support-metrics/nps-rollup@1',
  kind: 'rollup',
  metric: 'nps',
  grain: 'month',
  dims: ['region'],
  keys: ['score'],
  clustered: false,
  as_of: '2024-03-31T22:00:00Z',
  tz: 'Europe/Paris',
  received: 30,
  used: 23,
  issues: [issue],
};
const rows = [
  { period: '2024-01', region: 'EMEA', score: 9, n: 12, weight: 12.5 },
  { period: '2024-02', region: 7, score: 10, n: 3, weight: 3 },
  { period: null, region: ' ', score: 9, n: 8, weight: 8 },
];

describe('a rollup feed', () => {
  test('is read into cells: key columns, and everything else as addends', () => {
    const feed = readRollup({ meta, rows });
    assert.deepEqual(plain(feed).cells, {
      size: 3,
      keys: { period: ['2024-01', '2024-02', null], region: ['EMEA', '7', null], score: [9, 10, 9] },
      addends: { n: new Float64Array([12, 3, 8]), weight: new Float64Array([12.5, 3, 8]) },
    });
    assert.deepEqual([feed.metric, feed.grain, feed.dims, feed.clustered], ['nps', 'month', ['region'], false]);
    assert.deepEqual(
      [feed.meta.kind, feed.meta.timeZone, feed.meta.asOf],
      ['rollup', 'Europe/Paris', Date.UTC(2024, 2, 31, 22)],
    );
    assert.deepEqual(feed.rows, { received: 30, used: 23, issues: [issue] });
  });

  test('may stand in columns', () => {
    const names = ['period', 'region', 'score', 'n', 'weight'] as const;
    const columns = Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
    assert.deepEqual(plain(readRollup({ meta, columns })), plain(readRollup({ meta, rows })));
  });

  test('needs to say little', () => {
    const feed = readRollup({ meta: { kind: 'rollup', keys: ['score'] }, rows: [{ score: 9, n: 1 }] });
    assert.deepEqual(plain(feed).cells.keys, { period: [null], score: [9] });
    assert.deepEqual([feed.metric, feed.grain, feed.rows, feed.clustered], [null, null, null, null]);
  });

  test('survives being written and read, through JSON', () => {
    const counted = { ...meta, count: 3, complete_from: '2023-01-01T00:00:00Z', currency: 'EUR' };
    const definition = { min_group: 10, level: 0.9, window: 30 };
    const events = [{ at: '2024-01-01T00:00:00Z', until: null, text: 'x', kind: 'launch', metrics: [] }];
    const feed = readRollup({ meta: { ...counted, definition, events }, rows });
    assert.deepEqual(plain(readRollup(JSON.parse(JSON.stringify(writeRollup(feed))))), plain(feed));
    const empty = {
      ...feed,
      meta: { ...feed.meta, count: 0 },
      cells: readRollup({ meta, columns: { period: [], region: [], score: [], n: [] } }).cells,
    };
    assert.deepEqual(plain(readRollup(JSON.parse(JSON.stringify(writeRollup(empty))))), plain(empty));
  });

  test('with one sum that is no number cannot be used, and says which', () => {
    for (const n of ['3', null, undefined, NaN, Infinity, true, {}]) {
      assert.throws(
        () => readRollup({ meta, rows: [rows[0], { ...rows[1], n }] }),
        (error) => {
          assert.ok(error instanceof FeedError);
          assert.deepEqual([error.code, error.details], ['too_many_bad', { received: 2, bad: 1, share: 0.5 }]);
          const [found] = error.issues;
          assert.deepEqual([found?.code, found?.field, found?.first[0]?.row], ['not_a_number', 'n', 2]);
          return true;
        },
      );
    }
    const code = (row: unknown) => failure(() => readRollup({ meta, rows: [rows[0], row] })).code;
    assert.deepEqual(
      [code(9), code({ ...rows[1], region: {} }), code({ region: 'EMEA', score: 9, n: 1 })],
      ['too_many_bad', 'too_many_bad', 'too_many_bad'],
    );
  });

  test('with texts among the numbers of a key cannot be used, and says which', () => {
    assert.throws(
      () => readRollup({ meta, rows: [{ ...rows[0], score: 'nine' }, rows[1]] }),
      (error) => {
        assert.ok(error instanceof FeedError);
        assert.deepEqual(
          error.issues.map(({ code, field, count }) => [code, field, count]),
          [['not_a_number', 'score', 1]],
        );
        return true;
      },
    );
  });

  test('without a key column it names, or without rows, is refused', () => {
    const { details, code } = failure(() => readRollup({ meta, rows: [{ period: '2024-01', score: 9, n: 1 }] }));
    assert.deepEqual([code, details['field']], ['missing_column', 'region']);
    assert.equal(failure(() => readRollup({ meta })).code, 'no_rows_found');
    assert.equal(failure(() => readRollup([])).code, 'no_rows_found');
  });

  test('with fewer cells than it says is truncated', () => {
    assert.deepEqual(failure(() => readRollup({ meta: { ...meta, count: 4 }, rows })).details, {
      expected: 4,
      received: 3,
    });
  });

  test('of a major version ahead is refused', () => {
    assert.equal(
      failure(() => readRollup({ meta: { schema: 'support-metrics/nps-rollup@2' }, rows })).code,
      'schema_version',
    );
  });

  test('lets through only issues that have the shape of issues', () => {
    const issues = [
      issue,
      { code: 'invented', count: 1 },
      { code: 'orphan', count: -1 },
      null,
      { code: 'orphan', count: 2, field: {}, first: [{ seen: {}, row: '1', expected: 'x' }, 9] },
    ];
    assert.deepEqual(readRollup({ meta: { ...meta, issues }, rows }).rows?.issues, [
      issue,
      { code: 'orphan', field: null, count: 2, aside: false, first: [{ row: 0, seen: null, expected: null }] },
    ]);
  });
});

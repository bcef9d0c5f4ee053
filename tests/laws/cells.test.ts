import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { cellsIn, linesOf } from '../../src/engine/lines.js';
import { factsOf, linkRecords, type RecordsByRole } from '../../src/engine/linking.js';
import { createEngine as createRollupEngine } from '../../src/engine/rollups.js';
import { createEngine } from '../../src/engine/rows.js';
import { settle } from '../../src/engine/settle.js';
import { decodeFeed, defaultDecode, type DecodedFeed } from '../../src/feeds/index.js';
import '../feeds/every-reader.js';
import { writeRollup } from '../feeds/written-rollup.js';
import { defaultQuestion, type Cells, type Measure, type Metric, type Question } from '../../src/metric.js';
import { metricNames, requireMetric } from '../../src/metrics/index.js';
import { mergeCells } from '../../src/rollup/merge.js';
import { feeds, type Feed, type Row } from './feeds.js';
import { registerToy } from './toy.js';
import { finish } from '../../src/metric.js';

registerToy();

const columns = ['region', 'plan'];
const meta = {
  as_of: '2025-01-01T00:00:00Z',
  tz: 'America/New_York',
  dims: ['region', 'plan'],
  definition: { agents: 'named' },
};
const question: Question = { ...defaultQuestion, by: ['region'], period: 'week', minGroup: 1 };

function contentOf(rows: readonly Row[]) {
  return { bytes: null, data: { meta, rows }, contentType: null, decode: { ...defaultDecode, columns } };
}

function decoded(metric: Metric, feed: Feed['rows']): Record<string, DecodedFeed> & { main: DecodedFeed } {
  const roles = Object.entries(feed).flatMap(([role, rows]) => {
    const use = metric.records[role];
    return use ? [[role, finish(decodeFeed(contentOf(rows), use))] as const] : [];
  });
  const main = finish(decodeFeed(contentOf(feed['main'] ?? []), metric.records.main));
  return { ...Object.fromEntries(roles), main };
}

function settledOf(metric: Metric, feeds: { main: DecodedFeed }, asked = question) {
  const records: RecordsByRole = { main: feeds.main.records };
  return settle(metric, asked, { meta: feeds.main.meta, ...finish(factsOf(metric, records)) });
}

/** The cells of a feed, those with equal keys made one: a metric may leave lines apart. */
function rolled(metric: Metric, feed: Feed['rows'], asked = question): Cells {
  const open = decoded(metric, feed);
  const records = Object.fromEntries(Object.entries(open).map(([role, { records }]) => [role, records]));
  const settled = settledOf(metric, open, asked);
  const lines = finish(linesOf(metric, { ...records, main: open.main.records }, settled));
  const cells = finish(cellsIn(metric, lines, settled, { since: null, until: null }));
  return mergeCells([cells], Object.keys(cells.keys));
}

/** Cells as sorted lines, so that equal sums are equal whatever the order in which they were made. */
function lines({ size, keys, addends }: Cells): string[] {
  const names = Object.keys(keys).sort();
  return Array.from({ length: size }, (_, i) => {
    const sums = Object.keys(addends)
      .sort()
      .map((name) => [name, addends[name]?.[i]]);
    return JSON.stringify([names.map((name) => [name, keys[name]?.at(i) ?? null]), sums]);
  }).sort();
}

function closeTo(actual: unknown, expected: unknown, path = ''): void {
  if (typeof actual === 'number' && typeof expected === 'number') {
    assert.ok(
      Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)),
      `${path}: ${actual} ≠ ${expected}`,
    );
  } else if (actual !== null && expected !== null && typeof actual === 'object' && typeof expected === 'object') {
    assert.deepEqual(Object.keys(actual).sort(), Object.keys(expected).sort(), path);
    for (const [key, value] of Object.entries(expected)) closeTo(Object(actual)[key], value, `${path}.${key}`);
  } else assert.deepEqual(actual, expected, path);
}

async function measured(metric: Metric, feed: Feed['rows'], asked = question): Promise<Measure> {
  const engine = createEngine();
  const { main = [], ...rest } = feed;
  const roles = Object.entries(rest).filter(([role]) => metric.records[role] !== undefined);
  const others = Object.fromEntries(roles.map(([role, rows]) => [role, contentOf(rows)]));
  const handle = await engine.open(metric.name, { ...others, main: contentOf(main) });
  return engine.measure(handle, metric.name, asked);
}

/** A measure without what sums cannot know. */
function ofSums({ queue: _queue, ...measure }: Measure): Measure {
  return measure;
}

/** A feed with enough good rows for a measure: bad ones would withhold it. */
function isMostlyGood(metric: Metric, feed: Feed['rows']): boolean {
  const open = decoded(metric, feed);
  const records = Object.fromEntries(Object.entries(open).map(([role, feed]) => [role, feed.records]));
  const linked = finish(linkRecords(metric, { ...records, main: open.main.records }, settledOf(metric, open)));
  const bad = linked.issues.reduce((sum, { aside, count }) => sum + (aside ? count : 0), 0);
  return bad * 2 <= open.main.received;
}

for (const name of metricNames()) {
  const metric = requireMetric(name);
  const arbitrary = feeds[name] ?? feeds[metric.records.main.record];

  describe(`the sums of ${name}`, () => {
    test('have a random feed to be tested with', () => {
      assert.ok(arbitrary, `tests/laws/feeds.ts has no random feed for the record ${metric.records.main.record}`);
    });
    if (!arbitrary) return;

    test('are the merge of what each entity adds alone', () => {
      fc.assert(
        fc.property(arbitrary, (feed) => {
          const { rows, entity } = feed;
          const all = rolled(metric, rows);
          const alone = entitiesIn(feed).map((one) =>
            rolled(
              metric,
              only(feed, (row) => entity(row) === one),
            ),
          );
          assert.deepEqual(lines(mergeCells(alone, Object.keys(all.keys))), lines(all));
        }),
        { numRuns: 60 },
      );
    });

    test('of two parts that share no entity add up to those of both', () => {
      fc.assert(
        fc.property(arbitrary, fc.integer({ min: 0, max: 9 }), (feed, cut) => {
          const { rows, entity } = feed;
          const isFirst = (row: Row) => Number(/\d+$/.exec(entity(row))?.[0] ?? 0) < cut;
          const parts = [
            rolled(metric, only(feed, isFirst)),
            rolled(
              metric,
              only(feed, (row) => !isFirst(row)),
            ),
          ];
          const all = rolled(metric, rows);
          assert.deepEqual(lines(mergeCells(parts, Object.keys(all.keys))), lines(all));
        }),
        { numRuns: 100 },
      );
    });

    test('do not depend on the order of rows', () => {
      fc.assert(
        fc.property(arbitrary, ({ rows }) => {
          const backwards = Object.fromEntries(Object.entries(rows).map(([role, list]) => [role, [...list].reverse()]));
          assert.deepEqual(lines(rolled(metric, backwards)), lines(rolled(metric, rows)));
        }),
        { numRuns: 100 },
      );
    });

    test('over periods and dimensions are the total', () => {
      fc.assert(
        fc.property(arbitrary, ({ rows }) => {
          const fine = mergeCells([rolled(metric, rows, { ...question, period: 'day' })], metric.keys);
          const coarse = mergeCells([rolled(metric, rows, { ...question, period: 'year', by: [] })], metric.keys);
          assert.deepEqual(lines(fine), lines(coarse));
        }),
        { numRuns: 60 },
      );
    });

    test('as a rollup feed give the same measure as the rows', async () => {
      await fc.assert(
        fc.asyncProperty(arbitrary, async ({ rows }) => {
          fc.pre(isMostlyGood(metric, rows));
          const fromRows = ofSums(await measured(metric, rows, { ...question, period: 'month' }));
          const { received, used, issues } = fromRows.rows;
          const cells = rolled(metric, rows, { ...question, period: 'day' });
          const data = writeRollup({
            meta: { ...decoded(metric, rows).main.meta, kind: 'rollup' },
            metric: name,
            grain: 'day',
            cells,
            dims: ['region'],
            rows: { received, used, issues: [...issues] },
            clustered: true,
          });
          const engine = createRollupEngine();
          const content = { ...contentOf([]), data: JSON.parse(JSON.stringify(data)) };
          const handle = await engine.open(name, { main: content });
          closeTo(await engine.measure(handle, name, { ...question, period: 'month' }), fromRows);
        }),
        { numRuns: 60 },
      );
    });
  });
}

/** The roles whose rows belong to entities. */
function splitRoles({ split = [] }: Feed): readonly string[] {
  return ['main', ...split];
}

function entitiesIn(feed: Feed): string[] {
  return [...new Set(splitRoles(feed).flatMap((role) => (feed.rows[role] ?? []).map(feed.entity)))];
}

function only(feed: Feed, keep: (row: Row) => boolean): Feed['rows'] {
  const parts = splitRoles(feed).map((role) => [role, (feed.rows[role] ?? []).filter(keep)] as const);
  return { ...feed.rows, ...Object.fromEntries(parts) };
}

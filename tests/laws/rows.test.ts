import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { defaultRows, type RowsAnswer, type Where } from '../../src/engine/contract.js';
import { defaultQuestion, FeedError, type Estimate, type Metric, type Question } from '../../src/metric.js';
import { metricNames, requireMetric } from '../../src/metrics/index.js';
import { feeds, type Feed } from './feeds.js';
import { opened } from './opened.js';
import { registerToy } from './toy.js';

registerToy();

const question: Question = { ...defaultQuestion, by: ['region'], period: 'month', minGroup: 1 };

async function asking(metric: Metric, feed: Feed['rows']) {
  const { name } = metric;
  const { engine, handle } = await opened(metric, feed);
  return {
    measure: () => engine.measure(handle, name, question),
    rows: (where: readonly Where[] = []) => engine.rows(handle, name, { ...defaultRows, question, where }),
    facets: () => engine.facets(handle, name, 'region', question),
  };
}

function closeTo(actual: number | null, expected: number | null, what: string): void {
  if (actual === null || expected === null) return assert.equal(actual, expected, what);
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${what}: ${actual} ≠ ${expected}`);
}

function isMade({ made }: RowsAnswer, { value, n }: Pick<Estimate, 'value' | 'n'>, what: string): void {
  closeTo(made.value, value, what);
  assert.equal(made.n, n, what);
}

/** That what the rows listed add is what all add, where all are listed. */
function addUp({ rows, addends, sums, total }: RowsAnswer): void {
  if (total !== rows.length) return;
  const added = addends.map((_, i) => rows.reduce((sum, { adds }) => sum + (adds[i] ?? 0), 0));
  sums.forEach((sum, i) => closeTo(added[i] ?? 0, sum, addends[i] ?? ''));
}

/** Random feeds whose rows are mostly good; others have no answer. */
async function eachGood(arbitrary: fc.Arbitrary<Feed>, holds: (feed: Feed['rows']) => Promise<void>) {
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ rows }) => {
      await holds(rows).catch((error: unknown) => {
        if (!(error instanceof FeedError)) throw error;
        fc.pre(false);
      });
    }),
    { numRuns: 25 },
  );
}

for (const name of metricNames()) {
  const metric = requireMetric(name);
  const arbitrary = feeds[name] ?? feeds[metric.records.main.record];
  if (!arbitrary) continue;

  describe(`the rows behind ${name}`, () => {
    test('make its value anew, of the whole, of each segment and of each period', () =>
      eachGood(arbitrary, async (rows) => {
        const feed = await asking(metric, rows);
        const { value, n, segments, series } = await feed.measure();
        const all = await feed.rows();
        isMade(all, { value, n }, 'whole');
        addUp(all);
        for (const segment of segments) {
          isMade(await feed.rows([{ name: 'region', is: [segment.key] }]), segment, `segment ${segment.key}`);
        }
        for (const point of series) {
          const of = await feed.rows([{ name: 'period', is: [point.period] }]);
          if (point.n !== null && point.n > 0) isMade(of, point, `period ${point.period}`);
        }
      }));

    test('are counted by value as its segments are', () =>
      eachGood(arbitrary, async (rows) => {
        const feed = await asking(metric, rows);
        const { n: whole, segments } = await feed.measure();
        // Who stands in several months may be counted in another one by segment.
        if (segments.reduce((sum, { n }) => sum + (n ?? 0), 0) !== whole) return;
        const facets = await feed.facets();
        for (const { key, n } of segments) assert.equal(facets.find((facet) => facet.key === key)?.n, n, String(key));
      }));
  });
}

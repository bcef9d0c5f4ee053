import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Measure } from '../../src/metric.js';
import { binOf, edges } from '../../src/metrics/durations/edges.js';
import { resolutionTime } from '../../src/metrics/counting/resolution-time.js';
import { ask } from './ask.js';

const hour = 3_600_000;
const start = Date.UTC(2024, 0, 1);

/** Durations in milliseconds, as spread out as those of cases: from seconds to months. */
const durations = fc.array(
  fc.double({ min: Math.log(1000), max: Math.log(2000 * hour), noNaN: true }).map((log) => Math.round(Math.exp(log))),
  { minLength: 1, maxLength: 60 },
);

function measured(solved: readonly number[], resolution: string | number, target: number) {
  const rows = solved.map((ms) => ({
    created_at: new Date(start).toISOString(),
    last_solved_at: new Date(start + ms).toISOString(),
  }));
  const meta = { as_of: new Date(start + 10_000 * hour).toISOString(), definition: { resolution } };
  return ask(resolutionTime, { main: rows }, meta, { options: { 'target-hours': target } });
}

function near(binned: number | null, exact: number | null): void {
  assert.equal(binned === null, exact === null);
  if (binned === null || exact === null) return;
  assert.ok(binned >= exact * (1 - 1e-12) && binned <= exact * 1.01, `${binned} for ${exact}`);
}

function within({ facts = [] }: Measure): number | null | undefined {
  return facts.find(({ code }) => code === 'within_target')?.value;
}

describe('the edges of durations', () => {
  test('are whole milliseconds, ascending from 0 to 20 years, at most 1 % apart from a second on', () => {
    assert.equal(edges[0], 0);
    assert.equal(edges[1], 1000);
    assert.ok((edges.at(-1) ?? 0) >= 20 * 365 * 24 * hour);
    edges.slice(2).forEach((edge, i) => {
      const before = edges[i + 1] ?? 0;
      assert.ok(Number.isInteger(edge) && edge > before && edge * 100 <= before * 101, `${before}, ${edge}`);
    });
  });

  test('have the usual targets among them: minutes of an hour, hours of two weeks, days of two years', () => {
    const known = new Set(edges);
    const targets = [1, 15, 30, 45].map((minutes) => (minutes * hour) / 60);
    const longer = [1, 4, 24, 48, 72, 335, 30 * 24, 90 * 24, 365 * 24].map((hours) => hours * hour);
    for (const target of [...targets, ...longer]) assert.ok(known.has(target), String(target));
  });

  test('put a duration into the bin that ends with it or after it', () => {
    assert.equal(binOf(0), 0);
    assert.equal(binOf(1), 1000);
    assert.equal(binOf(24 * hour), 24 * hour);
    assert.ok(binOf(24 * hour + 1) > 24 * hour + 1);
    assert.ok(binOf(24 * hour + 1) <= 24 * hour * 1.01);
  });
});

describe('binned durations', () => {
  test('have median and 90 % quantile above the exact ones by no more than 1 %, and say so', async () => {
    await fc.assert(
      fc.asyncProperty(durations, async (solved) => {
        const exact = await measured(solved, 'exact', 24);
        const binned = await measured(solved, 0.01, 24);
        assert.deepEqual([exact.resolution, binned.resolution], ['exact', 0.01]);
        near(binned.value, exact.value);
        near(binned.quantiles?.[1]?.value ?? null, exact.quantiles?.[1]?.value ?? null);
      }),
      { numRuns: 60 },
    );
  });

  test('have exactly the share within a target that is an edge, and the same bars', async () => {
    await fc.assert(
      fc.asyncProperty(durations, fc.constantFrom(1, 4, 24, 72), async (solved, target) => {
        const exact = await measured(solved, 'exact', target);
        const binned = await measured(solved, 0.01, target);
        assert.equal(within(binned)?.toFixed(9), within(exact)?.toFixed(9));
        assert.deepEqual(binned.histogram, exact.histogram);
      }),
      { numRuns: 40 },
    );
  });
});

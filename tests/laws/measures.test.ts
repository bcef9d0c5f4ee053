import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import '../feeds/every-reader.js';
import { FeedError, type Measure, type Question } from '../../src/metric.js';
import { metricNames, requireMetric } from '../../src/metrics/index.js';
import { ask } from '../metrics/ask.js';
import { feeds } from './feeds.js';

/** Questions with windows, grains and zones that cut anywhere: a leap day, a change of the clock, a date that a zone left out. */
const questions: fc.Arbitrary<Partial<Question>> = fc.record({
  by: fc.constantFrom([], ['region']),
  period: fc.constantFrom<Question['period'][]>(null, 'day', 'week', 'month', 'quarter', 'year'),
  compare: fc.constantFrom<Question['compare'][]>('previous', 'year-ago'),
  since: fc.constantFrom(null, null, '2024-02-29', '2024-03-10T06:30Z'),
  until: fc.constantFrom(null, '2024-06-01'),
  asOf: fc.constantFrom(null, null, '2024-07-04T12:00Z'),
  timeZone: fc.constantFrom(null, 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia'),
  level: fc.constantFrom(0.5, 0.95, 0.999),
  minGroup: fc.constantFrom(1, 5),
  fiscalYearStart: fc.constantFrom(1, 4),
  benchmark: fc.constantFrom(null, { value: 50, label: 'Others', n: 200 }),
});

/** Questions whose change is nearly always of two windows with something in them. */
const ofWholes: typeof questions = fc.record({
  by: fc.constant(['region']),
  period: fc.constant('quarter'),
  asOf: fc.constantFrom('2024-07-04T12:00Z', '2024-10-01T12:00Z'),
  minGroup: fc.constant(1),
});

const unusable: ReadonlySet<string> = new Set(['all_rows_bad', 'too_many_bad']);

/** The measure of rows; null where too many of them are bad for one. */
async function measureOf(name: string, rows: Parameters<typeof ask>[1], question: Partial<Question>) {
  const definition = { agents: 'named' };
  const meta = { as_of: '2025-01-01T00:00:00Z', tz: 'America/New_York', dims: ['region'], definition };
  const metric = requireMetric(name);
  const roles = Object.entries(rows).filter(([role]) => metric.records[role] !== undefined);
  try {
    return await ask(metric, { main: rows.main, ...Object.fromEntries(roles) }, meta, question);
  } catch (error) {
    if (error instanceof FeedError && unusable.has(error.code)) return null;
    throw error;
  }
}

/** Every pair of limits in a value, with the path to it. */
function limitsIn(value: unknown, path = ''): [path: string, low: number, high: number][] {
  if (typeof value !== 'object' || value === null) return [];
  const { low, high }: { low?: unknown; high?: unknown } = value;
  const within = Object.entries(value).flatMap(([name, part]) => limitsIn(part, `${path}.${name}`));
  return typeof low === 'number' && typeof high === 'number' ? [[path, low, high], ...within] : within;
}

/** What the segments of a dimension did to a change, all together; null where one of them is hidden. */
function partsOf({ change }: Measure, by: string): number | null {
  const parts = (change?.parts ?? []).filter((part) => part.by === by);
  return parts.length === 0
    ? null
    : parts.reduce<number | null>((sum, { rate, mix }) => {
        return sum === null || rate === null || mix === null ? null : sum + rate + mix;
      }, 0);
}

for (const name of metricNames()) {
  const arbitrary = feeds[name] ?? feeds[requireMetric(name).records.main.record];

  describe(`the measure of ${name}, whatever is asked of whatever feed,`, () => {
    const holds = (check: (measure: Measure) => void, asked = questions) =>
      fc.assert(
        fc.asyncProperty(arbitrary ?? fc.constant({ rows: { main: [] } }), asked, async ({ rows }, question) => {
          const { main = [], ...others } = rows;
          const measure = await measureOf(name, { main, ...others }, question);
          if (measure !== null) check(measure);
        }),
        { numRuns: 12 },
      );

    test('is plain JSON: no number that is none, nothing undefined', () =>
      holds((measure) => assert.deepEqual(JSON.parse(JSON.stringify(measure)), measure)));

    test('has no limits the wrong way round, and never says that any change would have shown', () =>
      holds((measure) => {
        assert.deepEqual(
          limitsIn(measure).filter(([, low, high]) => low > high + 1e-9),
          [],
        );
        assert.notEqual(measure.change?.detectable, 0);
      }));

    test('has a change that its segments add up to', () =>
      holds((measure) => {
        const sum = partsOf(measure, 'region');
        if (sum !== null) assert.ok(Math.abs(sum - (measure.change?.value ?? NaN)) < 1e-6);
      }, ofWholes));
  });
}

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import '../feeds/every-reader.js';
import { loadProtection, safe } from '../../src/engine/protection/later.js';
import type { Measure } from '../../src/metric.js';
import { metricNames, requireMetric } from '../../src/metrics/index.js';
import { sampleMeasure } from '../elements/helpers/measures.js';
import { feeds } from '../laws/feeds.js';
import { ask } from '../metrics/ask.js';

const figures = { value: 10, low: 5, high: 15, n: 3 };

function measure(changes: Partial<Measure>, filters: Measure['context']['filters'] = {}): Measure {
  const { context, ...usual } = sampleMeasure();
  return { ...usual, segments: [], change: null, ...changes, context: { ...context, by: [], filters, min_group: 5 } };
}

const few = [{ by: 'region', key: 'north', ...figures, rest: null, series: [] }];
const overview = { coverage: [{ by: 'region', key: 'north', value: 1, low: 0, high: 2, closed: 3, reviewed: 1 }] };

describe('what hides small groups, before it has come,', () => {
  test('lets nothing through in which figures of groups stand', () => {
    for (const told of [measure({ segments: few }), measure({}, { region: ['north'] }), measure(overview)])
      assert.throws(() => safe(told, null), { code: 'engine' });
  });

  test('is not needed where none do', () => {
    const whole = measure({});
    assert.equal(safe(whole, null), whole);
  });

  test('is not fetched for metrics without groups of their own, which show none', async () => {
    const groupless = metricNames()
      .map(requireMetric)
      .filter((metric) => metric.groupless);
    assert.equal(groupless.length, 7);
    for (const metric of groupless) {
      const arbitrary = feeds[metric.name] ?? feeds[metric.records.main.record];
      if (!arbitrary) throw new Error(metric.name);
      for (const { rows } of fc.sample(arbitrary, { numRuns: 5, seed: 1 })) {
        const { main = [], ...others } = rows;
        const roles = Object.entries(others).filter(([role]) => metric.records[role] !== undefined);
        const answered = await ask(metric, { main, ...Object.fromEntries(roles) }, {}).catch(({ code }) => code);
        assert.notEqual(answered, 'engine', metric.name);
      }
    }
  });

  test('hides them once it has', async () => {
    await loadProtection();
    assert.deepEqual(
      safe(measure({ segments: few }), null).segments.map(({ n, hidden }) => [n, hidden]),
      [[null, 'small']],
    );
  });
});

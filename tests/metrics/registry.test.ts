import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FeedError } from '../../src/metric.js';
import { metricNames, requireMetric } from '../../src/metrics/index.js';
import { loadMetric } from '../../src/metrics/load.js';

describe('the metrics of the kit', () => {
  for (const name of metricNames()) {
    test(`${name} is what is loaded by its name`, async () => {
      assert.equal(await loadMetric(name), requireMetric(name));
    });
  }

  for (const name of ['no-metric', 'constructor']) {
    test(`${name} is none, and to load it fails as an error of the engine`, async () => {
      await assert.rejects(loadMetric(name), (error) => error instanceof FeedError && error.code === 'engine');
    });
  }
});

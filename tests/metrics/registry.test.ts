import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FeedError } from '../../src/metric.js';
import { metricNames, requireMetric } from '../../src/metrics/index.js';
import { loadMeaning, loadMetric } from '../../src/metrics/load.js';

describe('the metrics of the kit', () => {
  for (const name of metricNames()) {
    test(`${name} is what is loaded by its name`, async () => {
      assert.equal(await loadMetric(name), requireMetric(name));
    });

    test(`${name} means the same without what counts its rows`, async () => {
      const counting = ['fields', 'bounds', 'link', 'tally', 'queue'];
      const meaning = Object.entries(requireMetric(name)).filter(([part]) => !counting.includes(part));
      assert.deepEqual(await loadMeaning(name), Object.fromEntries(meaning));
    });
  }

  for (const name of ['no-metric', 'constructor']) {
    test(`${name} is none, and to load it fails as an error of the engine`, async () => {
      for (const load of [loadMetric, loadMeaning]) {
        await assert.rejects(load(name), (error) => error instanceof FeedError && error.code === 'engine');
      }
    });
  }
});

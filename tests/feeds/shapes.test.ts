import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shapeBySchema } from '../../src/feeds/judge.js';
import { records } from '../../src/feeds/records.js';
import { shapesOf } from '../../src/feeds/shapes.js';
import { metricNames, requireMetric } from '../../src/metrics/index.js';

describe('what a metric knows of its records before zod is there is what their schemas say', () => {
  const metrics = metricNames().map(requireMetric);

  for (const metric of metrics) {
    test(`${metric.name}, of all its records and of no other`, () => {
      const fields = metric.fields ?? {};
      const used = new Set(Object.values(metric.records).map(({ record }) => record));
      assert.deepEqual(Object.keys(fields).toSorted(), [...used].toSorted());
      for (const [record, each] of Object.entries(fields)) assert.deepEqual(shapesOf(each), shapeBySchema(record));
    });
  }

  test('and every record is one of a metric', () => {
    const known = new Set(metrics.flatMap(({ fields = {} }) => Object.keys(fields)));
    assert.deepEqual([...known].toSorted(), [...records.keys()].toSorted());
  });
});

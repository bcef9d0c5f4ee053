import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cellsIn, linesOf } from '../../src/engine/lines.js';
import { factsOf } from '../../src/engine/linking.js';
import { settle } from '../../src/engine/settle.js';
import { decodeFeed, defaultDecode } from '../../src/feeds/index.js';
import '../feeds/every-reader.js';
import { defaultQuestion, finish } from '../../src/metric.js';
import { requireMetric } from '../../src/metrics/index.js';
import { benchFeed } from '../bench/feeds.js';

/** Runs `work` to its end and counts the places at which it could have paused. */
function counted<Result>(work: Generator<void, Result>): { readonly steps: number; readonly result: Result } {
  for (let steps = 0; ; steps += 1) {
    const step = work.next();
    if (step.done) return { steps, result: step.value };
  }
}

/** How often each part of the way from bytes to cells gives way, for a feed of so many activities. */
function stepsFor(rows: number) {
  const metric = requireMetric('retention');
  const bytes = [new TextEncoder().encode(benchFeed('retention', rows).texts['main'])];
  const content = { bytes, data: null, contentType: null, decode: { ...defaultDecode, columns: ['region'] } };
  const decoded = counted(decodeFeed(content, metric.records.main));
  const records = { main: decoded.result.records };
  const question = { ...defaultQuestion, by: ['region'], period: 'month' } as const;
  const settled = settle(metric, question, { meta: decoded.result.meta, ...finish(factsOf(metric, records)) });
  const lines = counted(linesOf(metric, records, settled));
  const cells = counted(cellsIn(metric, lines.result, settled, settled));
  return { decode: decoded.steps, link: lines.steps, lines: lines.result.linked.size, cells: cells.steps };
}

describe('a feed of many activities', () => {
  test('is read, linked and rolled up in steps of a few thousand rows at most', () => {
    const [few, many] = [stepsFor(6000), stepsFor(60_000)];
    assert.ok(many.decode >= 60_000 / 500);
    assert.ok(many.decode >= 8 * few.decode);
    // Each row is looked at in several passes, none of which takes more than 20,000 at a time.
    assert.ok(many.link >= 5 * (60_000 / 20_000));
    assert.ok(many.link > 2 * few.link);
    assert.ok(many.cells >= many.lines / 4096);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultDecode } from '../../src/engine/contract.js';
import { createEngine as createRollupEngine } from '../../src/engine/rollups.js';
import { createEngine } from '../../src/engine/rows.js';
import { defaultQuestion, FeedError, type Measure, type Question } from '../../src/metric.js';

/** Twelve promoters in the north in January, then ten detractors in the south in February. */
const rows = Array.from({ length: 22 }, (_, row) => ({
  score: row < 12 ? 10 : 0,
  region: row < 12 ? 'north' : 'south',
  agent_id: `agent ${row % 2}`,
  responded_at: row < 12 ? '2024-01-10T00:00:00Z' : '2024-02-10T00:00:00Z',
}));

const sums = {
  meta: { kind: 'rollup', metric: 'nps', grain: 'month', dims: ['region'], keys: ['score'], clustered: true },
  columns: {
    period: ['2024-01', '2024-02'],
    region: ['north', 'south'],
    score: [10, 0],
    n: [12, 10],
  },
};

const engines = { rows: { create: createEngine, data: rows }, sums: { create: createRollupEngine, data: sums } };

async function measured(question: Partial<Question>, { create, data }: { create: typeof createEngine; data: unknown }) {
  const engine = create();
  const decode = { ...defaultDecode, columns: ['region', 'plan'] };
  const handle = await engine.open('nps', { main: { bytes: null, data, contentType: null, decode } });
  return engine.measure(handle, 'nps', { ...defaultQuestion, ...question });
}

function leftOut({ notes }: Measure) {
  return notes.filter(({ code }) => code === 'not_filtered' || code === 'not_windowed');
}

for (const [name, engine] of Object.entries(engines)) {
  describe(`what a page hands down to ${name}`, () => {
    test('is applied where the feed has the field, and left out and named where it has not', async () => {
      const filters = { region: ['south'], plan: ['free'] };
      const measure = await measured({ filters, handedDown: ['region', 'plan'] }, engine);
      assert.deepEqual([measure.value, measure.n], [-100, 10]);
      assert.deepEqual(measure.context.filters, { region: ['south'] });
      assert.deepEqual(measure.context.not_filtered, ['plan']);
      assert.deepEqual(leftOut(measure), [{ code: 'not_filtered', field: 'plan' }]);
    });

    test('is not named where all of it applies', async () => {
      const measure = await measured({ filters: { region: ['south'] }, handedDown: ['region'] }, engine);
      assert.ok(!('not_filtered' in measure.context));
      assert.deepEqual(leftOut(measure), []);
    });

    test('differs from a filter of its own, which is an error where the feed lacks the field', async () => {
      await assert.rejects(
        measured({ filters: { plan: ['free'] }, handedDown: ['region'] }, engine),
        (error) => error instanceof FeedError && error.code === 'missing_column',
      );
    });
  });
}

describe('a window', () => {
  test('is left out of rows without times, with a note', async () => {
    const data = rows.map(({ responded_at: _time, ...row }) => row);
    const measure = await measured({ since: '2024-02-01' }, { create: createEngine, data });
    assert.deepEqual([measure.n, measure.context.since], [22, null]);
    assert.deepEqual(leftOut(measure), [{ code: 'not_windowed', reason: 'times' }]);
  });

  test('is left out of sums without periods, with a note', async () => {
    const { grain: _grain, ...meta } = sums.meta;
    const measure = await measured({ since: '2024-02-01' }, { create: createRollupEngine, data: { ...sums, meta } });
    assert.deepEqual([measure.n, measure.context.since], [22, null]);
    assert.deepEqual(leftOut(measure), [{ code: 'not_windowed', reason: 'times' }]);
  });

  test('that ends within a period of sums is refused, and left out where it was handed down', async () => {
    await assert.rejects(measured({ since: '2024-02-05' }, engines.sums), FeedError);
    const measure = await measured({ since: '2024-02-05', handedDown: ['since'] }, engines.sums);
    assert.deepEqual([measure.n, measure.context.since], [22, null]);
    assert.deepEqual(leftOut(measure), [{ code: 'not_windowed', reason: 'grain' }]);
    assert.equal((await measured({ since: '2024-02-01', handedDown: ['since'] }, engines.sums)).n, 10);
  });
});

describe('a filter by persons', () => {
  const data = { meta: { definition: { agents: 'hidden' } }, rows };

  test('is left out where it was handed down and the feed does not name them', async () => {
    const asked = { filters: { agent_id: ['agent 0'] }, handedDown: ['agent_id'] };
    const measure = await measured(asked, { create: createEngine, data });
    assert.equal(measure.n, 22);
    assert.deepEqual(measure.context.not_filtered, ['agent_id']);
  });

  test('is refused where it is asked for', async () => {
    await assert.rejects(measured({ filters: { agent_id: ['agent 0'] } }, { create: createEngine, data }), FeedError);
  });
});

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { defaultDecode } from '../../src/engine/contract.js';
import { createEngine } from '../../src/engine/rows.js';
import { defaultQuestion, type Question } from '../../src/metric.js';
import { loadGrouping } from '../../src/metrics/reading/grouped.js';

const hour = 3_600_000;
const end = Date.UTC(2024, 6, 1);

/** Cases of six months: some durations equal, some still open, some without a priority. */
const cases = Array.from({ length: 700 }, (_, i) => {
  const created = Date.UTC(2024, 0, 1) + ((i * 7919) % 4300) * hour;
  const solved = created + ((i * i * 31) % 400) * hour;
  return {
    case_id: `c${i}`,
    created_at: new Date(created).toISOString(),
    last_solved_at: i % 9 === 0 || solved > end ? null : new Date(solved).toISOString(),
    reopens: i % 11 === 0 ? 1 : 0,
    priority: i % 13 === 0 ? null : ['low', 'high', 'urgent'][i % 3],
    region: ['north', 'south', 'east', 'west'][(i * 3) % 4],
  };
});

async function answerOf(rows: readonly object[], question: Partial<Question>) {
  const engine = createEngine();
  const data = { meta: { as_of: new Date(end).toISOString(), tz: 'UTC' }, rows };
  const decode = { ...defaultDecode, columns: ['priority', 'region'] };
  const main = { bytes: null, data, contentType: null, decode };
  const handle = await engine.open('resolution-time', { main });
  const asked: Question = { ...defaultQuestion, period: 'month', by: ['priority'], minGroup: 0, ...question };
  const { context, rows: report, ...figures } = await engine.measure(handle, 'resolution-time', asked);
  assert.ok(context.period === 'month' && report.used === rows.length);
  engine.close(handle);
  return figures;
}

describe('durations of the cases that pass a filter', () => {
  before(loadGrouping);

  const windows: readonly Partial<Question>[] = [{}, { since: '2024-02-01', until: '2024-05-01' }, { period: 'month' }];
  for (const region of ['north', 'west']) {
    test(`are to the bit those of a feed that has no others: region ${region}`, async () => {
      const few = cases.filter((each) => each.region === region);
      for (const window of windows) {
        const filtered = await answerOf(cases, { ...window, filters: { region: [region] } });
        assert.deepEqual(filtered, await answerOf(few, window));
      }
    });
  }
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultDecode } from '../../src/engine/contract.js';
import { createEngine } from '../../src/engine/rows.js';
import { defaultQuestion, type Measure, type Question } from '../../src/metric.js';

/** Two promoters and a detractor of the north, a promoter of the south, a detractor of nobody. */
const rows = [
  { response_id: 'a', score: 10, responded_at: '2024-01-10T12:00:00Z', region: 'north', plan: 'Team' },
  { response_id: 'b', score: 0, responded_at: '2024-01-11T12:00:00Z', region: 'north', plan: 'Team' },
  { response_id: 'c', score: 9, responded_at: '2024-01-12T12:00:00Z', region: 'south', plan: 'Pro' },
  { response_id: 'd', score: 10, responded_at: '2024-02-10T12:00:00Z', region: 'north', plan: 'Pro' },
  { response_id: 'e', score: 3, responded_at: '2024-02-11T12:00:00Z', region: null, plan: 'Pro' },
];

async function answers(questions: readonly Partial<Question>[]): Promise<Measure[]> {
  const engine = createEngine();
  const decode = { ...defaultDecode, columns: ['region', 'plan'] };
  const handle = await engine.open('nps', { main: { bytes: null, data: rows, contentType: null, decode } });
  const asked: Question = { ...defaultQuestion, period: 'month', by: ['region'], minGroup: 0 };
  const measures: Measure[] = [];
  for (const question of questions) measures.push(await engine.measure(handle, 'nps', { ...asked, ...question }));
  return measures;
}

const tenth = (value: number | null | undefined) => (typeof value === 'number' ? Math.round(10 * value) / 10 : null);
const figures = ({ value, n, series }: Measure) => [tenth(value), n, series.map((at) => [at.period, tenth(at.value)])];

describe('a filter on what an answer is told apart by', () => {
  test('chooses among the sums of all what it would have added up', async () => {
    const [all, north, others, none] = await answers([
      {},
      { filters: { region: ['north'] } },
      { filters: { region: ['south', null] } },
      { filters: { region: ['west'] } },
    ]);
    assert.ok(all && north && others && none);
    // Three promoters and two detractors of five; two and one of three; one and one of two.
    assert.deepEqual(figures(all), [
      20,
      5,
      [
        ['2024-01', 33.3],
        ['2024-02', 0],
      ],
    ]);
    assert.deepEqual(figures(north), [
      33.3,
      3,
      [
        ['2024-01', 0],
        ['2024-02', 100],
      ],
    ]);
    assert.deepEqual(figures(others), [
      0,
      2,
      [
        ['2024-01', 100],
        ['2024-02', -100],
      ],
    ]);
    assert.deepEqual([tenth(none.value), none.n], [null, 0]);
  });

  test('goes together with a window and with a filter on something else', async () => {
    const [february, pro, both] = await answers([
      { filters: { region: ['north'] }, since: '2024-02-01' },
      { filters: { plan: ['Pro'] } },
      { filters: { region: ['north'], plan: ['Pro'] } },
    ]);
    assert.deepEqual([tenth(february?.value), february?.n], [100, 1]);
    assert.deepEqual([tenth(pro?.value), pro?.n], [33.3, 3]);
    assert.deepEqual([tenth(both?.value), both?.n], [100, 1]);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { guardAsked } from '../../src/engine/guarding.js';
import { swapsOfColumns, swapsOfLines } from '../../src/engine/line-swaps.js';
import { cellsOfAll, linesOf, type Lines } from '../../src/engine/lines.js';
import { factsOf } from '../../src/engine/linking.js';
import { guardFor, type Guard } from '../../src/engine/protection/guard.js';
import { settle } from '../../src/engine/settle.js';
import { decodeFeed, defaultDecode } from '../../src/feeds/index.js';
import '../feeds/every-reader.js';
import { defaultQuestion, finish, type Question, type Settled } from '../../src/metric.js';
import { requireMetric } from '../../src/metrics/index.js';

const [regions, plans] = [
  ['north', 'south', 'east'],
  ['Team', 'Pro', 'Free'],
];

/** Sixty answers of twelve months by region and plan, unevenly, so that some groups are small. */
const answers = Array.from({ length: 60 }, (_, i) => ({
  response_id: `r${i}`,
  responded_at: new Date(Date.UTC(2024, (i * 5) % 12, 1 + (i % 27))).toISOString(),
  score: i % 2 === 0 ? 10 : 0,
  region: i % 13 === 0 ? null : regions[(i * i) % 3],
  plan: plans[(i * i * i) % 3],
}));

const nps = requireMetric('nps');

function linesFor(question: Partial<Question>): { readonly lines: Lines; readonly settled: Settled } {
  const decode = { ...defaultDecode, columns: ['region', 'plan'] };
  const feed = finish(decodeFeed({ bytes: null, data: answers, contentType: null, decode }, nps.records.main));
  const records = { main: feed.records };
  const asked: Question = { ...defaultQuestion, period: 'month', ...question };
  const settled = settle(nps, asked, { meta: feed.meta, ...finish(factsOf(nps, records)) });
  return { lines: finish(linesOf(nps, records, settled)), settled };
}

/** All that a guard hides, by name. */
function hiddenBy(guard: Guard, { by }: Settled): string[] {
  const periods = Array.from({ length: 12 }, (_, month) => `2024-${String(month + 1).padStart(2, '0')}`);
  const keys = [...regions, ...plans, null];
  const named = by.flatMap((name) => keys.map((key) => [name, key] as const));
  return [
    ...(guard.whole ? ['whole'] : []),
    ...periods.filter((period) => guard.period(period)),
    ...named.filter(([name, key]) => guard.segment(name, key)).map(([name, key]) => `${name} ${key}`),
    ...named.flatMap(([name, key]) =>
      periods.filter((period) => guard.point(name, key, period)).map((period) => `${name} ${key} ${period}`),
    ),
  ];
}

const questions: readonly Partial<Question>[] = [
  { by: ['region'], filters: { region: ['north'] } },
  { by: ['region', 'plan'], filters: { region: ['north', null] }, minGroup: 8 },
  { by: ['region', 'plan'], filters: { plan: ['Pro'] }, minGroup: 3 },
  { by: ['plan'], filters: { region: ['south'] } },
  { by: ['region'], filters: { region: ['east'] }, since: '2024-03-01', until: '2024-07-01' },
];

describe('what would give small groups away', () => {
  test('is the same counted in sums as in lines', () => {
    const all = questions.map((question) => {
      const { lines, settled } = linesFor(question);
      const asked = guardAsked(settled);
      const columns = Object.entries(lines.linked.columns).filter(([name]) => asked.fields.includes(name));
      const inSums = finish(guardFor(finish(swapsOfLines(nps, lines, asked)), settled));
      const inLines = finish(guardFor(finish(swapsOfColumns(nps, lines, columns, asked)), settled));
      assert.deepEqual(hiddenBy(inSums, settled), hiddenBy(inLines, settled));
      return hiddenBy(inSums, settled);
    });
    assert.ok(all.flat().length > 0);
  });

  test('is counted in the sums that an answer is made of, not in lines, where they tell all that it does', () => {
    const { lines, settled } = linesFor({ by: ['region'], filters: { region: ['north'] } });
    const cells = finish(cellsOfAll(nps, lines, settled));
    assert.ok(cells && cells.size < lines.linked.size);
    const told = { ...lines, linked: { ...lines.linked, columns: {} } };
    finish(swapsOfLines(nps, told, guardAsked(settled)));
  });
});

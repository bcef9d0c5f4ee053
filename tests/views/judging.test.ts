import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Change, ControlPoint, Measure, SeriesPoint } from '../../src/metric.js';
import { loadText } from '../../src/text/index.js';
import { driftOf, judgementOf, reachOf } from '../../src/views/judging.js';
import { aimOf, groupedScores, type Score } from '../../src/views/scores.js';
import { windowWords } from '../../src/views/present.js';
import { summarySentences } from '../../src/views/summary-sentences.js';
import { sampleMeasure } from '../elements/helpers/measures.js';

function changed(value: number, verdict: Change['verdict'], detectable = 2): Change {
  return { compare: 'previous', from: '2024-01', to: '2024-02', value, low: null, high: null, verdict, detectable };
}

function score(metric: string, changes: Partial<Measure>, aim: Score['aim'] = null): Score {
  const measure = sampleMeasure({ metric, unit: 'percent', value: 80, low: null, high: null, ...changes });
  return { key: metric, metric, heading: null, measure, isFailed: false, aim };
}

function point(period: string, value: number, signal = false): ControlPoint {
  return { period, value, low: 20, high: 40, signal };
}

/** Full months from January 2022 on. */
function months(values: readonly number[]): SeriesPoint[] {
  return values.map((value, i) => {
    const start = new Date(Date.UTC(2022, i, 1)).toISOString();
    const end = new Date(Date.UTC(2022, i + 1, 1)).toISOString();
    return { period: start.slice(0, 7), start, end, value, low: null, high: null, n: 100, complete: true };
  });
}

const chart = { kind: 'xmr', centre: 30, baseline: null, provisional: false, shift: null } as const;

describe('the verdict of a figure', () => {
  test('is better or worse by which way is better, and neither where none is', () => {
    assert.equal(judgementOf({ change: changed(3, 'up'), better: 'up' }), 'better');
    assert.equal(judgementOf({ change: changed(3, 'up'), better: 'down' }), 'worse');
    assert.equal(judgementOf({ change: changed(3, 'up'), better: 'neither' }), 'moved');
    assert.equal(judgementOf({ change: changed(3, 'unclear'), better: 'up' }), 'unclear');
    assert.equal(judgementOf({ change: null, better: 'up' }), null);
  });

  test('of a target allows for the interval: a value is not there while its interval holds the target', () => {
    const sample = { value: 41, low: 38, high: 44 };
    const of = (target: number, changes: Partial<Measure> = {}) =>
      reachOf(sampleMeasure({ ...sample, ...changes }), { value: target });
    assert.deepEqual([of(38), of(40), of(44), of(44.1)], ['reached', 'open', 'open', 'missed']);
    const exact: Partial<Measure> = { low: null, high: null, better: 'down' };
    assert.deepEqual([of(41, exact), of(40.9, exact)], ['reached', 'missed']);
    assert.equal(of(40, { better: 'neither' }), null);
  });

  test('of a control chart is the run of signals that still lasts, of complete periods only', () => {
    const { series, events } = sampleMeasure();
    const points = (values: readonly [string, number, boolean?][]) => values.map((one) => point(...one));
    const low = points([
      ['2023-11', 30],
      ['2023-12', 15, true],
      ['2024-01', 12, true],
      ['2024-02', 11, true],
      ['2024-03', 30],
    ]);
    assert.deepEqual(driftOf({ series, events, control: { ...chart, points: low } }), {
      kind: 'range',
      side: 'low',
      from: '2023-12',
    });
    const over = points([
      ['2023-12', 15, true],
      ['2024-02', 30],
    ]);
    assert.equal(driftOf({ series, events, control: { ...chart, points: over } }), null);
  });

  test('of a level that shifted holds while no period lies on the other side again', () => {
    const { series, events } = sampleMeasure();
    const months = series.flatMap(({ period, complete }) => (complete ? [period] : []));
    const shift = { from: '2023-05', length: 10, side: 'high' } as const;
    const of = (back: string | null) => {
      const points = months.map((period) => point(period, period < shift.from || period === back ? 28 : 32));
      return driftOf({ series, events, control: { ...chart, points, shift } });
    };
    assert.deepEqual(of(null), { kind: 'level', side: 'high', from: '2023-05' });
    assert.equal(of('2024-02'), null);
  });

  test('without a control chart is that of the series from twenty full periods on', () => {
    const steady = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 51 : 49));
    const of = (values: readonly number[], more: Partial<Measure> = {}) =>
      driftOf({ ...sampleMeasure(more), series: months(values), ...more });
    assert.equal(of(steady), null);
    assert.deepEqual(of([...steady, 50, 20, 21]), { kind: 'range', side: 'low', from: '2023-10' });
    const unfinished = months([...steady, 90]).map((point, i) => ({ ...point, complete: i < 20 }));
    assert.equal(of([], { series: unfinished }), null);
    assert.equal(of([...steady, 20], { standing: true }), null);
    const other: Partial<Measure> = { control: { ...chart, of: 'net_flow', points: [] } };
    assert.deepEqual(of([...steady, 20], other), { kind: 'range', side: 'low', from: '2023-09' });
  });

  test('begins anew where the definition changed', () => {
    const steady = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 51 : 49));
    const series = months([...steady, ...steady.map((value) => value + 40)]);
    const at = Date.UTC(2023, 8, 1);
    const changed = { at, until: null, text: 'Bots count too', kind: 'definition', metrics: [] };
    assert.equal(driftOf({ series, events: [changed] }), null);
    assert.deepEqual(driftOf({ series, events: [] }), { kind: 'range', side: 'high', from: '2023-09' });
  });
});

describe('the figures of a page', () => {
  test('stand outcomes first, and those of heads of its own before demand', () => {
    const scores = [
      score('volume', { outcome: 'demand' }),
      score('churn', { outcome: 'impact' }),
      score('own', {}, { group: 'Launch' }),
      score('sla', { outcome: 'speed' }),
      score('nps', { outcome: 'quality' }),
    ];
    assert.deepEqual(
      groupedScores(scores).map(({ group }) => group),
      ['quality', 'speed', 'impact', 'Launch', 'demand'],
    );
  });

  const page = [
    score('nps', { change: changed(1, 'unclear') }),
    score('csat', { value: 71, series: [], change: changed(-5, 'down'), target: { value: 80 } }),
    score('sla', { value: 90, series: [], change: changed(-8, 'down', 1) }, { target: { value: 85 } }),
    score('one-touch', { change: changed(4, 'up') }),
    score('volume', { unit: 'count', better: 'neither', change: changed(120, 'up') }),
    score('reviews', { change: changed(0, 'unclear') }),
    { ...score('churn', {}), measure: null },
  ];

  test('are told worse before better and larger before smaller, and nothing is told that no verdict says', async () => {
    const text = await loadText('en', ['scores']);
    assert.deepEqual(summarySentences(page, text), [
      'Of 6 figures, 2 got worse, 1 got better, 1 moved and 2 show no clear change.',
      'SLA attainment: down 8 percentage points from Jan 2024 to Feb 2024, more than chance. It reaches its target of 85%.',
      'CSAT: down 5 percentage points from Jan 2024 to Feb 2024, more than chance. It misses its target of 80%.',
      '1 of 2 targets is reached.',
      'No clear change: NPS and Review score.',
      '1 figure is hidden or not there.',
    ]);
  });

  test('are those of the period to which a change leads, and so is what they reach', async () => {
    const text = await loadText('en', ['scores']);
    const series = [
      { period: '2024-02', start: null, end: null, value: 86, low: 84, high: 88, n: 900, complete: true },
      { period: '2024-03', start: null, end: null, value: 20, low: 10, high: 30, n: 40, complete: false },
    ];
    const sla = score('sla', { value: 70, series, change: changed(5, 'up') }, { target: { value: 80 } });
    assert.equal(aimOf(sla)?.reach, 'reached');
    assert.equal(
      summarySentences([sla], text)[1],
      'SLA attainment: up 5 percentage points from Jan 2024 to Feb 2024, more than chance. It reaches its target of 80%.',
    );
  });

  test('are told in Japanese', async () => {
    const text = await loadText('ja', ['scores']);
    const [first, , , targets, unclear] = summarySentences(page, text);
    assert.equal(first, '6件の指標のうち、悪化2件、改善1件、増減1件、明確な変化なし2件です。');
    assert.equal(targets, '目標2件のうち1件を達成しています。');
    assert.equal(unclear, '明確な変化なし：NPS、評価スコア。');
  });

  test('that left their usual range are told where no change says so', async () => {
    const text = await loadText('en', ['scores']);
    const points = [point('2023-12', 50), point('2024-01', 15, true), point('2024-02', 12, true)];
    const drifting = score('csat', { change: changed(-1, 'unclear'), control: { ...chart, points } });
    assert.deepEqual(summarySentences([drifting], text), [
      'Of 1 figure, 1 shows no clear change.',
      'CSAT is below its usual range since Jan 2024.',
      'No clear change: CSAT.',
    ]);
  });

  test('that left their usual range to neither side that is better are told after one that did to the worse', async () => {
    const text = await loadText('en', ['scores']);
    const low = { change: changed(-1, 'unclear'), control: { ...chart, points: [point('2024-02', 12, true)] } };
    const [, drift] = summarySentences([score('volume', { ...low, better: 'neither' }), score('csat', low)], text);
    assert.equal(drift, 'CSAT is below its usual range since Feb 2024.');
  });

  test('that are not there are no summary', async () => {
    const text = await loadText('en', ['scores']);
    assert.deepEqual(summarySentences([{ ...score('nps', {}), measure: null }], text), []);
  });
});

describe('the periods that a value is of', () => {
  test('are for a standing the last complete one, also where another has the same value', async () => {
    const text = await loadText('en');
    const series = months([100, 100, 100]).map((point, i) => ({ ...point, complete: i < 2 }));
    assert.equal(windowWords(sampleMeasure({ standing: true, value: 100, series }), text), 'Feb 2022');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { protect } from '../../src/engine/protect.js';
import type { Calibration, CategoryResult, Coaching, Measure, Peers } from '../../src/metric.js';
import { sampleMeasure } from '../elements/helpers/measures.js';

const limits = { value: 10, low: 5, high: 15 };
const nothing = { value: null, low: null, high: null };

function guarded(changes: Partial<Measure>): Measure {
  return protect({ ...sampleMeasure(), segments: [], ...changes });
}

function category(key: string, n: number, before: number): CategoryResult {
  const change = { points: limits, relative: limits, verdict: 'unclear' as const };
  const earlier = { ...limits, n: before };
  return { ...limits, key, n, weight: 0.5, critical: true, not_applicable: 3, failed: 1, earlier, change };
}

describe('categories', () => {
  const shown = (...results: readonly CategoryResult[]) =>
    guarded({ categories: { from: 'a', to: 'b', version: '1', breaks: [], results } }).categories?.results;

  test('with few ratings keep name and weight alone, and take no other with them', () => {
    const [small, large] = shown(category('tone', 4, 90), category('safety', 5, 90)) ?? [];
    assert.deepEqual(small, {
      ...nothing,
      key: 'tone',
      n: null,
      weight: 0.5,
      critical: true,
      not_applicable: null,
      failed: null,
      earlier: null,
      change: null,
      hidden: 'small',
    });
    assert.deepEqual(large, category('safety', 5, 90));
  });

  test('with few ratings the year before have no change', () => {
    const [result] = shown(category('tone', 90, 4)) ?? [];
    assert.deepEqual([result?.n, result?.earlier, result?.change], [90, { ...nothing, n: null }, null]);
  });
});

test('coverage of strata of few cases is hidden, with the next smallest of the same dimension', () => {
  const line = (by: string | null, key: string | null, closed: number) => ({ by, key, closed, reviewed: 2, ...limits });
  const coverage = [
    line(null, null, 120),
    line('priority', 'urgent', 2),
    line('priority', 'high', 18),
    line('priority', 'normal', 100),
    line('channel', 'email', 120),
  ];
  assert.deepEqual(
    guarded({ coverage }).coverage?.map(({ closed, reviewed, value }) => [closed, reviewed, value]),
    [
      [120, 2, 10],
      [null, null, null],
      [null, null, null],
      [100, 2, 10],
      [120, 2, 10],
    ],
  );
});

describe('calibration', () => {
  const matrix = [{ value: 1, other: 1, n: 6 }];
  const agreement = (key: string, units: number) =>
    ({ key, alpha: 0.5, low: 0.4, high: 0.6, metric: 'ordinal', agreement: 60, units, matrix }) as const;
  const reviewer = (key: string, n: number) => ({ key, n, mean: 70, bias: limits, signal: 'low' }) as const;
  const calibration: Calibration = {
    categories: [agreement('tone', 4), agreement('safety', 5)],
    reviewers: [reviewer('a', 3), reviewer('b', 6), reviewer('c', 90)],
  };

  test('says nothing of few cases with two ratings', () => {
    const [small, large] = guarded({ calibration }).calibration?.categories ?? [];
    const unsaid = { alpha: null, low: null, high: null, agreement: null, matrix: [] };
    assert.deepEqual([small, large], [{ ...agreement('tone', 4), ...unsaid }, agreement('safety', 5)]);
  });

  test('hides reviewers with few reviews, and the next smallest', () => {
    assert.deepEqual(guarded({ calibration }).calibration?.reviewers, [
      { key: 'a', n: null, mean: null, bias: nothing, signal: null, hidden: 'small' },
      { key: 'b', n: null, mean: null, bias: nothing, signal: null, hidden: 'small' },
      reviewer('c', 90),
    ]);
  });
});

function agent(key: string, n: number, byPeriod: readonly number[]): Coaching {
  const part = { value: 70, shrunken: 72, gap: -3 };
  return {
    key,
    n,
    value: 80,
    shrunken: 81,
    categories: [
      { key: 'tone', n, ...part },
      { key: 'safety', n: 4, ...part },
    ],
    weakest: ['safety', 'tone'],
    trend: byPeriod.map((count, i) => ({ period: `2024-0${i + 1}`, value: 80, n: count })),
    themes: [{ key: 'macro', n: 2 }],
  };
}

describe('coaching', () => {
  test('hides agents of few reviews with all that is said of them', () => {
    const coaching = [agent('a', 2, []), agent('b', 8, []), agent('c', 90, [])];
    assert.deepEqual(guarded({ coaching }).coaching?.[0], {
      key: 'a',
      n: null,
      value: null,
      shrunken: null,
      categories: [],
      weakest: [],
      trend: [],
      themes: [],
      hidden: 'small',
    });
    assert.deepEqual(
      guarded({ coaching }).coaching?.map(({ hidden }) => hidden),
      ['small', 'small', undefined],
    );
  });

  test('leaves out categories and periods of few, those that would give them away too', () => {
    const coaching = [agent('a', 62, [2, 30, 30]), agent('b', 60, [20, 20, 20]), agent('c', 90, [30, 30, 30])];
    const shown = guarded({ coaching }).coaching ?? [];
    assert.deepEqual(
      shown[0]?.categories.map(({ key }) => key),
      ['tone'],
    );
    assert.deepEqual(shown[0]?.weakest, ['tone']);
    assert.equal(shown[0]?.trend.length, 1);
    assert.equal(shown[1]?.trend.length, 2);
    assert.equal(shown[2]?.trend.length, 3);
  });

  test('and peers hide the same agents', () => {
    const peer = (key: string, n: number) => ({ key, n, value: 80, shrunken: 80, signal: null });
    const peers: Peers = {
      by: 'agent_id',
      centre: 80,
      limits: [],
      peers: [peer('a', 40), peer('b', 3), peer('c', 40)],
    };
    const coaching = [agent('a', 2, []), agent('b', 30, []), agent('c', 90, [])];
    const shown = guarded({ peers, coaching });
    assert.deepEqual(
      shown.coaching?.map(({ hidden }) => hidden),
      shown.peers?.peers.map(({ hidden }) => hidden),
    );
    assert.equal(shown.peers?.peers[0]?.hidden, 'small');
    assert.equal(shown.coaching?.[1]?.hidden, 'small');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { protect } from '../../src/engine/protect.js';
import { hiddenGroups } from '../../src/engine/protection/groups.js';
import type { Measure, Segment } from '../../src/metric.js';

const figures = { value: 10, low: 5, high: 15 };

function segment(key: string, n: number, series: readonly number[] = []): Segment {
  const points = series.map((count, i) => ({ period: `2024-0${i + 1}`, ...figures, n: count }));
  return { by: 'region', key, ...figures, n, rest: null, series: points };
}

function measure(changes: Partial<Measure> = {}): Measure {
  return {
    metric: 'nps',
    unit: 'points',
    basis: 'sample',
    better: 'up',
    ...figures,
    n: 100,
    level: 0.95,
    answered: 0.5,
    resolution: 'exact',
    context: {
      as_of: null,
      time_zone: 'UTC',
      since: null,
      until: null,
      by: [],
      period: 'month',
      week_start: 1,
      fiscal_year_start: 1,
      compare: 'previous',
      filters: {},
      min_group: 5,
      options: {},
      definition: '000000',
      version: '0.0.0',
    },
    series: [{ period: '2024-01', start: null, end: null, complete: true, ...figures, n: 2 }],
    segments: [],
    change: null,
    distribution: [{ key: '9', n: 3, share: 3 }],
    target: null,
    benchmark: null,
    events: [],
    rows: { received: 100, used: 100, issues: [] },
    notes: [],
    ...changes,
  };
}

function shownKeys(segments: readonly Segment[]): (string | null)[] {
  return segments.flatMap(({ key, hidden }) => (hidden ? [] : [key]));
}

describe('small groups', () => {
  test('lose every figure, in the segment and in its series', () => {
    const segments = [segment('small', 4, [4]), segment('next', 6, [6]), segment('large', 90, [90])];
    const [small] = protect(measure({ segments })).segments;
    assert.deepEqual(small, {
      by: 'region',
      key: 'small',
      value: null,
      low: null,
      high: null,
      n: null,
      hidden: 'small',
    });
  });

  test('take the next smallest with them when the total would give them away', () => {
    const segments = [segment('small', 4), segment('next', 6), segment('large', 90)];
    assert.deepEqual(shownKeys(protect(measure({ segments })).segments), ['large']);
  });

  test('hide alone when they are enough together', () => {
    const segments = [segment('a', 3), segment('b', 2), segment('c', 6), segment('d', 89)];
    assert.deepEqual(shownKeys(protect(measure({ segments })).segments), ['c', 'd']);
  });

  test('are judged within each dimension by itself', () => {
    const plan: Segment[] = [
      { ...segment('free', 50), by: 'plan' },
      { ...segment('paid', 50), by: 'plan' },
    ];
    const segments = [segment('small', 4), segment('next', 6), segment('large', 90), ...plan];
    assert.deepEqual(shownKeys(protect(measure({ segments })).segments), ['large', 'free', 'paid']);
  });

  test('are hidden in a segment × period cell, with another of the row and of the column', () => {
    const segments = [segment('a', 42, [2, 20, 20]), segment('b', 60, [20, 20, 20]), segment('c', 90, [30, 30, 30])];
    const cells = protect(measure({ segments })).segments.map(({ series }) => series?.map(({ n }) => n));
    assert.equal(cells[0]?.[0], null);
    assert.ok(cells[0]?.slice(1).includes(null), 'the row total would give it away');
    assert.ok(
      cells.slice(1).some((row) => row?.[0] === null),
      'the column total would give it away',
    );
  });

  test('of exactly the limit, and empty ones, are shown', () => {
    const segments = [segment('five', 5), segment('none', 0), segment('large', 95)];
    assert.deepEqual(shownKeys(protect(measure({ segments })).segments), ['five', 'none', 'large']);
  });

  test('are not periods of the whole', () => {
    assert.equal(protect(measure()).series[0]?.n, 2);
  });

  test('are the whole and its periods once a filter makes a segment of it', () => {
    const context = { ...measure().context, filters: { region: ['ANZ'] } };
    const hidden = protect(measure({ n: 4, context }));
    assert.deepEqual(
      [hidden.value, hidden.n, hidden.hidden, hidden.series, hidden.distribution],
      [null, null, 'small', [], []],
    );
    assert.equal(protect(measure({ context })).series[0]?.n, null);
  });

  test('never leave less than the limit to be found by subtraction', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 10 }),
        (counts, least) => {
          const groups = counts.map((n) => ({ n }));
          const hidden = hiddenGroups(groups, least, new Set());
          const left = [...hidden].reduce((sum, i) => sum + (counts[i] ?? 0), 0);
          const all = counts.reduce((sum, n) => sum + n, 0);
          counts.forEach((n, i) => assert.ok(n === 0 || n >= least || hidden.has(i)));
          assert.ok(hidden.size === 0 || left >= Math.min(least, all));
        },
      ),
    );
  });
});

describe('what a metric adds', () => {
  const curve = { by: 'region', x_unit: 'hours', shows: 'surviving', n: 90, events: 2 } as const;
  const point = { x: 1, value: 50, low: null, high: null, at_risk: 4 };

  test('loses the curve of a hidden segment and keeps those of others', () => {
    const segments = [segment('small', 4), segment('next', 6), segment('large', 90)];
    const curves = ['small', 'large'].map((key) => ({ ...curve, key, points: [point] }));
    assert.deepEqual(
      protect(measure({ segments, curves })).curves?.map(({ key, n, points }) => [key, n, points.length]),
      [
        ['small', null, 0],
        ['large', 90, 1],
      ],
    );
  });

  test('loses the figures of peers with few answers', () => {
    const peer = { value: 1, shrunken: 2, signal: null };
    const peers = {
      by: 'agent_id',
      centre: 1,
      limits: [],
      peers: [3, 2, 40].map((n, i) => ({ ...peer, key: `a${i}`, n })),
    };
    assert.deepEqual(
      protect(measure({ peers })).peers?.peers.map(({ n, value }) => [n, value]),
      [
        [null, null],
        [null, null],
        [40, 1],
      ],
    );
  });

  test('is gone where the whole is hidden', () => {
    const context = { ...measure().context, filters: { region: ['ANZ'] } };
    const hidden = protect(
      measure({ n: 4, context, curves: [{ ...curve, key: null, by: null, points: [point] }], facts: [] }),
    );
    assert.deepEqual([hidden.curves, hidden.facts, hidden.histogram], [[], [], undefined]);
  });

  test('of a period that a filter made small leave the control chart and the stack too', () => {
    const point = { value: 10, low: 5, high: 15, signal: false };
    const states = [{ key: 'fulfilled', n: 1, share: 50 }];
    const series = ['2024-01', '2024-02'].map((period, i) => ({
      period,
      start: null,
      end: null,
      complete: true,
      ...figures,
      n: [98, 2][i] ?? 0,
    }));
    const all = measure({
      series: [
        ...series,
        { ...series[0], period: '2024-03', start: null, end: null, complete: true, ...figures, n: 40 },
      ],
      control: {
        kind: 'xmr',
        centre: 10,
        points: series.map(({ period }) => ({ period, ...point })),
        baseline: null,
        provisional: true,
        shift: null,
      },
      stack: series.map(({ period }) => ({ period, complete: true, states })),
    });
    const { control, stack } = protect({ ...all, context: { ...all.context, filters: { region: ['north'] } } });
    const kept = ['2024-01'];
    assert.deepEqual([control?.points.map(({ period }) => period), stack?.map(({ period }) => period)], [kept, kept]);
    assert.equal(protect(all).stack?.length, 2);
  });
});

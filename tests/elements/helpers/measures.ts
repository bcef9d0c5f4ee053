import type { Extras, Measure, Metric, QueueItem, SeriesPoint, StateCount } from '../../../src/metric.js';

function month(index: number): SeriesPoint {
  const name = (at: number): string => `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  return {
    period: name(index),
    start: `${name(index)}-01T00:00:00Z`,
    end: `${name(index + 1)}-01T00:00:00Z`,
    value: 30 + index,
    low: 24 + index,
    high: 36 + index,
    n: 400 + index,
    complete: index < 14,
    ...(index >= 14 && { missing: 'end' as const }),
  };
}

/** A measure as an engine could have answered it: fifteen months, the last unfinished, three regions, one of them hidden. */
export function sampleMeasure(changes: Partial<Measure> = {}): Measure {
  return {
    metric: 'nps',
    unit: 'points',
    basis: 'sample',
    better: 'up',
    value: 41.2,
    low: 38.9,
    high: 43.4,
    n: 5123,
    level: 0.95,
    answered: 0.18,
    resolution: 'exact',
    context: {
      as_of: '2024-03-20T22:00:00Z',
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
      definition: '3f9c2a',
      version: '0.1.0',
    },
    series: Array.from({ length: 15 }, (_, index) => month(index)),
    segments: [
      { by: 'region', key: 'EMEA', value: 44, low: 40.2, high: 47.6, n: 1650 },
      { by: 'region', key: 'Americas', value: 38, low: 34.8, high: 41.1, n: 3470 },
      { by: 'region', key: 'ANZ', value: null, low: null, high: null, n: null, hidden: 'small' },
    ],
    change: {
      compare: 'previous',
      from: '2024-01',
      to: '2024-02',
      value: 1,
      low: -7.4,
      high: 9.4,
      verdict: 'unclear',
      detectable: 12,
    },
    distribution: Array.from({ length: 11 }, (_, score) => ({
      key: String(score),
      group: score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor',
      n: 100 + 60 * score,
      share: (100 * (100 + 60 * score)) / 4400,
    })),
    target: null,
    benchmark: null,
    events: [],
    rows: {
      received: 5130,
      used: 5123,
      issues: [
        {
          code: 'out_of_range',
          field: 'score',
          count: 7,
          aside: true,
          first: [{ row: 18, seen: 11, expected: { integer: [0, 10] } }],
        },
      ],
    },
    notes: [{ code: 'unfinished_period' }],
    ...changes,
  };
}

/** The answer of an engine that found no rows in the window. */
export function emptyMeasure(changes: Partial<Measure> = {}): Measure {
  return sampleMeasure({
    value: null,
    low: null,
    high: null,
    n: 0,
    answered: null,
    series: [],
    segments: [],
    change: null,
    distribution: [],
    rows: { received: 0, used: 0, issues: [] },
    notes: [],
    ...changes,
  });
}

function states(counts: Readonly<Record<string, number>>): readonly StateCount[] {
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return Object.entries(counts).map(([key, n]) => ({ key, n, share: (100 * n) / all }));
}

function stack(counts: (index: number) => Readonly<Record<string, number>>) {
  return [10, 11, 12, 13, 14].map((index) => {
    const { period, complete } = month(index);
    return { period, complete, states: states(counts(index)), ...(!complete && { missing: 'end' as const }) };
  });
}

function curve(by: string | null, key: string | null, faster: number) {
  const points = [0.5, 2, 8, 24, 72, 200].map((x, index) => ({
    x: x / faster,
    value: 90 - 14 * index,
    low: 86 - 14 * index,
    high: 94 - 14 * index,
    at_risk: 400 - 60 * index,
  }));
  return { by, key, x_unit: 'hours', shows: 'surviving', points, n: 410, events: 340 } as const;
}

/** What metrics add to a measure, one of each, so that every view has something to draw. */
const extras: Required<Extras> & { readonly queue: readonly QueueItem[] } = {
  quantiles: [
    { p: 0.5, value: 8.5, low: 7.9, high: 9.4 },
    { p: 0.9, value: 90.25, low: 80, high: null },
  ],
  curves: [
    curve(null, null, 1),
    curve('region', 'EMEA', 2),
    curve('region', 'Americas', 1.5),
    {
      by: 'region',
      key: 'ANZ',
      x_unit: 'hours',
      shows: 'surviving',
      points: [],
      n: null,
      events: null,
      hidden: 'small',
    },
  ],
  group_tests: [{ by: 'region', chi_squared: 12.5, degrees: 2, p: 0.0019 }],
  histogram: [0.25, 0.5, 1, 2, 4, 8].map((from, index) => ({ from, to: 2 * from, n: 30 + 20 * index })),
  control: {
    kind: 'p-prime',
    centre: 38,
    points: Array.from({ length: 15 }, (_, index) => ({
      period: month(index).period,
      value: 30 + index,
      low: 31,
      high: 43.5,
      signal: index === 0 || index === 14,
    })),
    baseline: { from: '2023-01', to: '2024-02', n: 14 },
    provisional: true,
    shift: { from: '2023-09', length: 9, side: 'high' },
  },
  states: states({ fulfilled: 300, breached: 60, pending: 40 }),
  stack: stack((index) => ({ fulfilled: 300 - index, breached: 40 + index, pending: 12 })),
  hours: [
    {
      counts: 'created',
      cells: [1, 2, 3, 4, 5].flatMap((weekday) =>
        [9, 12, 15].map((hour) => ({ weekday, hour, n: 10 * weekday + hour })),
      ),
    },
  ],
  peers: {
    by: 'agent_id',
    centre: 40,
    peers: [
      { key: 'Ada', n: 120, value: 44, shrunken: 43, signal: null },
      { key: 'Ben', n: 300, value: 55, shrunken: 54, signal: 'high' },
      { key: 'Cho', n: 40, value: 12, shrunken: 30, signal: 'low' },
      { key: 'Dee', n: null, value: null, shrunken: null, signal: null, hidden: 'small' },
    ],
    limits: [20, 100, 320].map((n) => ({
      n,
      low95: 40 - 180 / n ** 0.5,
      high95: 40 + 180 / n ** 0.5,
      low998: 40 - 280 / n ** 0.5,
      high998: 40 + 280 / n ** 0.5,
    })),
  },
  facts: [
    { code: 'reopen_rate', unit: 'percent', value: 6.5, low: 5.8, high: 7.3, n: 5100 },
    { code: 'p90', unit: 'hours', value: 90.25, low: 80, high: null, n: 5123 },
  ],
  steps: [
    { key: 'eligible', n: 200, share: 100, low: null, high: null },
    { key: 'contacted', n: 150, share: 75, low: 68.5, high: 80.5 },
    { key: 'closed', n: 90, share: 45, low: 38.3, high: 51.9 },
  ],
  backlog: stack((index) => ({ under_1_day: 20 + index, under_7_days: 30, over_30_days: 10 + 2 * index })),
  backlog_by: null,
  within: [24],
  queue: [
    { id: 'c-1', since: '2024-03-18T09:00:00Z', due: '2024-03-19T09:00:00Z', overdue: 37, note: null },
    { id: 'c-2', since: '2024-03-20T09:00:00Z', due: '2024-03-21T09:00:00Z', overdue: -11, note: 'urgent' },
    { id: 'c-3', since: '2024-03-20T10:00:00Z', due: null, overdue: null, note: null },
  ],
};

/** A measure as `metric` could have made it, with everything that a view can draw; further figures only on demand. */
export function sampleOf({ name, unit, basis, better }: Metric, hasFacts: boolean): Measure {
  const { facts, quantiles } = hasFacts ? extras : { facts: [], quantiles: [] };
  return sampleMeasure({ ...extras, facts, quantiles, metric: name, unit, basis, better });
}

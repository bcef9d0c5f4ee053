import type {
  AfterCase,
  CategoryResult,
  CohortCell,
  Extras,
  Limits,
  Measure,
  Metric,
  QueueItem,
  SeriesPoint,
  StateCount,
} from '../../../src/metric.js';

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

/** A segment before and after, by value and share of 400. */
function moved(...[from, to]: readonly (readonly [value: number, share: number])[]) {
  const state = ([value = 0, share = 0]: readonly number[] = []) => ({ value, share, n: 400 * share });
  return { from: state(from), to: state(to) };
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
      parts: [
        { by: 'region', key: 'EMEA', rate: 0.96, mix: 0.02, ...moved([42, 0.3], [45, 0.34]) },
        { by: 'region', key: 'Americas', rate: 0.13, mix: -0.04, ...moved([44, 0.66], [44.2, 0.62]) },
        { by: 'region', key: 'ANZ', rate: null, mix: null, from: null, to: null, hidden: 'small' },
      ],
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

function around(value: number, half: number): Limits {
  return { value, low: value - half, high: value + half };
}

function cohortCell(index: number, age: number): CohortCell {
  const complete = age < 3 - index;
  if (index === 1) return { n: null, of: null, value: null, low: null, high: null, complete, hidden: 'small' };
  const share = 95 - 12 * age - index;
  return { n: share + 20, of: 120 + index, ...around(share, 7), complete };
}

function afterDays(faster: number): AfterCase['within'] {
  return [30, 90, 365].map((days, at) => ({ days, ...around(faster * (3 + 5 * at), 1 + at) }));
}

function category(key: string, value: number, weight: number): CategoryResult {
  const change = { points: around(4, 3), relative: around(5.1, 3.9), verdict: 'up' as const };
  const earlier = { ...around(value - 4, 2), n: 250 };
  return {
    key,
    weight,
    critical: false,
    not_applicable: 12,
    failed: null,
    n: 300,
    ...around(value, 2),
    earlier,
    change,
  };
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
  cohorts: {
    kind: 'classic',
    statistic: 'customers',
    ages: [0, 1, 2, 3].map((age) => ({ from: age, to: age })),
    rows: [0, 1, 2, 3].map((index) => ({
      cohort: month(index + 11).period,
      size: index === 1 ? null : 120 + index,
      cells: [0, 1, 2, 3].map((age) => (age > 3 - index ? null : cohortCell(index, age))),
      ...(index === 1 && { hidden: 'small' as const }),
    })),
    average: [0, 1, 2, 3].map((age) => ({ n: 300 - 40 * age, of: 360, ...around(83 - 11 * age, 4), complete: true })),
  },
  revenue: [10, 11, 12, 13, 14].map((index) => ({
    period: month(index).period,
    complete: month(index).complete,
    start: 50_000 + 900 * (index - 10),
    end: 50_900 + 900 * (index - 10),
    movements: [
      { key: 'new', amount: 2400, n: 12 },
      { key: 'reactivation', amount: null, n: null, hidden: 'small' },
      { key: 'expansion', amount: 900, n: 30 },
      { key: 'contraction', amount: -600, n: 14 },
      { key: 'churn', amount: -2100, n: 11 },
    ] as const,
  })),
  risk: {
    days: 90,
    named: false,
    renewals: [
      { key: '2024-Q1', n: 12, amount: 240_000 },
      { key: '2024-Q2', n: null, amount: null, hidden: 'small' },
      { key: 'passed', n: 6, amount: 31_000 },
      { key: null, n: 8, amount: 9000 },
    ],
    reasons: [
      { key: 'breached', n: 20, amount: 210_000 },
      { key: 'unhappy', n: 9, amount: 120_000 },
    ],
  },
  rates: [
    {
      by: 'tier',
      groups: [
        { key: 'Premium', events: 20, exposure: 2500, ...around(0.8, 0.35) },
        { key: 'Basic', events: 90, exposure: 4500, ...around(2, 0.42) },
        { key: null, events: null, exposure: null, value: null, low: null, high: null, hidden: 'small' },
      ],
      contrasts: [
        {
          key: 'Premium',
          against: 'Basic',
          points: around(-1.2, 0.5),
          relative: around(-60, 16),
          ratio: { ...around(0.4, 0.16), p: 0.0001 },
          stratified: around(0.55, 0.2),
          risk: { ...around(-9, 5), months: 12 },
          verdict: 'down',
        },
      ],
      strata: ['tenure', 'plan'],
      lag_days: 90,
    },
  ],
  after_case: [
    { by: null, key: null, n: 400, events: 60, within: afterDays(1) },
    { by: 'rating', key: 'satisfied', n: 300, events: 36, within: afterDays(0.8) },
    { by: 'rating', key: 'dissatisfied', n: 90, events: 24, within: afterDays(1.7) },
    { by: 'rating', key: null, n: null, events: null, within: [], hidden: 'small' },
  ],
  categories: {
    from: '2022-03/2023-02',
    to: '2023-03/2024-02',
    version: '2',
    breaks: [{ period: '2023-06', version: '2' }],
    results: [
      category('Accuracy', 78, 0.5),
      category('Tone', 91, 0.3),
      { ...category('Security', 88, 0.2), critical: true, failed: 9, earlier: null, change: null },
    ],
  },
  coverage: [
    { by: null, key: null, closed: 2400, reviewed: 300, ...around(12.5, 1.3) },
    { by: 'priority', key: 'urgent', closed: 400, reviewed: 90, ...around(22.5, 4) },
    { by: 'priority', key: 'normal', closed: 2000, reviewed: 210, ...around(10.5, 1.3) },
    { by: 'priority', key: null, closed: null, reviewed: null, value: null, low: null, high: null, hidden: 'small' },
  ],
  calibration: {
    categories: [
      {
        key: 'Accuracy',
        alpha: 0.72,
        low: 0.6,
        high: 0.81,
        metric: 'ordinal',
        agreement: 68,
        units: 60,
        matrix: [0, 1, 2].flatMap((value) => [0, 1, 2].map((other) => ({ value, other, n: value === other ? 40 : 8 }))),
      },
      { key: 'Security', alpha: null, low: null, high: null, metric: 'nominal', agreement: 100, units: 60, matrix: [] },
    ],
    reviewers: [
      { key: 'Rae', n: 80, mean: 82, bias: around(1, 3), signal: null },
      { key: 'Sam', n: 60, mean: 71, bias: around(-9, 4), signal: 'low' },
      { key: 'Tom', n: null, mean: null, bias: { value: null, low: null, high: null }, signal: null, hidden: 'small' },
    ],
  },
  coaching: [
    {
      key: 'Ada',
      n: 44,
      value: 84,
      shrunken: 83,
      categories: ['Accuracy', 'Tone'].map((key, at) => ({
        key,
        n: 44,
        value: 70 + 20 * at,
        shrunken: 72 + 18 * at,
        gap: -6 + 5 * at,
      })),
      weakest: ['Accuracy', 'Tone'],
      trend: [12, 13].map((index) => ({ period: month(index).period, value: 80 + index, n: 20 })),
      themes: [{ key: 'macro not edited', n: 7 }],
    },
    {
      key: 'Dee',
      n: null,
      value: null,
      shrunken: null,
      categories: [],
      weakest: [],
      trend: [],
      themes: [],
      hidden: 'small',
    },
  ],
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

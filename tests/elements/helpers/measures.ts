import type { Measure, SeriesPoint } from '../../../src/metric.js';

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

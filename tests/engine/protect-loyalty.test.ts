import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { protect } from '../../src/engine/protect.js';
import type { CohortRow, Cohorts, Measure, RateComparison, RevenueFlow } from '../../src/metric.js';
import { sampleMeasure } from '../elements/helpers/measures.js';

const figures = { value: 10, low: 5, high: 15 };

function guarded(changes: Partial<Measure>, context: Partial<Measure['context']> = {}): Measure {
  const usual = sampleMeasure();
  return protect({ ...usual, segments: [], ...changes, context: { ...usual.context, ...context } });
}

/** Monthly cohorts by size: each is seen up to its age in months, at the latest age not to the end. */
function cohortsOf(sizes: readonly number[], ages = sizes.length): Cohorts {
  const rows = sizes.map((size, i): CohortRow => {
    const cells = Array.from({ length: ages }, (_, age) => {
      const seen = sizes.length - 1 - i;
      return age > seen ? null : { ...figures, n: size, of: size, complete: age < seen || seen === ages - 1 };
    });
    return { cohort: `2024-0${i + 1}`, size, cells };
  });
  const average = Array.from({ length: ages }, (_, age) => {
    const of = rows.reduce((sum, { cells }) => sum + (cells[age]?.complete ? (cells[age].of ?? 0) : 0), 0);
    return of === 0 ? null : { ...figures, n: of, of, complete: true };
  });
  const bounds = Array.from({ length: ages }, (_, age) => ({ from: age, to: age }));
  return { kind: 'classic', statistic: 'customers', ages: bounds, rows, average };
}

function sizesOf(cohorts: Cohorts | null | undefined): (number | null)[] | undefined {
  return cohorts?.rows.map(({ size }) => size);
}

/** How many of each cell's cohort are shown, row by row. */
function shownOf(cohorts: Cohorts | null | undefined) {
  return cohorts?.rows.map(({ cells }) => cells.map((cell) => (cell?.hidden ? 'hidden' : (cell?.n ?? null))));
}

describe('cohorts', () => {
  test('of few lose size and cells, and the next smallest with them', () => {
    const { cohorts } = guarded({ cohorts: cohortsOf([40, 3, 9, 20]) });
    assert.deepEqual(sizesOf(cohorts), [40, null, null, 20]);
    assert.deepEqual(shownOf(cohorts), [
      [40, 'hidden', 40, 40],
      ['hidden', 'hidden', 'hidden', null],
      ['hidden', 'hidden', null, null],
      [20, null, null, null],
    ]);
    assert.deepEqual(cohorts?.rows[1]?.cells[0], {
      n: null,
      of: null,
      value: null,
      low: null,
      high: null,
      complete: true,
      hidden: 'small',
    });
  });

  test('that alone reach an age take a cell of another with them', () => {
    const { cohorts } = guarded({ cohorts: cohortsOf([40, 20, 3, 9, 20]) });
    assert.deepEqual(shownOf(cohorts), [
      [40, 40, 40, 40, 40],
      [20, 'hidden', 20, 20, null],
      ['hidden', 'hidden', 'hidden', null, null],
      ['hidden', 'hidden', null, null, null],
      [20, null, null, null, null],
    ]);
  });

  test('of few in all lose the averages made of them alone', () => {
    const { cohorts } = guarded({ cohorts: cohortsOf([4, 90]) });
    assert.deepEqual(
      cohorts?.average.map((cell) => cell?.n ?? null),
      [null, null],
    );
  });

  test('never leave less than the limit to be found from an average and its size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 8 }),
        (sizes, least) => {
          const before = cohortsOf(sizes);
          const { cohorts } = guarded({ cohorts: before }, { min_group: least });
          before.ages.forEach((_, age) => {
            const isIn = (i: number) => before.rows[i]?.cells[age]?.complete === true;
            const all = sizes.filter((__, i) => isIn(i)).reduce((sum, size) => sum + size, 0);
            const left = sizes
              .filter((__, i) => isIn(i) && cohorts?.rows[i]?.cells[age]?.hidden)
              .reduce((sum, size) => sum + size, 0);
            assert.ok(left === 0 || left >= Math.min(least, all));
            assert.ok(cohorts?.average[age]?.hidden !== undefined || all === 0 || all >= least);
          });
        },
      ),
    );
  });
});

function flowOf(
  period: string,
  moved: readonly (readonly ['new' | 'expansion' | 'churn', number, number])[],
): RevenueFlow {
  const movements = moved.map(([key, amount, n]) => ({ key, amount, n }));
  return {
    period,
    complete: true,
    start: 1000,
    end: 1000 + moved.reduce((sum, [, amount]) => sum + amount, 0),
    movements,
  };
}

describe('movements of revenue', () => {
  const hidden = { amount: null, n: null, hidden: 'small' };

  test('of few customers lose amount and count, with the next smallest, and totals stay', () => {
    const flow = flowOf('2024-01', [
      ['new', 700, 40],
      ['expansion', 90, 6],
      ['churn', -100, 1],
    ]);
    const [shown] = guarded({ revenue: [flow] }).revenue ?? [];
    assert.deepEqual(shown, {
      ...flow,
      movements: [
        { key: 'new', amount: 700, n: 40 },
        { key: 'expansion', ...hidden },
        { key: 'churn', ...hidden },
      ],
    });
  });

  test('without customers are shown as none', () => {
    const flow = flowOf('2024-01', [
      ['new', 700, 40],
      ['churn', 0, 0],
    ]);
    assert.deepEqual(guarded({ revenue: [flow] }).revenue, [flow]);
  });

  test('of new customers are hidden with their cohort, in its month and in what holds it', () => {
    const cohorts = cohortsOf([40, 3, 9, 20]);
    const moved = [
      ['new', 700, 30],
      ['churn', -80, 20],
    ] as const;
    const keys = (period: string, grain: 'month' | 'quarter') => {
      const { revenue } = guarded({ cohorts, revenue: [flowOf(period, moved)] }, { period: grain });
      return revenue?.flatMap(({ movements }) => movements.flatMap(({ key, n }) => (n === null ? [key] : [])));
    };
    assert.deepEqual(keys('2024-01', 'month'), []);
    assert.deepEqual(keys('2024-02', 'month'), ['new']);
    assert.deepEqual(keys('2024-Q1', 'quarter'), ['new']);
    assert.deepEqual(keys('2024-Q2', 'quarter'), []);
  });

  test('go with the periods that a filter made small', () => {
    const series = sampleMeasure()
      .series.slice(0, 2)
      .map((point, i) => ({ ...point, n: i === 0 ? 2 : 90 }));
    const revenue = series.map(({ period }) => flowOf(period, [['new', 700, 30]]));
    const filtered = guarded({ series, revenue }, { filters: { region: ['ANZ'] } });
    assert.deepEqual(filtered.revenue, []);
    assert.equal(guarded({ series, revenue }).revenue?.length, 2);
  });
});

function groupOf(key: string | null, n: number | null, exposure: number) {
  return { key, ...figures, events: 2, exposure, ...(n !== null && { n }) };
}

function contrastOf(key: string, against: string): RateComparison['contrasts'][number] {
  const ratio = { ...figures, p: 0.5 };
  return { key, against, points: figures, relative: figures, ratio, stratified: null, risk: null, verdict: 'unclear' };
}

describe('rates', () => {
  const contrasts = [contrastOf('a', 'd'), contrastOf('b', 'd'), contrastOf('c', 'd')];
  const comparison: RateComparison = { by: 'tier', groups: [], contrasts, strata: [], lag_days: 90 };

  test('of groups with few customers lose every figure and every contrast, with the next smallest', () => {
    const groups = [groupOf('a', 2, 40), groupOf('b', 7, 50), groupOf('c', 30, 300), groupOf('d', 90, 900)];
    const [shown] = guarded({ rates: [{ ...comparison, groups }] }).rates ?? [];
    assert.deepEqual(shown?.groups[0], {
      key: 'a',
      events: null,
      exposure: null,
      value: null,
      low: null,
      high: null,
      hidden: 'small',
    });
    assert.deepEqual(
      shown?.groups.map(({ hidden }) => hidden),
      ['small', 'small', undefined, undefined],
    );
    assert.deepEqual(
      shown?.contrasts.map(({ key }) => key),
      ['c'],
    );
  });

  test('against a small group say nothing', () => {
    const groups = [groupOf('c', 30, 300), groupOf('d', 3, 900)];
    assert.deepEqual(guarded({ rates: [{ ...comparison, groups }] }).rates?.[0]?.contrasts, []);
  });

  test('of groups whose customers nobody counted are judged by their customer-months', () => {
    const groups = [groupOf('a', null, 4.5), groupOf('b', null, 60), groupOf('c', null, 600)];
    assert.deepEqual(
      guarded({ rates: [{ ...comparison, groups }] }).rates?.[0]?.groups.map(({ exposure }) => exposure),
      [null, null, 600],
    );
  });
});

test('what came after the last case of few customers is hidden within its own dimension', () => {
  const within = [{ days: 30, ...figures }];
  const line = (by: string | null, key: string | null, n: number) => ({ by, key, n, events: 1, within });
  const after = [
    line(null, null, 60),
    line('rating', 'satisfied', 50),
    line('rating', 'dissatisfied', 8),
    line('rating', null, 2),
    line('reply_band', '0-1', 60),
  ];
  const shown = guarded({ after_case: after }).after_case;
  assert.deepEqual(
    shown?.map(({ n, events, within: days }) => [n, events, days.length]),
    [
      [60, 1, 1],
      [50, 1, 1],
      [null, null, 0],
      [null, null, 0],
      [60, 1, 1],
    ],
  );
});

test('curves of few are hidden with their medians, also where they are of no segment; that of the whole stays', () => {
  const curve = { x_unit: 'months', shows: 'surviving', events: 1, median: figures } as const;
  const point = { x: 1, value: 50, low: null, high: null, at_risk: 3 };
  const curves = [3, 3, 4, 90].map((n, i) => ({
    ...curve,
    by: i === 0 ? null : 'tier',
    key: i === 0 ? null : `t${i}`,
    n,
    points: [point],
  }));
  assert.deepEqual(
    guarded({ curves }).curves?.map(({ key, n, points, median }) => [key, n, points.length, median]),
    [
      [null, 3, 1, figures],
      ['t1', null, 0, undefined],
      ['t2', null, 0, undefined],
      ['t3', 90, 1, figures],
    ],
  );
});

test('all of it is gone where a filter makes the whole small', () => {
  const {
    cohorts,
    revenue,
    rates,
    after_case: after,
  } = guarded(
    { n: 4, cohorts: cohortsOf([40]), revenue: [flowOf('2024-01', [])], rates: [], after_case: [] },
    { filters: { region: ['ANZ'] } },
  );
  assert.deepEqual([cohorts, revenue, rates, after], [null, [], [], []]);
});

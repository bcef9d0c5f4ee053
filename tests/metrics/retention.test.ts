import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cellsIn, linesOf } from '../../src/engine/lines.js';
import { factsOf } from '../../src/engine/linking.js';
import { settle } from '../../src/engine/settle.js';
import { decodeFeed, defaultDecode } from '../../src/feeds/index.js';
import {
  defaultQuestion,
  FeedError,
  finish,
  type Cells,
  type Fact,
  type Measure,
  type Question,
} from '../../src/metric.js';
import { retention } from '../../src/metrics/counting/retention.js';
import { subscriptionFields as fields } from '../../src/metrics/records/subscription.js';
import { cohortsOf } from '../../src/metrics/retention/cohorts.js';
import { revenueKept } from '../../src/metrics/retention/estimate.js';
import { keyColumns } from '../fixtures/cells.js';
import { ask } from './ask.js';
import { settled } from './settled.js';

type Row = Readonly<Record<string, unknown>>;

/** Revenue at the ends of January 2024 and the months after it; null where the customer has no row. */
type Amounts = readonly (number | null)[];

/** The last days of the months of 2024, by which states are dated. */
function lastDay(month: number): string {
  return new Date(Date.UTC(2024, month + 1, 0)).toISOString();
}

/** States of customers `0`, `1` …, one list of amounts each, with further fields by customer and month. */
function states(customers: readonly Amounts[], more: (customer: number, month: number) => Row = () => ({})): Row[] {
  return customers.flatMap((amounts, customer) =>
    amounts.flatMap((mrr, month): Row[] =>
      mrr === null ? [] : [{ account_id: String(customer), at: lastDay(month), mrr, ...more(customer, month) }],
    ),
  );
}

/** The measure of rows as of the end of a month, 0 being January 2024. */
function measured(
  rows: readonly Row[],
  month: number,
  options: Question['options'] = {},
  question: Partial<Question> = {},
  meta: object = {},
): Promise<Measure> {
  return ask(retention, { main: rows }, { as_of: lastDay(month), tz: 'UTC', ...meta }, { options, ...question });
}

/** The cells of rows, as a measure is made from. */
function cellsOf(rows: readonly Row[], month: number, options: Question['options']): Cells {
  const data = { meta: { as_of: lastDay(month), tz: 'UTC' }, rows };
  const { records, meta } = finish(
    decodeFeed({ bytes: null, data, contentType: null, decode: defaultDecode }, { ...retention.records.main, fields }),
  );
  const asked = settle(
    retention,
    { ...defaultQuestion, options },
    { meta, ...finish(factsOf(retention, { main: records })) },
  );
  const lines = finish(linesOf(retention, { main: records }, asked));
  return finish(cellsIn(retention, lines, asked, { since: null, until: null }));
}

function fact({ facts = [] }: Measure, code: string, at?: number): Fact | undefined {
  return facts.find((fact) => fact.code === code && fact.at === at);
}

function three(measure: Measure): (string | undefined)[] {
  const codes = ['logo_retention', 'gross_revenue_retention', 'net_revenue_retention'];
  return codes.map((code) => fact(measure, code)?.value?.toFixed(2));
}

function shares(
  cells: readonly ({ readonly value: number | null } | null)[] | undefined,
): (number | null)[] | undefined {
  return cells?.map((cell) => (cell?.value === null || cell === null ? null : Math.round(cell.value * 1e4) / 1e4));
}

const month = { window: 1 };

// metrics oracle O43
const five = states([
  [100, 110],
  [200, 180],
  [50, 0],
  [400, 460],
  [250, 250],
]);

describe('what a window keeps', () => {
  test('is told of customers, of revenue, and of revenue with what was added, always together: 80, 93 and 100 %', async () => {
    const measure = await measured(five, 1, month);
    assert.deepEqual(three(measure), ['80.00', '93.00', '100.00']);
    assert.deepEqual([measure.value, measure.low, measure.high, measure.n], [80, null, null, 5]);
    assert.equal((await measured(five, 1, { ...month, statistic: 'gross' })).value, 93);
    assert.equal((await measured(five, 1, { ...month, statistic: 'net' })).value, 100);
  });

  test('has the error of a ratio of sums: 9.08295 for net, 6.45901 for gross (O43)', () => {
    const cells = cellsOf(five, 1, month);
    const windows = Array.from({ length: cells.size }, (_, i) => i).filter(
      (i) => cells.keys['part']?.at(i) === 'window',
    );
    assert.equal(revenueKept(cells, windows, 'end', 0.95).standardError?.toFixed(5), '9.08295');
    assert.equal(revenueKept(cells, windows, 'gross', 0.95).standardError?.toFixed(5), '6.45901');
  });

  // metrics oracle O35: Fincome, BigDelta and MetricKit
  test('is what vendors print: 88.50 and 87.00, 105 and 90, 99 and 87 %', async () => {
    const cases: [Amounts[], string, string][] = [
      [
        [
          [10_000, 0],
          [5_000, 4_167],
          [5_000, 6_250],
          [63_333, 63_333],
        ],
        '88.50',
        '87.00',
      ],
      [
        [
          [1_200, 0],
          [5_000, 4_200],
          [13_800, 16_800],
        ],
        '105.00',
        '90.00',
      ],
      [
        [
          [8_000, 0],
          [45_000, 40_000],
          [47_000, 59_000],
        ],
        '99.00',
        '87.00',
      ],
    ];
    for (const [customers, net, gross] of cases) {
      const [, ...revenue] = three(await measured(states(customers), 1, month));
      assert.deepEqual(revenue, [gross, net]);
    }
  });

  test('has an interval of customers drawn again, the same for the same seed', async () => {
    const limits = async (seed: number) => {
      const found = fact(await measured(five, 1, { ...month, seed }), 'gross_revenue_retention');
      return [found?.low, found?.high];
    };
    const first = await limits(1);
    assert.deepEqual(await limits(1), first);
    assert.notDeepEqual(await limits(2), first);
    const [low = NaN, high = NaN] = first.map(Number);
    assert.ok(low < 93 && low > 60 && high >= 93 && high <= 100, `${low} … ${high}`);
  });

  test('goes from end to end: who was away in between is kept, who came in between does not count', async () => {
    const rows = states([
      [10, 0, 10],
      [10, 10, 0],
      [0, 10, 10],
    ]);
    const measure = await measured(rows, 2, { window: 2 });
    assert.deepEqual([measure.value, measure.n], [50, 2]);
    assert.deepEqual(three(measure), ['50.00', '50.00', '50.00']);
  });

  test('counts all that was lost on the way where movements are asked for: 60 % instead of 100 %', async () => {
    const rows = states([[100, 60, 100]]);
    assert.deepEqual(three(await measured(rows, 2, { window: 2 })), ['100.00', '100.00', '100.00']);
    assert.deepEqual(three(await measured(rows, 2, { window: 2, form: 'movements' })), ['100.00', '60.00', '100.00']);
  });

  test('adds up what was lost more than once, and only within the window: 20 and 30 of 100 leave 50 %', async () => {
    // In the month before the window another 400 were lost.
    const rows = states([[500, 100, 80, 100, 70, 100]]);
    assert.deepEqual(three(await measured(rows, 5, { window: 4, form: 'movements' })), ['100.00', '50.00', '100.00']);
    assert.deepEqual(three(await measured(rows, 5, { window: 4 })), ['100.00', '100.00', '100.00']);
  });

  test('follows the customer when its plan moves to another subscription', async () => {
    const rows = states([[10, 8]], (_, at) => ({ subscription_id: `plan ${at}` }));
    assert.deepEqual(three(await measured(rows, 1, month)), ['100.00', '80.00', '80.00']);
  });

  test('adds the subscriptions of a customer: one of two goes, the customer stays', async () => {
    const rows = [
      ...states([[10, 0]], () => ({ subscription_id: 'a' })),
      ...states([[30, 30]], () => ({ subscription_id: 'b' })),
    ];
    assert.deepEqual(three(await measured(rows, 1, month)), ['100.00', '75.00', '75.00']);
  });

  test('says nothing of revenue where the feed names no money', async () => {
    const rows = five.map(({ account_id: account, at }) => ({ account_id: account, at }));
    const measure = await measured(rows, 1, month);
    assert.deepEqual([measure.value, three(measure)], [100, ['100.00', undefined, undefined]]);
    assert.deepEqual(measure.revenue, []);
  });

  test('names the currency that the feed names, and none where it names none', async () => {
    const rows = states([[100, 100]]);
    assert.equal((await measured(rows, 1, { window: 1 }, {}, { currency: 'EUR' })).context.currency, 'EUR');
    assert.equal('currency' in (await measured(rows, 1, { window: 1 })).context, false);
  });

  test('refuses to add currencies', async () => {
    const rows = states(
      [
        [10, 10],
        [10, 10],
      ],
      (customer) => ({ currency: customer === 0 ? 'EUR' : 'USD' }),
    );
    await assert.rejects(
      measured(rows, 1, month),
      (error) => error instanceof FeedError && error.code === 'currency_mismatch',
    );
    const inEuro = await measured(rows, 1, month, { filters: { currency: ['EUR'] } });
    assert.equal(inEuro.n, 1);
  });

  test('refuses options that are none', async () => {
    for (const options of [
      { window: 0 },
      { window: 1.5 },
      { statistic: 'half' },
      { brackets: '3-1' },
      { cohorts: 'x' },
    ]) {
      await assert.rejects(
        measured(five, 1, options),
        (error) => error instanceof FeedError && error.code === 'bad_option',
      );
    }
  });
});

describe('the windows of a series', () => {
  const rows = states([
    [10, 10, 10, 10, 10],
    [10, 10, 0, 0, 0],
    [null, 10, 10, 10, 0],
    [null, null, 10, 10, 10],
  ]);

  test('end with each complete month; the value is the last one', async () => {
    const measure = await measured(rows, 4, month);
    assert.deepEqual(
      measure.series.map(({ period, value, n }) => [period, value?.toFixed(2), n]),
      [
        ['2024-02', '100.00', 2],
        ['2024-03', '66.67', 3],
        ['2024-04', '100.00', 3],
        ['2024-05', '66.67', 3],
      ],
    );
    assert.deepEqual([measure.value?.toFixed(2), measure.n], ['66.67', 3]);
    assert.deepEqual([measure.change?.from, measure.change?.to], ['2024-04', '2024-05']);
    assert.equal(measure.change?.value?.toFixed(2), '-33.33');
  });

  test('leave out the month that runs', async () => {
    const measure = await measured(rows, 4, month, {}, { as_of: '2024-05-30T00:00:00Z' });
    assert.deepEqual([measure.series.at(-1)?.period, measure.value], ['2024-04', 100]);
  });

  test('of a quarter are not added: it has the standing of its last month', async () => {
    const { series } = await measured(rows, 4, month, { period: 'quarter' });
    assert.deepEqual(
      series.map(({ period, n, complete }) => [period, n, complete]),
      [
        ['2024-Q1', 3, true],
        ['2024-Q2', 3, false],
      ],
    );
  });

  test('stand in the weeks in which months end, and the value is that of the last of them', async () => {
    const measure = await measured(rows, 4, month, { period: 'week' }, { as_of: '2024-05-20T00:00:00Z' });
    assert.deepEqual([measure.value, measure.n], [100, 3]);
    assert.deepEqual(
      measure.series.filter(({ n }) => n !== 0).map(({ period }) => period),
      ['2024-W09', '2024-W13', '2024-W18'],
    );
  });

  test('end by the end of what is asked for, and are then what they were at that time', async () => {
    const told = async (measure: Promise<Measure>) => [(await measure).value, (await measure).facts?.slice(0, 3)];
    const until = (until: string) => told(measured(rows, 4, month, { until }));
    assert.deepEqual(await until('2024-05-01'), await told(measured(rows, 3, month)));
    assert.deepEqual(await until('2024-04-30'), await told(measured(rows, 2, month)));
  });

  test('belong to the dimensions at their start: who moved up is kept by the plan it had', async () => {
    const plans = states(
      [
        [10, 20],
        [10, 0],
        [5, 5],
      ],
      (customer, at) => ({
        plan: customer === 2 || (customer === 0 && at === 1) ? 'large' : 'small',
      }),
    );
    const { segments } = await measured(plans, 1, { ...month, statistic: 'net' }, { by: ['plan'] });
    assert.deepEqual(
      segments.map(({ key, value, n }) => [key, value, n]),
      [
        ['large', 100, 1],
        ['small', 100, 2],
      ],
    );
  });

  test('that do not fit the feed are said not to', async () => {
    const measure = await measured(rows, 4);
    assert.deepEqual([measure.value, measure.n], [null, 0]);
    assert.deepEqual(
      measure.notes.map((note) => [note.code, note['months']]),
      [['history_too_short', 12]],
    );
    assert.equal(measure.cohorts?.rows.length, 3);
  });

  test('say when one customer makes more than a fifth of the revenue', async () => {
    const notes = async (largest: number) => {
      const { notes } = await measured(states([[largest, 10], ...Array.from({ length: 8 }, () => [10, 10])]), 1, month);
      return notes.filter(({ code }) => code === 'large_customer').map((note) => note['share']);
    };
    assert.deepEqual(await notes(20), []);
    assert.deepEqual(await notes(40), [1 / 3]);
  });

  test('are empty without rows', async () => {
    const measure = await measured([], 4);
    assert.deepEqual(
      [measure.value, measure.n, measure.cohorts, measure.curves, measure.revenue],
      [null, 0, null, [], []],
    );
  });
});

// metrics oracle O42: A active at ages 0–5, B 0 1 3, C 0 2 5, D 0, E 0 1 2 4
describe('a cohort', () => {
  const rows = states([
    [1, 1, 1, 1, 1, 1],
    [1, 1, 0, 1, 0, 0],
    [1, 0, 1, 0, 0, 1],
    [1, 0, 0, 0, 0, 0],
    [1, 1, 1, 0, 1, 0],
  ]);
  const cohort = async (options: Question['options']) =>
    shares((await measured(rows, 5, options)).cohorts?.rows[0]?.cells);

  test('counts who is active at an age: 1, .6, .6, .4, .4, .4', async () => {
    assert.deepEqual(await cohort({}), [100, 60, 60, 40, 40, 40]);
  });

  test('counts who is active then or later: 1, .8, .8, .8, .6, .4', async () => {
    assert.deepEqual(await cohort({ cohorts: 'rolling' }), [100, 80, 80, 80, 60, 40]);
  });

  test('counts who is active at least once within a bracket: .8 in [1, 2], .8 in [3, 5]', async () => {
    assert.deepEqual(await cohort({ cohorts: 'bracket', brackets: '1-2 3-5' }), [80, 80]);
  });

  test('counts who never had a gap: 1, .6, .4, .2, .2, .2', async () => {
    assert.deepEqual(await cohort({ cohorts: 'survival' }), [100, 60, 40, 20, 20, 20]);
  });

  test('has its size, and Wilson’s limits in each cell: 3 of 5 are 23.07 to 88.24 %', async () => {
    const { cohorts } = await measured(rows, 5);
    const [row] = cohorts?.rows ?? [];
    assert.deepEqual([row?.cohort, row?.size, row?.cells[1]?.n, row?.cells[1]?.of], ['2024-01', 5, 3, 5]);
    assert.deepEqual([row?.cells[1]?.low?.toFixed(2), row?.cells[1]?.high?.toFixed(2)], ['23.07', '88.24']);
  });

  test('keeps a customer who comes back', async () => {
    const { cohorts } = await measured(
      states([
        [1, 0, 0, 1],
        [null, 1, 1, 1],
      ]),
      3,
    );
    assert.deepEqual(
      cohorts?.rows.map(({ cohort, size }) => [cohort, size]),
      [
        ['2024-01', 1],
        ['2024-02', 1],
      ],
    );
    assert.deepEqual(
      cohorts?.rows.map(({ cells }) => shares(cells)),
      [
        [100, 0, 0, 100],
        [100, 100, 100, null],
      ],
    );
  });

  test('keeps its revenue, with what was added or without', async () => {
    const paid = states([
      [100, 120, 50],
      [100, 100, 0],
    ]);
    const cells = async (statistic: string) => shares((await measured(paid, 2, { statistic })).cohorts?.rows[0]?.cells);
    assert.deepEqual(await cells('net'), [100, 110, 25]);
    assert.deepEqual(await cells('gross'), [100, 100, 25]);
  });

  test('counts customers where revenue has no meaning: then or later, in a bracket, without a gap', async () => {
    const { cohorts } = await measured(rows, 5, { statistic: 'net', cohorts: 'rolling' });
    assert.deepEqual([cohorts?.kind, cohorts?.statistic], ['rolling', 'customers']);
  });

  test('marks what is not complete and leaves it out of averages', async () => {
    const { cohorts } = await measured(
      states([
        [1, 1, 1],
        [null, 1, 0],
      ]),
      2,
      {},
      {},
      { as_of: '2024-03-31T00:00:00Z' },
    );
    assert.deepEqual(shares(cohorts?.average), [100, 50, 100]);
    const running = [
      ...states([
        [1, 1],
        [1, 1],
      ]),
      { account_id: '0', at: '2024-03-10T00:00:00Z', mrr: 1 },
    ];
    const { cohorts: early } = await measured(running, 2, {}, {}, { as_of: '2024-03-12T00:00:00Z' });
    assert.deepEqual(
      early?.rows[0]?.cells.map((cell) => [cell?.value, cell?.complete]),
      [
        [100, true],
        [100, true],
        [50, false],
      ],
    );
    assert.deepEqual(shares(early?.average), [100, 100, null]);
  });

  test('that began before the feed is complete is marked, and in no average and no curve', async () => {
    const meta = { complete_from: '2024-02-01T00:00:00Z' };
    const measure = await measured(
      states([
        [1, 0, 0],
        [null, 1, 1],
      ]),
      2,
      {},
      {},
      meta,
    );
    assert.deepEqual(
      measure.cohorts?.rows.map(({ missing }) => missing),
      ['start', undefined],
    );
    assert.deepEqual(shares(measure.cohorts?.average), [100, 100, null]);
    assert.deepEqual([measure.curves?.[0]?.n, measure.curves?.[0]?.events], [1, 0]);
  });
});

describe('the average of cohorts', () => {
  // metrics oracle O47
  test('weighs them by their size: of 100 90 % and of 10 40 % are 85.4545 %, not 65 %', async () => {
    const first = Array.from({ length: 100 }, (_, i) => [1, i < 90 ? 1 : 0]);
    const second = Array.from({ length: 10 }, (_, i) => [null, 1, i < 4 ? 1 : 0]);
    const { cohorts } = await measured(states([...first, ...second]), 2);
    assert.deepEqual(
      [cohorts?.average[1]?.value?.toFixed(4), cohorts?.average[1]?.n, cohorts?.average[1]?.of],
      ['85.4545', 94, 110],
    );
  });

  /** Cells of cohorts, one a month from January 2023 on, with their sizes and what part, in percent, is left at an age. */
  function handbook(
    sizes: readonly number[],
    age: number,
    percents: readonly number[],
    of: 'customers' | 'retained' | 'current',
  ) {
    const lines = sizes.flatMap((size, cohort) => [
      { cohort, age: 0, customers: of === 'customers' ? size : 1, initial: size, left: size },
      ...percents.slice(cohort, cohort + 1).map((percent) => {
        const left = (size * percent) / 100;
        return { cohort, age, customers: of === 'customers' ? left : 1, initial: size, left };
      }),
    ]);
    const name = (cohort: number) => `${2023 + Math.floor(cohort / 12)}-${String((cohort % 12) + 1).padStart(2, '0')}`;
    const cells: Cells = {
      size: lines.length,
      keys: keyColumns({
        part: lines.map(() => 'cohort'),
        cohort_month: lines.map(({ cohort }) => name(cohort)),
        cohort_age: lines.map((line) => line.age),
      }),
      addends: {
        customers: Float64Array.from(lines, ({ customers }) => customers),
        initial: Float64Array.from(lines, ({ initial }) => initial),
        [of]: Float64Array.from(lines, (line) => (of === 'customers' ? line.customers : line.left)),
      },
    };
    const statistic = { customers: 'customers', retained: 'gross', current: 'net' }[of];
    // As of April 2024 the sixteenth cohort is there and has no age of one month yet.
    const asked = settled({ asOf: Date.UTC(2024, 3, 30), options: { statistic } });
    return finish(cohortsOf(cells, asked))?.average[age]?.value?.toFixed(2);
  }

  // metrics oracle O34: GP Bullhound, The CFO Handbook; the page rounds its percentages
  test('is what a handbook prints: 98.96, 97.72 and 66.49 % of customers in months 1, 2 and 12', () => {
    const sizes = [178, 180, 149, 191, 200, 210, 208, 179, 176, 227, 193, 233, 202, 243, 213, 215];
    const first = [97, 97, 100, 98, 98, 98, 100, 98, 100, 100, 100, 99, 100, 99, 100];
    const second = [93, 97, 97, 96, 96, 96, 98, 98, 100, 99, 100, 99, 99, 99];
    assert.equal(handbook(sizes, 1, first, 'customers'), '98.96');
    assert.equal(handbook(sizes, 2, second, 'customers'), '97.72');
    assert.equal(handbook(sizes, 12, [60, 69, 68, 69], 'customers'), '66.49');
  });

  test('and of revenue: 76.30 % gross and 104.31 % net in month 12', () => {
    assert.equal(handbook([54_701, 44_136, 55_887, 46_883], 12, [77, 74, 76, 78], 'retained'), '76.30');
    assert.equal(handbook([42_162, 55_433, 56_681, 58_264], 12, [96, 104, 107, 108], 'current'), '104.31');
  });
});

describe('how long customers stay', () => {
  const lives = (...lives: readonly [months: number, churned: boolean][]) =>
    lives.map(([months, churned], i) => ({
      account_id: String(i),
      months,
      churned,
      mrr: 10,
      plan: i % 2 === 0 ? 'a' : 'b',
    }));

  // metrics oracle O23
  test('is told by the median, the middle where the curve lies on one half', async () => {
    const median = async (...drawn: readonly [number, boolean][]) =>
      (await measured(lives(...drawn), 4)).curves?.[0]?.median?.value;
    assert.equal(await median([1, true], [2, true], [3, true], [4, true]), 2.5);
    assert.equal(await median([1, true], [2, true], [3, false], [4, true]), 3);
    assert.equal(await median([1, true], [2, true], [2.5, false], [3, true], [4, true]), 3);
  });

  test('runs in months to the first gap: customers of states who left after 1, after 2, and not within 3', async () => {
    const { curves } = await measured(
      states([
        [1, 0, 0, 1],
        [1, 1, 0, 0],
        [1, 1, 1, 1],
        [null, 1, 1, 1],
      ]),
      3,
    );
    const [whole] = curves ?? [];
    assert.deepEqual([whole?.x_unit, whole?.shows, whole?.n, whole?.events], ['months', 'surviving', 4, 2]);
    assert.deepEqual(
      whole?.points.map(({ x, value, at_risk: atRisk }) => [x, value, atRisk]),
      [
        [0, 100, 4],
        [1, 75, 4],
        [2, 50, 3],
        [3, 50, 1],
      ],
    );
  });

  test('is told after 3, 6, 12 and 24 months, as far as anybody was seen', async () => {
    const measure = await measured(lives([2, true], [7, false], [8, false], [9, true]), 4);
    assert.deepEqual(
      [3, 6, 12, 24].map((at) => fact(measure, 'surviving', at)?.value),
      [75, 75, null, null],
    );
    assert.equal(fact(measure, 'surviving', 3)?.at_unit, 'months');
  });

  test('differs between segments by the log-rank test, with a curve each', async () => {
    const { curves, group_tests: tests } = await measured(
      lives([1, true], [5, true], [1, true], [6, true], [2, true], [7, false]),
      4,
      {},
      { by: ['plan'] },
    );
    assert.deepEqual(
      curves?.map(({ by, key, n }) => [by, key, n]),
      [
        [null, null, 6],
        ['plan', 'a', 3],
        ['plan', 'b', 3],
      ],
    );
    // by hand: at month 1 two of six go, one expected; at 2 one of four, .25 expected: 3 − 1.25 = 1.75 more than expected;
    // variance 2·4/5·(3·3/36) + 3/16 = 0.5875, so χ² = 1.75²/0.5875
    assert.deepEqual(
      tests?.map(({ chi_squared: chi, degrees }) => [chi.toFixed(4), degrees]),
      [['5.2128', 1]],
    );
  });

  test('and what a snapshot keeps: 2 of 3 customers, 70 % of their revenue', async () => {
    const rows = [
      { months: 4, churned: 'No', mrr: 30 },
      { months: 1, churned: 'No', mrr: 40 },
      { months: 9, churned: 'Yes', mrr: 30 },
    ];
    const measure = await ask(
      retention,
      { main: rows.map((row) => ({ ...row, churned: row.churned === 'Yes' })) },
      { as_of: lastDay(4), tz: 'UTC' },
      {},
    );
    assert.deepEqual(three(measure), ['66.67', '70.00', '70.00']);
    assert.deepEqual([measure.n, measure.rows.used, measure.cohorts, measure.series], [3, 3, null, []]);
  });
});

describe('what moved revenue', () => {
  const rows = states([
    [100, 100, 60, 0, 50],
    [50, 80, 80, 80, 80],
    [null, 20, 20, 20, 20],
  ]);

  test('is new, reactivated, expanded, contracted and churned, and leads from start to end', async () => {
    const { revenue } = await measured(rows, 4);
    const flow = revenue?.map(({ period, start, end, movements }) => [
      period,
      start,
      ...movements.map(({ amount }) => amount),
      end,
    ]);
    assert.deepEqual(flow, [
      ['2024-01', 0, 150, 0, 0, 0, 0, 150],
      ['2024-02', 150, 20, 0, 30, 0, 0, 200],
      ['2024-03', 200, 0, 0, 0, -40, 0, 160],
      ['2024-04', 160, 0, 0, 0, 0, -60, 100],
      ['2024-05', 100, 0, 50, 0, 0, 0, 150],
    ]);
    assert.deepEqual(
      revenue?.[1]?.movements.map(({ key, n }) => [key, n]),
      [
        ['new', 1],
        ['reactivation', 0],
        ['expansion', 1],
        ['contraction', 0],
        ['churn', 0],
      ],
    );
  });

  test('adds up over a quarter, from its first month’s start', async () => {
    const { revenue } = await measured(rows, 4, {}, { period: 'quarter' });
    assert.deepEqual(
      revenue?.map(({ period, complete, start, end }) => [period, complete, start, end]),
      [
        ['2024-Q1', true, 0, 160],
        ['2024-Q2', false, 160, 150],
      ],
    );
  });

  test('is the same from movements as from states', async () => {
    const moves = [
      ['0', 0, 100],
      ['0', 2, -40],
      ['0', 3, -60],
      ['0', 4, 50],
      ['1', 0, 50],
      ['1', 1, 30],
      ['2', 1, 20],
    ].map(([account, at, delta]) => ({ account_id: account, at: lastDay(Number(at)), delta }));
    const [fromMoves, fromStates] = [await measured(moves, 4, month), await measured(rows, 4, month)];
    assert.deepEqual(fromMoves.revenue, fromStates.revenue);
    assert.deepEqual(fromMoves.cohorts, fromStates.cohorts);
    assert.deepEqual(fromMoves.facts, fromStates.facts);
  });

  test('and the same from spans, one each time revenue changes', async () => {
    // An amount that holds at a month's end begins in that month and ends in the one in which another holds.
    const span = (account: string, from: number, to: number | null, mrr: number) => ({
      account_id: account,
      started_at: new Date(Date.UTC(2024, from, 10)).toISOString(),
      ended_at: to === null ? null : new Date(Date.UTC(2024, to, 10)).toISOString(),
      mrr,
    });
    const spans = [
      span('0', 0, 2, 100),
      span('0', 2, 3, 60),
      span('0', 4, null, 50),
      span('1', 0, 1, 50),
      span('1', 1, null, 80),
      span('2', 1, null, 20),
    ];
    const [fromSpans, fromStates] = [await measured(spans, 4, month), await measured(rows, 4, month)];
    assert.deepEqual(fromSpans.revenue, fromStates.revenue);
    assert.deepEqual(fromSpans.cohorts, fromStates.cohorts);
    assert.deepEqual(fromSpans.facts, fromStates.facts);
  });
});

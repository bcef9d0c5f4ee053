import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Cells, Reading, Settled } from '../../src/metric.js';
import { nps } from '../../src/metrics/nps.js';
import { finish } from '../../src/metric.js';
import { loadGrouping } from '../../src/metrics/reading/grouped.js';
import { keyColumns } from '../fixtures/cells.js';
import { cellsOf, settled } from './settled.js';

await loadGrouping();

type Key = string | null;

/** Detractors score 0, passives 7, promoters 10. */
function answers(detractors: number, passives: number, promoters: number, keys: Readonly<Record<string, Key>> = {}) {
  return [
    { keys: { ...keys, score: 0 }, n: detractors },
    { keys: { ...keys, score: 7 }, n: passives },
    { keys: { ...keys, score: 10 }, n: promoters },
  ];
}

function read(cells: Cells, changes: Partial<Settled> = {}): Reading {
  return finish(nps.measure(cells, settled(changes), null));
}

function near(actual: number | null | undefined, expected: number, digits = 4): void {
  assert.equal(actual?.toFixed(digits), expected.toFixed(digits));
}

function codes({ notes }: Reading): string[] {
  return notes.map(({ code }) => code);
}

describe('the net promoter score', () => {
  test('is promoters minus detractors of all answers, from counts (10 detractors, 20 passives, 70 promoters: 60)', () => {
    const reading = read(cellsOf(answers(10, 20, 70)));
    assert.equal(reading.value, 60);
    assert.equal(reading.n, 100);
  });

  // metrics oracle O4: 10/20/70, 0/2/8, 0/0/10, 0/10/0 with pseudo-counts ¾, 1½, ¾
  test('has the adjusted-Wald interval, centred on the adjusted value and clipped at 100', () => {
    const usual = read(cellsOf(answers(10, 20, 70)));
    near(usual.low, 45.2698);
    near(usual.high, 71.2351);
    const few = read(cellsOf(answers(0, 2, 8)));
    near(few.low, 29.2839);
    near(few.high, 93.7931);
    const alike = read(cellsOf(answers(0, 0, 10)));
    near(alike.low, 47.5036);
    assert.equal(alike.high, 100);
    const indifferent = read(cellsOf(answers(0, 10, 0)));
    near(indifferent.low, -18.465);
    near(indifferent.high, 18.465);
  });

  // metrics oracle O1: scores 0,7,7,9,9,9
  test('puts 0–6 with the detractors, 7–8 with the passives and 9–10 with the promoters', () => {
    const cells = cellsOf([0, 7, 7, 9, 9, 9].map((score) => ({ keys: { score }, n: 1 })));
    near(read(cells).value, 33.3333);
    const groups = read(cells).distribution.map(({ group }) => group);
    assert.deepEqual(groups.slice(5), ['detractor', 'detractor', 'passive', 'passive', 'promoter', 'promoter']);
    assert.equal(groups.length, 11);
  });

  test('of no answers is null with no interval, and never 0', () => {
    const { value, low, high, n } = read(cellsOf([{ keys: { score: null }, n: 3 }]));
    assert.deepEqual({ value, low, high, n }, { value: null, low: null, high: null, n: 0 });
  });

  test('says what share of the delivered surveys was answered, when unanswered ones are there', () => {
    assert.equal(read(cellsOf([...answers(1, 1, 1), { keys: { score: null }, n: 9 }])).answered, 0.25);
    assert.equal(read(cellsOf(answers(1, 1, 1))).answered, null);
  });

  test('notes few answers below 30, and a half-width of more than 15 points above', () => {
    assert.deepEqual(codes(read(cellsOf(answers(9, 10, 10)))), ['small_n', 'no_times']);
    assert.deepEqual(codes(read(cellsOf(answers(16, 8, 16)))), ['wide_interval', 'no_times']);
    assert.deepEqual(codes(read(cellsOf(answers(100, 100, 100)))), ['no_times']);
  });
});

describe('weighted answers', () => {
  // By hand: weights 2,1,1 for a promoter, a passive, a detractor: (2 − 1)/4 = 25; effective n = 16/6.
  const cells: Cells = {
    size: 3,
    keys: keyColumns({ score: [10, 7, 0] }),
    addends: {
      n: Float64Array.from([1, 1, 1]),
      weight: Float64Array.from([2e6, 1e6, 1e6]),
      weight_squared: Float64Array.from([4, 1, 1]),
    },
  };

  test('count by their weight, with the effective size of Kish', () => {
    const reading = read(cells);
    assert.equal(reading.value, 25);
    assert.equal(reading.n, 3);
    const note = reading.notes.find(({ code }) => code === 'weighted');
    near(Number(note?.['effective_n']), 16 / 6);
  });

  test('make the bars of the distribution by their weight', () => {
    assert.deepEqual(
      read(cells).distribution.flatMap(({ key, share }) => (share > 0 ? [[key, share]] : [])),
      [
        ['0', 25],
        ['7', 25],
        ['10', 50],
      ],
    );
  });
});

describe('clustered answers', () => {
  // By hand: accounts a (2 promoters), b (2 detractors), c (1 promoter, 1 detractor). r = 0, y = 2, −2, 0, n = 2 each;
  // SE = √(3/2 · 8)/6 = 0.57735, v = 1, so 1/SE² = 3 answers instead of 6.
  const lines = [
    { keys: { score: 10, cluster: 'a' }, n: 2 },
    { keys: { score: 0, cluster: 'b' }, n: 2 },
    { keys: { score: 9, cluster: 'c' }, n: 1 },
    { keys: { score: 1, cluster: 'c' }, n: 1 },
  ];

  test('are worth as many independent ones as their spread over accounts allows', () => {
    const note = read(cellsOf(lines)).notes.find(({ code }) => code === 'clustered');
    assert.equal(note?.['clusters'], 3);
    near(Number(note?.['effective_n']), 3, 9);
  });

  test('of one account only get no interval', () => {
    const reading = read(
      cellsOf([
        { keys: { score: 10, cluster: 'a' }, n: 5 },
        { keys: { score: 0, cluster: 'a' }, n: 5 },
      ]),
    );
    assert.equal(reading.value, 0);
    assert.equal(reading.low, null);
    assert.ok(codes(reading).includes('one_cluster'));
  });

  test('of accounts that answer once are as good as answers without an account', () => {
    const alone = Array.from({ length: 40 }, (_, i) => ({ keys: { score: i % 11, cluster: `a${i}` }, n: 1 }));
    const without = alone.map(({ keys: { score }, n }) => ({ keys: { score }, n }));
    assert.equal(read(cellsOf(alone)).low, read(cellsOf(without)).low);
    assert.ok(!codes(read(cellsOf(alone))).includes('clustered'));
  });

  test('without an account among those with one are clusters of their own', () => {
    // The same as above with account c's answers unnamed: y = 1 and −1, n = 1 each; SE = √(4/3 · 10)/6.
    const mixed = lines.map(({ keys, n }) => ({
      keys: { ...keys, cluster: keys.cluster === 'c' ? null : keys.cluster },
      n,
    }));
    const note = read(cellsOf(mixed)).notes.find(({ code }) => code === 'clustered');
    near(Number(note?.['effective_n']), 36 / (40 / 3), 9);
  });

  test('print one vote an account beside, when a tenth of the accounts gives over 30 % of the answers', () => {
    // Account 0 gives 11 promoters of 20 answers; nine accounts give one detractor each: mean of accounts (1 − 9)/10.
    const many = [
      { keys: { score: 10, cluster: '0' }, n: 11 },
      ...Array.from({ length: 9 }, (_, i) => ({ keys: { score: 0, cluster: String(i + 1) }, n: 1 })),
    ];
    const note = read(cellsOf(many)).notes.find(({ code }) => code === 'account_concentration');
    assert.deepEqual(note, { code: 'account_concentration', share: 0.55, value: -80, accounts: 10 });
  });
});

describe('the series and the change', () => {
  const january = answers(50, 100, 150, { period: '2024-01' });
  const march = answers(10, 100, 290, { period: '2024-03' });

  test('has a period of its own for months without answers, so that a line breaks there', () => {
    const { series } = read(cellsOf([...january, ...march]));
    assert.deepEqual(
      series.map(({ period, value, n }) => [period, value === null ? null : Math.round(value), n]),
      [
        ['2024-01', 33, 300],
        ['2024-02', null, 0],
        ['2024-03', 70, 400],
      ],
    );
    assert.deepEqual([series[0]?.start, series[0]?.end], ['2024-01-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z']);
  });

  test('calls a period complete once it has ended by as_of and began after the feed is complete', () => {
    const changes = { asOf: Date.UTC(2024, 2, 31), completeFrom: Date.UTC(2024, 0, 2) };
    assert.deepEqual(
      read(cellsOf([...january, ...march]), changes).series.map(({ missing }) => missing),
      ['start', undefined, 'end'],
    );
  });

  test('compares the last complete period with the one before, by the interval of the difference', () => {
    const february = answers(50, 100, 150, { period: '2024-02' });
    const { change } = read(cellsOf([...february, ...march]));
    assert.deepEqual([change?.from, change?.to, change?.verdict], ['2024-02', '2024-03', 'up']);
    near(change?.value, 36.6667);
    assert.ok(change !== null && change.low !== null && change.low > 25 && change.high !== null && change.high < 48);
  });

  test('leaves the unfinished period out of the verdict', () => {
    const february = answers(50, 100, 150, { period: '2024-02' });
    const { change, notes } = read(cellsOf([...january, ...february, ...march]), { asOf: Date.UTC(2024, 2, 30) });
    assert.deepEqual([change?.from, change?.to, change?.verdict, change?.value], ['2024-01', '2024-02', 'unclear', 0]);
    assert.ok(notes.some(({ code, period }) => code === 'unfinished_period' && period === '2024-03'));
  });

  test('has nothing to compare when the period before is empty', () => {
    const { change } = read(cellsOf([...january, ...march]));
    assert.deepEqual([change?.from, change?.value, change?.verdict], ['2024-02', null, null]);
  });

  test('compares with the same period a year earlier when asked', () => {
    const before = answers(50, 100, 150, { period: '2023-03' });
    const { change } = read(cellsOf([...before, ...march]), { compare: 'year-ago' });
    assert.deepEqual([change?.from, change?.to, change?.verdict], ['2023-03', '2024-03', 'up']);
  });

  test('says which change could have been seen: 2.8 standard errors', () => {
    // Adjusted standard errors of 300 answers 50/100/150 and of 300 the same: 4.29 points each, √2 · 4.29 · 2.8016 = 17.0.
    const same = [...answers(50, 100, 150, { period: '2024-02' }), ...answers(50, 100, 150, { period: '2024-03' })];
    near(read(cellsOf(same)).change?.detectable, 17.0, 0);
  });

  test('never calls a change of under 3 points up or down, however sure it is', () => {
    const big = [
      ...answers(30_000, 40_000, 30_000, { period: '2024-02' }),
      ...answers(29_000, 40_000, 31_000, { period: '2024-03' }),
    ];
    const { change } = read(cellsOf(big));
    assert.ok(change !== null && change.low !== null && change.low > 0);
    assert.equal(change.verdict, 'unclear');
  });

  test('gives no verdict on fewer than 30 answers, and says the period is too thin', () => {
    const thin = [...answers(20, 0, 0, { period: '2024-02' }), ...answers(0, 0, 20, { period: '2024-03' })];
    assert.equal(read(cellsOf(thin)).change?.verdict, 'unclear');
    assert.ok(codes(read(cellsOf(thin))).includes('too_thin'));
  });

  test('by wave goes in natural order of the names', () => {
    const waves = ['wave 10', 'wave 9', 'wave 1'].flatMap((period) => answers(1, 1, 1, { period }));
    const { series } = read(cellsOf(waves), { period: 'wave' });
    assert.deepEqual(
      series.map(({ period }) => period),
      ['wave 1', 'wave 9', 'wave 10'],
    );
  });
});

describe('segments', () => {
  const regions = [
    ...answers(10, 100, 290, { region: 'north' }),
    ...answers(100, 100, 200, { region: 'south' }),
    ...answers(90, 100, 210, { region: 'west' }),
    ...answers(1, 1, 1, { region: null }),
  ];
  const { segments } = read(cellsOf(regions), { by: ['region'] });

  test('stand one a value, those without a value last', () => {
    assert.deepEqual(
      segments.map(({ key, n }) => [key, n]),
      [
        ['north', 400],
        ['south', 400],
        ['west', 400],
        [null, 3],
      ],
    );
  });

  test('are held against all others, with p-values adjusted over the dimension', () => {
    const [north, south] = segments;
    assert.equal(north?.rest?.verdict, 'up');
    assert.equal(south?.rest?.verdict, 'down');
    assert.ok((north?.rest?.q ?? 0) >= (north?.rest?.p ?? 1));
    near(north?.rest?.value, 70 - (100 * 220) / 803);
  });

  test('of few answers are never called different', () => {
    assert.equal(segments[3]?.rest?.verdict, 'unclear');
  });
});

describe('a benchmark', () => {
  const cells = cellsOf(answers(10, 20, 70));
  const vendors = { value: 21, label: 'B2B technology vendors', year: 2018 };

  test('stands as a difference in points with our interval, its own error unknown', () => {
    const { benchmark, notes } = read(cells, { benchmark: vendors });
    near(benchmark?.difference?.value, 39);
    near(benchmark?.difference?.low, 24.2698);
    assert.equal(benchmark?.errorKnown, false);
    assert.ok(notes.some(({ code }) => code === 'benchmark_error_unknown'));
  });

  test('is old once 24 months have passed since its year ended', () => {
    const old = (asOf: number) => read(cells, { benchmark: vendors, asOf }).benchmark?.old;
    assert.equal(old(Date.UTC(2020, 11, 31)), false);
    assert.equal(old(Date.UTC(2021, 0, 1)), true);
  });
});

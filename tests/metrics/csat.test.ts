import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FeedError, finish, type Measure, type Question, type Reading, type Settled } from '../../src/metric.js';
import { csat } from '../../src/metrics/counting/csat.js';
import { keyColumns } from '../fixtures/cells.js';
import { ask } from './ask.js';
import { cellsOf, settled } from './settled.js';

type Row = Readonly<Record<string, unknown>>;
type Counts = Readonly<Record<number, number>>;

/** Cells of so many answers by score. */
function cells(counts: Counts, keys: Readonly<Record<string, string | null>> = {}) {
  return Object.entries(counts).map(([score, n]) => ({ keys: { ...keys, score: Number(score) }, n }));
}

function read(
  lines: Parameters<typeof cellsOf>[0],
  options: Settled['options'] = {},
  more: Partial<Settled> = {},
): Reading {
  return finish(csat.measure(cellsOf(lines), settled({ options, ...more }), null));
}

function digits(value: number | null | undefined, places = 4): string | undefined {
  return value?.toFixed(places);
}

function shown({ value, low, high }: Pick<Reading, 'value' | 'low' | 'high'>, places = 4) {
  return [value, low, high].map((part) => digits(part, places));
}

function factOf({ facts = [] }: Pick<Reading, 'facts'>, code: string) {
  return facts.find((fact) => fact.code === code);
}

const meta = { as_of: '2024-04-01T00:00:00Z', tz: 'UTC' };

function answered(main: readonly Row[], question: Partial<Question> = {}, definition = {}): Promise<Measure> {
  return ask(csat, { main }, { ...meta, definition }, question);
}

describe('satisfaction', () => {
  // metrics oracle O10, Simplesat: 8 positive and 2 negative are 80 %, Wilson 0.490162 to 0.943318
  test('is the share of satisfied answers with Wilson’s interval: 8 of 10 are 80 %, 49.0162 to 94.3318', () => {
    const reading = read(cells({ 5: 8, 1: 2 }));
    assert.deepEqual(shown(reading), ['80.0000', '49.0162', '94.3318']);
    assert.equal(reading.unit, 'percent');
  });

  // metrics oracle O10, Simplesat: 7 positive, 1 neutral, 2 negative are 70 %
  test('keeps neutral answers in the denominator: 7 positive, 1 neutral and 2 negative are 70 %', () => {
    assert.equal(read(cells({ 4: 7, 3: 1, 2: 2 })).value, 70);
  });

  test('of no answers is null with no interval, and never 0', () => {
    const { value, low, high, n } = read([{ keys: { score: null }, n: 3 }]);
    assert.deepEqual([value, low, high, n], [null, null, null, 0]);
  });

  test('says what share of the delivered surveys was answered', () => {
    assert.equal(read([...cells({ 5: 1 }), { keys: { score: null }, n: 3 }]).answered, 0.25);
  });

  test('groups the points of the scale, those without an answer too', () => {
    const { distribution } = read(cells({ 5: 1, 3: 3 }));
    assert.deepEqual(
      distribution.map(({ key, group, n, share }) => [key, group, n, share]),
      [
        ['1', 'dissatisfied', 0, 0],
        ['2', 'dissatisfied', 0, 0],
        ['3', 'neutral', 3, 75],
        ['4', 'satisfied', 0, 0],
        ['5', 'satisfied', 1, 25],
      ],
    );
  });

  test('weighs answers, with the effective size of Kish: weights 3 and 1 are worth 1.6 answers', () => {
    const weighted = {
      size: 2,
      keys: keyColumns({ score: [5, 1] }),
      addends: {
        n: Float64Array.from([1, 1]),
        weight: Float64Array.from([3e6, 1e6]),
        weight_squared: Float64Array.from([9, 1]),
      },
    };
    const reading = finish(csat.measure(weighted, settled(), null));
    assert.equal(reading.value, 75);
    assert.equal(reading.notes.find(({ code }) => code === 'weighted')?.['effective_n'], 1.6);
  });

  // By hand: accounts a (2 of 2), b (0 of 2), c (1 of 2): r = ½, y − rn = 1, −1, 0; SE = √(3/2 · 2)/6 = 0.288675,
  // v = ¼, so v/SE² = 3 answers instead of 6.
  test('counts repeated accounts for as many independent answers as their spread allows', () => {
    const reading = read([
      ...cells({ 5: 2 }, { cluster: 'a' }),
      ...cells({ 1: 2 }, { cluster: 'b' }),
      ...cells({ 5: 1, 1: 1 }, { cluster: 'c' }),
    ]);
    const note = reading.notes.find(({ code }) => code === 'clustered');
    assert.equal(digits(Number(note?.['effective_n']), 9), '3.000000000');
    assert.deepEqual(shown(reading), shown(read(cells({ 5: 1.5, 1: 1.5 }))));
  });
});

describe('the change of satisfaction', () => {
  const january = cells({ 5: 90, 1: 10 }, { period: '2024-02' });

  // metrics oracle O8, Newcombe 1998b: 56/70 − 48/80, 0.0524 to 0.3339
  test('has Newcombe’s interval: 56 of 70 against 48 of 80 is +20 points, 5.24 to 33.39', () => {
    const { change } = read([
      ...cells({ 5: 48, 1: 32 }, { period: '2024-02' }),
      ...cells({ 5: 56, 1: 14 }, { period: '2024-03' }),
    ]);
    assert.deepEqual(
      [change?.value, change?.low, change?.high].map((value) => digits(value, 2)),
      ['20.00', '5.24', '33.39'],
    );
    assert.equal(change?.verdict, 'up');
  });

  test('is never called up or down under 2 points, however sure', () => {
    const { change } = read([
      ...cells({ 5: 90_000, 1: 10_000 }, { period: '2024-02' }),
      ...cells({ 5: 91_500, 1: 8500 }, { period: '2024-03' }),
    ]);
    assert.ok(change !== null && change.low !== null && change.low > 0);
    assert.equal(change.verdict, 'unclear');
  });

  test('says what could have been seen even where everybody is satisfied', () => {
    const { change } = read([...january, ...cells({ 5: 100 }, { period: '2024-03' })]);
    assert.ok((change?.detectable ?? 0) > 0);
  });
});

describe('the scale', () => {
  const satisfied = (scale: string, counts: Counts, statistic = 'top-two') =>
    read(cells(counts), { scale, statistic }).value;

  test('decides which answers are satisfied', () => {
    assert.equal(satisfied('1-5', { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 }), 40);
    assert.equal(satisfied('1-4', { 1: 1, 2: 1, 3: 1, 4: 1 }), 50);
    assert.equal(satisfied('1-3', { 1: 1, 2: 1, 3: 2 }), 50);
    assert.equal(satisfied('binary', { 0: 1, 1: 3 }), 75);
    assert.equal(satisfied('thumbs', { [-1]: 1, 0: 1, 1: 2 }), 50);
    // Of Freshdesk's codes 101 to 103 are happy, 100 is neutral, and those below zero are unhappy.
    assert.equal(satisfied('signed', { [-103]: 1, [-101]: 1, 100: 1, 103: 1 }), 25);
    assert.equal(satisfied('signed', { [-101]: 1, 100: 2, 101: 1 }, 'net'), 0);
    assert.equal(satisfied('ces', { 1: 1, 4: 1, 5: 1, 6: 1, 7: 1 }), 60);
    assert.equal(satisfied('expectation', { 1: 1, 2: 2, 3: 1 }), 75);
  });

  // metrics oracle O11, Help Scout: 41 great, 34 okay, 35 not good
  test('of three points gives the happiness score: 41, 34 and 35 of 110 are 37.272727 % great, and 5.454545 net', () => {
    const counts = { 3: 41, 2: 34, 1: 35 };
    assert.equal(digits(satisfied('1-3', counts), 6), '37.272727');
    assert.equal(digits(satisfied('1-3', counts, 'net'), 6), '5.454545');
    const okay = read(cells(counts), { scale: '1-3' }).distribution.find(({ key }) => key === '2');
    assert.deepEqual([okay?.n, digits(okay?.share, 6), okay?.group], [34, '30.909091', 'neutral']);
  });

  test('sets aside scores that are not on it, and answers of other kinds', async () => {
    const main = [
      { score: 0, kind: 'csat' },
      { score: 6 },
      { score: 3.5 },
      { score: 9, kind: 'nps' },
      { score: 4 },
      { score: 5 },
      { score: 1 },
      { score: null },
    ];
    const { n, rows } = await answered(main);
    assert.equal(n, 3);
    assert.deepEqual(
      rows.issues.map(({ code, count, aside }) => [code, count, aside]),
      [
        ['other_kind', 1, false],
        ['out_of_range', 2, true],
        ['non_integer', 1, true],
        ['missing_score', 1, false],
      ],
    );
  });

  test('is the one that the answers name, such as good and bad ratings of a help desk', async () => {
    const main = [1, 1, 1, 0].map((score) => ({ score, scale: 'binary' }));
    const measure = await answered(main);
    assert.equal(measure.value, 75);
    assert.deepEqual(measure.rows.issues, []);
  });

  test('is never pooled with another: several are refused until one is asked for, which leaves out the others', async () => {
    const main = [{ score: 1, scale: 'binary' }, { score: 4, scale: '1-5' }, { score: 2 }, { score: 9, scale: '0-10' }];
    await assert.rejects(answered(main), (error) => {
      return error instanceof FeedError && error.code === 'bad_option' && error.details['seen'] === '1-5, binary';
    });
    const { n, value, rows } = await answered(main, { options: { scale: '1-5' } });
    assert.deepEqual([n, value], [2, 50]);
    assert.deepEqual(
      rows.issues.map(({ code, field, count }) => [code, field, count]),
      [['other_scope', 'scale', 2]],
    );
  });

  test('of a feed that asks about the relation by another kind of survey is that of the cases', async () => {
    const main = [
      { score: 10, kind: 'nps', scope: 'relational' },
      { score: 5, kind: 'csat', scope: 'transactional' },
      { score: 2, kind: 'csat', scope: 'transactional' },
    ];
    const { n, value } = await answered(main);
    assert.deepEqual([n, value], [2, 50]);
  });

  test('of effort counts answers about effort', async () => {
    const main = [
      { score: 7, kind: 'ces' },
      { score: 5, kind: 'csat' },
    ];
    assert.deepEqual([(await answered(main, { options: { scale: 'ces' } })).n, (await answered(main)).n], [1, 1]);
  });

  test('that nobody knows is refused, and so is a mean of signs', () => {
    const refused = (error: unknown) => error instanceof FeedError && error.code === 'bad_option';
    assert.throws(() => read(cells({ 5: 1 }), { scale: '1-9' }), refused);
    assert.throws(() => read(cells({ 1: 1 }), { scale: 'signed', statistic: 'mean' }), refused);
    assert.throws(() => read(cells({ 1: 1 }), { statistic: 'median' }), refused);
  });
});

describe('a benchmark', () => {
  const answers = cells({ 5: 56, 1: 14 });
  const against = (statistic: string, n?: number) =>
    read(answers, { statistic }, { benchmark: { value: 60, label: 'Vendors', ...(n !== undefined && { n }) } });

  test('of known n counts with its own error too: 56 of 70 less 60 % of 80 is 20 points, from 5.24 to 33.39', () => {
    const { benchmark, notes } = against('top-two', 80);
    // Newcombe 1998b, table II, method 10: 56/70 − 48/80
    assert.deepEqual(
      [benchmark?.difference?.value, benchmark?.difference?.low, benchmark?.difference?.high].map((each) =>
        each?.toFixed(2),
      ),
      ['20.00', '5.24', '33.39'],
    );
    assert.equal(benchmark?.errorKnown, true);
    assert.ok(!notes.some(({ code }) => code === 'benchmark_error_unknown'));
  });

  test('without its n, or of a mean, is taken as exact, and that is said', () => {
    for (const { benchmark, notes } of [against('top-two'), against('mean', 80)]) {
      assert.equal(benchmark?.errorKnown, false);
      assert.ok(notes.some(({ code }) => code === 'benchmark_error_unknown'));
    }
  });
});

describe('the statistic', () => {
  // By hand: 1, 2, 3, 4, 5 have mean 3 and variance 2.5; SE = √(2.5/5) = 0.707107, t(0.975, 4) = 2.776445, ± 1.963243.
  test('mean has a t interval: 1, 2, 3, 4, 5 give 3, from 1.0368 to 4.9632', () => {
    const reading = read(cells({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 }), { statistic: 'mean' });
    assert.deepEqual(shown(reading), ['3.0000', '1.0368', '4.9632']);
    assert.equal(reading.unit, 'score');
  });

  test('mean has no interval where all answers are alike', () => {
    assert.deepEqual(shown(read(cells({ 4: 9 }), { statistic: 'mean' })), ['4.0000', undefined, undefined]);
  });

  test('top-box counts the best answer alone', () => {
    assert.equal(read(cells({ 5: 1, 4: 3 }), { statistic: 'top-box' }).value, 25);
  });

  // metrics oracle O4: 10/20/70 → 60, 45.2698 to 71.2351
  test('net is satisfied minus dissatisfied in points, with the adjusted-Wald interval', () => {
    const reading = read(cells({ 1: 10, 3: 20, 5: 70 }), { statistic: 'net' });
    assert.deepEqual(shown(reading), ['60.0000', '45.2698', '71.2351']);
    assert.equal(reading.unit, 'points');
  });

  test('stands with the others beside it', () => {
    const reading = read(cells({ 1: 10, 3: 20, 5: 70 }));
    assert.deepEqual(
      reading.facts?.map(({ code, unit, value }) => [code, unit, value]),
      [
        ['top_box', 'percent', 70],
        ['mean', 'score', 4.2],
        ['net', 'points', 60],
      ],
    );
  });
});

describe('changed answers', () => {
  const at = (day: number) => `2024-03-0${day}T12:00:00Z`;
  const twice = [
    { respondent_id: 'a', case_id: '1', score: 1, responded_at: at(1) },
    { respondent_id: 'a', case_id: '1', score: 3, responded_at: at(2) },
    { respondent_id: 'a', case_id: '1', score: 5, responded_at: at(3) },
    { respondent_id: 'b', case_id: '2', score: 4, responded_at: at(1) },
    { respondent_id: 'b', case_id: '2', score: 2, responded_at: at(2) },
    { respondent_id: 'c', case_id: '3', score: 4, responded_at: at(2) },
  ];

  test('are counted as recovered and lost, from the first answer to the latest', async () => {
    const measure = await answered(twice);
    assert.deepEqual([measure.n, factOf(measure, 'recovered')?.value, factOf(measure, 'lost')?.value], [3, 1, 1]);
    assert.equal(factOf(measure, 'recovered')?.n, 2);
  });

  test('are found in a record that was updated, and where the feed says what came first', async () => {
    const updated = [
      { response_id: 'x', score: 2, updated_at: at(1) },
      { response_id: 'x', score: 5, updated_at: at(2) },
      { response_id: 'y', score: 5, first_score: 1 },
    ];
    assert.equal(factOf(await answered(updated), 'recovered')?.value, 2);
  });

  test('are not spoken of where none is known', async () => {
    assert.equal(factOf(await answered([{ score: 5 }, { score: 1 }]), 'recovered'), undefined);
  });

  test('of persons and of bots are kept apart', async () => {
    const main = [{ score: 5 }, { score: 1, rated_entity: 'bot' }, { score: 1, rated_entity: 'human' }];
    const rated = async (options: Question['options']) => (await answered(main, { options })).value;
    assert.deepEqual([await rated({}), await rated({ rated: 'bot' })], [50, 0]);
    assert.equal(digits(await rated({ rated: 'all' }), 2), '33.33');
  });
});

describe('the control chart of satisfaction', () => {
  function months(count: number, satisfiedOf: (month: number) => number) {
    return Array.from({ length: count }, (_, i) => i).flatMap((i) => {
      const period = `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
      return cells({ 5: satisfiedOf(i), 1: 100 - satisfiedOf(i) }, { period });
    });
  }

  test('takes its limits from the first 20 complete months, and signals what leaves them', () => {
    const { control } = read(months(25, (i) => (i === 22 ? 40 : 80 + (i % 2))));
    assert.deepEqual(control?.baseline, { from: '2020-01', to: '2021-08', n: 20 });
    assert.deepEqual([control?.provisional, digits(control?.centre, 2)], [false, '80.50']);
    assert.deepEqual(
      control?.points.flatMap(({ period, signal }) => (signal ? [period] : [])),
      ['2021-11'],
    );
  });

  test('is provisional under 20 months, and has no limits under 12', () => {
    assert.equal(read(months(13, (i) => 80 + (i % 3))).control?.provisional, true);
    const few = read(months(11, (i) => 80 + (i % 3))).control;
    assert.deepEqual([few?.centre, few?.baseline, few?.points[0]?.value], [null, null, 80]);
  });

  test('never calls the unfinished month a signal', () => {
    const lines = months(25, (i) => (i === 24 ? 10 : 80 + (i % 2)));
    const { control } = read(lines, {}, { asOf: Date.UTC(2022, 0, 15) });
    assert.equal(control?.points.at(-1)?.signal, false);
    assert.equal(control?.points.at(-1)?.value, 10);
  });

  // By hand: months of mean 3.4 and 3.0 by turns have moving ranges of 0.4; 0.4/1.128 is the spread, and 20 points widen
  // three of them to 3.8 with the error of the centre line: 3.2 ± 1.4 or so.
  test('of a mean is one of individual values, in its own unit', () => {
    const { control } = read(
      months(20, (i) => (i % 2 === 0 ? 60 : 50)),
      { statistic: 'mean' },
    );
    assert.deepEqual([control?.kind, digits(control?.centre, 2)], ['xmr', '3.20']);
    const [first] = control?.points ?? [];
    assert.ok((first?.high ?? 0) > 3.2 + 3 * (0.4 / 1.128) && (first?.high ?? 9) < 3.2 + 4.2 * (0.4 / 1.128));
  });

  test('says since when answers have shifted for good', () => {
    const { control } = read(months(36, (i) => (i >= 24 ? 78 : 80 + (i % 2) * 2)));
    assert.deepEqual(control?.shift, { from: '2022-01', length: 12, side: 'low' });
  });
});

describe('agents among their peers', () => {
  const ratings = [
    ...Array.from({ length: 40 }, (_, i) => ({ agent_id: 'Ada', score: i < 36 ? 5 : 1 })),
    ...Array.from({ length: 40 }, (_, i) => ({ agent_id: 'Bo', score: i < 12 ? 5 : 1 })),
    ...Array.from({ length: 50 }, (_, i) => ({ agent_id: 'Cy', score: i < 30 ? 5 : 1 })),
    ...Array.from({ length: 10 }, () => ({ agent_id: 'Di', score: 5 })),
  ];

  test('are hidden unless the feed’s definition allows them', async () => {
    assert.equal((await answered(ratings)).peers, null);
  });

  test('have raw values from 30 ratings on, and values drawn towards the whole', async () => {
    const { peers } = await answered(ratings, {}, { agents: 'named' });
    const [ada, , , di] = peers?.peers ?? [];
    assert.deepEqual([ada?.key, ada?.value, di?.key, di?.value], ['Ada', 90, 'Di', null]);
    // 36 + 12 + 30 + 10 of 140
    assert.equal(digits(peers?.centre), '62.8571');
    assert.ok((di?.shrunken ?? 0) > 62.8571 && (di?.shrunken ?? 100) < 100);
  });

  test('have numbers for names where the feed allows no more, the busiest first', async () => {
    const { peers } = await answered(ratings, {}, { agents: 'pseudonym' });
    assert.deepEqual(
      peers?.peers.map(({ key, n }) => [key, n]),
      [
        ['#1', 50],
        ['#2', 40],
        ['#3', 40],
        ['#4', 10],
      ],
    );
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FeedError, type Limits, type Measure, type Question } from '../../src/metric.js';
import { churn } from '../../src/metrics/counting/churn.js';
import { ask } from './ask.js';

type Row = Readonly<Record<string, unknown>>;

/** The last day of a month of 2024, from 1. */
function monthEnd(month: number): string {
  return new Date(Date.UTC(2024, month, 0)).toISOString().slice(0, 10);
}

/** An instant of 2024: days after the start of 1 January. */
function day(days: number, hours = 0): string {
  return new Date(Date.UTC(2024, 0, 1) + days * 86_400_000 + hours * 3_600_000).toISOString();
}

/** What a customer pays at the end of the months `from` … `to` of 2024; `fields` is what else a row says, by month. */
function paying(account_id: string, from: number, to: number, fields: (month: number) => Row = () => ({})): Row[] {
  const months = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return months.map((month) => ({ account_id, at: monthEnd(month), mrr: 10, ...fields(month) }));
}

/** Rows of a snapshot: `left` of `customers` have left, each after so many months. */
function snapshot(customers: number, left: number, months: number, fields: Row = {}): Row[] {
  return Array.from({ length: customers }, (_, i) => ({ months, churned: i < left, ...fields }));
}

function ofYear(
  main: readonly Row[],
  question: Partial<Question> = {},
  others: Readonly<Record<string, readonly Row[]>> = {},
  asOf = '2024-12-31T00:00:00Z',
): Promise<Measure> {
  return ask(churn, { main, ...others }, { as_of: asOf, tz: 'UTC' }, question);
}

function digits(value: number | null | undefined, places = 4): string | undefined {
  return value?.toFixed(places);
}

function limits({ value, low, high }: Limits, places = 4): (string | undefined)[] {
  return [value, low, high].map((figure) => digits(figure, places));
}

function rates(measure: Measure, by: string) {
  return measure.rates?.find((comparison) => comparison.by === by);
}

/** Customer-months and churns by group. */
function exposures(measure: Measure, by = 'tier') {
  return rates(measure, by)?.groups.map(({ key, exposure, events }) => [key, exposure, events]);
}

function only<Value>(values: readonly Value[] | undefined): Value {
  const [first, ...rest] = values ?? [];
  if (first === undefined || rest.length > 0) assert.fail(`one value expected, got ${values?.length ?? 0}`);
  return first;
}

describe('churn', () => {
  // Ten stay from January to December: 110 months at risk. Four leave in their 1st, 2nd, 3rd and 4th: 10 more.
  const four = [
    ...Array.from({ length: 10 }, (_, i) => paying(`stays ${i}`, 1, 12)).flat(),
    ...[1, 2, 3, 4].flatMap((months) => paying(`leaves ${months}`, 1, months)),
  ];

  // metrics oracle O33: 4 in 120, exact limits 0.009082 to 0.085347
  test('is churns of 100 customer-months with exact limits: 4 in 120 are 3.33 (0.91 to 8.53)', async () => {
    const measure = await ofYear(four);
    assert.deepEqual(limits(measure), ['3.3333', '0.9082', '8.5347']);
    assert.equal(measure.unit, 'rate');
    assert.equal(measure.n, 14);
  });

  // −ln 0.025 = 3.688879
  test('has an upper limit of 3.69 by exposure where nobody left: 3.07 for 120 months', async () => {
    const stay = [...Array.from({ length: 10 }, (_, i) => paying(`${i}`, 1, 12)).flat(), ...paying('new', 2, 12)];
    const measure = await ofYear(stay);
    assert.deepEqual([measure.value, measure.low, digits(measure.high, 6)], [0, 0, '3.074066']);
  });

  test('says how many left, and of how many months', async () => {
    const { facts = [] } = await ofYear(four);
    assert.deepEqual(
      facts.map(({ code, value }) => [code, value]),
      [
        ['churned', 4],
        ['customer_months', 120],
      ],
    );
  });

  test('falls into the month in which a customer pays no more', async () => {
    const { series } = await ofYear([...paying('a', 1, 12), ...paying('b', 1, 3)]);
    const found = series.map(({ period, value, n }) => [period, value, n]);
    assert.deepEqual(found.slice(0, 4), [
      ['2024-02', 0, 2],
      ['2024-03', 0, 2],
      ['2024-04', 50, 2],
      ['2024-05', 0, 1],
    ]);
    assert.equal(series.length, 11);
    assert.ok(series.every(({ complete }) => complete));
  });

  test('counts nothing in the month that runs', async () => {
    const rows = [...paying('a', 1, 5), ...paying('b', 1, 3)];
    const { series } = await ofYear(rows, {}, {}, '2024-04-20T00:00:00Z');
    assert.deepEqual(
      series.map(({ period }) => period),
      ['2024-02', '2024-03'],
    );
  });

  test('counts each departure of a customer who comes back', async () => {
    const measure = await ofYear([...paying('a', 1, 3), ...paying('a', 6, 8)]);
    // at risk February to April, July to September; left in April and in September
    assert.equal(digits(measure.value), '33.3333');
  });

  test('ends the curve of a customer who comes back with the first departure, after three months', async () => {
    const { curves = [] } = await ofYear([...paying('a', 1, 3), ...paying('a', 6, 8)]);
    assert.deepEqual(
      curves[0]?.points.map(({ x, value }) => [x, value]),
      [
        [0, 100],
        [3, 0],
      ],
    );
  });

  test('adds several subscriptions of a customer to one', async () => {
    const rows = [1, 2].flatMap((number) =>
      paying('a', 1, 12, () => ({ subscription_id: `${number}` })).slice(0, 12 / number),
    );
    const measure = await ofYear(rows);
    assert.equal(measure.value, 0);
    assert.equal(measure.facts?.find(({ code }) => code === 'customer_months')?.value, 11);
  });

  test('takes no notice of currencies', async () => {
    const rows = [
      ...paying('a', 1, 12, () => ({ currency: 'USD' })),
      ...paying('b', 1, 12, () => ({ currency: 'EUR' })),
    ];
    assert.equal((await ofYear(rows)).value, 0);
  });

  test('names the column that a feed of states without accounts lacks', async () => {
    await assert.rejects(
      ofYear(paying('a', 1, 12).map(({ account_id: _account, ...row }) => row)),
      (error) => error instanceof FeedError && error.code === 'missing_column',
    );
  });

  test('is read from movements and from spans alike', async () => {
    const movements = [
      { account_id: 'a', at: '2024-01-10', type: 'new', delta: 10 },
      { account_id: 'b', at: '2024-01-10', type: 'new', delta: 10 },
      { account_id: 'b', at: '2024-04-05', type: 'churn', delta: -10 },
    ];
    const spans = [
      { account_id: 'a', started_at: '2024-01-10', ended_at: null },
      { account_id: 'b', started_at: '2024-01-10', ended_at: '2024-04-05' },
    ];
    // a is at risk for 11 months, b from February to April
    for (const rows of [movements, spans]) assert.equal(digits((await ofYear(rows)).value), '7.1429');
  });
});

describe('the tier of a customer-month', () => {
  const bought = (month: number) => (at: number) => ({ tier: at >= month ? 'premium' : 'basic' });
  const company = [
    ...paying('a', 1, 11, bought(10)),
    ...paying('b', 1, 12, bought(10)),
    ...paying('c', 1, 2, () => ({ tier: 'basic' })),
    ...paying('d', 1, 12, () => ({ tier: 'basic' })),
  ];

  test('is the one held then: months before premium was bought count to basic, whose churn they keep low', async () => {
    const measure = await ofYear(company, { options: { 'tier-lag': 0 } });
    // premium: November and December of a and b, a left; basic: nine months of each, two of c, who left, eleven of d
    assert.deepEqual(exposures(measure), [
      ['basic', 31, 1],
      ['premium', 4, 1],
    ]);
    assert.deepEqual(
      rates(measure, 'tier')?.groups.map(({ value }) => digits(value)),
      ['3.2258', '25.0000'],
    );
    // Whoever buys premium one day against all others says the opposite: 1 of 22 months against 1 of 13.
    const naive = [(100 * 1) / (11 + 11), (100 * 1) / (2 + 11)];
    assert.deepEqual(
      naive.map((rate) => digits(rate)),
      ['4.5455', '7.6923'],
    );
  });

  test('is taken 90 days before the month unless said otherwise', async () => {
    const measure = await ofYear([...paying('a', 1, 12, bought(6)), ...paying('d', 1, 12, bought(13))]);
    // bought by the end of June: premium from October on, three months
    assert.deepEqual(exposures(measure), [
      ['basic', 19, 0],
      ['premium', 3, 0],
    ]);
    assert.equal(rates(measure, 'tier')?.lag_days, 90);
  });

  test('is the first one for a customer younger than that', async () => {
    const measure = await ofYear(paying('a', 1, 3, (month) => ({ tier: `tier ${month}` })));
    assert.deepEqual(exposures(measure), [['tier 1', 3, 1]]);
  });

  test('taken on the day of churn is not the one that lost the customer', async () => {
    const left = { account_id: 'a', at: '2024-04-30', mrr: 0, tier: 'premium' };
    const measure = await ofYear([...paying('a', 1, 3, () => ({ tier: 'basic' })), left], {
      options: { 'tier-lag': 0 },
    });
    assert.deepEqual(exposures(measure), [['basic', 3, 1]]);
  });

  test('stays apart where it is not known', async () => {
    const rows = [...paying('a', 1, 12, () => ({ tier: 'basic' })), ...paying('b', 1, 4, () => ({ tier: null }))];
    assert.deepEqual(exposures(await ofYear(rows)), [
      ['basic', 11, 0],
      [null, 4, 1],
    ]);
  });

  test('is missing from the measure of a feed that names none, which still has a whole', async () => {
    const measure = await ofYear(paying('a', 1, 3));
    assert.deepEqual(measure.rates, []);
    assert.deepEqual(measure.after_case, []);
    assert.equal(digits(measure.value), '33.3333');
    assert.ok(measure.notes.every(({ code }) => code !== 'association'));
  });
});

describe('rates of two tiers', () => {
  // metrics oracle O33: 12 in 1000 against 30 in 1200
  const two = [...snapshot(20, 12, 50, { tier: 'premium' }), ...snapshot(40, 30, 30, { tier: 'basic' })];

  test('have the exact ratio: 12 of 1000 against 30 of 1200 months are 0.48 (0.223811 to 0.965435), p 0.029990', async () => {
    const { key, against, ratio, verdict } = only(rates(await ofYear(two), 'tier')?.contrasts);
    assert.deepEqual([key, against], ['premium', 'basic']);
    assert.deepEqual(limits(ratio, 6), ['0.480000', '0.223811', '0.965435']);
    assert.equal(digits(ratio.p, 6), '0.029990');
    assert.equal(verdict, 'down');
  });

  test('have the same ratio whether months are dated or told by a snapshot', async () => {
    const dated = (tier: string, ...months: number[]) =>
      months.flatMap((last, i) => paying(`${tier} ${i}`, 1, last, () => ({ tier })));
    const told = (tier: string, ...months: number[]) =>
      months.map((last) => ({ months: Math.min(last, 11), churned: last < 12, tier }));
    const [a, b] = [
      [12, 12, 3, 7],
      [2, 4, 12, 5, 12],
    ];
    const fromStates = await ofYear([...dated('premium', ...a), ...dated('basic', ...b)]);
    const fromSnapshot = await ofYear([...told('premium', ...a), ...told('basic', ...b)]);
    assert.deepEqual(exposures(fromStates), [
      ['basic', 33, 3],
      ['premium', 32, 2],
    ]);
    assert.deepEqual(
      fromSnapshot.rates?.map(({ groups }) => groups),
      fromStates.rates?.map(({ groups }) => groups),
    );
    assert.deepEqual(
      only(fromSnapshot.rates).contrasts.map(({ ratio, stratified, risk }) => [ratio, stratified, risk]),
      only(fromStates.rates).contrasts.map(({ ratio, stratified, risk }) => [ratio, stratified, risk]),
    );
  });

  // 1.2 − 2.5 = −1.3, −52 %; limits of the rates 0.6201–2.0962 and 1.6867–3.5689 (Garwood 1936)
  test('have their difference in points and in percent', async () => {
    const { points, relative } = only(rates(await ofYear(two), 'tier')?.contrasts);
    assert.deepEqual(limits(points), ['-1.3000', '-2.5161', '-0.0898']);
    assert.deepEqual(limits(relative), ['-52.0000', '-77.6189', '-3.4565']);
  });

  test('keep a ratio without end out of the measure', async () => {
    const rows = [...snapshot(4, 0, 100, { tier: 'basic' }), ...snapshot(2, 2, 5, { tier: 'premium' })];
    const { ratio, relative, verdict } = only(rates(await ofYear(rows), 'tier')?.contrasts);
    assert.deepEqual([ratio.value, ratio.high, relative.value], [null, null, null]);
    assert.ok((ratio.low ?? 0) > 1);
    assert.equal(verdict, 'up');
  });

  test('are called unclear where so many tiers are compared that one such p is chance', async () => {
    const others = ['one', 'two', 'three'].flatMap((tier) => snapshot(12, 10, 40, { tier }));
    const { contrasts = [] } = rates(await ofYear([...two, ...others]), 'tier') ?? {};
    assert.deepEqual(
      contrasts.map(({ key, verdict }) => [key, verdict]),
      [
        ['one', 'unclear'],
        ['premium', 'unclear'],
        ['three', 'unclear'],
        ['two', 'unclear'],
      ],
    );
    assert.equal(digits(contrasts.find(({ key }) => key === 'premium')?.ratio.p, 6), '0.029990');
  });

  test('are an association, which the measure says', async () => {
    const codes = (await ofYear(two)).notes.map(({ code }) => code);
    assert.ok(codes.includes('association'));
    assert.ok(codes.includes('tier_as_it_stands'));
  });
});

describe('segments and windows', () => {
  test('are held against the others by the exact test of two rates (p 0.029990)', async () => {
    const rows = [...snapshot(20, 12, 50, { plan: 'large' }), ...snapshot(40, 30, 30, { plan: 'small' })];
    const { segments } = await ofYear(rows, { by: ['plan'] });
    assert.deepEqual(
      segments.map(({ key, value, n, rest }) => [key, digits(value), n, digits(rest?.p, 6), rest?.verdict]),
      [
        ['large', '1.2000', 20, '0.029990', 'down'],
        ['small', '2.5000', 40, '0.029990', 'up'],
      ],
    );
  });

  test('belong to what a customer was when the month began', async () => {
    const plan = (month: number) => ({ plan: month > 2 ? 'large' : 'small' });
    const { segments } = await ofYear(paying('a', 1, 4, plan), { by: ['plan'] });
    // February and March begin on the small plan, April and May, in which the customer leaves, on the large one
    assert.deepEqual(
      segments.map(({ key, value }) => [key, value]),
      [
        ['large', 50],
        ['small', 0],
      ],
    );
  });

  test('take the months that end within them', async () => {
    const rows = [...paying('a', 1, 12), ...paying('b', 1, 3)];
    const april = await ofYear(rows, { since: '2024-04-01', until: '2024-05-01' });
    assert.equal(april.value, 50);
    assert.deepEqual(
      [april.change?.value, april.change?.from],
      [50, '2024-03-01T00:00:00.000Z/2024-04-01T00:00:00.000Z'],
    );
    const { value } = await ofYear(rows, { since: '2024-05-01' });
    assert.equal(value, 0);
  });
});

describe('the ratio within strata', () => {
  // Simpson 1951: large customers stay and buy premium; within each size the tiers are alike.
  const mixed = [
    ...snapshot(100, 50, 10, { tier: 'basic', plan: 'small' }),
    ...snapshot(10, 5, 10, { tier: 'premium', plan: 'small' }),
    ...snapshot(10, 1, 10, { tier: 'basic', plan: 'large' }),
    ...snapshot(100, 10, 10, { tier: 'premium', plan: 'large' }),
  ];

  // crude 15 of 1100 against 51 of 1100; within strata (4.5455 + 0.9091)/(4.5455 + 0.9091), variance of its log 1/5.4545
  test('is 1 where the crude one is 0.29 by the mix of plans alone', async () => {
    const { ratio, stratified, against } = only(
      rates(await ofYear(mixed, { options: { strata: 'plan' } }), 'tier')?.contrasts,
    );
    assert.equal(against, 'basic');
    assert.equal(digits(ratio.value, 6), '0.294118');
    assert.deepEqual(stratified && limits(stratified), ['1.0000', '0.4321', '2.3145']);
  });

  test('names what it holds equal, of what the feed has', async () => {
    const asked = { options: { strata: 'tenure plan shoe-size' } };
    assert.deepEqual(rates(await ofYear(mixed, asked), 'tier')?.strata, ['tenure', 'plan']);
  });

  test('is not there where nothing is held equal', async () => {
    const { contrasts = [], strata } = rates(await ofYear(mixed, { options: { strata: '' } }), 'tier') ?? {};
    assert.deepEqual(strata, []);
    assert.equal(only(contrasts).stratified, null);
  });

  // Of 30 months 3 lie in 0–3, 9 in 3–12, 12 in 12–24 and 6 beyond, where the churn is; of 3 months all lie in 0–3.
  test('compares months of one tenure: an early loss is not held against late months', async () => {
    const rows = [
      { months: 30, churned: true, tier: 'a' },
      { months: 3, churned: true, tier: 'b' },
      { months: 30, churned: false, tier: 'b' },
    ];
    const { stratified } = only(rates(await ofYear(rows, { options: { strata: 'tenure' } }), 'tier')?.contrasts);
    // 24-: a 1 of 6, b 0 of 6; 0-3: a 0 of 3, b 1 of 6. MH of a: 6/12 against 3/9.
    assert.equal(digits(stratified?.value, 6), '1.500000');
  });
});

describe('who left within a year', () => {
  // premium: S(12) = 3/4, variance 0.75²/12; basic: 3/4 · 2/3 = 1/2, variance 0.25 (1/12 + 1/6); √(0.109375) = 0.330719
  test('is held against the other tier in points, with the variances of both: 25 (−39.82 to 89.82)', async () => {
    const rows = [
      { months: 6, churned: true, tier: 'premium' },
      ...snapshot(3, 0, 12, { tier: 'premium' }),
      { months: 3, churned: true, tier: 'basic' },
      { months: 6, churned: true, tier: 'basic' },
      ...snapshot(2, 0, 12, { tier: 'basic' }),
    ];
    const { key, risk } = only(rates(await ofYear(rows), 'tier')?.contrasts);
    assert.equal(key, 'basic');
    assert.deepEqual(risk && limits(risk, 2), ['25.00', '-39.82', '89.82']);
    assert.equal(risk?.months, 12);
  });

  test('is not known where nobody was seen for a year', async () => {
    const rows = [...snapshot(3, 1, 5, { tier: 'a' }), ...snapshot(3, 1, 30, { tier: 'b' })];
    const { risk } = only(rates(await ofYear(rows), 'tier')?.contrasts);
    assert.deepEqual(risk, { value: null, low: null, high: null, months: 12 });
  });

  test('is drawn in months by the tier that customers began with', async () => {
    const upgraded = (month: number) => ({ tier: month > 4 ? 'premium' : 'basic' });
    const { curves = [] } = await ofYear([...paying('a', 1, 8, upgraded), ...paying('b', 3, 12, upgraded)]);
    assert.deepEqual(
      curves.map(({ by, key, n, events, x_unit }) => [by, key, n, events, x_unit]),
      [
        [null, null, 2, 1, 'months'],
        ['tier', 'basic', 2, 1, 'months'],
      ],
    );
    // a left in September, eight months after January; b is still there nine months after March
    assert.deepEqual(
      curves[0]?.points.map(({ x, value }) => [x, value]),
      [
        [0, 100],
        [8, 50],
        [9, 50],
      ],
    );
    assert.equal(curves[0]?.median?.value, 8.5);
  });
});

describe('the reply band of a customer-month', () => {
  const replied = (case_id: string, created: string, hours: number | null, fields: Row = {}): Row => ({
    case_id,
    account_id: 'a',
    created_at: created,
    first_public_reply_at: hours === null ? null : new Date(Date.parse(created) + hours * 3_600_000).toISOString(),
    ...fields,
  });
  const bands = async (cases: readonly Row[], options: Question['options'] = {}, to = 4) =>
    exposures(await ofYear(paying('a', 1, to), { options }, { cases }, `${monthEnd(4)}T00:00:00Z`), 'reply_band');

  test('is the median of the first replies in the 90 days before the month', async () => {
    const cases = [replied('1', day(10), 0.5), replied('2', day(11), 2), replied('3', day(12), 30)];
    // February to April begin 31, 60 and 91 days after 1 January; the cases are of the last 90 days in all three
    assert.deepEqual(await bands(cases), [['1-4', 3, 0]]);
  });

  test('leaves the window when the cases do', async () => {
    const cases = [replied('1', day(10), 0.5), replied('2', day(0), 30), replied('3', day(0, 1), 30)];
    // before April the cases of 1 January are 91 days old
    assert.deepEqual(await bands(cases), [
      ['0-1', 1, 0],
      ['24-', 2, 0],
    ]);
  });

  test('reaches to its end: exactly one hour is within the first', async () => {
    assert.deepEqual(await bands([replied('1', day(10), 1)]), [['0-1', 3, 0]]);
  });

  test('is the mean of the two in the middle of an even number: of 0 and 3 hours 1.5', async () => {
    assert.deepEqual(await bands([replied('1', day(10), 0), replied('2', day(11), 3)]), [['1-4', 3, 0]]);
  });

  test('counts a reply from when it comes, and a case that still waits a day as slow', async () => {
    const late = replied('1', day(30, 12), 24 * 40 + 12);
    // before February it waits half a day, which tells nothing; before March 29.5 days; the reply comes on 11 March
    assert.deepEqual(await bands([late]), [
      ['24-', 2, 0],
      [null, 1, 0],
    ]);
  });

  test('takes nothing from cases over without a reply, of spam, or begun by the team', async () => {
    const cases = [
      replied('1', day(10), null, { status: 'solved' }),
      replied('2', day(10), null, { first_solved_at: day(11) }),
      replied('3', day(10), 0.5, { status: 'spam' }),
      replied('4', day(10), 0.5, { origin: 'agent' }),
    ];
    assert.equal(await bands(cases), undefined);
  });

  test('is cut where option bands says, in a window of option reply-window', async () => {
    const cases = [replied('1', day(20), 0.5), replied('2', day(50), 3)];
    assert.deepEqual(await bands(cases, { bands: '2', 'reply-window': 31 }), [
      ['0-2', 1, 0],
      ['2-', 1, 0],
      [null, 1, 0],
    ]);
  });

  test('comes from the minutes that the help desk measured where there is no instant', async () => {
    assert.deepEqual(await bands([replied('1', day(10), null, { first_response_min: 90 })]), [['1-4', 3, 0]]);
  });

  test('has no case of an account that is no customer, which is named', async () => {
    const { rows } = await ofYear(paying('a', 1, 3), {}, { cases: [{ ...replied('1', day(10), 1), account_id: 'z' }] });
    assert.deepEqual(
      rows.issues.flatMap(({ code, field, count }) => (code === 'orphan' ? [[code, field, count]] : [])),
      [['orphan', 'cases.account_id', 1]],
    );
  });
});

describe('after the last case', () => {
  const span = (account_id: string, left: number | null): Row => {
    return { account_id, started_at: '2023-01-01', ended_at: left === null ? null : day(left) };
  };
  const opened = (account_id: string, at: number, fields: Row = {}): Row => {
    return { case_id: `case ${account_id} ${at}`, account_id, created_at: day(at), ...fields };
  };
  const within = (measure: Measure, by: string | null, key: string | null) =>
    measure.after_case?.find((line) => line.by === by && line.key === key);

  // Events after 10 and 50 days, censored after 20, 120 and 365: S = 4/5, then 4/5 · 2/3; log-log bands
  test('customers left within 30, 90 and 365 days, those still there counting for as long as they have stayed', async () => {
    const main = [span('a', 10), span('b', 50), span('c', null), span('d', null), span('e', null)];
    const cases = [opened('a', 0), opened('b', 0), opened('c', 345), opened('d', 245), opened('e', 0)];
    const measure = await ofYear(main, {}, { cases });
    const all = within(measure, null, null);
    assert.deepEqual([all?.n, all?.events], [5, 2]);
    assert.deepEqual(
      all?.within.map(({ days, ...of }) => [days, ...limits(of)]),
      [
        [30, '20.0000', '3.0820', '79.6191'],
        [90, '46.6667', '13.6929', '93.1668'],
        [365, '46.6667', '13.6929', '93.1668'],
      ],
    );
  });

  test('nothing is said of days that nobody was seen for', async () => {
    const measure = await ofYear([span('a', null)], {}, { cases: [opened('a', 300)] });
    const [month, quarter] = within(measure, null, null)?.within ?? [];
    // one customer seen for 65 days: Wilson's interval of 0 in 1
    assert.deepEqual(month && limits(month, 2), ['0.00', '0.00', '79.35']);
    assert.equal(quarter?.value, null);
  });

  test('a customer who left two days after a satisfied answer is counted among the satisfied', async () => {
    const main = [span('a', 103), span('b', null)];
    const cases = [opened('a', 20), opened('a', 100), opened('b', 100)];
    const answers = [
      { case_id: 'case a 20', account_id: 'a', score: 1, responded_at: day(21) },
      { case_id: 'case a 100', account_id: 'a', score: 5, responded_at: day(101) },
      { case_id: 'case b 100', account_id: 'b', score: 5, responded_at: day(101) },
    ];
    const measure = await ofYear(main, {}, { cases, answers });
    const satisfied = within(measure, 'rating', 'satisfied');
    assert.deepEqual([satisfied?.n, satisfied?.events], [2, 1]);
    assert.equal(satisfied?.within[0]?.value, 50);
    assert.equal(within(measure, 'rating', 'dissatisfied'), undefined);
  });

  test('an answer given after the customer left says nothing, nor does one to another kind of survey', async () => {
    const main = [span('a', 103), span('b', null), span('c', null)];
    const cases = [opened('a', 100), opened('b', 100), opened('c', 100)];
    const answers = [
      { case_id: 'case a 100', score: 5, responded_at: day(104) },
      { case_id: 'case b 100', score: 9, kind: 'nps', responded_at: day(101) },
      { case_id: 'case c 100', score: 2, responded_at: day(101) },
    ];
    const measure = await ofYear(main, {}, { cases, answers });
    assert.deepEqual(
      measure.after_case?.map(({ by, key, n }) => [by, key, n]),
      [
        [null, null, 3],
        ['rating', 'dissatisfied', 1],
        ['rating', null, 2],
      ],
    );
  });

  test('the account’s last answer since then counts where answers name no case', async () => {
    const answers = [
      { account_id: 'a', score: 5, responded_at: day(99) },
      { account_id: 'a', score: 1, responded_at: day(101) },
    ];
    const measure = await ofYear([span('a', 103)], {}, { cases: [opened('a', 100)], answers });
    assert.equal(within(measure, 'rating', 'dissatisfied')?.n, 1);
  });

  test('customers are told apart by the first reply to that case, if one came before they left', async () => {
    const main = [span('a', 103), span('b', null), span('c', 102)];
    const cases = [
      opened('a', 100, { first_public_reply_at: day(100, 2) }),
      opened('b', 100, { first_public_reply_at: day(102) }),
      opened('c', 100, { first_public_reply_at: day(103) }),
    ];
    const measure = await ofYear(main, {}, { cases });
    assert.deepEqual(
      measure.after_case?.flatMap(({ by, key, n }) => (by === 'reply_band' ? [[key, n]] : [])),
      [
        ['1-4', 1],
        ['24-', 1],
        [null, 1],
      ],
    );
  });

  test('a case after the customer left is not its last', async () => {
    const measure = await ofYear([span('a', 103)], {}, { cases: [opened('a', 20), opened('a', 120)] });
    // left 83 days after the first
    assert.deepEqual(
      within(measure, null, null)?.within.map(({ value }) => value),
      [0, 100, 100],
    );
  });

  test('who left since the last complete month is not known where churn is dated by the month', async () => {
    const cases = [opened('a', 300), opened('a', 340)];
    const measure = await ofYear(paying('a', 1, 11), {}, { cases }, '2024-12-20T00:00:00Z');
    // seen for 35 days, from 27 October to the end of November
    assert.deepEqual(
      within(measure, null, null)?.within.map(({ value }) => value),
      [0, null, null],
    );
  });

  test('is counted from months’ ends, with a note, where churn is dated by the month', async () => {
    const main = [...paying('a', 1, 3), ...paying('b', 1, 12)];
    const measure = await ofYear(main, {}, { cases: [opened('a', 80), opened('b', 200)] });
    // a left by the end of April, 121 days after 1 January, 41 after its case
    assert.deepEqual(
      within(measure, null, null)?.within.map(({ value }) => value),
      [0, 50, null],
    );
    assert.ok(measure.notes.some(({ code }) => code === 'months_only'));
  });
});

describe('the options of churn', () => {
  test('are refused where they mean nothing', async () => {
    for (const options of [
      { 'tier-lag': -1 },
      { 'reply-window': 0 },
      { bands: '4 1' },
      { bands: '' },
      { shape: 'round' },
    ]) {
      await assert.rejects(
        ofYear(paying('a', 1, 3), { options }),
        (error) => error instanceof FeedError && error.code === 'bad_option',
      );
    }
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FeedError, type Measure, type Question } from '../../src/metric.js';
import { followUp } from '../../src/metrics/counting/follow-up.js';
import { ask } from './ask.js';

type Row = Readonly<Record<string, unknown>>;

/** Hours after midnight of 1 January 2024. */
function hour(hours: number): string {
  return new Date(Date.UTC(2024, 0, 1) + hours * 3_600_000).toISOString();
}

function loop(
  main: readonly Row[],
  followUps: readonly Row[],
  question: Partial<Question> = {},
  actions?: readonly Row[],
  asOf = hour(100),
): Promise<Measure> {
  const records = { main, follow_ups: followUps, ...(actions && { actions }) };
  return ask(followUp, records, { as_of: asOf, tz: 'UTC' }, question);
}

/** Unhappy answers, each contacted after so many hours, or waiting that long where negative. */
function waits(...hours: number[]) {
  const main = hours.map((wait, i) => ({
    response_id: `r${i}`,
    kind: 'csat',
    score: 1,
    responded_at: wait < 0 ? hour(100 + wait) : hour(0),
  }));
  const followUps = hours.flatMap((wait, i) => (wait < 0 ? [] : [{ response_id: `r${i}`, contacted_at: hour(wait) }]));
  return [main, followUps] as const;
}

function factOf({ facts = [] }: Measure, code: string) {
  return facts.find((fact) => fact.code === code);
}

function digits(value: number | null | undefined, places = 4): string | undefined {
  return value?.toFixed(places);
}

const answers: readonly Row[] = [
  { response_id: 'a', kind: 'csat', score: 1, responded_at: hour(0), account_id: 'x' },
  { response_id: 'b', kind: 'nps', score: 3, responded_at: hour(0), account_id: 'y' },
  { response_id: 'c', kind: 'csat', score: 5, responded_at: hour(50), account_id: 'x', follow_up_requested: true },
  { response_id: 'd', kind: 'csat', score: 2, responded_at: hour(80), account_id: 'z' },
  { response_id: 'e', kind: 'nps', score: 9, responded_at: hour(90), account_id: 'y' },
];

const contacts: readonly Row[] = [
  { response_id: 'a', contacted_at: hour(10), closed_at: hour(20), action_id: 'A' },
  { response_id: 'a', contacted_at: hour(30), closed_at: hour(40), action_id: 'A' },
  { response_id: 'c', contacted_at: hour(40) },
  { response_id: 'd', closed_at: hour(90) },
  { response_id: 'q', contacted_at: hour(3) },
];

describe('the share followed up within the target', () => {
  // metrics oracle O41: events at 1 2 3 5 9 12, open at 2 4 6, target 8
  test('counts answers that still wait for as long as they have waited (0.513889, 0.223710 to 0.871863)', async () => {
    const measure = await loop(...waits(1, 2, 3, 5, 9, 12, -2, -4, -6), { options: { 'target-hours': 8 } });
    assert.equal(digits(measure.value), '51.3889');
    assert.deepEqual([digits(measure.low), digits(measure.high)], ['22.3710', '87.1863']);
    assert.equal(measure.n, 9);
    assert.equal(measure.unit, 'percent');
  });

  test('is the plain share where nothing waits that is younger than the target', async () => {
    const measure = await loop(...waits(10, 48, 49, -60), {});
    assert.equal(measure.value, 50);
  });

  test('takes only answers older than the target when asked, with Wilson’s interval (1 of 2: 9.4531 to 90.5469)', async () => {
    const measure = await loop(...waits(10, -60, -20), { options: { count: 'mature' } });
    assert.deepEqual([measure.value, measure.n], [50, 2]);
    assert.deepEqual([digits(measure.low), digits(measure.high)], ['9.4531', '90.5469']);
  });

  test('says nothing while no answer is old enough and some wait', async () => {
    const { value, low, n } = await loop(...waits(10, -20), {});
    assert.deepEqual([value, low, n], [null, null, 2]);
  });

  test('has an interval where nobody was contacted: none of 3 waiting 60 hours, 0 to 56.15 %', async () => {
    const { value, low, high } = await loop(...waits(-60, -60, -60), {});
    assert.deepEqual([value, low, digits(high, 2)], [0, 0, '56.15']);
  });

  test('stands beside the naive share and the share of mature answers', async () => {
    const measure = await loop(...waits(1, 2, 3, 5, 9, 12, -2, -4, -6), { options: { 'target-hours': 8 } });
    assert.equal(digits(factOf(measure, 'within_target_so_far')?.value), '44.4444');
    assert.equal(digits(factOf(measure, 'within_target_mature')?.value), '66.6667');
  });
});

describe('the population', () => {
  test('is negative satisfaction, detractors and who asks for it, each on its own scale', async () => {
    const { n } = await loop(answers, contacts);
    assert.equal(n, 4);
  });

  test('takes answers on the scale 0-10 for those of a net promoter score, and others for what they usually are', async () => {
    const main = [
      { response_id: 'a', score: 6, scale: '0-10', responded_at: hour(0) },
      { response_id: 'b', score: 2, responded_at: hour(0) },
    ];
    assert.equal((await loop(main, [])).n, 2);
    assert.equal((await loop(main, [], { options: { 'answer-kind': 'nps' } })).n, 2);
    assert.equal((await loop([{ score: 6, responded_at: hour(0) }], [], { options: { 'answer-kind': 'nps' } })).n, 1);
  });

  test('judges each answer on the scale it names: 2 is unhappy of five points, and not of three', async () => {
    const main = ['1-5', '1-3'].map((scale, i) => ({ response_id: `r${i}`, score: 2, scale, responded_at: hour(0) }));
    assert.equal((await loop(main, [])).n, 1);
  });

  test('is only the unhappy, or only who asked, by option', async () => {
    assert.equal((await loop(answers, contacts, { options: { eligible: 'unhappy' } })).n, 3);
    assert.equal((await loop(answers, contacts, { options: { eligible: 'requested' } })).n, 1);
  });

  test('sets aside scores that are off the scale of their kind, and kinds that have none', async () => {
    const odd = [
      { response_id: 'f', kind: 'csat', score: 9, responded_at: hour(1) },
      { response_id: 'g', kind: 'stars', score: 1, responded_at: hour(1) },
    ];
    const { rows, n } = await loop([...answers, ...odd], contacts);
    assert.equal(n, 4);
    assert.deepEqual(
      rows.issues.flatMap(({ code, count }) =>
        code === 'out_of_range' || code === 'other_kind' ? [[code, count]] : [],
      ),
      [
        ['other_kind', 1],
        ['out_of_range', 1],
      ],
    );
  });

  test('refuses options that say nothing', async () => {
    for (const options of [{ 'target-hours': 0 }, { count: 'some' }, { eligible: 'all' }]) {
      await assert.rejects(loop(answers, contacts, { options }), (error) => {
        return error instanceof FeedError && error.code === 'bad_option';
      });
    }
  });
});

describe('a follow-up', () => {
  test('counts by its first contact, and not when it came before the answer or was closed without contact', async () => {
    const { steps, rows } = await loop(answers, contacts);
    assert.deepEqual(
      steps?.map(({ key, n }) => [key, n]),
      [
        ['eligible', 4],
        ['contacted', 1],
        ['closed', 1],
        ['action', 1],
      ],
    );
    assert.deepEqual(
      rows.issues.map(({ code, field, count }) => [code, field, count]),
      [
        ['orphan', 'follow_ups.response_id', 1],
        ['contact_before_answer', 'follow_ups.contacted_at', 1],
        ['closed_without_contact', 'follow_ups.closed_at', 1],
      ],
    );
  });

  test('has not happened yet when the feed is rewound to before it', async () => {
    const { steps } = await loop(answers, contacts, { asOf: hour(15) });
    assert.deepEqual(
      steps?.map(({ n }) => n),
      [2, 1, 0, 1],
    );
  });

  test('takes half as long as the median says: contacts after 10, 20 and 30 hours, 20', async () => {
    const median = factOf(await loop(...waits(10, 20, 30)), 'median_to_contact');
    assert.deepEqual([median?.value, median?.unit], [20, 'hours']);
  });

  test('counts an action once, for the answer that led to it first, and only when it was opened', async () => {
    const [main] = waits(1, 2, 3, 4);
    const led = main.map(({ response_id }, i) => ({
      response_id,
      contacted_at: hour(i + 1),
      action_id: i < 3 ? 'A' : 'B',
    }));
    const actions = [
      { action_id: 'A', opened_at: hour(5) },
      { action_id: 'B', opened_at: hour(99.5) },
    ];
    const measure = await loop(main, led, {}, actions);
    assert.equal(factOf(measure, 'action_yield')?.value, 50);
    assert.equal(factOf(await loop(main, led, { asOf: hour(50) }, actions), 'action_yield')?.value, 25);
    assert.equal(measure.steps?.[3]?.n, 4);
  });
});

describe('recovery', () => {
  test('is shown beside the recovery of customers who were not contacted, with the difference', async () => {
    const measure = await loop(answers, contacts);
    assert.equal(factOf(measure, 'recovery_contacted')?.value, 100);
    assert.equal(factOf(measure, 'recovery_not_contacted')?.value, 100);
    assert.equal(factOf(measure, 'recovery_difference')?.value, 0);
  });

  // metrics oracle O8: 9/10 − 3/10, 0.1705 to 0.8090
  test('differs by 60 points (17.05 to 80.90) when 9 of 10 contacted recover and 3 of 10 others', async () => {
    const customers = Array.from({ length: 20 }, (_, i) => ({
      id: `c${i}`,
      contacted: i < 10,
      happy: i < 9 || i >= 17,
    }));
    const main = customers.flatMap(({ id, happy }) => [
      { response_id: id, kind: 'csat', score: 1, responded_at: hour(0), account_id: id },
      { response_id: `${id} again`, kind: 'csat', score: happy ? 5 : 2, responded_at: hour(80), account_id: id },
    ]);
    const called = customers.filter(({ contacted }) => contacted);
    const measure = await loop(
      main,
      called.map(({ id }) => ({ response_id: id, contacted_at: hour(5) })),
    );
    const difference = factOf(measure, 'recovery_difference');
    assert.deepEqual(
      [difference?.value, difference?.low, difference?.high].map((value) => digits(value, 2)),
      ['60.00', '17.05', '80.90'],
    );
  });

  test('is not shown where nobody contacted, or nobody else, has answered again', async () => {
    const measure = await loop(...waits(10, 20, -60));
    assert.equal(factOf(measure, 'recovery_contacted'), undefined);
  });

  test('takes the next answer of a customer, and none of the same instant for a later one', async () => {
    const main = [
      { response_id: 'a', score: 1, responded_at: hour(0), account_id: 'x' },
      { response_id: 'b', score: 5, responded_at: hour(0), account_id: 'x' },
      { response_id: 'c', score: 1, responded_at: hour(50), account_id: 'x' },
      { response_id: 'd', score: 5, responded_at: hour(60), account_id: 'x' },
      { response_id: 'e', score: 1, responded_at: hour(0), account_id: 'y' },
      { response_id: 'f', score: 1, responded_at: hour(9), account_id: 'y' },
    ];
    const measure = await loop(main, [{ response_id: 'a', contacted_at: hour(5) }]);
    // a is followed by c, unhappy again; c by d, happy; e by f, unhappy; f by nothing.
    const [contacted, others] = ['recovery_contacted', 'recovery_not_contacted'].map((code) => factOf(measure, code));
    assert.deepEqual([contacted?.value, contacted?.n], [0, 1]);
    assert.deepEqual([others?.value, others?.n], [50, 2]);
  });

  test('puts a customer who answered again before the contact with those not contacted', async () => {
    const late = [{ response_id: 'a', contacted_at: hour(60) }];
    const measure = await loop(answers, late);
    assert.equal(factOf(measure, 'recovery_contacted'), undefined);
  });
});

describe('the queue of follow-ups', () => {
  test('holds who waits, the longest first, with how far past due', async () => {
    const { queue } = await loop(answers, contacts);
    assert.deepEqual(
      queue?.map(({ id, overdue }) => [id, overdue]),
      [
        ['b', 52],
        ['c', 2],
        ['d', -28],
      ],
    );
    assert.equal(queue?.[0]?.due, '2024-01-03T00:00:00.000Z');
  });

  test('keeps to filters', async () => {
    const main = answers.map((row, i) => ({ ...row, seg: { team: i % 2 === 0 ? 'red' : 'blue' } }));
    const { queue } = await loop(main, contacts, { filters: { team: ['blue'] } });
    assert.deepEqual(
      queue?.map(({ id }) => id),
      ['b', 'd'],
    );
  });
});

describe('teams', () => {
  test('are held against each other by the log-rank test, each with its curve', async () => {
    const [main, followUps] = waits(
      9,
      13,
      -13,
      18,
      23,
      -28,
      31,
      34,
      -45,
      48,
      5,
      5,
      8,
      8,
      12,
      -16,
      23,
      27,
      30,
      33,
      43,
      45,
    );
    const teams = main.map((row, i) => ({ ...row, seg: { team: i < 10 ? 'a' : 'b' } }));
    const { curves, group_tests: tests, segments } = await loop(teams, followUps, { by: ['team'] });
    assert.deepEqual(
      curves?.map(({ key, n }) => [key, n]),
      [
        [null, 22],
        ['a', 10],
        ['b', 12],
      ],
    );
    assert.equal(tests?.[0]?.degrees, 1);
    assert.equal(tests?.[0]?.p, segments[0]?.rest?.p);
  });
});

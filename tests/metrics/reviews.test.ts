import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FeedError, type Measure, type Question } from '../../src/metric.js';
import { reviews } from '../../src/metrics/counting/reviews.js';
import { ask } from './ask.js';

type Row = Readonly<Record<string, unknown>>;

const meta = { as_of: '2025-01-01T00:00:00Z', tz: 'UTC' };

function score(main: readonly Row[], question: Partial<Question> = {}, cases?: readonly Row[]): Promise<Measure> {
  return ask(reviews, { main, ...(cases && { cases }) }, meta, question);
}

function options(given: Question['options']): Partial<Question> {
  return { options: given };
}

function digits(value: number | null | undefined, places = 4): string | undefined {
  return value?.toFixed(places);
}

function factOf({ facts = [] }: Measure, code: string) {
  return facts.find((fact) => fact.code === code);
}

function issuesOf({ rows }: Measure) {
  return rows.issues.map(({ code, field, count, aside }) => [code, field, count, aside]);
}

function day(date: string): string {
  return `${date}T00:00:00Z`;
}

/** Reviews of one case each. */
function rows(...scores: (number | null)[]): Row[] {
  return scores.map((value, i) => ({ case_id: `case ${i}`, score: value }));
}

/** A review whose categories weigh 6, 3, 1, 1 and 0.1, each with full marks (1) or none (0). */
function weighed(number: number, marks: readonly (0 | 1 | null)[], critical = false): Row {
  const weights = [6, 3, 1, 1, 0.1];
  const ratings = marks.map((value, i) => ({
    category_id: `category ${i}`,
    value,
    min: 0,
    max: 1,
    weight: weights[i],
    critical: critical && i === 0,
  }));
  return { case_id: `case ${number}`, ratings };
}

describe('the score of a review', () => {
  // metrics oracle O12 (Zendesk QA help): weights that sum to 11.1 give 100, 9.91, 63.96, 90.99 and, failed, 0 → 52.97
  const published = [
    weighed(0, [1, 1, 1, 1, 1]),
    weighed(1, [0, 0, 1, 0, 1]),
    weighed(2, [1, 0, 1, 0, 1]),
    weighed(3, [1, 1, 1, 0, 1]),
    weighed(4, [0, 1, 1, 1, 1], true),
  ];

  test('is the weighted mean of its categories, and 0 where a critical one fails: 52.97 on average', async () => {
    const each = await Promise.all(published.map((row) => score([row])));
    assert.deepEqual(
      each.map(({ value }) => digits(value, 2)),
      ['100.00', '9.91', '63.96', '90.99', '0.00'],
    );
    const { value, n, unit } = await score(published);
    assert.deepEqual([digits(value, 2), n, unit], ['52.97', 5, 'score']);
  });

  test('stands beside how many reviews failed, and the score as if no category were critical', async () => {
    const measure = await score(published);
    // 5.1/11.1 of the review that failed, in place of 0: (264.8649 + 45.9459) / 5
    assert.equal(digits(factOf(measure, 'score_without_critical')?.value, 3), '62.162');
    const { value, n, low, high } = factOf(measure, 'critical_fail_rate') ?? {};
    assert.deepEqual([value, n, digits(low, 2), digits(high, 2)], [20, 5, '3.62', '62.45']);
  });

  test('takes several reviews of one case for one where it says how sure the rate of failing is: Wilson’s 1 of 2', async () => {
    const main = [0, 1].flatMap((number) => [weighed(number, [0, 1, 1, 1, 1], true), weighed(number, [1, 1, 1, 1, 1])]);
    const { value, n, low, high } = factOf(await score(main), 'critical_fail_rate') ?? {};
    assert.deepEqual([value, n, digits(low), digits(high)], [50, 4, '9.4531', '90.5469']);
  });

  test('does without critical rules when asked, and says nothing of failing where no category is critical', async () => {
    assert.equal(digits((await score(published, options({ critical: 'ignore' }))).value, 3), '62.162');
    assert.equal(factOf(await score(published.slice(0, 4)), 'critical_fail_rate'), undefined);
  });

  test('leaves what is not applicable out of both sums: 3 of 3 + 1 + 1', async () => {
    const { value } = await score([weighed(0, [null, 1, 0, 0, null])]);
    assert.equal(value, 60);
  });

  test('is 0, 33.3, 66.7 and 100 on four points, and 0, 25, 50, 75 and 100 on five', async () => {
    const four = (value: number) => score([{ case_id: 'a', score: value }], options({ 'rating-scale': '0 3' }));
    const five = (value: number) => score([{ case_id: 'a', score: value }], options({ 'rating-scale': '1 5' }));
    const fours = await Promise.all([0, 1, 2, 3].map(four));
    const fives = await Promise.all([1, 2, 3, 4, 5].map(five));
    assert.deepEqual(
      fours.map(({ value }) => digits(value, 1)),
      ['0.0', '33.3', '66.7', '100.0'],
    );
    assert.deepEqual(
      fives.map(({ value }) => value),
      [0, 25, 50, 75, 100],
    );
  });

  test('is read from a plain score on a scale below zero', async () => {
    const measure = await score(rows(-2, 0, 2, 3), options({ 'rating-scale': '-2 2' }));
    assert.deepEqual([measure.value, measure.n], [50, 3]);
    assert.deepEqual(issuesOf(measure), [['out_of_range', 'score', 1, true]]);
  });

  test('is read from one column a category, with weights and a scale', async () => {
    const main = [
      { case_id: 'a', tone: '-2', fix: '2', advice: '0' },
      { case_id: 'b', tone: '1', fix: 'N/A', advice: '' },
    ];
    const measure = await score(
      main,
      options({ categories: '{"tone": 0.5, "fix": 0.3, "advice": {"weight": 0.2}}', 'rating-scale': '-2 2' }),
    );
    // 0.5·0 + 0.3·100 + 0.2·50 = 40, and 75
    assert.equal(measure.value, 57.5);
    const results = measure.categories?.results ?? [];
    assert.deepEqual(
      results.map(({ key, value, n, weight, not_applicable }) => [key, value, n, weight, not_applicable]),
      [
        ['tone', 37.5, 2, 0.5, 0],
        ['fix', 100, 1, 0.3, 1],
        ['advice', 50, 1, 0.2, 1],
      ],
    );
  });

  test('takes weights, critical categories and scales of the page over those of the feed', async () => {
    const ratings = [
      { category_id: 'tone', value: 1, min: 0, max: 4, weight: 9, critical: true },
      { category_id: 'fix', value: 1, min: 0, max: 4, weight: 1 },
    ];
    const asked = options({ categories: '{"tone": {"weight": 1, "critical": false, "max": 1}}' });
    assert.equal((await score([{ case_id: 'a', ratings }])).value, 0);
    assert.equal((await score([{ case_id: 'a', ratings }], asked)).value, 62.5);
  });

  test('uses the plain score of reviews without ratings', async () => {
    const { value } = await score([weighed(0, [1, 1, 1, 1, 1]), { case_id: 'case 1', score: 50 }]);
    assert.equal(value, 75);
  });
});

describe('the score of all', () => {
  // the first eight of metrics oracle O45: s² = 641.875 / 7, t of 7 degrees of freedom 2.364624: 80.375 ± 8.00559
  test('is a mean with the t interval of a sample (80.375, 72.369 to 88.381)', async () => {
    const { value, low, high, basis, notes } = await score(rows(78, 82, 90, 66, 71, 88, 93, 75));
    assert.deepEqual([digits(value, 3), digits(low, 3), digits(high, 3)], ['80.375', '72.369', '88.381']);
    assert.equal(basis, 'sample');
    assert.ok(notes.some(({ code, n }) => code === 'small_n' && n === 8));
  });

  test('counts several reviews of one agent on one case as their mean first, and reviews as reviews', async () => {
    const main = [
      { case_id: 'a', agent_id: 'x', score: 0 },
      { case_id: 'a', agent_id: 'x', score: 50 },
      { case_id: 'a', agent_id: 'y', score: 100 },
      { case_id: 'b', agent_id: 'x', score: 100 },
    ];
    const measure = await score(main);
    assert.deepEqual([measure.value, measure.n], [75, 3]);
    assert.deepEqual([factOf(measure, 'reviews')?.value, measure.rows.used], [4, 4]);
  });

  test('takes a review that names no case for one of its own', async () => {
    const { value, n } = await score([{ score: 0 }, { score: 50 }, { score: 100 }]);
    assert.deepEqual([value, n], [50, 3]);
  });

  test('has no interval for a single review, and no value for none', async () => {
    const one = await score(rows(40));
    assert.deepEqual([one.value, one.low, one.high, one.n], [40, null, null, 1]);
    const none = await score([]);
    assert.deepEqual([none.value, none.n], [null, 0]);
  });

  test('follows the time of review, a unit standing in the period of its last', async () => {
    const main = [
      { case_id: 'a', score: 40, reviewed_at: day('2024-10-05') },
      { case_id: 'a', score: 60, reviewed_at: day('2024-11-05') },
      { case_id: 'b', score: 90, reviewed_at: day('2024-12-05') },
      { case_id: 'c', score: 10, reviewed_at: day('2025-02-01') },
    ];
    const { series, value } = await ask(
      reviews,
      { main },
      { ...meta, as_of: '2025-02-10T00:00:00Z' },
      { asOf: '2025-01-01' },
    );
    assert.deepEqual(
      series.map((point) => [point.period, point.value, point.n]),
      [
        ['2024-11', 50, 1],
        ['2024-12', 90, 1],
      ],
    );
    assert.equal(value, 70);
  });

  test('splits by what the case says where the review says nothing', async () => {
    const main = [
      { case_id: 'a', score: 20 },
      { case_id: 'b', score: 80 },
    ];
    const cases = [
      { case_id: 'a', created_at: day('2024-01-01'), channel: 'mail' },
      { case_id: 'b', created_at: day('2024-01-01'), channel: 'chat' },
    ];
    const { segments } = await score(main, { by: ['channel'] }, cases);
    assert.deepEqual(
      segments.map(({ key, value }) => [key, value]),
      [
        ['chat', 80],
        ['mail', 20],
      ],
    );
  });
});

describe('reviews that do not count', () => {
  const asked = options({ categories: '{"tone": 1, "fix": 1}', 'rating-scale': '1 5' });

  test('are those with a rating off its scale or that is no number, set aside and named', async () => {
    const main = [
      { case_id: 'a', tone: '5', fix: '3' },
      { case_id: 'b', tone: '6', fix: '3' },
      { case_id: 'c', tone: '5', fix: 'good' },
      { case_id: 'd', tone: '3', fix: '3' },
    ];
    const measure = await score(main, asked);
    assert.deepEqual([measure.value, measure.n, measure.rows.used], [62.5, 2, 2]);
    assert.deepEqual(issuesOf(measure), [
      ['out_of_range', 'tone', 1, true],
      ['not_a_number', 'fix', 1, true],
    ]);
    assert.deepEqual(
      measure.rows.issues.map(({ first }) => first[0]),
      [
        { row: 2, seen: 6, expected: { number: [1, 5] } },
        { row: 3, seen: 'good', expected: 'number' },
      ],
    );
  });

  test('are those in which nothing applies or nothing has a weight: no score, and used', async () => {
    const main = [
      weighed(0, [null, null, null, null, null]),
      weighed(1, [1, 1, 1, 1, 1]),
      { case_id: 'c', ratings: [] },
    ];
    const unweighed = { case_id: 'd', ratings: [{ category_id: 'x', value: 1, min: 0, max: 1, weight: 0 }] };
    const measure = await score([...main, unweighed]);
    assert.deepEqual([measure.value, measure.n, measure.rows.used], [100, 1, 4]);
    assert.deepEqual(issuesOf(measure), [['missing_score', 'score', 3, false]]);
  });

  test('are agents’ reviews of themselves and machines’, unless asked for', async () => {
    const main = [
      { case_id: 'a', agent_id: 'x', reviewer_id: 'x', score: 100 },
      { case_id: 'b', agent_id: 'x', kind: 'self', score: 100 },
      { case_id: 'c', agent_id: 'x', kind: 'auto', score: 100 },
      { case_id: 'd', agent_id: 'x', reviewer_id: 'y', score: 40 },
      { case_id: 'e', agent_id: 'x', reviewer_id: 'z', kind: 'peer', score: 60 },
    ];
    const measure = await score(main);
    assert.deepEqual([measure.value, measure.n], [50, 2]);
    assert.deepEqual(issuesOf(measure), [
      ['self_review', 'kind', 2, false],
      ['other_kind', 'kind', 1, false],
    ]);
    assert.equal((await score(main, options({ kinds: 'manager peer self auto' }))).value, 80);
    assert.equal((await score(main, options({ kinds: 'peer' }))).value, 60);
  });

  test('are those made to compare reviewers, which count for agreement', async () => {
    const main = Array.from({ length: 10 }, (_, i) => [
      { case_id: `case ${i}`, reviewer_id: 'x', kind: 'calibration', tone: String((i % 5) + 1), fix: '3' },
      { case_id: `case ${i}`, reviewer_id: 'y', kind: 'calibration', tone: String((i % 5) + 1), fix: '4' },
    ]).flat();
    const measure = await score([...main, { case_id: 'case 0', reviewer_id: 'z', tone: '5', fix: '5' }], asked);
    assert.deepEqual([measure.value, measure.n, measure.rows.used], [100, 1, 21]);
    assert.deepEqual(issuesOf(measure), [['calibration_review', 'kind', 20, false]]);
    const [tone] = measure.calibration?.categories ?? [];
    assert.deepEqual([tone?.key, tone?.units], ['tone', 10]);
  });

  test('are older rows of the same review, and disputed ones that were settled', async () => {
    const main = [
      { review_id: 'r1', case_id: 'a', score: 10, updated_at: day('2024-05-01') },
      { review_id: 'r1', case_id: 'a', score: 90, updated_at: day('2024-06-01') },
      { review_id: 'r2', case_id: 'b', score: 70, status: 'final' },
      { review_id: 'r2', case_id: 'b', score: 20, status: 'disputed' },
      { review_id: 'r3', case_id: 'c', score: 50, status: 'disputed' },
    ];
    const measure = await score(main);
    assert.deepEqual([measure.value, measure.n], [70, 3]);
    assert.deepEqual(issuesOf(measure), [['duplicate_id', 'review_id', 2, false]]);
  });

  test('do not include those of open cases, which count and are named', async () => {
    const main = [
      { case_id: 'a', score: 10 },
      { case_id: 'b', score: 30, reviewed_at: day('2024-03-01'), case_closed_at: day('2024-03-05') },
      { case_id: 'c', score: 50 },
      { case_id: 'q', score: 70 },
    ];
    const cases = [
      { case_id: 'a', created_at: day('2024-01-01'), status: 'open' },
      { case_id: 'b', created_at: day('2024-01-01'), closed_at: day('2024-03-05') },
      { case_id: 'c', created_at: day('2024-01-01'), closed_at: day('2024-02-01') },
    ];
    const measure = await score(main, {}, cases);
    assert.deepEqual([measure.value, measure.n], [40, 4]);
    assert.deepEqual(issuesOf(measure), [
      ['orphan', 'case_id', 1, false],
      ['open_case', 'case_id', 2, false],
    ]);
    assert.deepEqual(
      measure.coverage?.map(({ closed, reviewed }) => [closed, reviewed]),
      [[2, 2]],
    );
  });
});

describe('a feed of reviews', () => {
  async function codeOf(work: Promise<Measure>): Promise<readonly unknown[]> {
    const error: unknown = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    return error instanceof FeedError ? [error.code, error.details['field'] ?? error.details['option']] : [];
  }

  test('needs ratings, a score, or the columns that the page names', async () => {
    assert.deepEqual(await codeOf(score([{ case_id: 'a' }])), ['missing_column', 'score']);
    const asked = options({ categories: '{"tone": 1, "fix": 1}' });
    assert.deepEqual(await codeOf(score([{ case_id: 'a', tone: '5' }], asked)), ['missing_column', 'fix']);
  });

  test('is refused with options that are none', async () => {
    const wrong: Question['options'][] = [
      { categories: '{"tone": -1}' },
      { categories: 'tone' },
      { 'rating-scale': '5 1' },
      { kinds: 'friend' },
      { critical: 'maybe' },
      { agreement: 'kappa' },
      { 'coverage-target': 101 },
    ];
    for (const given of wrong) {
      const [option] = Object.keys(given);
      assert.deepEqual(await codeOf(score(rows(1), options(given))), ['bad_option', option]);
    }
  });
});

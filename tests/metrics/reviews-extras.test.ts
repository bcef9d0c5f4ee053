import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Measure, Question } from '../../src/metric.js';
import { reviews } from '../../src/metrics/counting/reviews.js';
import { ask } from './ask.js';

type Row = Readonly<Record<string, unknown>>;

const meta = { as_of: '2025-01-01T00:00:00Z', tz: 'UTC' };
const named = { ...meta, definition: { agents: 'named' } };

function score(main: readonly Row[], question: Partial<Question> = {}, cases?: readonly Row[], about: object = meta) {
  return ask(reviews, { main, ...(cases && { cases }) }, about, question);
}

function digits(value: number | null | undefined, places = 4): string | undefined {
  return value?.toFixed(places);
}

function three({ value, low, high }: Pick<Measure, 'value' | 'low' | 'high'>, places: number) {
  return [digits(value, places), digits(low, places), digits(high, places)];
}

function factOf({ facts = [] }: Measure, code: string) {
  return facts.find((fact) => fact.code === code);
}

function month(year: number, number: number): string {
  return new Date(Date.UTC(year, number - 1, 15)).toISOString();
}

const tone: Partial<Question> = { options: { categories: '{"tone": 1}', 'rating-scale': '0 1' } };

// metrics oracle O45: two years of eight ratings, the later one first
const thisYear = [0.78, 0.82, 0.9, 0.66, 0.71, 0.88, 0.93, 0.75];
const lastYear = [0.7, 0.74, 0.81, 0.69, 0.6, 0.77, 0.85, 0.72];

/** One rating a month, from May on, of the year before and of this one. */
function twoYears(versions: readonly [string | null, string | null] = [null, null]): Row[] {
  return [lastYear, thisYear].flatMap((ratings, i) =>
    ratings.map((value, place) => ({
      case_id: `case ${i} ${place}`,
      reviewed_at: month(2023 + i, place + 5),
      tone: String(value),
      scorecard_version: versions[i],
    })),
  );
}

describe('categories', () => {
  test('change on the year by Welch in points and by logarithms in percent (6.875, −2.495 to 16.245; +9.354 %)', async () => {
    const { categories } = await score(twoYears(), tone);
    assert.deepEqual(
      [categories?.from, categories?.to, categories?.version],
      ['2023-05/2023-12', '2024-05/2024-12', null],
    );
    const [result] = categories?.results ?? [];
    assert.deepEqual([digits(result?.value), digits(result?.earlier?.value)], ['80.3750', '73.5000']);
    const change = result?.change;
    assert.ok(change);
    assert.deepEqual(three(change.points, 4), ['6.8750', '-2.4950', '16.2450']);
    assert.equal(digits(change.relative.value), '9.3537');
    // On the scale of logarithms the limits lie at equal distances.
    const [low, high] = [1 + (change.relative.low ?? 0) / 100, 1 + (change.relative.high ?? 0) / 100];
    assert.equal(digits(Math.sqrt(low * high)), '1.0935');
    assert.equal(change.verdict, 'unclear');
  });

  test('are called up or down only with thirty cases on each side, two points and beyond chance', async () => {
    const verdict = async (n: number, more: number, spread = 0.1) => {
      const main = [0, 1].flatMap((year) =>
        Array.from({ length: n }, (_, i) => ({
          case_id: `case ${year} ${i}`,
          reviewed_at: month(2023 + year, 12),
          tone: String(0.4 + (i % 2) * spread + year * more),
        })),
      );
      return (await score(main, tone)).categories?.results[0]?.change?.verdict;
    };
    assert.deepEqual([await verdict(32, 0.2), await verdict(32, -0.2)], ['up', 'down']);
    // By chance, for want of cases, and as one point matters to nobody.
    assert.deepEqual(
      [await verdict(32, 0.03, 0.3), await verdict(28, 0.2), await verdict(32, 0.01, 0.001)],
      ['unclear', 'unclear', 'unclear'],
    );
  });

  test('compare only ratings by the same version of the rubric, and a break is marked and noted', async () => {
    const same = await score(twoYears(['1', '1']), tone);
    assert.equal(same.categories?.version, '1');
    assert.deepEqual(same.categories.breaks, []);
    const changed = await score(twoYears(['1', '2']), tone);
    assert.deepEqual([changed.categories?.version, changed.categories?.from], [null, null]);
    assert.equal(changed.categories?.results[0]?.change, null);
    assert.deepEqual(changed.categories?.breaks, [{ period: '2024-05', version: '2' }]);
    assert.ok(changed.notes.some(({ code, period }) => code === 'rubric_changed' && period === '2024-05'));
  });

  test('leave ratings by another version out of both years', async () => {
    const other = { case_id: 'x', reviewed_at: month(2024, 12), tone: '0', scorecard_version: '2' };
    const { categories } = await score([...twoYears(['1', '1']), other], tone);
    assert.equal(digits(categories?.results[0]?.value, 3), '80.375');
  });

  test('are those of the window against the one before where the page names one', async () => {
    const question = { ...tone, since: '2024-05-01', until: '2025-01-01', compare: 'year-ago' as const };
    const { categories } = await score(twoYears(), question);
    assert.equal(digits(categories?.results[0]?.change?.points.value), '6.8750');
    assert.equal(categories?.from, '2023-05-01T00:00:00.000Z/2024-01-01T00:00:00.000Z');
  });

  test('are means of ratings whatever became of the review, one a case, with what failed and what did not apply', async () => {
    const of = (value: number | null, fix: number) => [
      { category_id: 'tone', value, min: 0, max: 4, weight: 0.35 },
      { category_id: 'fix', value: fix, min: 0, max: 4, weight: 1, critical: true },
    ];
    const main = [
      { case_id: 'a', ratings: of(4, 1) },
      { case_id: 'a', ratings: of(2, 4) },
      { case_id: 'b', ratings: of(null, 2) },
    ];
    const { categories, value } = await score(main);
    // 0 as fix failed, and 0.35·50 + 1·100 of 1.35, 87.037: a comes to 43.519, b to 50
    assert.equal(digits(value, 3), '46.759');
    assert.deepEqual(
      categories?.results.map(({ key, value: mean, n, weight, critical, not_applicable, failed }) => {
        return [key, mean, n, weight, critical, not_applicable, failed];
      }),
      [
        ['fix', 56.25, 2, 1, true, 0, 1],
        ['tone', 75, 1, 0.35, false, 1, null],
      ],
    );
  });

  test('are none where reviews have only a score', async () => {
    assert.equal((await score([{ case_id: 'a', score: 5 }])).categories, null);
  });
});

// Krippendorff, "Computing Krippendorff's alpha-reliability": 4 observers by 12 units (metrics oracle O29)
const observers = [
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
];

const observed: readonly Row[] = observers.flatMap((codes, reviewer) =>
  codes.split(' ').flatMap((code, unit) => {
    const of = { case_id: `case ${unit}`, reviewer_id: `reviewer ${reviewer}`, agent_id: 'x', code };
    return code === '.' ? [] : [of];
  }),
);

function coded(agreement: string): Partial<Question> {
  return { options: { categories: '{"code": 1}', 'rating-scale': '1 5', agreement } };
}

describe('agreement of reviewers', () => {
  test('is Krippendorff’s alpha on cases that two or more rated: nominal .743421, ordinal .815388, interval .849107', async () => {
    for (const [agreement, alpha] of [
      ['nominal', '0.743421'],
      ['ordinal', '0.815388'],
      ['interval', '0.849107'],
      ['auto', '0.815388'],
    ] as const) {
      const [found] = (await score(observed, coded(agreement))).calibration?.categories ?? [];
      assert.equal(digits(found?.alpha, 6), alpha, agreement);
      assert.equal(found?.units, 11);
    }
  });

  test('has limits of resampled cases that a seed repeats, and another moves', async () => {
    const limits = async (seed: number) => {
      const asked = coded('ordinal');
      const found = await score(observed, { options: { ...asked.options, seed } });
      const [code] = found.calibration?.categories ?? [];
      return [code?.low, code?.high];
    };
    const [first, again, other] = [await limits(1), await limits(1), await limits(2)];
    assert.deepEqual(first, again);
    assert.notDeepEqual(first, other);
    assert.ok((first[0] ?? 1) < 0.815388 && (first[1] ?? 0) > 0.815388);
  });

  test('shows which values meet, as coincidences, and how many pairs are equal', async () => {
    const [code] = (await score(observed, coded('nominal'))).calibration?.categories ?? [];
    // The published matrix: o₁₁ 7, o₁₂ 4/3, o₁₃ 1/3, o₁₄ 1/3, o₂₂ 10, o₂₃ 4/3, o₂₄ 1/3, o₃₃ 8, o₃₄ 1/3, o₄₄ 4, o₅₅ 3
    const met = (value: number, other: number) =>
      digits(code?.matrix.find((cell) => cell.value === value && cell.other === other)?.n);
    assert.deepEqual(
      [met(0, 0), met(0, 25), met(25, 0), met(25, 25), met(50, 50), met(75, 75), met(100, 100), met(0, 75)],
      ['7.0000', '1.3333', '1.3333', '10.0000', '8.0000', '4.0000', '3.0000', '0.3333'],
    );
    assert.equal(digits(code?.agreement, 2), '80.00');
  });

  test('takes equal or not as all there is to two values, and says nothing under ten cases', async () => {
    const main = Array.from({ length: 10 }, (_, unit) =>
      ['x', 'y'].map((reviewer) => ({ case_id: `case ${unit}`, reviewer_id: reviewer, code: unit % 3 === 0 ? 1 : 2 })),
    ).flat();
    const [all] = (await score(main, coded('auto'))).calibration?.categories ?? [];
    assert.deepEqual([all?.metric, all?.alpha, all?.agreement], ['nominal', 1, 100]);
    const [few] = (await score(main.slice(0, 18), coded('auto'))).calibration?.categories ?? [];
    assert.deepEqual([few?.alpha, few?.low, few?.units], [null, null, 9]);
  });

  test('takes the last of several reviews by one reviewer', async () => {
    const first = {
      case_id: 'case 0',
      agent_id: 'x',
      reviewer_id: 'reviewer 0',
      code: '5',
      reviewed_at: month(2024, 1),
    };
    const again = observed.map((row) => ({ ...row, reviewed_at: month(2024, 2) }));
    const [code] = (await score([first, ...again], coded('nominal'))).calibration?.categories ?? [];
    assert.equal(digits(code?.alpha, 6), '0.743421');
  });
});

describe('reviewers', () => {
  /** Ten cases: a gives 80 and 70 in turn, b 60, c 40. */
  const main = Array.from({ length: 10 }, (_, unit) =>
    [unit % 2 === 0 ? 80 : 70, 60, 40].map((value, i) => ({
      case_id: `case ${unit}`,
      reviewer_id: 'abc'[i],
      score: value,
    })),
  ).flat();

  test('stand by their mean and by how far they are from the others on the same cases', async () => {
    const { calibration } = await score(main, {}, undefined, named);
    const [a, b, c] = calibration?.reviewers ?? [];
    assert.deepEqual([a?.key, a?.n, a?.mean, a?.bias.value, a?.signal], ['a', 10, 75, 25, 'high']);
    // 30 and 20 in turn: s 5.27046, error 1.66667, t of 9 degrees of freedom 2.262157
    assert.deepEqual([digits(a?.bias.low, 3), digits(a?.bias.high, 3)], ['21.230', '28.770']);
    // b minus the mean of a and c: 0 and 5 in turn; c minus the mean of a and b: −30 and −25
    assert.deepEqual([b?.bias.value, b?.signal], [2.5, 'high']);
    assert.deepEqual([c?.bias.value, c?.signal], [-27.5, 'low']);
  });

  test('are never further from the others than scores can be', async () => {
    const two = main.slice(0, 6).filter(({ reviewer_id: reviewer }) => reviewer !== 'c');
    const { calibration } = await score(two, {}, undefined, named);
    const [a] = calibration?.reviewers ?? [];
    // 20 and 10: 15 ± 12.706·5
    assert.deepEqual([digits(a?.bias.low, 2), digits(a?.bias.high, 2)], ['-48.53', '78.53']);
    const far = [0, 1].flatMap((unit) => [
      { case_id: `case ${unit}`, reviewer_id: 'a', score: unit * 100 },
      { case_id: `case ${unit}`, reviewer_id: 'b', score: 0 },
    ]);
    const [held] = (await score(far, {}, undefined, named)).calibration?.reviewers ?? [];
    assert.deepEqual([held?.bias.low, held?.bias.high], [-100, 100]);
  });

  test('are not said to stand out on fewer than ten cases', async () => {
    const { calibration } = await score(main.slice(0, 27), {}, undefined, named);
    assert.deepEqual(
      calibration?.reviewers.map(({ signal }) => signal),
      [null, null, null],
    );
  });

  test('have numbers where the feed’s definition says pseudonym, and are left out where it says nothing', async () => {
    const more = [...main, { case_id: 'case x', reviewer_id: 'c', score: 10 }];
    const pseudonym = await score(more, {}, undefined, { ...meta, definition: { agents: 'pseudonym' } });
    assert.deepEqual(
      pseudonym.calibration?.reviewers.map(({ key, n }) => [key, n]),
      [
        ['#2', 10],
        ['#3', 10],
        ['#1', 11],
      ],
    );
    assert.equal(JSON.stringify(await score(more)).includes('"b"'), false);
  });
});

/** Closed cases of a stratum, of which the first few have reviews with these scores. */
function stratum(priority: string | null, closed: number, scores: readonly number[]) {
  const ids = Array.from({ length: closed }, (_, i) => `${priority} ${i}`);
  const cases = ids.map((id) => ({
    case_id: id,
    created_at: month(2024, 1),
    closed_at: month(2024, 2),
    ...(priority !== null && { priority }),
  }));
  const main = scores.map((value, i) => ({ case_id: ids[i], score: value, reviewed_at: month(2024, 3) }));
  return { main, cases };
}

function drawn(...strata: ReturnType<typeof stratum>[]) {
  return { main: strata.flatMap(({ main }) => main), cases: strata.flatMap(({ cases }) => cases) };
}

describe('coverage', () => {
  const { main, cases } = drawn(stratum('high', 10, [40, 60]), stratum('low', 30, [80, 90, 100]));

  test('is the share of closed cases that were reviewed, of all and by stratum, without an interval', async () => {
    const open = { case_id: 'o', created_at: month(2024, 1), status: 'open' };
    const spam = { case_id: 's', created_at: month(2024, 1), closed_at: month(2024, 2), status: 'spam' };
    const { coverage = [] } = await score(main, {}, [...cases, open, spam]);
    assert.deepEqual(
      coverage.map(({ by, key, value, low, closed, reviewed }) => [by, key, value, low, closed, reviewed]),
      [
        [null, null, 12.5, null, 40, 5],
        ['priority', 'high', 20, null, 10, 2],
        ['priority', 'low', 10, null, 30, 3],
      ],
    );
  });

  test('takes the strata that the page names', async () => {
    const asked = { options: { strata: 'team priority' } };
    const teams = cases.map((row, i) => ({ ...row, team: i % 2 === 0 ? 'one' : null }));
    const { coverage = [] } = await score(main, asked, teams);
    assert.deepEqual(
      coverage.slice(1).map(({ by, key, closed }) => [by, key, closed]),
      [
        ['team · priority', 'one · high', 5],
        ['team · priority', 'one · low', 15],
        ['team · priority', '– · high', 5],
        ['team · priority', '– · low', 15],
      ],
    );
  });

  test('does not count reviews by machines, and those that are later than the feed', async () => {
    const by = (kind: string, at: string) => ({ case_id: 'high 5', score: 50, kind, reviewed_at: at });
    const asked = { options: { kinds: 'manager auto' } };
    const { coverage = [] } = await score([...main, by('auto', month(2024, 3))], asked, cases);
    assert.equal(coverage[0]?.reviewed, 5);
    const later = { as_of: '2024-04-01T00:00:00Z', tz: 'UTC' };
    const early = await ask(reviews, { main: [...main, by('peer', month(2024, 3))], cases }, later, {
      asOf: '2024-03-01',
    });
    assert.deepEqual([early.coverage?.[0]?.reviewed, early.n], [0, 0]);
  });

  test('without cases is not known, and is said so', async () => {
    const measure = await score(main);
    assert.deepEqual(measure.coverage, []);
    const codes = measure.notes.map(({ code }) => code);
    assert.ok(codes.includes('no_population') && codes.includes('sample_unknown'));
    const told = await score(
      main.map((row) => ({ ...row, stratum: 'drawn' })),
      {},
      cases,
    );
    assert.deepEqual(
      told.notes.filter(({ code }) => code === 'no_population' || code === 'sample_unknown'),
      [],
    );
  });

  // 10/40·50 + 30/40·90; variance 0.0625·200/2·0.8 + 0.5625·100/3·0.9 = 21.875, degrees 2.85881 (Satterthwaite)
  test('weighs the strata as they are among closed cases: 80 instead of 74, error 4.6771', async () => {
    const measure = await score(main, {}, cases);
    assert.equal(measure.value, 74);
    const fact = factOf(measure, 'post_stratified');
    assert.deepEqual([fact?.value, fact?.n, fact?.unit], [80, 5, 'score']);
    assert.equal(digits(((fact?.high ?? 0) - (fact?.low ?? 0)) / 2 / 4.677072, 2), '3.27');
  });

  // Urgent cases were not reviewed, and are but two of 42: they count with the high ones, 12/42·50 + 30/42·90.
  test('takes strata of which too little was reviewed together with others', async () => {
    const more = drawn(stratum('urgent', 2, []), stratum('high', 10, [40, 60]), stratum('low', 30, [80, 90, 100]));
    assert.equal(digits(factOf(await score(more.main, {}, more.cases), 'post_stratified')?.value), '78.5714');
  });

  test('weighs nothing where a stratum was not reviewed at all, or there is but one', async () => {
    const unseen = drawn(stratum('high', 10, [40, 60]), stratum('low', 30, []));
    assert.equal(factOf(await score(unseen.main, {}, unseen.cases), 'post_stratified'), undefined);
    const one = drawn(stratum('high', 10, [40, 60]));
    assert.equal(factOf(await score(one.main, {}, one.cases), 'post_stratified'), undefined);
  });
});

describe('what to review next', () => {
  const { main, cases } = drawn(
    stratum('high', 40, [50]),
    stratum(
      'low',
      80,
      Array.from({ length: 10 }, () => 50),
    ),
  );

  async function next(question: Question['options'] = {}, given: readonly Row[] = cases): Promise<string[]> {
    const { queue = [] } = await score(main, { options: question }, given);
    return queue.map(({ id }) => id);
  }

  test('is as many closed cases without a review as each stratum lacks to the target', async () => {
    // 12.5 % of 40 are 5, of which 1 is reviewed; 12.5 % of 80 are 10, all reviewed
    const proposed = await next();
    assert.equal(proposed.length, 4);
    assert.ok(proposed.every((id) => id.startsWith('high ') && id !== 'high 0'));
    // 25 %: 9 more of high, 10 more of low
    const more = await next({ 'coverage-target': 25 });
    assert.deepEqual(
      ['high', 'low'].map((name) => more.filter((id) => id.startsWith(name)).length),
      [9, 10],
    );
  });

  test('names the stratum and when the case was closed', async () => {
    const { queue = [] } = await score(main, {}, cases);
    assert.deepEqual(
      [queue[0]?.note, queue[0]?.since, queue[0]?.due, queue[0]?.overdue],
      ['high', month(2024, 2), null, null],
    );
  });

  test('is the same for the same seed whatever the order of rows, and another for another', async () => {
    assert.deepEqual(await next(), await next({}, [...cases].reverse()));
    assert.notDeepEqual(await next(), await next({ seed: 2 }));
  });

  test('keeps its order when further cases are closed', async () => {
    const before = await next({ 'coverage-target': 50, next: 100 });
    const further = stratum('high', 60, []).cases.slice(40);
    const after = await next({ 'coverage-target': 50, next: 100 }, [...cases, ...further]);
    const both = new Set(after.filter((id) => before.includes(id)));
    assert.ok(both.size > 20);
    assert.deepEqual(
      after.filter((id) => both.has(id)),
      before.filter((id) => both.has(id)),
    );
  });

  test('reaches the target once all of them have been reviewed', async () => {
    const proposed = await next({ 'coverage-target': 25 });
    const reviewed = proposed.map((id) => ({ case_id: id, score: 70, reviewed_at: month(2024, 3) }));
    const { coverage = [], queue } = await score([...main, ...reviewed], { options: { 'coverage-target': 25 } }, cases);
    assert.ok(coverage.every(({ value }) => (value ?? 0) >= 25));
    assert.deepEqual(queue, []);
  });

  test('are cases of the last year, or of the window that the page names', async () => {
    const later = { as_of: '2025-03-01T00:00:00Z', tz: 'UTC' };
    const { queue = [] } = await ask(reviews, { main, cases }, later);
    assert.deepEqual(queue, []);
    const named = await ask(reviews, { main, cases }, later, { since: '2024-01-01' });
    assert.equal(named.queue?.length, 4);
  });

  test('holds no more than asked for, and only what passes the filters', async () => {
    assert.equal((await next({ next: 2 })).length, 2);
    const { queue = [] } = await score(
      main,
      { options: { 'coverage-target': 100 }, filters: { priority: ['low'] } },
      cases,
    );
    assert.equal(queue.length, 20);
    assert.ok(queue.every(({ note }) => note === 'low'));
  });
});

describe('agents', () => {
  /** Reviews of an agent's work: each score on a case of its own. */
  function work(agent: string, scores: readonly number[], more: Row = {}): Row[] {
    return scores.map((value, i) => ({ case_id: `${agent} ${i}`, agent_id: agent, score: value, ...more }));
  }

  function times(count: number, ...scores: number[]): number[] {
    return Array.from({ length: count }, (_, i) => scores[i % scores.length] ?? 0);
  }

  const team = [
    ...work('ann', times(40, 80, 90)),
    ...work('bob', times(40, 70, 80)),
    ...work('cid', times(40, 50, 60)),
  ];

  test('are among their peers only where the feed allows it', async () => {
    const hidden = await score(team);
    assert.deepEqual([hidden.peers, hidden.coaching], [null, []]);
    assert.equal(JSON.stringify(hidden).includes('"ann'), false);
    const pseudonym = await score([...team, ...work('bob', [1])], {}, undefined, {
      ...meta,
      definition: { agents: 'pseudonym' },
    });
    assert.deepEqual(
      pseudonym.peers?.peers.map(({ key }) => key),
      ['#1', '#2', '#3'],
    );
    assert.equal(JSON.stringify(pseudonym).includes('"ann'), false);
  });

  test('leave the funnel by normal limits, drawn apart where all differ by more than chance', async () => {
    const equal = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'].flatMap((agent) =>
      work(agent, times(40, 60, 80)),
    );
    const { peers } = await score([...equal, ...work('low', times(40, 40, 60))], {}, undefined, named);
    assert.equal(digits(peers?.centre, 3), '68.333');
    assert.deepEqual(
      peers?.peers.filter(({ signal }) => signal !== null).map(({ key, signal }) => [key, signal]),
      [['low', 'low']],
    );
  });

  test('show a shrunken value only under ten reviews: drawn towards the mean by as much as n is small', async () => {
    const { peers } = await score([...team, ...work('dan', times(9, 10, 20))], {}, undefined, named);
    const dan = peers?.peers.find(({ key }) => key === 'dan');
    assert.deepEqual([dan?.n, dan?.value, dan?.signal], [9, null, null]);
    assert.ok((dan?.shrunken ?? 0) > 130 / 9);
    assert.equal(peers?.peers.find(({ key }) => key === 'ann')?.value, 85);
  });

  test('show no value of their own where agents hardly differ', async () => {
    const alike = ['a', 'b', 'c'].flatMap((agent) => work(agent, times(20, 0, 100)));
    const { peers } = await score(alike, {}, undefined, named);
    assert.deepEqual(
      peers?.peers.map(({ value, shrunken }) => [value, shrunken]),
      [
        [null, 50],
        [null, 50],
        [null, 50],
      ],
    );
  });

  test('are drawn towards what their mix of cases comes to', async () => {
    // Hard cases come to 40, easy ones to 80, whoever handles them: nobody is better or worse than their cases.
    const of = (agent: string, hard: number, easy: number) => [
      ...work(agent, times(hard, 30, 50)).map((row, i) => ({ ...row, case_id: `hard ${agent} ${i}` })),
      ...work(agent, times(easy, 70, 90)).map((row, i) => ({ ...row, case_id: `easy ${agent} ${i}` })),
    ];
    const main = [...of('ann', 18, 2), ...of('bob', 2, 18)];
    const cases = main.map(({ case_id: id }) => ({
      case_id: id,
      created_at: month(2024, 1),
      closed_at: month(2024, 2),
      priority: id.split(' ')[0],
    }));
    const { peers } = await score(main, {}, cases, named);
    assert.deepEqual(
      peers?.peers.map(({ key, shrunken }) => [key, shrunken]),
      [
        ['ann', 44],
        ['bob', 76],
      ],
    );
  });

  test('are coached on their weakest categories, their trend and the causes that reviews name', async () => {
    const rated = (agent: string, marks: Readonly<Record<string, number>>, causes: readonly string[] = []) =>
      Array.from({ length: 12 }, (_, i) => ({
        case_id: `${agent} ${i}`,
        agent_id: agent,
        reviewed_at: month(2024, i < 6 ? 10 : 11),
        ratings: Object.entries(marks).map(([category, value], place) => ({
          category_id: category,
          value: value + (i % 2),
          min: 0,
          max: 10,
          root_causes: place === 0 && i < causes.length ? [causes[i]] : [],
        })),
      }));
    const main = [
      ...rated('ann', { tone: 8, fix: 8, advice: 8 }),
      ...rated('bob', { tone: 8, fix: 3, advice: 5 }, ['process', 'knowledge', 'knowledge']),
    ];
    const { coaching = [] } = await score(main, {}, undefined, named);
    const [ann, bob] = coaching;
    assert.deepEqual([ann?.key, ann?.weakest, ann?.themes], ['ann', [], []]);
    assert.deepEqual(bob?.weakest, ['fix', 'advice']);
    assert.deepEqual(bob?.themes, [
      { key: 'knowledge', n: 2 },
      { key: 'process', n: 1 },
    ]);
    assert.deepEqual(
      bob?.trend.map(({ period, n, value }) => [period, n, digits(value, 2)]),
      [
        ['2024-10', 6, '58.33'],
        ['2024-11', 6, '58.33'],
      ],
    );
    const fix = bob?.categories.find(({ key }) => key === 'fix');
    assert.deepEqual([fix?.n, fix?.value], [12, 35]);
    // The team's mean is 60: drawn towards it, and below it.
    assert.ok((fix?.shrunken ?? 0) > 35 && (fix?.gap ?? 0) < -20);
  });
});

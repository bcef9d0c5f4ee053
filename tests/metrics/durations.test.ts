import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Measure, Metric, Question } from '../../src/metric.js';
import { resolutionTime } from '../../src/metrics/counting/resolution-time.js';
import { responseTime } from '../../src/metrics/counting/response-time.js';
import { leukaemia, small } from '../stats/life-tables.js';
import { ask } from './ask.js';

type Row = Readonly<Record<string, unknown>>;

const hour = 3_600_000;
const start = Date.UTC(2024, 0, 1);

/** The instant some hours after 1 January 2024, UTC. */
function at(hours: number): string {
  return new Date(start + hours * hour).toISOString();
}

/** Cases of durations in hours as books print them: `13` was solved, `'13+'` was closed without a solve. */
function casesOf(durations: readonly (number | string)[], more: Row = {}): Row[] {
  return durations.map((text) => {
    const end = at(Number.parseFloat(`${text}`));
    return { created_at: at(0), [`${text}`.endsWith('+') ? 'closed_at' : 'last_solved_at']: end, ...more };
  });
}

interface Asked extends Omit<Partial<Question>, 'events'> {
  readonly metric?: Metric;
  readonly events?: readonly Row[];
  readonly schedules?: readonly Row[];
  readonly asOf?: string;
}

function measured(main: readonly Row[], { metric = resolutionTime, events, schedules, asOf, ...asked }: Asked = {}) {
  const rows = { main, ...(events && { events }), ...(schedules && { schedules }) };
  const options = { 'reopen-window': 0, ...asked.options };
  return ask(metric, rows, { as_of: at(10_000), tz: 'UTC' }, { ...asked, asOf: asOf ?? null, options });
}

function near(actual: number | null | undefined, expected: number, digits = 6): void {
  assert.equal(actual?.toFixed(digits), expected.toFixed(digits));
}

function facts({ facts: all = [] }: Measure): Record<string, number | null> {
  return Object.fromEntries(all.map(({ code, value }) => [code, value]));
}

function codes({ notes }: Measure): string[] {
  return notes.map(({ code }) => code);
}

function counts({ rows }: Measure): string[] {
  return rows.issues.map(({ code, field, count }) => `${code} ${field} ${count}`);
}

// metrics oracle O17: remission of leukaemia (Miller 1997), printed by R's survival with a log-log band
describe('durations of which some had not ended', () => {
  const both = [
    ...casesOf(leukaemia.maintained, { group: 'maintained' }),
    ...casesOf(leukaemia.not, { group: 'not maintained' }),
  ];

  test('have the median and its interval by Kaplan and Meier, together and by group', async () => {
    const measure = await measured(both, { by: ['group'] });
    assert.deepEqual([measure.value, measure.low, measure.high, measure.n], [27, 13, 34, 23]);
    assert.deepEqual(
      measure.segments.map(({ key, value, low, high }) => [key, value, low, high]),
      [
        ['maintained', 31, 13, null],
        ['not maintained', 23, 5, 33],
      ],
    );
    assert.deepEqual(measure.quantiles, [
      { p: 0.5, value: 27, low: 13, high: 34 },
      { p: 0.9, value: 48, low: 43, high: null },
    ]);
  });

  test('are compared by the log-rank test, which decides a segment’s p too', async () => {
    const measure = await measured(both, { by: ['group'] });
    const [groups] = measure.group_tests ?? [];
    near(groups?.chi_squared, 3.396, 3);
    assert.equal(groups?.degrees, 1);
    near(groups?.p, 0.065, 3);
    assert.equal(measure.segments[0]?.rest?.p, groups?.p);
  });

  test('have curves that start at 100 %, fall by the published steps and end with the last time seen', async () => {
    const measure = await measured(both, { by: ['group'] });
    const curve = measure.curves?.find(({ key }) => key === 'maintained');
    assert.deepEqual(
      curve?.points.map(({ x, value, at_risk }) => [x, value.toFixed(4), at_risk]),
      [
        [0, '100.0000', 11],
        [9, '90.9091', 11],
        [13, '81.8182', 10],
        [18, '71.5909', 8],
        [23, '61.3636', 7],
        [31, '49.0909', 5],
        [34, '36.8182', 4],
        [48, '18.4091', 2],
        [161, '18.4091', 1],
      ],
    );
    const at31 = curve?.points.find(({ x }) => x === 31);
    near(at31?.low, 16.7331, 4);
    near(at31?.high, 75.34, 4);
    assert.deepEqual(
      measure.curves?.map(({ key, n, events }) => [key, n, events]),
      [
        [null, 23, 18],
        ['maintained', 11, 7],
        ['not maintained', 12, 11],
      ],
    );
  });

  // metrics oracle O21: log-rank 2.14673, p 0.14287 (statsmodels)
  test('of eight and nine cases are tested like statsmodels tests them', async () => {
    const rows = [...casesOf(small.first, { group: 'a' }), ...casesOf(small.second, { group: 'b' })];
    const [groups] = (await measured(rows, { by: ['group'] })).group_tests ?? [];
    near(groups?.chi_squared, 2.14673, 5);
    near(groups?.p, 0.14287, 5);
  });

  // metrics oracle O23
  test('have the middle of the interval on which exactly half are left as their median', async () => {
    assert.equal((await measured(casesOf([1, 2, 3, 4]))).value, 2.5);
    assert.equal((await measured(casesOf([1, 2, '3+', 4]))).value, 3);
    assert.equal((await measured(casesOf([1, 2, '2.5+', 3, 4]))).value, 3);
  });

  test('have no median, and a note, where fewer than half have come to their end', async () => {
    const measure = await measured(casesOf([1, '2+', '3+', '4+']));
    assert.equal(measure.value, null);
    assert.equal(measure.n, 4);
    assert.ok(codes(measure).includes('not_reached'));
  });
});

describe('cases that are still open', () => {
  const rows = [
    { case_id: 'a', created_at: at(0), last_solved_at: at(2) },
    { case_id: 'b', created_at: at(0), last_solved_at: at(60) },
    { case_id: 'c', created_at: at(0), status: 'open' },
    { case_id: 'd', created_at: at(100), last_solved_at: at(101) },
  ];

  test('count with the time so far, and wait in the backlog by their age', async () => {
    const measure = await measured(rows, { asOf: at(72) });
    assert.deepEqual([measure.value, measure.n], [60, 3]);
    assert.deepEqual(facts(measure), { completed: 2, open: 1 });
    assert.deepEqual(
      measure.backlog?.flatMap(({ states }) => states.flatMap(({ key, n }) => (n > 0 ? [[key, n]] : []))),
      [['3_to_7_days', 1]],
    );
    assert.equal(measure.notes.find(({ code }) => code === 'open_cases')?.['share'], 1 / 3);
  });

  test('are what an earlier as-of makes of cases solved later, while cases created later are not there', async () => {
    const measure = await measured(rows, { asOf: at(48) });
    assert.deepEqual(facts(measure), { completed: 1, open: 2 });
    assert.equal(measure.value, null);
    assert.equal(measure.rows.used, 3);
  });

  test('are left out, and said to be, where only completed cases are asked for', async () => {
    const measure = await measured(rows, { asOf: at(72), options: { cases: 'completed' } });
    assert.deepEqual([measure.value, measure.n], [31, 2]);
    assert.ok(codes(measure).includes('completed_only'));
    assert.deepEqual(facts(measure), { completed: 2, open: 1 });
  });
});

// metrics oracle O24: ranks of the order statistics that enclose the median of n values
describe('completed cases', () => {
  const first = (n: number) => casesOf(Array.from({ length: n }, (_, i) => i + 1));

  test('have the interval of the ranks: (1, 6) of 6, (2, 9) of 10, (6, 15) of 20, and none of 5', async () => {
    const limits = async (n: number) => {
      const { low, high } = await measured(first(n), { options: { cases: 'completed' } });
      return [low, high];
    };
    assert.deepEqual(await limits(6), [1, 6]);
    assert.deepEqual(await limits(10), [2, 9]);
    assert.deepEqual(await limits(20), [6, 15]);
    assert.deepEqual(await limits(5), [null, null]);
  });

  test('have the 90 % quantile with an open end of 20, and (84, 96) of 100', async () => {
    const p90 = async (n: number) => (await measured(first(n), { options: { cases: 'completed' } })).quantiles?.[1];
    assert.deepEqual(await p90(20), { p: 0.9, value: 18.5, low: 15, high: null });
    assert.deepEqual(await p90(100), { p: 0.9, value: 90.5, low: 84, high: 96 });
  });

  test('are held against each target, up to and including it', async () => {
    const measure = await measured(first(4), { options: { 'target-hours': '3, 1.5' } });
    assert.deepEqual(measure.within, [1.5, 3]);
    const within = measure.facts?.filter(({ code }) => code === 'within_target');
    assert.deepEqual(
      within?.map(({ at: hours, value }) => [hours, value]),
      [
        [1.5, 25],
        [3, 75],
      ],
    );
  });

  test('fill bars between doubled hours, the upper end belonging to a bar', async () => {
    const { histogram } = await measured(casesOf([1, 1.5, 2, 2.5, 8]));
    assert.deepEqual(histogram, [
      { from: 0.5, to: 1, n: 1 },
      { from: 1, to: 2, n: 2 },
      { from: 2, to: 4, n: 1 },
      { from: 4, to: 8, n: 1 },
    ]);
  });
});

describe('a solve', () => {
  const week = { options: { 'reopen-window': 7 }, asOf: at(20 * 24) };
  const row = { case_id: 'a', created_at: at(0), reopens: 0 };

  test('counts once it has stood for the reopen window; until then the case is seen up to the window', async () => {
    const stood = await measured([{ ...row, last_solved_at: at(13 * 24) }], week);
    assert.deepEqual([stood.value, facts(stood)['completed']], [312, 1]);
    const fresh = await measured([{ ...row, last_solved_at: at(13 * 24 + 1) }], week);
    assert.deepEqual([fresh.value, fresh.n, facts(fresh)['completed'], facts(fresh)['open']], [null, 1, 0, 0]);
    assert.equal(fresh.curves?.[0]?.points.at(-1)?.x, 312);
  });

  test('of a case younger than the window is not judged, which a note says', async () => {
    const rows = [
      { ...row, last_solved_at: at(2) },
      { ...row, case_id: 'b', created_at: at(14 * 24), last_solved_at: at(14 * 24 + 1) },
    ];
    const measure = await measured(rows, week);
    assert.deepEqual([measure.n, measure.rows.used], [1, 2]);
    const note = measure.notes.find(({ code }) => code === 'reopen_window');
    assert.deepEqual([note?.['count'], note?.['days']], [1, 7]);
    assert.ok(!codes(await measured(rows, { asOf: at(20 * 24) })).includes('reopen_window'));
  });

  test('counts at once where the window is 0 or nobody says what was reopened', async () => {
    const fresh = { ...row, last_solved_at: at(19 * 24) };
    assert.equal((await measured([fresh], { asOf: at(20 * 24) })).value, 456);
    const { reopens: _, ...silent } = fresh;
    assert.equal((await measured([silent], week)).value, 456);
  });

  test('that was undone is none of the last resolution, and still the first', async () => {
    const reopened = { ...row, status: 'open', first_solved_at: at(5), last_solved_at: at(5), reopens: 1 };
    const full = await measured([reopened], { asOf: at(100) });
    assert.deepEqual([full.value, facts(full)], [null, { completed: 0, open: 1, reopen_rate: 100 }]);
    const first = await measured([reopened], { asOf: at(100), options: { clock: 'first-resolution' } });
    assert.equal(first.value, 5);
  });

  test('is read from events, where there are any: undone within its window it never counted, after it until then', async () => {
    const events = [
      { case_id: 'a', at: at(24), type: 'status', value: 'solved' },
      { case_id: 'a', at: at(10 * 24), type: 'status', value: 'open' },
      { case_id: 'a', at: at(11 * 24), type: 'status', value: 'solved' },
      { case_id: 'a', at: at(12 * 24), type: 'status', value: 'closed' },
    ];
    const cases = [{ case_id: 'a', created_at: at(0) }];
    const asked = (days: number) => measured(cases, { ...week, events, asOf: at(days * 24) });
    assert.equal((await asked(9)).value, 24);
    assert.equal((await asked(17)).value, null);
    assert.equal((await asked(18)).value, 11 * 24);
    assert.equal(facts(await asked(18))['reopen_rate'], 100);
    const early = events.map((event) => (event.value === 'open' ? { ...event, at: at(5 * 24) } : event));
    assert.equal((await measured(cases, { ...week, events: early, asOf: at(9 * 24) })).value, null);
  });
});

describe('cases that do not count', () => {
  test('are spam, merged, deleted, begun by the team or a machine, or marked so, each counted', async () => {
    const solved = { created_at: at(0), last_solved_at: at(1) };
    const measure = await measured([
      { ...solved, status: 'solved', origin: 'customer' },
      { ...solved, status: 'spam' },
      { ...solved, status: 'merged' },
      { ...solved, status: 'deleted' },
      { ...solved, origin: 'agent' },
      { ...solved, origin: 'auto' },
      { ...solved, excluded: true },
    ]);
    assert.equal(measure.n, 1);
    assert.deepEqual(counts(measure), ['excluded excluded 1', 'excluded status 3', 'excluded origin 2']);
  });

  test('are older rows of a case: the latest by updated_at counts, as it was known at as-of', async () => {
    const rows = [
      { case_id: 'a', created_at: at(0), updated_at: at(9), last_solved_at: at(8) },
      { case_id: 'a', created_at: at(0), updated_at: at(2), last_solved_at: null },
    ];
    assert.equal((await measured(rows)).value, 8);
    const early = await measured(rows, { asOf: at(4) });
    assert.deepEqual([early.value, facts(early)['open']], [null, 1]);
    assert.deepEqual(counts(early), ['duplicate_id case_id 1']);
  });

  test('are read from the earliest of their rows where all were written after as-of', async () => {
    const rows = [9, 5, 7].map((updated) => ({
      case_id: 'a',
      created_at: at(0),
      updated_at: at(updated),
      priority: String(updated),
    }));
    const { segments } = await measured(rows, { asOf: at(4), by: ['priority'] });
    assert.deepEqual(
      segments.map(({ key }) => key),
      ['5'],
    );
  });

  test('are those that end before they begin, but for a minute of two clocks', async () => {
    const measure = await measured([
      { created_at: at(1), last_solved_at: at(0) },
      { created_at: at(1), last_solved_at: at(1 - 1 / 120) },
      { created_at: at(1), last_solved_at: at(3) },
    ]);
    assert.deepEqual(counts(measure), ['negative_duration created_at 1', 'clock_skew created_at 1']);
    assert.deepEqual([measure.value, measure.n], [1, 2]);
  });

  test('are those that are over without anybody saying since when', async () => {
    const measure = await measured([{ created_at: at(0), status: 'closed' }, ...casesOf([3])]);
    assert.deepEqual([measure.n, counts(measure)], [1, ['excluded last_solved_at 1']]);
  });
});

describe('minutes of another product', () => {
  test('count where the instants are missing, and a note says so', async () => {
    const rows = [
      { created_at: at(0), last_solved_at: at(2), full_resolution_min: 999 },
      { created_at: at(0), status: 'solved', full_resolution_min: 240 },
    ];
    const measure = await measured(rows);
    assert.deepEqual([measure.value, measure.n], [3, 2]);
    assert.equal(measure.notes.find(({ code }) => code === 'vendor_clock')?.['count'], 1);
    assert.deepEqual(counts(measure), []);
  });
});

describe('what happened after as-of', () => {
  test('is not known: neither a second solve nor another product’s minutes of it', async () => {
    const again = { created_at: at(0), first_solved_at: at(5), last_solved_at: at(50), full_resolution_min: 600 };
    const measure = await measured([again], { asOf: at(20) });
    assert.deepEqual([measure.value, facts(measure)['completed'], facts(measure)['open']], [null, 0, 1]);
    assert.equal((await measured([again])).value, 50);
  });
});

// metrics oracle O16: the example of GitLab's handbook, its arithmetic corrected. Monday is 1 January 2024.
describe('the clocks of a case', () => {
  const cases = [{ case_id: 'a', created_at: at(9) }];
  const event = (hours: number, type: string, value: string | null, actor: string) => ({
    case_id: 'a',
    at: at(hours),
    type,
    value,
    actor,
  });
  const events = [
    event(9, 'customer_message', null, 'customer'),
    event(9.5, 'public_reply', null, 'bot'),
    event(14, 'public_reply', null, 'agent'),
    event(14, 'status', 'open', 'agent'),
    event(15.5, 'customer_message', null, 'customer'),
    event(15.75, 'customer_message', null, 'customer'),
    event(16, 'public_reply', null, 'agent'),
    event(16, 'status', 'pending', 'agent'),
    event(34, 'status', 'open', 'customer'),
    event(35, 'status', 'hold', 'agent'),
    event(62, 'status', 'open', 'agent'),
    event(62.5, 'public_reply', null, 'agent'),
    event(62.5, 'status', 'solved', 'agent'),
  ];
  const on = (clock: string) => measured(cases, { events, options: { clock } });

  test('are 5 h to the first reply of a person, 0.5 h to the next, 53.5 h to the solve, 35.5 h of waiting', async () => {
    assert.equal((await measured(cases, { events, metric: responseTime })).value, 5);
    assert.equal((await on('first-response')).value, 5);
    assert.equal((await on('next-reply')).value, 0.5);
    assert.equal((await on('full-resolution')).value, 53.5);
    assert.equal((await on('requester-wait')).value, 35.5);
  });

  test('that the case itself pauses say nothing of open cases: only completed ones count', async () => {
    const measure = await on('requester-wait');
    assert.deepEqual(codes(measure).slice(0, 2), ['small_n', 'completed_only']);
    const open = await measured(cases, { events: events.slice(0, -1), options: { clock: 'requester-wait' } });
    assert.deepEqual([open.n, facts(open)['open']], [0, 1]);
  });

  test('count as many replies as were waited for, in as many cases as there are', async () => {
    const further = [event(70, 'customer_message', null, 'customer'), event(72, 'public_reply', null, 'agent')];
    const waiting = event(80, 'customer_message', null, 'customer');
    const reopened = event(70, 'status', 'open', 'customer');
    const measure = await measured(cases, {
      events: [...events, reopened, ...further, waiting],
      asOf: at(100),
      options: { clock: 'next-reply' },
    });
    assert.deepEqual([measure.n, measure.rows.used, facts(measure)['completed'], facts(measure)['open']], [3, 1, 2, 1]);
    assert.equal(measure.value, 2);
  });
});

describe('business time', () => {
  const weekdays = [1, 2, 3, 4, 5];
  const everyDay = [...weekdays, 6, 7];
  const parts = (days: readonly number[], from: string, to: string) => days.map((day) => ({ day, from, to }));
  const schedules = [
    {
      schedule_id: 'one',
      tz: 'UTC',
      weekly: [...parts(everyDay, '00:00', '02:00'), ...parts(everyDay, '12:00', '24:00')],
    },
    {
      schedule_id: 'two',
      tz: 'UTC',
      weekly: [...parts(weekdays, '15:00', '24:00'), ...parts([2, 3, 4, 5, 6], '00:00', '00:30')],
    },
  ];
  const business = { metric: responseTime, options: { time: 'business' } };

  // metrics oracle O13: Fivetran's decision log of its Zendesk models, with the true instants
  test('adds up each schedule while it was in force: 960.133333 minutes over two', async () => {
    const cases = [
      {
        case_id: 'a',
        created_at: '2020-09-29T17:01:38Z',
        first_public_reply_at: '2020-09-30T19:01:46Z',
        schedule_id: 'one',
      },
    ];
    const events = [{ case_id: 'a', at: '2020-09-30T19:01:25Z', type: 'schedule', value: 'two' }];
    const measure = await measured(cases, { ...business, events, schedules });
    near((measure.value ?? 0) * 60, 960.133333);
    const last = await measured([{ ...cases[0], schedule_id: 'two' }], { ...business, schedules });
    near((last.value ?? 0) * 60, 690.133333);
  });

  test('of an open case is the business time up to as-of', async () => {
    const measure = await measured(
      [
        { created_at: at(12), schedule_id: 'one', first_public_reply_at: at(13) },
        { created_at: at(12), schedule_id: 'one' },
      ],
      { ...business, schedules, asOf: at(36) },
    );
    assert.equal(measure.curves?.[0]?.points.at(-1)?.x, 14);
  });

  test('is calendar time, with a note, where there are no schedules', async () => {
    const measure = await measured([{ created_at: at(0), first_public_reply_at: at(30) }], business);
    assert.equal(measure.value, 30);
    assert.ok(codes(measure).includes('no_schedules'));
  });

  test('of a case whose schedule is unknown is none, and it is counted', async () => {
    const rows = [
      { created_at: at(12), first_public_reply_at: at(13), schedule_id: 'one' },
      { created_at: at(12), first_public_reply_at: at(13), schedule_id: 'three' },
    ];
    const measure = await measured(rows, { ...business, schedules });
    assert.deepEqual([measure.n, counts(measure)], [1, ['no_schedule schedule_id 1']]);
    assert.ok(!codes(measure).includes('no_schedules'));
  });
});

describe('first responses', () => {
  const replied = { created_at: at(0), first_public_reply_at: at(1) };

  test('are never those of machines', async () => {
    const rows = [replied, { created_at: at(0), bot_first_reply_at: at(0.1), status: 'open' }];
    const measure = await measured(rows, { metric: responseTime, asOf: at(10) });
    assert.deepEqual(facts(measure), { completed: 1, open: 1 });
  });

  test('are not owed to cases that were solved without one, which are counted', async () => {
    const rows = [replied, { created_at: at(0), last_solved_at: at(1) }, { created_at: at(0), status: 'closed' }];
    const measure = await measured(rows, { metric: responseTime });
    assert.equal(measure.n, 1);
    assert.deepEqual(facts(measure), { completed: 1, open: 0, no_reply: 2 });
  });

  test('are still waited for at an as-of before the case was solved', async () => {
    const rows = [replied, { created_at: at(0), status: 'closed', last_solved_at: at(50) }];
    assert.deepEqual(facts(await measured(rows, { metric: responseTime, asOf: at(10) })), { completed: 1, open: 1 });
  });

  // By hand: answered after 10, 20 and 40 s; given up after 15 s; waiting for 5 s and for 90 s. 2 of 5, 1 of 4.
  test('on live channels have a share within seconds and a share that gave up', async () => {
    const seconds = (count: number) => at(count / 3600);
    const rows = [
      ...[10, 20, 40].map((s) => ({ created_at: seconds(0), first_public_reply_at: seconds(s) })),
      { created_at: seconds(0), abandoned_at: seconds(15) },
      { created_at: seconds(85) },
      { created_at: seconds(0) },
    ];
    const options = { 'within-seconds': 20 };
    const measure = await measured(rows, { metric: responseTime, asOf: seconds(90), options });
    assert.deepEqual(facts(measure), { within_seconds: 40, abandoned: 25, completed: 3, open: 2 });
  });
});

describe('an option of durations', () => {
  test('that says nothing is refused with what it may be', async () => {
    const refused = (options: Question['options']) =>
      assert.rejects(measured(casesOf([1]), { options }), { code: 'bad_option' });
    await refused({ clock: 'sundial' });
    await refused({ time: 'lunar' });
    await refused({ cases: 'some' });
    await refused({ 'reopen-window': -1 });
    await refused({ 'target-hours': '4, soon' });
  });
});

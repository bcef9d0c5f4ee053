import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Change, ErrorCode, Issue, IssueCode, Measure, NoteCode, Verdict } from '../../src/metric.js';
import { caseCodesEn } from '../../src/text/case-codes-en.js';
import { caseCodesJa } from '../../src/text/case-codes-ja.js';
import { codesEn } from '../../src/text/codes-en.js';
import { codesJa } from '../../src/text/codes-ja.js';
import { definitionsEn } from '../../src/text/definitions-en.js';
import { definitionsJa } from '../../src/text/definitions-ja.js';
import { factsEn } from '../../src/text/figures-en.js';
import { factsJa } from '../../src/text/figures-ja.js';
import { allWords, loadText, textFor, type IssueWords, type Text } from '../../src/text/index.js';
import { empty, noSeries, tiny, typical, waves } from '../fixtures/measures.js';

const en = await loadText('en-GB', allWords);
const ja = await loadText('ja', allWords);
const languages: readonly Text[] = [en, ja];

/** What is said of an issue. */
function issueIn(text: Text, issue: Issue): IssueWords {
  const words = text.issue(issue);
  assert.ok(words);
  return words;
}

const months = { period: 'month', fiscal_year_start: 1, time_zone: 'UTC' } as const;

function changed(change: Partial<Change>, better: Measure['better'] = 'up'): Measure {
  const { change: found, ...rest } = waves;
  assert.ok(found);
  return { ...rest, better, context: { ...rest.context, period: 'month' }, change: { ...found, ...change } };
}

/** One key for every code, so that a code without a test does not compile. */
const noteCodes: Readonly<Record<NoteCode, true>> = {
  small_n: true,
  not_filtered: true,
  not_windowed: true,
  whole_periods: true,
  wide_interval: true,
  bad_rows: true,
  clusters_ignored: true,
  clustered: true,
  weighted: true,
  one_cluster: true,
  account_concentration: true,
  benchmark_old: true,
  benchmark_error_unknown: true,
  as_of_from_data: true,
  naive_times: true,
  too_thin: true,
  no_times: true,
  unfinished_period: true,
  definition_changed: true,
  schedule_missing: true,
  replies_unknown: true,
  open_cases: true,
  completed_only: true,
  not_reached: true,
  reopen_window: true,
  no_schedules: true,
  vendor_clock: true,
  history_too_short: true,
  large_customer: true,
  association: true,
  rubric_changed: true,
  no_population: true,
  sample_unknown: true,
  months_only: true,
  tier_as_it_stands: true,
  no_revenue: true,
  revenue_missing: true,
};

const issueCodes: Readonly<Record<IssueCode, true>> = {
  not_a_record: true,
  not_a_number: true,
  not_text: true,
  not_boolean: true,
  not_an_instant: true,
  out_of_range: true,
  non_integer: true,
  missing_field: true,
  unsafe_integer: true,
  epoch_unit_suspect: true,
  future_timestamp: true,
  negative_duration: true,
  naive_timestamp: true,
  leap_second: true,
  clock_skew: true,
  no_schedule: true,
  missing_score: true,
  duplicate_id: true,
  superseded: true,
  excluded: true,
  other_kind: true,
  other_scope: true,
  orphan: true,
  contact_before_answer: true,
  closed_without_contact: true,
  negative_amount: true,
  self_review: true,
  calibration_review: true,
  open_case: true,
  without_money: true,
};

const errorCodes: Readonly<Record<ErrorCode, true>> = {
  offline: true,
  network: true,
  timeout: true,
  stalled: true,
  http: true,
  auth_required: true,
  not_found: true,
  too_many_requests: true,
  server: true,
  cross_origin: true,
  policy: true,
  mixed_content: true,
  bad_url: true,
  redirected: true,
  too_large: true,
  web_page: true,
  empty_body: true,
  truncated: true,
  not_json: true,
  not_arrow: true,
  encoding: true,
  depth: true,
  no_rows_found: true,
  currency_mismatch: true,
  schema_version: true,
  bad_option: true,
  missing_column: true,
  small_group: true,
  all_rows_bad: true,
  too_many_bad: true,
  engine: true,
  cancelled: true,
};

function keysOf<Key extends string>(record: Readonly<Record<Key, true>>): Key[] {
  return Object.keys(record).filter((key): key is Key => key in record);
}

function issueOf(code: IssueCode, more: Partial<Issue> = {}): Issue {
  return { code, field: 'score', count: 7, aside: true, first: [{ row: 18, seen: 11, expected: null }], ...more };
}

function assertSaid(sentence: string): void {
  assert.match(sentence, /\S{2}/u);
  assert.doesNotMatch(sentence, /undefined|null|NaN|\[object|Infinity/u);
}

describe('numbers', () => {
  test('a value on its own carries its sign, a zero carries none, and minus is a minus', () => {
    assert.equal(en.figure(68.2, 'points'), '+68');
    assert.equal(en.figure(-20.4, 'points'), '−20');
    assert.equal(en.figure(-0.4, 'points'), '0');
    assert.equal(en.value(-0.4, 'points'), '0');
    assert.equal(en.difference(-0.01, 'points'), '0 points');
    assert.equal(en.value(62.51, 'percent'), '62.5%');
    assert.equal(en.interval(-26.2, -14.4, 'points'), '−26 to −14');
    assert.equal(ja.interval(-26.2, -14.4, 'points'), '−26～−14');
  });

  test('a difference has one decimal under ten and none above', () => {
    assert.equal(en.difference(4.24, 'points'), '+4.2 points');
    assert.equal(en.difference(1, 'points'), '+1 point');
    assert.equal(en.difference(-15.6, 'percent'), '−16 percentage points');
    assert.equal(ja.difference(-8.8586, 'points'), '−8.9ポイント');
  });

  test('durations are said in words people use', () => {
    assert.equal(en.value(3.4, 'hours'), '3 h 24 min');
    assert.equal(en.value(50.4, 'hours'), '2.1 days');
    assert.equal(en.value(0.25, 'hours'), '15 min');
    assert.equal(en.value(0.01, 'hours'), '36 s');
    assert.equal(en.value(2, 'hours'), '2 h');
    assert.equal(ja.value(3.4, 'hours'), '3時間24分');
    assert.equal(en.difference(-1.5, 'hours'), '−1 h 30 min');
  });

  test('a share that is not nothing is never written as nothing', () => {
    assert.equal(en.share(0), '0%');
    assert.equal(en.share(0.2), '<1%');
    assert.equal(en.share(0.02, 1), '<0.1%');
    assert.equal(en.share(18.4), '18%');
  });

  test('formats follow the region of the tag', () => {
    assert.equal(textFor('en-US').date('2024-01-31T00:00:00Z'), 'Jan 31, 2024');
    assert.equal(en.date('2024-01-31T00:00:00Z'), '31 Jan 2024');
    assert.equal(en.moment('2024-03-31T22:00:00Z', 'Europe/Paris'), '1 Apr 2024, 00:00');
    assert.equal(textFor('en-IN').count(1234567), '12,34,567');
  });

  test('an instant in a zone that the browser does not know is written in UTC and says so', () => {
    assert.match(en.moment('2024-03-31T22:00:00Z', 'Mars/Olympus'), /31 Mar 2024.*22:00.*UTC/u);
  });
});

describe('names of periods', () => {
  const named = (period: string, grain: 'day' | 'week' | 'month' | 'quarter' | 'year' | 'wave', text: Text) =>
    text.periodName(period, { ...months, period: grain });

  test('every grain has its name in both languages', () => {
    assert.equal(named('2024-01-31', 'day', en), '31 Jan 2024');
    assert.equal(named('2024-W05', 'week', en), 'Week 5, 2024');
    assert.equal(named('2024-01', 'month', en), 'Jan 2024');
    assert.equal(named('2024-Q1', 'quarter', en), 'Q1 2024');
    assert.equal(named('2024', 'year', en), '2024');
    assert.equal(named('2024-01-31', 'day', ja), '2024年1月31日');
    assert.equal(named('2024-W05', 'week', ja), '2024年第5週');
    assert.equal(named('2024-01', 'month', ja), '2024年1月');
    assert.equal(named('2024-Q1', 'quarter', ja), '2024年第1四半期');
    assert.equal(named('2024', 'year', ja), '2024年');
  });

  test('fiscal years and quarters are called so', () => {
    const fiscal = { ...months, period: 'quarter', fiscal_year_start: 4 } as const;
    assert.equal(en.periodName('2024-Q1', fiscal), 'Q1 FY 2024');
    assert.equal(ja.periodName('2024-Q1', fiscal), '2024年度第1四半期');
  });

  test('a wave keeps its own name, dates and slashes in it included', () => {
    assert.equal(named('2024', 'wave', ja), '2024');
    assert.equal(named('2024/25', 'wave', en), '2024/25');
  });

  test('a window is named by its first and last day in the zone of the report', () => {
    const paris = { ...months, time_zone: 'Europe/Paris' } as const;
    assert.equal(
      en.periodName('2023-12-31T23:00:00.000Z/2024-03-31T22:00:00.000Z', paris),
      '1 Jan 2024 to 31 Mar 2024',
    );
    assert.equal(en.periodName('../2024-03-31T22:00:00.000Z', paris), 'up to 31 Mar 2024');
    assert.equal(ja.periodName('2023-12-31T23:00:00.000Z/..', paris), '2024年1月1日～');
  });

  test('the period that still runs says so', () => {
    assert.equal(en.pointName({ period: '2024-12', missing: 'end' }, months), 'Dec 2024, so far');
    assert.equal(en.pointName({ period: '2024-12', missing: 'start' }, months), 'Dec 2024, in part');
    assert.equal(ja.pointName({ period: '2024-12', missing: 'end' }, months), '2024年12月(途中)');
  });
});

describe('sentences', () => {
  test('the headline gives value, interval and who answered', () => {
    assert.equal(en.headline(typical), 'NPS 62, between 60 and 64, of those who answered (18%).');
    assert.equal(en.headline(waves), 'NPS 36, between 33 and 38.');
    assert.equal(en.headline(empty), 'NPS: no answers in this period.');
    assert.equal(ja.headline(typical), '回答者(回答率18%)のNPSは62(60～64)です。');
  });

  test('a change up or down names both windows and is called more than chance', () => {
    assert.equal(en.change(typical), 'Up 17 points from Nov 2023 to Nov 2024, more than chance.');
    assert.equal(en.change(waves), 'Down 8.9 points from 2017 to 2018, more than chance.');
    assert.equal(ja.change(waves), '2017から2018にかけて8.9ポイント低下しました(偶然の範囲を超えています)。');
  });

  test('no clear change says what could have been seen, rounded up', () => {
    const unclear = changed({ verdict: 'unclear', from: '2024-05', to: '2024-06', value: 1.2, detectable: 14.2 });
    assert.equal(
      en.change(unclear),
      'No clear change since May 2024. A change under 15 points would not show at this n.',
    );
    assert.equal(
      ja.change(unclear),
      '2024年5月からのはっきりした変化はありません。この回答数では、15ポイント未満の変化は見分けられません。',
    );
    assert.equal(
      en.change(changed({ verdict: 'unclear', from: '2024-05', detectable: null })),
      'No clear change since May 2024.',
    );
  });

  test('where neither way is better, nothing is said to be', () => {
    const said = en.change(changed({ value: 2, low: 1, high: 3, verdict: 'up' }, 'neither'));
    assert.match(said, /^Up 2 points /u);
    assert.doesNotMatch(said, /better|worse/u);
  });

  test('where lower is better, down is said to be better', () => {
    const slower = (verdict: Verdict) =>
      en.change(changed({ verdict, from: '2024-05', to: '2024-06', value: 2 }, 'down'));
    assert.match(slower('down'), /^Down 2 points .* That is better\.$/u);
    assert.match(slower('up'), /^Up 2 points .* That is worse\.$/u);
  });

  test('too few answers are counted instead of judged', () => {
    assert.equal(en.change(tiny), 'Too few answers to say (4).');
    assert.equal(ja.change(tiny), '回答が少なく、判断できません(4件)。');
  });

  test('without anything to compare with it says so, and says nothing of nothing', () => {
    assert.equal(en.change(noSeries), 'Nothing to compare with yet.');
    assert.equal(en.change(empty), '');
  });

  test('names the period that has nothing to compare, however many answers the other has', () => {
    const nothing = changed({ from: '2024-05', to: '2024-06', value: null, low: null, high: null, verdict: null });
    const from = { ...nothing, n: 66, notes: [], series: [] };
    assert.equal(en.change(from), 'No figure from May 2024 to compare with.');
    assert.equal(ja.change(from), '2024年5月の値がないため、比べられません。');
  });

  test('the trend names lowest, highest, the latest full period, and the one that still runs', () => {
    assert.equal(
      en.trend(typical),
      'Lowest 49 in Oct 2023, highest 70 in Nov 2024. Latest full month: 70 in Nov 2024. 72 so far in Dec 2024.',
    );
    assert.equal(en.trend(empty), '');
  });

  test('segments name the extremes and count those that differ', () => {
    assert.equal(
      en.segments(typical.segments, 'points'),
      'Highest: North America (68). Lowest: Latin America (50). 2 of 5 differ clearly from the rest.',
    );
    assert.equal(en.segments(tiny.segments, 'points'), '');
    assert.equal(en.segmentName(null), '(not set)');
  });

  test('a benchmark is judged by the interval, and never when it is old', () => {
    const benchmark = { value: 41, label: 'Vendors', year: 2018, errorKnown: false, old: false };
    const against = (low: number, high: number) =>
      en.benchmark({ ...benchmark, difference: { value: (low + high) / 2, low, high } }, 'points');
    assert.equal(against(2, 6), '4 points above it.');
    assert.equal(against(-6, -2), '4 points below it.');
    assert.equal(against(-2, 6), 'Not clearly above or below it.');
    const old = { ...benchmark, old: true, difference: { value: 21, low: 19, high: 23 } };
    assert.equal(en.benchmark(old, 'points'), 'It is more than two years old, so it is not a fair yardstick.');
    assert.equal(en.benchmarkName({ label: 'Vendors', population: 'B2B', year: 2018 }), 'Vendors, B2B, 2018');
  });

  test('a name that runs from right to left cannot turn the words around it', () => {
    const [first] = typical.segments;
    const [, second] = typical.segments;
    assert.ok(first && second);
    const words = en.segments([{ ...first, key: 'דלפק' }, second], 'points');
    assert.match(words, /\u2068דלפק\u2069/u);
  });
});

describe('codes', () => {
  test('every note has a sentence in every language, with and without its details', () => {
    for (const text of languages) {
      for (const code of keysOf(noteCodes)) {
        assertSaid(text.note({ code }));
        assertSaid(
          text.note({ code, n: 21, share: 0.31, year: 2018, value: 30.5, effective_n: 17.2, field: 'region' }),
        );
      }
    }
  });

  test('every issue says what was seen, what it usually means and what to do, in every language', () => {
    for (const text of languages) {
      for (const code of keysOf(issueCodes)) {
        const { seen, meaning, remedy } = issueIn(text, issueOf(code));
        [seen, meaning, remedy].forEach(assertSaid);
        assert.match(seen, /7/u, `${code} gives its count`);
        assertSaid(issueIn(text, issueOf(code, { field: null, first: [], count: 1 })).seen);
      }
    }
  });

  test('an issue names the very attribute that silences it', () => {
    const first = [{ row: 18, seen: 11, expected: { integer: [0, 10] } }] as const;
    const outside = issueIn(en, issueOf('out_of_range', { first }));
    assert.equal(outside.seen, 'score lies outside 0 to 10 in 7 rows, such as “11”. Set aside.');
    assert.equal(outside.silence, `missing='["11"]'`);
    assert.equal(issueIn(en, issueOf('missing_field', { first: [] })).silence, `fields='{"score":"name_in_the_feed"}'`);
    assert.equal(issueIn(ja, issueOf('out_of_range', { first })).silence, `missing='["11"]'`);
  });

  test('a quote in the feed cannot end the attribute that it is shown in', () => {
    const first = [{ row: 1, seen: `n'a"`, expected: null }];
    assert.equal(issueIn(en, issueOf('not_a_number', { first })).silence, `missing='["n&#39;a\\""]'`);
  });

  test('every error says what is the case and what to do, in every language', () => {
    for (const text of languages) {
      for (const code of keysOf(errorCodes)) {
        const { what, remedy } = text.error(code, {});
        assertSaid(what);
        assertSaid(remedy);
        assert.notEqual(what, code);
      }
    }
    assert.match(en.error('http', { status: 418, title: 'Teapot' }).what, /418: Teapot/u);
  });

  test('texts from a server are cut at whole graphemes', () => {
    const family = '👩‍👩‍👧‍👦';
    const { what } = en.error('http', { status: 418, title: family.repeat(400) });
    assert.ok(what.endsWith(`${family}….`));
  });
});

type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>;

describe('names of codes', () => {
  test('are words of its own in every language, none left out or blank', () => {
    const english: Tables = { ...codesEn, ...caseCodesEn, facts: factsEn, definitions: definitionsEn };
    const japanese: Tables = { ...codesJa, ...caseCodesJa, facts: factsJa, definitions: definitionsJa };
    for (const [table, codes] of Object.entries(english)) {
      const others = japanese[table] ?? {};
      assert.deepEqual(Object.keys(others).sort(), Object.keys(codes).sort(), table);
      [...Object.values(codes), ...Object.values(others)].forEach(assertSaid);
    }
  });

  test('stand beside a definition for every metric', () => {
    assert.deepEqual(Object.keys(definitionsEn), Object.keys(codesEn.metrics));
  });

  test('are spelled out where a code stands in no table', () => {
    assert.equal(en.factName({ code: 'late_cases' }), 'Late cases');
    assert.equal(en.stateName('toString'), 'ToString');
    assert.equal(en.queueNote('my own note'), 'my own note');
    assert.equal(en.queueNote('first_response'), 'First response');
  });

  test('call a duration by its clock where an option names one', () => {
    const options = { clock: 'first-response' };
    assert.equal(en.measureName({ ...typical, context: { ...typical.context, options } }), 'First response time');
    assert.equal(en.measureName(typical), 'NPS');
  });
});

describe('cases', () => {
  test('are counted as cases, answers as answers', () => {
    const census = { ...typical, basis: 'census' as const };
    assert.equal(en.basis({ ...census, answered: null }), '5,123 cases.');
    assert.equal(en.columnName('n', 'cases'), 'Cases');
    assert.equal(en.columnName('n'), 'Answers');
    assert.equal(en.hidden(5, 'cases'), 'hidden to protect fewer than 5 cases');
    assert.equal(en.headline({ ...census, value: null, n: 0 }), 'NPS: no cases in this period.');
    assert.equal(en.change({ ...tiny, basis: 'census' }), 'Too few cases to say (4).');
    assert.equal(en.note({ code: 'small_n', n: 1 }, 'cases'), 'Only 1 case: read the value with care.');
    assert.equal(en.state('empty', 'cases').what, 'No cases in this period.');
    assert.equal(ja.hidden(5, 'cases'), '非表示(ケース5件未満を守るため)');
  });

  test('that came or went are a difference without a unit', () => {
    assert.equal(en.difference(142, 'count'), '+142');
    assert.equal(ja.difference(-142, 'count'), '−142');
  });
});

describe('reading', () => {
  const rows = 280_000;

  test('is told in bytes, of how many where that is known, and in rows', () => {
    assert.equal(en.reading({ bytes: 34_400_000, total: 120_000_000, rows }), '34 of 120 MB, 280,000 rows');
    assert.equal(en.reading({ bytes: 34_400_000, total: null, rows: 1 }), '34 MB, 1 row');
    assert.equal(en.reading({ bytes: 340_000, total: 4_200_000, rows: 0 }), '0.3 of 4.2 MB');
    assert.equal(en.reading({ bytes: 0, total: null, rows }), '280,000 rows');
    assert.equal(en.reading({ bytes: 0, total: null, rows: 0 }), '');
    assert.equal(ja.reading({ bytes: 34_400_000, total: 120_000_000, rows }), '34 / 120 MB、280,000行');
  });
});

describe('time', () => {
  test('at a tick is in the largest unit that divides it', () => {
    const hours = [0, 1 / 3600, 0.25, 1, 36, 24, 168, 720, 8760];
    assert.deepEqual(
      hours.map((at) => en.span(at)),
      ['0 h', '1 s', '15 min', '1 h', '36 h', '1 d', '1 wk', '30 d', '1 y'],
    );
    assert.deepEqual(
      [0.25, 1, 168].map((at) => ja.span(at)),
      ['15分', '1時間', '1週'],
    );
  });

  test('overdue and left is said in words', () => {
    assert.equal(en.overdue(3.4), '3 h 24 min overdue');
    assert.equal(en.overdue(-0.75), 'due in 45 min');
    assert.equal(en.overdue(null), '');
    assert.equal(ja.overdue(3.4), '3時間24分超過');
  });

  test('of a week starts on Monday, and a stretch of hours names both ends', () => {
    assert.deepEqual(
      [1, 7].map((day) => en.weekday(day, 'long')),
      ['Monday', 'Sunday'],
    );
    assert.equal(ja.weekday(1), '月');
    assert.equal(en.hourRange(9, 3), '09:00–12:00');
    assert.equal(en.durationRange(0, 1), 'under 1 h');
    assert.equal(en.durationRange(4, Infinity), 'over 4 h');
  });
});

describe('languages', () => {
  test('a tag is looked up by its language, and English answers for those that are not spoken', () => {
    assert.equal(textFor('ja-JP-u-ca-japanese').lang, 'ja-JP-u-ca-japanese');
    assert.equal(textFor('EN-gb').lang, 'en-GB');
    assert.equal(textFor('fr').lang, 'en');
    assert.equal(textFor('').lang, 'en');
    assert.equal(textFor('not a tag!').lang, 'en');
    assert.equal(textFor('constructor').lang, 'en');
  });

  test('a metric of the page’s own is called by its name and has no definition of ours', () => {
    assert.equal(en.metricName('first_response'), 'First response');
    assert.equal(en.metricDefinition('first_response'), '');
    assert.match(en.metricDefinition('nps') ?? '', /promoters \(9 or 10/u);
  });

  test('English is written for a reading grade of nine or less (Kincaid 1975)', () => {
    const sentences = [
      ...keysOf(noteCodes).map((code) => en.note({ code, n: 21 })),
      ...keysOf(issueCodes).flatMap((code) => [issueIn(en, issueOf(code)).meaning, issueIn(en, issueOf(code)).remedy]),
      ...keysOf(errorCodes).flatMap((code) => [en.error(code, {}).what, en.error(code, {}).remedy]),
      en.headline(typical),
      en.change(typical),
      ...Object.values(definitionsEn),
      en.keyboardHelp,
    ];
    const words = sentences.join(' ').match(/[a-z]+/giu) ?? [];
    const syllables = words.reduce(
      (sum, word) =>
        sum +
        (word
          .toLowerCase()
          .replace(/e$/u, '')
          .match(/[aeiouy]+/gu)?.length ?? 1),
      0,
    );
    const ends = sentences.join(' ').match(/[.!?](?=\s|$)/gu)?.length ?? 1;
    const grade = 0.39 * (words.length / ends) + 11.8 * (syllables / words.length) - 15.59;
    assert.ok(grade <= 9, `grade ${grade.toFixed(1)}`);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toStatic } from '../../src/charts/index.js';
import type { Measure } from '../../src/metric.js';
import { allWords, loadText, type Text } from '../../src/text/index.js';
import { readingOf } from '../../src/text/review-facts.js';
import { drawing, figures, viewed } from './by-name.js';
import { figureTable, toCSV, type FigureTable, type ViewContext, type ViewName } from '../../src/views/index.js';
import { selectionOf } from '../../src/views/further-selection.js';
import { elementsOf, withClass } from '../charts/markup.js';
import { csat, sla, tiny } from '../fixtures/measures.js';
import { noReviews, plainReviews, reviews } from '../fixtures/review-measures.js';

const en = await loadText('en-GB', allWords);
const ja = await loadText('ja', allWords);
const names = ['categories', 'coverage', 'calibration', 'agents', 'queue'] as const;
const pictures = ['categories', 'coverage', 'calibration', 'agents'] as const;

function context(width: number, text: Text = en, direction: 'ltr' | 'rtl' = 'ltr'): ViewContext {
  return { text, width, direction, active: null, heading: null };
}

function drawn(measure: Measure, view: ViewName, width = 448, text: Text = en): string {
  return toStatic(viewed(measure, view, context(width, text)));
}

function plain(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function sentenceOf(measure: Measure, view: ViewName, text: Text = en): string {
  const [, words = ''] = /part="sentence"[^>]*>(.*?)<\/p>/su.exec(drawn(measure, view, 448, text)) ?? [];
  return plain(words);
}

function points(measure: Measure, view: ViewName) {
  return withClass(drawn(measure, view), 'point').map(({ attributes }) => ({
    words: attributes['aria-label'] ?? '',
    key: attributes['data-key'] ?? '',
  }));
}

/** A language in which every word is a dot: what still has letters was not said by the language. */
const silent = new Proxy(en, {
  get(target, name) {
    const value: unknown = Reflect.get(target, name);
    if (name === 'categoryRemarks') return () => ['·'];
    if (name === 'state') return () => ({ what: '·', remedy: '·' });
    if (name === 'lang') return 'en';
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.keys(value).map((key) => [key, '·']));
    return typeof value === 'function' ? () => '·' : '·';
  },
});

describe('the views of reviews', () => {
  test('show every measure at every width in every language and direction', () => {
    for (const measure of [reviews, plainReviews, noReviews, tiny, csat]) {
      for (const view of names) {
        for (const width of [0, 1, 119, 256, 448, 688, 1168, 10_000]) {
          for (const text of [en, ja]) {
            const markup = drawn(measure, view, width, text).replaceAll(/data-key="[^"]*"/gu, '');
            assert.doesNotMatch(markup, /NaN|undefined|\bnull\b|Infinity|\[object/u, `${view}, ${width}`);
            assert.doesNotMatch(markup, /\sstyle=|<style|<script|\sid=|\son[a-z]+=/u, `${view}, ${width}`);
          }
        }
      }
    }
  });

  test('have no words of their own', () => {
    const fromFeeds =
      /Issue clarification|Troubleshooting|Communication and tone of voice|Knowledge linked|Security|Handover|Escalation|C-\d+|urgent|normal|low|email|chat|phone|macro not edited|no summary|Zoë|Ada|Bo|Chidi|Dana|Imani|Jules|Kenji|Lou|Mara/gu;
    for (const view of names) {
      const markup = drawn(reviews, view, 1168, silent);
      const labels = elementsOf(markup).map(({ attributes }) => attributes['aria-label'] ?? '');
      assert.doesNotMatch(`${plain(markup)} ${labels.join(' ')}`.replaceAll(fromFeeds, ''), /\p{L}/u, view);
    }
  });

  test('name their parts', () => {
    for (const view of pictures) {
      const parts = new Set(elementsOf(drawn(reviews, view)).flatMap(({ attributes }) => attributes['part'] ?? []));
      assert.deepEqual([...parts].sort(), ['chart', 'sentence'], view);
    }
  });

  test('say what would fill them, or that there is nothing to show', () => {
    for (const view of names) {
      assert.match(plain(drawn(noReviews, view)), /No cases in this period\./u, view);
      assert.doesNotMatch(drawn(noReviews, view), /<svg/u);
    }
    for (const view of ['coverage', 'calibration', 'agents'] as const) {
      assert.match(plain(drawn(plainReviews, view)), /Nothing to show\./u, view);
    }
  });

  test('stand without a value of the whole', () => {
    const hidden = { ...reviews, value: null, low: null, high: null, n: null };
    for (const view of names) assert.equal(drawn(hidden, view).includes('Nothing to show'), false, view);
  });
});

describe('the message of', () => {
  test('categories names what moved in points and in percent, what is lowest, and what failed', () => {
    assert.equal(
      sentenceOf(reviews, 'categories'),
      'Up on the year before: Issue clarification (+6.9 points, +11%). Down: Troubleshooting (−3.4 points, −5.1%). ' +
        'No clear change in 3 categories. Lowest: Knowledge linked, 54.8. ' +
        'Security, critical, failed in 41 of 1,180 ratings (3%).',
    );
    assert.match(plain(drawn(reviews, 'categories')), /The rubric changed: version 3 in Dec 2022\. Only ratings by/u);
    assert.equal(
      sentenceOf(plainReviews, 'categories'),
      'There is no year before to compare with. Lowest: Troubleshooting, 63.2.',
    );
  });

  test('categories names windows of periods, of days and of all time', () => {
    const { categories } = plainReviews;
    assert.ok(categories);
    const shown = (to: string) => plain(drawn({ ...plainReviews, categories: { ...categories, to } }, 'categories'));
    assert.match(shown('2024-08/2024-11'), / Aug 2024–Nov 2024 /u);
    assert.match(shown('2024-11'), / Nov 2024 /u);
    assert.match(shown('2024-01-31T23:00:00.000Z/2024-03-31T22:00:00.000Z'), / 1 Feb 2024 to 31 Mar 2024 /u);
    assert.match(shown('..'), / all time /u);
  });

  test('coverage holds the share against its target and says whether groups were reviewed alike', () => {
    assert.equal(
      sentenceOf(reviews, 'coverage'),
      '11.9% of closed cases were reviewed (1,184 of 9,950), under the target of 12.5%. 4 of 6 groups are under it. ' +
        'Reviewed cases are no even sample: coverage runs from 0% (low · –) to 32% (urgent · phone). ' +
        'Weighted to all closed cases the score is 71.7.',
    );
    const [whole, , , mail] = reviews.coverage ?? [];
    assert.ok(whole && mail);
    const even = { ...reviews, coverage: [whole, mail] };
    assert.match(sentenceOf(even, 'coverage'), /1 of 1 group is under it\. Each group was reviewed at about the same/u);
    assert.match(sentenceOf({ ...reviews, coverage: [whole] }, 'coverage'), /No groups are known/u);
  });

  test('agreement counts readings and names reviewers who stand out', () => {
    assert.equal(
      sentenceOf(reviews, 'calibration'),
      'Agreement is dependable in 1 category, tentative in 1 and low in 2 ' +
        '(Krippendorff’s alpha: 1 is full agreement, 0 is chance). ' +
        'Of 4 reviewers 2 differ from the others on the same cases by more than chance: ' +
        'Lou (−8.2 points) and Imani (+4.6 points).',
    );
    assert.match(sentenceOf(reviews, 'calibration', ja), /^評価者の一致は「信頼できる」が1項目、/u);
  });

  test('what to review next says how it was drawn, and nothing of what is due', () => {
    assert.equal(
      sentenceOf(reviews, 'queue'),
      '9 cases to review next, drawn at random within 3 groups, so that each comes closer to the target.',
    );
    assert.equal(sentenceOf({ ...reviews, queue: [] }, 'queue'), 'Nothing waits for a review.');
    assert.match(sentenceOf(sla, 'queue'), /overdue/u);
  });
});

describe('agreement', () => {
  test('is dependable from .80 and tentative from .667 (Krippendorff)', () => {
    assert.deepEqual([0.8, 0.799, 0.667, 0.666, -0.2, null].map(readingOf), [
      'dependable',
      'tentative',
      'tentative',
      'low',
      'low',
      'none',
    ]);
  });

  test('that does not exist is said in words, without a dot', () => {
    const words = points(reviews, 'calibration').map((point) => point.words);
    assert.equal(
      words[4],
      'Handover: no variation, 100% of pairs equal, 12 cases with two ratings or more, ordinal scale',
    );
  });

  test('rings those who rate apart, and nobody else', () => {
    assert.equal(withClass(drawn(reviews, 'calibration'), 'signal').length, 2);
  });

  test('draws those who stand apart and those of whom most is known, and says how many there are', () => {
    const [high] = reviews.calibration?.reviewers ?? [];
    assert.ok(high && reviews.calibration);
    const many = Array.from({ length: 30 }, (_, i) => ({
      ...high,
      key: `R${i}`,
      bias: { value: 1, low: 1 - 30 + i, high: 1 + 30 - i },
      signal: null,
    }));
    const reviewers = [{ ...high, n: 2 }, ...many];
    const markup = drawn({ ...reviews, calibration: { ...reviews.calibration, reviewers } }, 'calibration');
    assert.match(plain(markup), /12 of 31 are shown; the table holds all\./u);
    for (const name of ['Imani', 'R29', 'R19']) assert.ok(markup.includes(`&quot;${name}&quot;`), name);
    assert.ok(!markup.includes('&quot;R18&quot;'));
    const [, first] = reviewers;
    assert.ok(first);
    const few = { ...reviews.calibration, categories: [], reviewers: [first] };
    assert.match(plain(drawn({ ...reviews, calibration: few }, 'calibration')), /mean 78\.4, too few cases in common/u);
  });

  test('is a matrix row by row: each row adds up to a hundred', () => {
    const label = /^Where one gave 25, another gave (.*): (\d+)% of (\d+) ratings$/u;
    const row = points(reviews, 'calibration').flatMap(({ words }) => label.exec(words) ?? []);
    // 6, 39, 6 coincidences of 51.
    assert.deepEqual(row.slice(0, 4), ['Where one gave 25, another gave 0: 12% of 51 ratings', '0', '12', '51']);
  });

  test('of ratings too many to be read has no matrix', () => {
    const [first, ...others] = reviews.calibration?.categories ?? [];
    assert.ok(first && reviews.calibration);
    const fine = Array.from({ length: 12 }, (_, value) => ({ value, other: value, n: 3 }));
    const calibration = { ...reviews.calibration, categories: [{ ...first, matrix: fine }, ...others] };
    const heads = withClass(drawn({ ...reviews, calibration }, 'calibration'), 'small').length;
    assert.equal(heads, 3);
  });
});

describe('points of', () => {
  test('a category give both changes with their limits, and what failed', () => {
    const words = points(reviews, 'categories').map((point) => point.words);
    assert.equal(
      words[0],
      'Issue clarification: 71.4, between 69.8 and 73. 1,180 ratings. ' +
        '+6.9 points (+4.3 to +9.5) or +11% (+6.6% to +15%) on the year before, more than chance. ' +
        '14 did not apply. weight 3',
    );
    assert.match(words[4] ?? '', /critical\. .* 41 failed/u);
    assert.equal(words[6], 'Escalation. hidden to protect fewer than 5 ratings');
  });

  test('lead back to what they stand for', () => {
    const last = (view: ViewName) => selectionOf(reviews, points(reviews, view).at(-1)?.key ?? '');
    assert.deepEqual(last('categories'), { kind: 'category', category: 'Escalation' });
    assert.deepEqual(last('coverage'), { kind: 'coverage', by: 'priority · channel', key: 'low · phone' });
    assert.deepEqual(last('calibration'), { kind: 'ratings', category: 'Security', value: 100, other: 100 });
    assert.deepEqual(last('agents'), { kind: 'coaching', key: 'Zoë', period: '2024-11' });
    const found = points(reviews, 'calibration').map(({ key }) => selectionOf(reviews, key));
    assert.deepEqual(found[0], { kind: 'category', category: 'Issue clarification' });
    assert.deepEqual(found[5], { kind: 'reviewer', key: 'Imani' });
    for (const key of ['["category","none"]', '["coverage","a","b"]', '["reviewer","x"]', '["coaching","Ada","x"]']) {
      assert.equal(selectionOf(reviews, key), null, key);
    }
  });
});

describe('coaching', () => {
  test('goes by name, not by rank, and leaves out who has few', () => {
    const markup = drawn(reviews, 'agents', 1168);
    const heads = [...markup.matchAll(/<b><bdi>([^<]*)<\/bdi><\/b>/gu)].map(([, name]) => name);
    assert.deepEqual(heads, ['Ada', 'Bo', 'Chidi', 'Dana', 'Zoë']);
    assert.match(plain(markup), /By name, not by rank\./u);
    assert.match(plain(markup), /1 segment is hidden to protect fewer than 5 cases\./u);
    assert.doesNotMatch(markup, /Dee/u);
  });

  test('gives the drawn value with its n, and only categories below the team', () => {
    const words = plain(drawn(reviews, 'agents', 1168));
    assert.match(
      words,
      /Bo allowing for n: 74 · 58 cases .*? Furthest below the team Issue clarification −2\.2 points/u,
    );
    assert.match(words, /Dana .*? no category below the team/u);
    assert.match(words, /Named in reviews macro not edited \(7\) no summary \(3\)/u);
  });

  test('stands without a funnel too', () => {
    assert.match(plain(drawn({ ...reviews, peers: null }, 'agents')), /^1 segment is hidden.* Ada /u);
  });
});

describe('figures of', () => {
  const column = (table: FigureTable, key: string) =>
    table.rows.map((row) => row[table.columns.findIndex((of) => of.key === key)] ?? null);

  test('categories are unrounded, with both changes', () => {
    const table = figures(reviews, 'categories', en);
    assert.deepEqual(column(table, 'points').slice(0, 2), [6.9, -3.4]);
    assert.deepEqual(table.shown[1]?.slice(0, 12), [
      'Troubleshooting',
      'Dec 2023–Nov 2024',
      '3',
      '63.2',
      '61.6',
      '64.8',
      '1,180',
      '',
      '14',
      '66.6',
      '−3.4 points',
      '−5.1%',
    ]);
  });

  test('coverage, agreement, agents and queue stand in their tables', () => {
    assert.deepEqual(figures(reviews, 'coverage', en).shown[0]?.slice(0, 5), ['All', 'All', '9,950', '1,184', '11.9%']);
    const agreement = figures(reviews, 'calibration', en);
    assert.deepEqual(agreement.shown[0]?.slice(1), [
      'Issue clarification',
      '0.84',
      '0.77',
      '0.89',
      '74%',
      '',
      '86',
      'dependable',
    ]);
    assert.deepEqual(column(agreement, 'remark').slice(5, 9), [
      'higher than the rest',
      null,
      null,
      'lower than the rest',
    ]);
    const agents = figures(reviews, 'agents', en);
    assert.deepEqual(agents.shown[1]?.slice(0, 7), [
      'Zoë',
      'Issue clarification',
      '',
      '58.6',
      '24',
      '63.8',
      '−6.2 points',
    ]);
    assert.deepEqual(figures(reviews, 'queue', en).shown[0], ['C-30417', 'urgent · email', '28 Nov 2024, 09:00']);
  });

  test('of who is hidden are none, in CSV too', () => {
    const line = toCSV(figures(reviews, 'agents', en))
      .split('\r\n')
      .find((row) => row.startsWith('Dee'));
    assert.equal(line, 'Dee,,,,,,,hidden to protect fewer than 5 cases');
    assert.match(toCSV(figures(reviews, 'coverage', en)), /low · phone,,,,,,hidden to protect fewer than 5 cases/u);
  });

  test('have one text for every cell, in both languages', () => {
    for (const view of names) {
      for (const text of [en, ja]) {
        const table = figures(reviews, view, text);
        assert.doesNotMatch(toStatic(figureTable(table, text)), /undefined|NaN|\bnull\b/u);
        for (const row of [...table.rows, ...table.shown]) assert.equal(row.length, table.columns.length);
      }
    }
  });
});

describe('a drawing of reviews', () => {
  test('holds the picture of the view', () => {
    const charts = { categories: 1, coverage: 1, calibration: 2, agents: 1 };
    for (const view of pictures) {
      const file = drawing(reviews, view, context(720), 'dark');
      assert.doesNotMatch(file, /var\(|NaN|undefined/u);
      assert.equal(file.match(/<svg/gu)?.length, 1 + charts[view], view);
    }
  });
});

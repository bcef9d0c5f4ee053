import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toStatic } from '../../src/charts/index.js';
import type { Measure } from '../../src/metric.js';
import { allWords, loadText } from '../../src/text/index.js';
import { drawing, figures, viewed } from './by-name.js';
import { sentence, toCSV, type ViewContext, type ViewName } from '../../src/views/index.js';
import { selectionOf } from '../../src/views/further-selection.js';
import { elementsOf, labelsOf, withClass } from '../charts/markup.js';
import { churn, retention, revenue, youngRetention } from '../fixtures/loyalty.js';
import { empty } from '../fixtures/measures.js';

const en = await loadText('en', allWords);
const ja = await loadText('ja', allWords);

function context(width = 448, text = en): ViewContext {
  return { text, width, direction: 'ltr', active: null, heading: null };
}

function drawn(measure: Measure, view: ViewName, width = 448, text = en): string {
  return toStatic(viewed(measure, view, context(width, text)));
}

function wordsIn(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function sentencesOf(measure: Measure, view: ViewName, text = en): string[] {
  const found = drawn(measure, view, 448, text).matchAll(/part="sentence"[^>]*>(.*?)<\/p>/gsu);
  return [...found].map(([, words]) => wordsIn(words ?? ''));
}

function points(measure: Measure, view: ViewName, width = 448) {
  return withClass(drawn(measure, view, width), 'point').map(({ attributes }) => ({
    words: attributes['aria-label'] ?? '',
    key: attributes['data-key'] ?? '',
  }));
}

describe('the message of', () => {
  test('cohorts gives the average at ages people speak of', () => {
    assert.deepEqual(sentencesOf(retention, 'cohorts'), [
      'Customers active at that age: 81.8% after 3 months, 72% after 6 months, 65.8% after 12 months. Cohorts count by their size.',
    ]);
    assert.match(sentencesOf(retention, 'cohorts', ja)[0] ?? '', /^顧客のうちその月に継続している割合は3か月後81\.8%/u);
  });

  test('revenue says from where to where, and what gave and took most', () => {
    assert.deepEqual(sentencesOf(retention, 'waterfall'), [
      'Nov 2024: 1.67M a month. Up 29.1K (+1.8%). Most came from new (+58.1K), most was lost to churn (−41.6K).',
    ]);
  });

  test('rates says how much more or less often customers leave, and what is left of it among like customers', () => {
    const [tier, reply] = sentencesOf(churn, 'rates');
    assert.equal(
      tier,
      'Premium: customers leave 54% less often than Standard; among like customers 29% less often. ' +
        'Plus: customers leave 16% less often than Standard; among like customers there is no clear difference.',
    );
    assert.equal(reply, 'Within 1 h: customers leave 50% less often than Over 24 h.');
    assert.match(sentencesOf(churn, 'rates', ja)[0] ?? '', /条件をそろえるとはっきりした差はありません。$/u);
  });

  test('those who left after a case gives the whole and the extremes', () => {
    assert.deepEqual(sentencesOf(churn, 'after'), [
      'Left after their last case: 1.9% within 30 days, 5.2% within 90 days, 15.8% within 365 days. ' +
        'Within 90 days, most after Dissatisfied (10.9%), fewest after Satisfied (3.6%).',
    ]);
  });

  test('those who left after a case gives no extremes whose limits meet, however far apart they lie', () => {
    const after_case = (churn.after_case ?? []).map((part) => ({
      ...part,
      within: part.within.map((span) => ({ ...span, low: 0, high: 100 })),
    }));
    assert.deepEqual(sentencesOf({ ...churn, after_case }, 'after'), [
      'Left after their last case: 1.9% within 30 days, 5.2% within 90 days, 15.8% within 365 days.',
    ]);
  });

  test('a curve in months says who is still there, and when half have left', () => {
    assert.deepEqual(sentencesOf(retention, 'curve'), [
      'Still there: 95.5% after 3 months, 87.7% after 12, 80.1% after 24. Half have not left yet.',
      'The groups differ by more than chance (log-rank p < 0.001).',
    ]);
    const markup = wordsIn(drawn(retention, 'curve', 720));
    assert.match(markup, /Team Half left after 61 months 1,620 customers/u);
    assert.match(markup, /Customers followed for so long/u);
  });

  test('churn keeps its unit small and says that less is better', () => {
    assert.match(
      wordsIn(drawn(churn, 'summary')),
      /^2\.1 per 100 customer-months 2 to 2\.3 95% interval All of Jan 2023 – Dec 2024 Nov 2024 2 ▼ Down 0\.37 per 100 customer-months .* That is better\. 1,402 customers\./u,
    );
    assert.match(sentence(churn, en), /^Churn 2\.1 per 100 customer-months, between 2 and 2\.3\. 1,402 customers\./u);
    assert.match(sentence(churn, ja), /^解約率は100顧客月あたり2\.1件\(2～2\.3\)です。/u);
  });
});

describe('a value that cannot be told', () => {
  test('keeps the figures beside it, the cohorts and the curve', () => {
    const words = wordsIn(drawn(youngRetention, 'summary'));
    assert.match(words, /^– Retention cannot be told\./u);
    assert.match(words, /Still there \(12 months\) 84\.3%/u);
    for (const view of ['cohorts', 'waterfall', 'curve'] as const) {
      assert.ok(points(youngRetention, view).length > 0, view);
    }
  });
});

describe('a cohort table', () => {
  test('shows as many ages as have room and says which it leaves out', () => {
    const ages = (width: number) =>
      labelsOf(drawn(retention, 'cohorts', width)).filter(({ text, top }) => top < 30 && /^\d+$/u.test(text));
    assert.deepEqual(
      ages(256).map(({ text }) => text),
      ['3', '6', '9', '12'],
    );
    assert.equal(ages(1168).length, 12);
    assert.match(wordsIn(drawn(retention, 'cohorts', 256)), /Here are 4 of 12 ages; the table has all\.$/u);
  });

  test('draws no more cells than can be walked, the latest cohorts of many', () => {
    const { cohorts } = retention;
    assert.ok(cohorts);
    const [first] = cohorts.rows;
    assert.ok(first);
    const rows = Array.from({ length: 60 }, (_, i) => ({
      ...first,
      cohort: `${2015 + Math.floor(i / 12)}-0${(i % 9) + 1}`,
    }));
    const many: Measure = { ...retention, cohorts: { ...cohorts, rows } };
    assert.ok(points(many, 'cohorts', 1168).length <= 200);
    assert.match(wordsIn(drawn(many, 'cohorts', 1168)), /the latest 24 of 60 cohorts/u);
  });

  test('says of a cell its cohort, age, part, customers, and whether it is over', () => {
    const all = points(retention, 'cohorts', 1168).map(({ words }) => words);
    assert.equal(
      all.find((words) => words.startsWith('Jun 2023, after 3 months')),
      'Jun 2023, after 3 months: 83.6%, between 77.1% and 90%, 117 of 140 customers',
    );
    assert.ok(all.some((words) => /^Nov 2024, after 1 month: .*\. Not over yet$/u.test(words)));
    assert.ok(all.includes('Nov 2023. hidden to protect fewer than 5 customers'));
  });

  test('prints figures over 100 % where customers added', () => {
    const { cohorts } = retention;
    assert.ok(cohorts);
    const row = cohorts.rows[0];
    assert.ok(row);
    const cells = row.cells.map((cell) => cell && { ...cell, value: 118, high: 124 });
    const net: Measure = { ...retention, cohorts: { ...cohorts, statistic: 'net', rows: [{ ...row, cells }] } };
    assert.ok(labelsOf(drawn(net, 'cohorts', 1168)).some(({ text }) => text === '118'));
    assert.match(sentencesOf(net, 'cohorts')[0] ?? '', /^Revenue kept, with additions, at that age/u);
  });
});

describe('a waterfall', () => {
  test('says in the table of which period a movement is hidden', () => {
    const [first, ...others] = revenue;
    assert.ok(first);
    const movements = first.movements.map((moved, index) =>
      index === 0 ? { ...moved, amount: null, n: null, hidden: 'small' as const } : moved,
    );
    const words = (flows: typeof revenue) => wordsIn(drawn({ ...retention, revenue: flows }, 'waterfall'));
    assert.equal(
      words([{ ...first, movements }, ...others]).match(/hidden to protect fewer than 5 customers/gu)?.length,
      1,
    );
    assert.doesNotMatch(words(revenue), /hidden/u);
  });

  test('shows the last complete period with signs, and those before it as a table', () => {
    const words = points(retention, 'waterfall').map(({ words: said }) => said);
    assert.deepEqual(words, [
      'Start: 1.64M',
      '▲ New: +58.1K, 61 customers',
      '▲ Came back: +4.1K, 7 customers',
      '▲ Expansion: +22.4K, 112 customers',
      '▼ Contraction: −13.9K, 74 customers',
      '▼ Churn: −41.6K, 48 customers',
      'End: 1.67M',
    ]);
    assert.match(wordsIn(drawn(retention, 'waterfall')), /Dec 2024, so far .* Dec 2023/u);
  });

  test('puts hidden movements together as what is left up to the end', () => {
    const [first] = revenue;
    assert.ok(first);
    const movements = first.movements.map((moved) =>
      moved.key === 'reactivation' || moved.key === 'contraction'
        ? { ...moved, amount: null, n: null, hidden: 'small' as const }
        : moved,
    );
    const measure: Measure = { ...retention, revenue: [{ ...first, movements }] };
    const words = points(measure, 'waterfall').map(({ words: said }) => said);
    assert.equal(words.length, 6);
    assert.equal(words[4], '▼ Others: −9.8K. hidden to protect fewer than 5 customers');
  });
});

describe('groups held against each other', () => {
  test('stand in points and percent, as they are and among like customers, with the difference in who left', () => {
    const words = wordsIn(drawn(churn, 'rates', 720));
    for (const part of [
      'Premium against Standard: lower',
      'Difference per 100 customer-months −1.35 (−1.61 to −1.08)',
      'In percent −54% (−62% to −45%)',
      'Ratio as they are 0.46 (0.38 to 0.55)',
      'Ratio among like customers (same tenure, plan) 0.71 (0.58 to 0.87)',
      'Left within 12 months, in points −9.8 (−12.4 to −7.1)',
    ]) {
      assert.ok(words.includes(part), part);
    }
  });

  test('are called an association in every language and both views', () => {
    for (const view of ['rates', 'after'] as const) {
      assert.match(wordsIn(drawn(churn, view)), /Association, not effect/u);
      assert.match(wordsIn(drawn(churn, view, 448, ja)), /関連であり、効果ではありません/u);
    }
  });

  test('say what each rate is made of', () => {
    const words = points(churn, 'rates').map(({ words: said }) => said);
    assert.equal(
      words[0],
      'Premium: 1.2 per 100 customer-months, between 0.97 and 1.4. 141 left in 12,310 customer-months',
    );
    assert.ok(words.includes('(not set). hidden to protect fewer than 5 customers'));
    assert.ok(words.some((said) => said.startsWith('No recent reply: ')));
  });
});

describe('points of retention and churn', () => {
  test('lead back to what they stand for', () => {
    const last = (measure: Measure, view: ViewName) => selectionOf(measure, points(measure, view).at(-1)?.key ?? '');
    assert.deepEqual(selectionOf(retention, points(retention, 'cohorts')[0]?.key ?? ''), {
      kind: 'cohort',
      cohort: null,
      from: 2,
    });
    assert.deepEqual(last(retention, 'waterfall'), { kind: 'movement', period: '2024-11', movement: 'end' });
    assert.deepEqual(last(churn, 'rates'), { kind: 'rate', by: 'reply_band', key: null });
    assert.deepEqual(last(churn, 'after'), { kind: 'after', by: 'reply_band', key: '24-', days: 365 });
    assert.deepEqual(selectionOf(churn, points(churn, 'curve')[0]?.key ?? ''), {
      kind: 'life',
      by: null,
      key: null,
      months: 1,
    });
    assert.equal(selectionOf(churn, '["cohort","2024-01",1]'), null);
  });
});

describe('figures of', () => {
  const heads = (measure: Measure, view: ViewName) => figures(measure, view, en).columns.map(({ label }) => label);

  test('cohorts are one row a cohort and age, the averages first, unrounded', () => {
    assert.deepEqual(heads(retention, 'cohorts'), [
      'Began in',
      'Size',
      'Months',
      'Value',
      'From',
      'To',
      'Customers',
      'Remark',
    ]);
    const table = figures(retention, 'cohorts', en);
    assert.deepEqual(table.rows[13]?.slice(0, 4), ['Jun 2023', 140, '0', 100]);
    assert.equal(table.rows[16]?.[3], (100 * 117) / 140);
    assert.ok(table.rows.some((row) => row[0] === 'Nov 2023' && row[3] === null && row.at(-1) !== null));
  });

  test('revenue are one row a period and movement', () => {
    const csv = toCSV(figures(retention, 'waterfall', en)).split('\r\n');
    assert.equal(csv[0], 'Period,Figure,Amount,Customers,Remark');
    assert.equal(csv[2], 'Dec 2023,New,48200,61,');
    assert.equal(csv.length, 1 + 13 * 7 + 1);
  });

  test('rates are groups with events and exposure, then contrasts', () => {
    const table = figures(churn, 'rates', en);
    assert.deepEqual(table.rows[0], ['Tier', 'Premium', 1.15, 0.97, 1.35, 141, 12_310, null]);
    assert.deepEqual(table.rows[4]?.slice(0, 5), [
      'Premium against Standard: lower',
      'Difference per 100 customer-months',
      -1.35,
      -1.61,
      -1.08,
    ]);
  });

  test('those who left are one row a part and span of days', () => {
    const table = figures(churn, 'after', en);
    assert.deepEqual(table.rows[1]?.slice(0, 4), ['All', 'All', 90, 5.2]);
    assert.equal(table.rows.length, 6 * 3 + 1);
  });

  test('a curve in months are months and customers followed', () => {
    const table = figures(retention, 'curve', en);
    assert.deepEqual(heads(retention, 'curve').slice(2, 3), ['Months']);
    assert.ok(heads(retention, 'curve').includes('Followed'));
    assert.deepEqual(table.shown[12]?.slice(0, 4), ['All', 'All', '12', '87.7%']);
  });

  test('have one text for every cell in both languages', () => {
    for (const measure of [retention, churn, youngRetention, empty]) {
      for (const view of ['cohorts', 'waterfall', 'rates', 'after', 'curve'] as const) {
        for (const text of [en, ja]) {
          const { columns, rows, shown } = figures(measure, view, text);
          assert.equal(shown.length, rows.length);
          for (const row of [...rows, ...shown]) assert.equal(row.length, columns.length);
          for (const words of shown.flat()) assert.doesNotMatch(words, /undefined|NaN|null|\[object/u);
        }
      }
    }
  });
});

describe('a drawing of', () => {
  test('each view is a picture of its own', () => {
    for (const [measure, view] of [
      [retention, 'cohorts'],
      [retention, 'waterfall'],
      [churn, 'rates'],
      [churn, 'after'],
      [churn, 'curve'],
    ] as const) {
      const file = drawing(measure, view, context(720), 'light');
      assert.doesNotMatch(file, /var\(|NaN|undefined/u);
      assert.ok(elementsOf(file).length > 60, view);
    }
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allWords, loadText } from '../../src/text/index.js';
import { churn, retention } from '../fixtures/loyalty.js';

const en = await loadText('en', allWords);
const ja = await loadText('ja', allWords);
const none = { value: null, low: null, high: null };

describe('months and rates', () => {
  test('carry their unit in sentences and leave it out where it stands beside', () => {
    assert.equal(en.value(53, 'months'), '53 months');
    assert.equal(en.value(1, 'months'), '1 month');
    assert.equal(ja.value(53, 'months'), '53か月');
    assert.equal(en.value(2.13, 'rate'), '2.1 per 100 customer-months');
    assert.equal(ja.value(2.13, 'rate'), '100顧客月あたり2.1件');
    assert.equal(en.amount(2.13, 'rate'), '2.1');
    assert.equal(en.figure(2.13, 'rate'), '2.1');
    assert.equal(en.unitName('rate'), 'per 100 customer-months');
    assert.equal(en.unitName('percent'), '');
  });

  test('keep two decimals under one, where tiers would look alike', () => {
    assert.equal(en.amount(0.34, 'rate'), '0.34');
    assert.equal(en.interval(0.78, 1.26, 'rate'), '0.78 to 1.3');
    assert.equal(en.interval(50, 57, 'months'), '50 to 57 months');
    assert.equal(en.difference(-0.37, 'rate'), '−0.37 per 100 customer-months');
  });

  test('of money are short', () => {
    assert.equal(en.money(1_665_400, undefined), '1.67M');
    assert.equal(en.money(-41_600, undefined), '−41.6K');
    assert.equal(en.money(721, undefined), '721');
    assert.equal(ja.money(1_665_400, undefined), '167万');
  });

  test('of money name the currency of the feed, where that is one', () => {
    assert.equal(en.money(1_665_400, 'EUR'), '€1.67M');
    assert.equal(en.money(-41_600, 'usd'), '−$41.6K');
    assert.equal(en.money(721.4, 'GBP'), '£721');
    assert.equal(ja.money(1_665_400, 'JPY'), '￥167万');
    assert.equal(en.money(721, 'credits'), '721');
  });
});

describe('figures beside the value', () => {
  test('say what they are about in months, days or hours', () => {
    assert.equal(en.factName({ code: 'surviving', at: 12, at_unit: 'months' }), 'Still there (12 months)');
    assert.equal(en.factName({ code: 'surviving', at: 1, at_unit: 'months' }), 'Still there (1 month)');
    assert.equal(en.factName({ code: 'surviving', at: 90, at_unit: 'days' }), 'Still there (90 days)');
    assert.equal(en.factName({ code: 'within_target', at: 24 }), 'Within target (1 d)');
    assert.equal(ja.factName({ code: 'surviving', at: 12, at_unit: 'months' }), '継続している割合 (12か月)');
  });

  test('are called by what is kept where an option says so', () => {
    const of = (statistic: string) => ({ ...retention, context: { ...retention.context, options: { statistic } } });
    assert.equal(en.measureName(of('net')), 'Net revenue retention');
    assert.equal(ja.measureName(of('gross')), '総収益継続率');
    assert.equal(en.measureName(of('customers')), 'Retention');
  });
});

describe('customers', () => {
  test('are counted as customers, not as cases', () => {
    assert.equal(en.basis(churn), '1,402 customers.');
    assert.equal(ja.basis(churn), '顧客1,402件。');
    assert.equal(en.columnName('n', 'customers'), 'Customers');
    assert.equal(en.hidden(5, 'customers'), 'hidden to protect fewer than 5 customers');
    assert.equal(en.note({ code: 'small_n', n: 1 }, 'customers'), 'Only 1 customer: read the value with care.');
    assert.equal(en.state('empty', 'customers').what, 'No customers in this period.');
  });

  test('who have half left are told from those who have not', () => {
    assert.equal(en.medianLife({ value: 53, low: 50, high: 57 }), 'Half have left after 53 months, between 50 and 57');
    assert.equal(en.medianLife({ value: 53, low: 50, high: null }), 'Half have left after 53 months, at least 50');
    assert.equal(en.medianLife(none), 'Half have not left yet');
    assert.equal(ja.medianLife({ value: 53, low: 50, high: 57 }), '半数が解約するまで53か月(50～57)');
  });
});

describe('groups held against each other', () => {
  const contrast = {
    key: 'No',
    against: 'Yes',
    points: { value: 1.27, low: 1.18, high: 1.37 },
    relative: { value: 376, low: 321, high: 440 },
    ratio: { value: 4.76, low: 4.21, high: 5.4, p: 1e-9 },
    stratified: { value: 1.83, low: 1.61, high: 2.09 },
    risk: null,
    verdict: 'up' as const,
  };
  const groups = [{ key: 'No', n: 10, events: 5, exposure: 100, value: 5, low: 2, high: 9 }];
  const comparison = { by: 'tier', groups, contrasts: [contrast], strata: ['tenure'], lag_days: 90 };

  test('are so many times as often where percent would be over a hundred', () => {
    assert.equal(
      en.rates(comparison),
      'No: customers leave 4.8 times as often as Yes; among like customers 83% more often.',
    );
    assert.equal(ja.rates(comparison), 'Noの解約はYesより4.8倍です。条件をそろえると83%多いです。');
  });

  test('without any clear difference say so', () => {
    const unclear = { ...comparison, contrasts: [{ ...contrast, verdict: 'unclear' as const }] };
    assert.equal(en.rates(unclear), 'No group clearly differs in how often customers leave.');
    assert.equal(en.rates({ ...comparison, contrasts: [] }), '');
  });

  test('leave out what is not known', () => {
    const bare = { ...contrast, relative: none, ratio: { ...none, p: null }, stratified: none };
    assert.deepEqual(
      en.contrast(bare, comparison).lines.map(({ name }) => name),
      ['Difference per 100 customer-months'],
    );
  });

  test('say when a tier was taken', () => {
    assert.match(en.rateLag(comparison), /90 days before each month/u);
    assert.equal(en.rateLag({ by: 'tier', lag_days: 0 }), 'As it stands now, for all months.');
    assert.match(en.rateLag({ by: 'reply_band', lag_days: 90 }), /first replies .* 90 days before each month/u);
  });

  test('name bands of replies in words and ratings by their group', () => {
    assert.deepEqual(
      ['0-1', '1-4', '4-', '0.5-1', null].map((key) => en.groupValue('reply_band', key)),
      ['Within 1 h', '1 h to 4 h', 'Over 4 h', '30 min to 1 h', 'No recent reply'],
    );
    assert.equal(en.groupValue('rating', 'dissatisfied'), 'Dissatisfied');
    assert.equal(en.groupValue('tier', '0-1'), '0-1');
    assert.equal(ja.groupValue('reply_band', '4-'), '4時間超');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeFeed, defaultDecode } from '../../src/feeds/index.js';
import { FeedError, finish, type Records, type Settled } from '../../src/metric.js';
import { retention } from '../../src/metrics/retention.js';
import { subscriptionFields as fields } from '../../src/metrics/records/subscription.js';
import { lastComplete, monthName } from '../../src/metrics/subscriptions/calendar.js';
import { accountMonths, type AccountMonths } from '../../src/metrics/subscriptions/months.js';
import { shapeOf } from '../../src/metrics/subscriptions/shape.js';
import { snapshotOf } from '../../src/metrics/subscriptions/snapshot.js';
import { settled } from './settled.js';

type Row = Readonly<Record<string, unknown>>;

/** Everything is as of 31 May 2024, so that May is complete, where a test does not say otherwise. */
const asked = settled({ asOf: Date.UTC(2024, 4, 31) });

function recordsOf(rows: readonly Row[]): Records {
  const content = { bytes: null, data: { rows }, contentType: null, decode: defaultDecode };
  return finish(decodeFeed(content, { ...retention.records.main, fields })).records;
}

function monthsOf(rows: readonly Row[], changes: Partial<Settled> = {}): AccountMonths {
  return finish(accountMonths(recordsOf(rows), { ...asked, ...changes }));
}

/** Each customer with its months and what it paid, in units of the currency. */
function told({ customers, ids, starts, month, amount }: AccountMonths) {
  return Array.from({ length: customers }, (_, customer) => {
    const entries = Array.from({ length: (starts[customer + 1] ?? 0) - (starts[customer] ?? 0) }, (_, i) => {
      const entry = (starts[customer] ?? 0) + i;
      return `${monthName(month[entry] ?? 0).slice(2)} ${(amount[entry] ?? 0) / 10_000}`;
    });
    return [ids.at(customer), entries.join(', ')];
  });
}

function leaving({ left, customers }: AccountMonths): (string | null)[] {
  return Array.from({ length: customers }, (_, i) => {
    const at = left[i] ?? NaN;
    return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 16);
  });
}

function codes({ issues }: { readonly issues: AccountMonths['issues'] }) {
  return issues.map(({ code, field, count, aside }) => [code, field, count, aside]);
}

function state(account: string, day: string, mrr: number | null, rest: Row = {}): Row {
  return { account_id: account, at: `2024-${day}T00:00:00Z`, mrr, ...rest };
}

function refusal(run: () => unknown): readonly unknown[] {
  try {
    run();
  } catch (error) {
    if (error instanceof FeedError) return [error.code, error.details['field'] ?? error.details['option']];
    throw error;
  }
  return [];
}

describe('the shape of a feed of subscriptions', () => {
  const shape = (row: Row, option?: string) =>
    shapeOf(recordsOf([row]), { options: option === undefined ? {} : { shape: option } });

  test('is known by its columns', () => {
    const [account_id, at] = ['a', '2024-01-31T00:00:00Z'];
    assert.equal(shape({ months: 3, churned: true, mrr: 5 }), 'snapshot');
    assert.equal(shape({ account_id, at, delta: 5, mrr_after: 5 }), 'movements');
    assert.equal(shape({ account_id, started_at: at, mrr: 5 }), 'spans');
    assert.equal(shape({ account_id, at, mrr: 5 }), 'states');
    assert.equal(shape({ account_id, at, amount: 5 }), 'activity');
  });

  test('is what the page says where several would fit', () => {
    const row = { account_id: 'a', at: '2024-01-31T00:00:00Z', mrr: 5 };
    assert.equal(shape(row, 'activity'), 'activity');
  });

  test('names the column that is not there, and an unknown shape', () => {
    assert.deepEqual(
      refusal(() => shape({ mrr: 5 })),
      ['missing_column', 'at'],
    );
    assert.deepEqual(
      refusal(() => shape({ at: '2024-01-31T00:00:00Z' }, 'movements')),
      ['missing_column', 'delta'],
    );
    assert.deepEqual(
      refusal(() => shape({ at: '2024-01-31T00:00:00Z', mrr: 5 })),
      ['missing_column', 'account_id'],
    );
    assert.deepEqual(
      refusal(() => shape({ mrr: 5 }, 'circle')),
      ['bad_option', 'shape'],
    );
  });
});

describe('the last complete month', () => {
  test('is the one whose last day has begun on the wall of the report', () => {
    const last = (asOf: number, timeZone = 'UTC') => monthName(lastComplete(settled({ asOf, timeZone })));
    assert.equal(last(Date.UTC(2024, 1, 29)), '2024-02');
    assert.equal(last(Date.UTC(2024, 1, 28, 23)), '2024-01');
    assert.equal(last(Date.UTC(2024, 1, 29), 'America/New_York'), '2024-01');
    assert.equal(last(Date.UTC(2024, 1, 28, 16), 'Asia/Tokyo'), '2024-02');
  });
});

describe('the months of states', () => {
  test('are those with revenue; a customer without is in none, and left at the first state without', () => {
    const months = monthsOf([
      state('a', '01-31', 10),
      state('a', '02-29', 12.5),
      state('a', '03-31', 0),
      state('b', '04-30', 7),
      state('b', '05-31', 7),
      state('c', '01-31', 0),
    ]);
    assert.deepEqual(told(months), [
      ['a', '24-01 10, 24-02 12.5'],
      ['b', '24-04 7, 24-05 7'],
    ]);
    assert.deepEqual(leaving(months), ['2024-03-31T00:00', null]);
    assert.deepEqual([monthName(months.first), monthName(months.last), months.used], ['2024-01', '2024-05', 6]);
  });

  test('without a further row end with the first month that has none, once that month is complete', () => {
    assert.deepEqual(leaving(monthsOf([state('a', '03-31', 10)])), ['2024-05-01T00:00']);
    assert.deepEqual(leaving(monthsOf([state('a', '04-30', 10)], { asOf: Date.UTC(2024, 4, 30) })), [null]);
  });

  test('of a customer who came back are one customer’s, who has not left', () => {
    const months = monthsOf([state('a', '01-31', 10), state('a', '02-29', 0), state('a', '05-31', 10)]);
    assert.deepEqual(told(months), [['a', '24-01 10, 24-05 10']]);
    assert.deepEqual(leaving(months), [null]);
  });

  test('add the subscriptions of one customer, of each the latest state of the month', () => {
    const months = monthsOf([
      state('a', '01-10', 5, { subscription_id: 's' }),
      state('a', '01-31', 6, { subscription_id: 's' }),
      state('a', '01-20', 30, { subscription_id: 't' }),
    ]);
    assert.deepEqual(told(months), [['a', '24-01 36']]);
    assert.deepEqual(codes(months), [['duplicate_id', 'account_id', 1, false]]);
    assert.equal(months.used, 2);
  });

  test('stay one customer’s when a plan moves to another subscription', () => {
    const months = monthsOf([
      state('a', '01-31', 5, { subscription_id: 'old' }),
      state('a', '02-29', 0, { subscription_id: 'old' }),
      state('a', '02-29', 9, { subscription_id: 'new' }),
    ]);
    assert.deepEqual(told(months), [['a', '24-01 5, 24-02 9']]);
    assert.equal(months.row[1], 2);
  });

  test('of equal instants take the row changed last, then the last one', () => {
    const updated = (day: number) => ({ updated_at: `2024-02-0${day}T00:00:00Z` });
    assert.deepEqual(told(monthsOf([state('a', '01-31', 5, updated(2)), state('a', '01-31', 6, updated(1))])), [
      ['a', '24-01 5'],
    ]);
    assert.deepEqual(told(monthsOf([state('a', '01-31', 5), state('a', '01-31', 6)])), [['a', '24-01 6']]);
  });

  test('are cut in the zone of the report', () => {
    const rows = [{ account_id: 'a', at: '2024-02-01T03:00:00Z', mrr: 4 }];
    assert.deepEqual(told(monthsOf(rows, { timeZone: 'America/New_York' })), [['a', '24-01 4']]);
  });

  test('leave out what has not happened, is left out, lacks a field or is below zero, and name it', () => {
    const months = monthsOf([
      state('a', '01-31', 5),
      state('a', '06-30', 5),
      state('b', '01-31', 5, { excluded: true }),
      state('c', '01-31', null),
      state('d', '01-31', -5),
      { at: '2024-01-31T00:00:00Z', mrr: 1 },
    ]);
    assert.deepEqual(told(months), [['a', '24-01 5']]);
    assert.deepEqual(codes(months), [
      ['excluded', 'excluded', 1, false],
      ['missing_field', 'account_id', 1, true],
      ['missing_field', 'mrr', 1, true],
      ['negative_amount', 'mrr', 1, true],
    ]);
  });

  test('are never added over currencies, but can be asked for in one', () => {
    const rows = [state('a', '01-31', 5, { currency: 'EUR' }), state('b', '01-31', 7, { currency: 'USD' })];
    assert.deepEqual(
      refusal(() => monthsOf(rows)),
      ['currency_mismatch', 'currency'],
    );
    assert.deepEqual(told(monthsOf(rows, { filters: { currency: ['USD'] } })), [['b', '24-01 7']]);
  });
});

describe('the months of movements', () => {
  const move = (account: string, day: string, delta: number | null, rest: Row = {}): Row => ({
    account_id: account,
    at: `2024-${day}T00:00:00Z`,
    delta,
    ...rest,
  });

  test('hold what all movements up to their end come to, up to the month that runs', () => {
    const months = monthsOf([
      move('a', '03-10', 5),
      move('a', '01-10', 10),
      move('a', '04-20', -15),
      move('b', '04-01', 3),
    ]);
    assert.deepEqual(told(months), [
      ['a', '24-01 10, 24-02 10, 24-03 15'],
      ['b', '24-04 3, 24-05 3'],
    ]);
    assert.deepEqual(leaving(months), ['2024-04-20T00:00', null]);
  });

  test('begin with what revenue was before the first one, where the feed says what it was after', () => {
    assert.deepEqual(told(monthsOf([move('a', '04-10', -2, { mrr_after: 8 })])), [['a', '24-04 8, 24-05 8']]);
  });

  test('within one month are one change, and a movement without its amount is set aside', () => {
    const months = monthsOf([
      move('a', '05-10', 10),
      move('a', '05-20', -10),
      move('b', '05-01', 1),
      move('c', '05-01', null),
    ]);
    assert.deepEqual(told(months), [['b', '24-05 1']]);
    assert.deepEqual(codes(months), [['missing_field', 'delta', 1, true]]);
  });

  test('that come to less than nothing count as none, and are named', () => {
    const months = monthsOf([move('a', '04-10', -4), move('a', '05-10', 10)]);
    assert.deepEqual(told(months), [['a', '24-05 6']]);
    assert.deepEqual(codes(months), [['negative_amount', 'delta', 1, false]]);
  });
});

describe('the months of spans', () => {
  const span = (account: string, from: string, to: string | null, mrr: number | null, status = 'active'): Row => ({
    account_id: account,
    started_at: `2024-${from}T00:00:00Z`,
    ended_at: to === null ? null : `2024-${to}T00:00:00Z`,
    mrr,
    status,
  });

  test('are those at whose end they run; one that ends within its first month is in none', () => {
    const months = monthsOf([
      span('a', '01-10', '03-20', 10, 'canceled'),
      span('b', '04-01', null, 4),
      span('c', '02-02', '02-20', 9, 'canceled'),
    ]);
    assert.deepEqual(told(months), [
      ['a', '24-01 10, 24-02 10'],
      ['b', '24-04 4, 24-05 4'],
    ]);
    assert.deepEqual(leaving(months), ['2024-03-20T00:00', null]);
  });

  test('end when they end, not when the end was asked for: one still to come is no end', () => {
    const months = monthsOf([span('a', '04-10', '07-01', 10)]);
    assert.deepEqual(told(months), [['a', '24-04 10, 24-05 10']]);
    assert.deepEqual(leaving(months), [null]);
  });

  test('of one customer add up, and it stays while any runs', () => {
    const months = monthsOf([span('a', '01-01', '03-05', 10, 'canceled'), span('a', '02-01', null, 2)]);
    assert.deepEqual(told(months), [['a', '24-01 10, 24-02 12, 24-03 2, 24-04 2, 24-05 2']]);
    assert.deepEqual(leaving(months), [null]);
    assert.deepEqual(Array.from(months.row.slice(0, 3)), [0, 1, 1]);
  });

  test('without trials, and without those that are over, unpaid or paused since nobody knows when', () => {
    const months = monthsOf([
      span('a', '01-01', null, 10, 'past_due'),
      span('b', '01-01', null, 10, 'trialing'),
      span('c', '01-01', null, 10, 'paused'),
      span('d', '01-01', null, 10, 'unpaid'),
    ]);
    assert.deepEqual(
      told(months).map(([id]) => id),
      ['a'],
    );
    assert.deepEqual(codes(months), [
      ['excluded', 'status', 1, false],
      ['missing_field', 'ended_at', 2, true],
    ]);
  });

  test('without money tell who is there and nothing of revenue', () => {
    const months = monthsOf([{ account_id: 'a', started_at: '2024-04-10T00:00:00Z' }]);
    assert.deepEqual([months.hasMoney, months.month.length, [...months.amount]], [false, 2, [NaN, NaN]]);
  });

  test('tell of the month that runs how it stands at as_of', () => {
    const at = { asOf: Date.UTC(2024, 4, 15) };
    const months = monthsOf([span('a', '01-10', '05-10', 10, 'canceled'), span('b', '05-01', null, 1)], at);
    assert.deepEqual(told(months), [
      ['a', '24-01 10, 24-02 10, 24-03 10, 24-04 10'],
      ['b', '24-05 1'],
    ]);
    assert.deepEqual([monthName(months.last), monthName(months.reach)], ['2024-04', '2024-05']);
  });
});

describe('the months of activities', () => {
  const act = (account: string, at: string, amount?: number | null): Row => ({
    account_id: account,
    at: `2024-${at}:00Z`,
    ...(amount !== undefined && { amount }),
  });

  // metrics oracle O38: back the next day less than 24 hours later is back on the next day; here months
  test('are calendar months: back on the first after a start on the last is back in month 1', () => {
    const months = monthsOf([act('a', '01-31T17:59'), act('a', '02-01T17:00')]);
    assert.deepEqual([...months.month].map(monthName), ['2024-01', '2024-02']);
  });

  test('add the money of a month, and end with the first month without any', () => {
    const months = monthsOf([act('a', '01-02T00:00', 1.1), act('a', '01-03T00:00', 2.2), act('a', '03-01T00:00', 4)]);
    assert.deepEqual(told(months), [['a', '24-01 3.3, 24-03 4']]);
    assert.deepEqual(leaving(months), ['2024-05-01T00:00']);
  });

  test('are active without money, which is said where others have some; refunds are set aside', () => {
    assert.equal(monthsOf([act('a', '01-02T00:00')]).hasMoney, false);
    const months = monthsOf([act('a', '01-02T00:00', 1), act('a', '02-02T00:00', null), act('b', '01-01T00:00', -3)]);
    assert.deepEqual(told(months), [['a', '24-01 1, 24-02 0']]);
    assert.deepEqual(codes(months), [
      ['negative_amount', 'amount', 1, true],
      ['without_money', 'amount', 1, false],
    ]);
  });
});

describe('a snapshot', () => {
  test('has one row a customer, the one changed last, and no months', () => {
    const rows = [
      { account_id: 'a', months: 3, churned: false, mrr: 10, updated_at: '2024-02-01T00:00:00Z' },
      { account_id: 'a', months: 2, churned: false, mrr: 10, updated_at: '2024-01-01T00:00:00Z' },
      { account_id: 'b', months: 5, churned: true, mrr: 1 },
      { account_id: 'c', months: null, churned: true, mrr: 1 },
    ];
    const { months, churned, amount, issues } = finish(snapshotOf(recordsOf(rows), asked));
    assert.deepEqual(
      [[...months], [...churned], [...amount]],
      [
        [3, 5],
        [0, 1],
        [100_000, 10_000],
      ],
    );
    assert.deepEqual(codes({ issues }), [
      ['missing_field', 'months', 1, true],
      ['duplicate_id', 'account_id', 1, false],
    ]);
    assert.deepEqual(
      refusal(() => monthsOf(rows)),
      ['missing_column', 'at'],
    );
  });

  test('may know its customers by their rows alone', () => {
    const { rows } = finish(
      snapshotOf(
        recordsOf([
          { months: 3, churned: false },
          { months: 3, churned: true },
        ]),
        asked,
      ),
    );
    assert.equal(rows.length, 2);
  });
});

describe('a feed without rows', () => {
  test('has no customers', () => {
    const months = monthsOf([]);
    assert.deepEqual([months.customers, months.first, months.used], [0, -1, 0]);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { counted, values } from '../decoding.js';
import { mapped, rowsOf } from './mapped.js';

/** 2024-03-01T09:00:00Z in Unix seconds. */
const start = 1_709_283_600;
const day = 86_400;

type Fields = Readonly<Record<string, unknown>>;

function price(unitAmount: number | null, interval: string, more: Fields = {}) {
  const { interval_count = 1, usage_type = 'licensed', ...rest } = more;
  const recurring = { interval, interval_count, usage_type };
  return { id: 'price_1', object: 'price', nickname: null, unit_amount: unitAmount, recurring, ...rest };
}

function subscription(items: readonly Fields[], more: Fields = {}) {
  return {
    id: 'sub_1',
    object: 'subscription',
    customer: 'cus_1',
    status: 'active',
    currency: 'usd',
    created: start,
    start_date: start,
    trial_end: null,
    canceled_at: null,
    ended_at: null,
    discounts: [],
    items: { object: 'list', data: items },
    ...more,
  };
}

function read(...subscriptions: readonly Fields[]) {
  return mapped('stripe', 'subscription', { object: 'list', has_more: false, data: subscriptions });
}

function revenues(...subscriptions: readonly Fields[]) {
  return values(read(...subscriptions), 'mrr');
}

const monthly = [{ price: price(10_000, 'month'), quantity: 1 }];

describe('Stripe subscriptions', () => {
  test('become spans with monthly revenue; a customer may be expanded', () => {
    const named = { price: price(2000, 'month', { nickname: 'Team' }), quantity: 3 };
    const feed = read(
      subscription(monthly),
      subscription([named], {
        id: 'sub_2',
        customer: { id: 'cus_2', object: 'customer' },
        status: 'canceled',
        canceled_at: start + 20 * day,
        ended_at: start + 31 * day,
      }),
    );
    const common = { currency: 'USD', started_at: '2024-03-01T09:00:00.000Z', excluded: 0 };
    const updated = { updated_at: '2024-03-01T09:00:00.000Z' };
    assert.deepEqual(rowsOf(feed), [
      {
        ...common,
        ...updated,
        account_id: 'cus_1',
        subscription_id: 'sub_1',
        mrr: 100,
        status: 'active',
        plan: 'price_1',
      },
      {
        ...common,
        account_id: 'cus_2',
        subscription_id: 'sub_2',
        mrr: 60,
        status: 'canceled',
        plan: 'Team',
        ended_at: '2024-04-01T09:00:00.000Z',
        updated_at: '2024-04-01T09:00:00.000Z',
      },
    ]);
    assert.deepEqual(counted(feed), []);
  });

  test('come to 12,500 USD for 100 at 100 a month and 50 at 600 a year, as Stripe\u2019s glossary has it', () => {
    const yearly = [{ price: price(60_000, 'year'), quantity: 1 }];
    const all = [
      ...Array.from({ length: 100 }, (_, i) => subscription(monthly, { id: `m${i}` })),
      ...Array.from({ length: 50 }, (_, i) => subscription(yearly, { id: `y${i}` })),
    ];
    assert.equal(
      revenues(...all)?.reduce((sum: number, mrr) => sum + Number(mrr), 0),
      12_500,
    );
  });

  test('are made monthly whatever their interval, and add over items', () => {
    const quarter = { price: price(30_000, 'month', { interval_count: 3 }) };
    const week = { price: price(1200, 'week'), quantity: 1 };
    const days = { price: price(2400, 'day', { interval_count: 2 }), quantity: 1 };
    assert.deepEqual(
      revenues(subscription([quarter]), subscription([week]), subscription([days]), subscription([week, quarter])),
      [100, 52, 365, 152],
    );
  });

  test('count no metered item and nothing of a free one', () => {
    const metered = { price: price(500, 'month', { usage_type: 'metered' }) };
    const free = { price: price(0, 'month'), quantity: 4 };
    assert.deepEqual(
      revenues(subscription([...monthly, metered]), subscription([free]), subscription([metered])),
      [100, 0, 0],
    );
  });

  test('lose what coupons for ever take off, not what coupons that end do', () => {
    const half = { coupon: { percent_off: 50, amount_off: null, duration: 'forever' } };
    const once = { coupon: { percent_off: 50, amount_off: null, duration: 'once' } };
    const twelve = { source: { type: 'coupon', coupon: { percent_off: null, amount_off: 1200, duration: 'forever' } } };
    const yearly = [{ price: price(60_000, 'year'), quantity: 1 }];
    assert.deepEqual(
      revenues(
        subscription(monthly, { discounts: [half, once] }),
        subscription(monthly, { discounts: ['di_1'], discount: half }),
        subscription(monthly, { discounts: undefined, discount: half }),
        subscription(yearly, { discounts: [twelve] }),
        subscription([{ ...monthly[0], discounts: [half] }, ...monthly]),
        subscription([{ price: price(500, 'month') }], { discounts: [twelve] }),
      ),
      [50, 50, 50, 49, 150, 0],
    );
  });

  test('count in the units of their currency', () => {
    const at = (currency: string) => subscription([{ price: price(12_000, 'month') }], { currency });
    assert.deepEqual(revenues(at('jpy'), at('kwd'), at('ugx'), at('eur')), [12_000, 12, 120, 120]);
  });

  test('of the older API have a plan of their own', () => {
    const plan = {
      id: 'gold',
      amount: 1500,
      interval: 'month',
      interval_count: 1,
      usage_type: 'licensed',
      nickname: null,
    };
    const old = subscription([], { items: undefined, plan, quantity: 2, discounts: undefined, start_date: undefined });
    const [row] = rowsOf(read(old));
    assert.deepEqual([row?.['mrr'], row?.['plan'], row?.['started_at']], [30, 'gold', '2024-03-01T09:00:00.000Z']);
  });

  test('whose price is given to the fraction of a cent keep it', () => {
    assert.deepEqual(
      revenues(subscription([{ price: price(null, 'month', { unit_amount_decimal: '0.5' }), quantity: 300 }])),
      [1.5],
    );
  });

  test('in tiers have no revenue that can be told, and say so', () => {
    const feed = read(subscription([{ price: price(null, 'month', { billing_scheme: 'tiered' }), quantity: 2 }]));
    assert.deepEqual(values(feed, 'mrr'), [null]);
    assert.deepEqual(counted(feed), ['not_a_number mrr 1']);
  });

  test('begin when their trial ends, and are excluded while nothing was ever paid', () => {
    const trial = { trial_end: start + 14 * day };
    const feed = read(
      subscription(monthly, trial),
      subscription(monthly, { ...trial, status: 'trialing' }),
      subscription(monthly, { ...trial, status: 'canceled', ended_at: start + 3 * day }),
      ...['incomplete', 'incomplete_expired', 'paused'].map((status) => subscription(monthly, { status })),
      subscription(monthly, { status: 'past_due' }),
    );
    assert.deepEqual(values(feed, 'excluded'), [0, 1, 1, 1, 1, 1, 0]);
    assert.deepEqual(values(feed, 'started_at')?.slice(0, 2), [(start + 14 * day) * 1000, start * 1000]);
  });

  test('have ended when they were unpaid, at the latest since their period began', () => {
    const [row, newer, asked] = rowsOf(
      read(
        subscription(monthly, { status: 'unpaid', current_period_start: start + 60 * day }),
        subscription([{ ...monthly[0], current_period_start: start + 60 * day }], { status: 'unpaid' }),
        subscription(monthly, { canceled_at: start + 3 * day, cancel_at_period_end: true }),
      ),
    );
    assert.deepEqual(
      [row?.['ended_at'], newer?.['ended_at']],
      ['2024-04-30T09:00:00.000Z', '2024-04-30T09:00:00.000Z'],
    );
    assert.equal(asked?.['ended_at'], undefined);
    assert.deepEqual([row?.['updated_at'], asked?.['updated_at']], [row?.['ended_at'], '2024-03-04T09:00:00.000Z']);
  });
});

import { isRecord, own, ownPath } from '../own.js';
import { listOf } from './values.js';

/** How many of an interval's amounts fall into a month, by name of the interval. */
const aMonth: ReadonlyMap<unknown, number> = new Map([
  ['day', 365 / 12],
  ['week', 52 / 12],
  ['month', 1],
  ['year', 1 / 12],
]);

/**
 * Currencies whose amounts have no minor unit in the API, and those of thousandths; all others count in hundredths, also
 * the króna and the Ugandan shilling, which have no minor unit either.
 */
const whole = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const thousandths = new Set('BHD JOD KWD OMR TND'.split(' '));

function minorUnits(currency: unknown): number {
  const code = String(currency).toUpperCase();
  if (whole.has(code)) return 1;
  return thousandths.has(code) ? 1000 : 100;
}

/** The price of an item, by the older API its plan. */
function priceOf(item: unknown): unknown {
  return own(item, 'price') ?? own(item, 'plan');
}

/** The items of a subscription; by the older API it is its only one. */
export function itemsOf(subscription: unknown): readonly unknown[] {
  const items = listOf(ownPath(subscription, 'items.data'));
  return items.length > 0 ? items : [{ plan: own(subscription, 'plan'), quantity: own(subscription, 'quantity') }];
}

/** How often in a month an item is paid for. */
function timesAMonth(item: unknown): number {
  const price = priceOf(item);
  const terms = own(price, 'recurring') ?? price;
  return (aMonth.get(own(terms, 'interval')) ?? NaN) / Number(own(terms, 'interval_count') ?? 1);
}

function isMetered(item: unknown): boolean {
  const price = priceOf(item);
  return (ownPath(price, 'recurring.usage_type') ?? own(price, 'usage_type')) === 'metered';
}

/** The coupons for ever of a subscription or item. They are known only where the answer holds them in full. */
function lastingCoupons(holder: unknown): readonly unknown[] {
  const several = listOf(own(holder, 'discounts')).filter(isRecord);
  const discounts = several.length > 0 ? several : [own(holder, 'discount')];
  const coupons = discounts.map((discount) => own(discount, 'coupon') ?? ownPath(discount, 'source.coupon'));
  return coupons.filter((coupon) => own(coupon, 'duration') === 'forever');
}

/** A monthly amount less what coupons take off, each time that is paid. */
function reduced(amount: number, coupons: readonly unknown[], times: number): number {
  return coupons.reduce((left: number, coupon) => {
    const share = 1 - Number(own(coupon, 'percent_off') ?? 0) / 100;
    return Math.max(0, left * share - Number(own(coupon, 'amount_off') ?? 0) * times);
  }, amount);
}

/** What an item comes to a month in minor units; NaN where its price is not one amount. */
function itemAmount(item: unknown): number {
  if (isMetered(item)) return 0;
  const price = priceOf(item);
  const names = ['unit_amount', 'unit_amount_decimal', 'amount', 'amount_decimal'];
  const unit = names.map((name) => own(price, name) ?? null).find((value) => value !== null);
  const times = timesAMonth(item);
  const amount = Number(unit ?? NaN) * Number(own(item, 'quantity') ?? 1) * times;
  return reduced(amount, lastingCoupons(item), times);
}

/**
 * Monthly recurring revenue of a subscription as Stripe defines it: amounts made monthly, less coupons for ever, without
 * metered items, taxes and coupons that end. `tiered` where an item's price is not one amount.
 */
export function monthlyRevenue(subscription: unknown): number | 'tiered' {
  const items = itemsOf(subscription);
  const amount = items.reduce((sum: number, item) => sum + itemAmount(item), 0);
  if (Number.isNaN(amount)) return 'tiered';
  const due = reduced(amount, lastingCoupons(subscription), timesAMonth(items[0]));
  return due / minorUnits(own(subscription, 'currency'));
}

/** What the plan of a subscription's first item is called. */
export function planName(subscription: unknown): unknown {
  const price = priceOf(itemsOf(subscription)[0]);
  const names = ['nickname', 'product.name', 'lookup_key', 'id'].map((name) => ownPath(price, name) ?? null);
  return names.find((name) => name !== null);
}

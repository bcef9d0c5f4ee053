import { own } from '../own.js';
import type { Mapping } from './mapping.js';
import { itemsOf, monthlyRevenue, planName } from './stripe-money.js';

type Row = Readonly<Record<string, unknown>>;

/** States in which nothing was ever paid. */
const neverPaid: ReadonlySet<unknown> = new Set(['trialing', 'incomplete', 'incomplete_expired', 'paused']);

/** When paying began: after the trial, if there was one. */
function startOf({ status, trial_end: trialEnd, start_date: start, created }: Row): unknown {
  const began = start ?? created;
  return status !== 'trialing' && typeof trialEnd === 'number' && trialEnd > Number(began) ? trialEnd : began;
}

/** When the period began that runs, or was the last. */
function periodStart(subscription: Row): unknown {
  return subscription['current_period_start'] ?? own(itemsOf(subscription)[0], 'current_period_start');
}

/** When paying ended. What is unpaid has no end of its own: it is paid for no more since its period began, at the latest. */
function endOf(subscription: Row): unknown {
  const { status, ended_at: ended, canceled_at: asked } = subscription;
  if (status === 'unpaid') return ended ?? periodStart(subscription);
  return ended ?? (status === 'canceled' ? asked : null);
}

/** The latest of what is known to have happened to it, which says how far the answer reaches. */
function latestOf(subscription: Row): unknown {
  const { created, canceled_at: asked, ended_at: ended } = subscription;
  const known = [created, asked, ended, periodStart(subscription)].filter((at) => typeof at === 'number');
  return known.length > 0 ? Math.max(...known) : null;
}

/** A subscription with what its revenue comes to, and from when to when. */
function reckoned(subscription: Row): readonly unknown[] {
  const started = startOf(subscription);
  const ended = endOf(subscription);
  const isTrial = typeof ended === 'number' && typeof started === 'number' && ended <= started;
  const out = neverPaid.has(subscription['status']) || isTrial;
  const currency = String(subscription['currency'] ?? '').toUpperCase();
  const money = { mrr: monthlyRevenue(subscription), currency, plan: planName(subscription) };
  return [{ ...subscription, ...money, started, ended, latest: latestOf(subscription), out }];
}

/**
 * Stripe: the subscriptions of its API, those that ended among them (`status=all`), whose instants are Unix seconds.
 * Revenue is monthly, as Stripe defines it. Trials and what was never paid are `excluded`; coupons are known where
 * discounts are expanded. A subscription holds what is paid now, not what was paid before.
 */
export const stripe: Mapping = {
  timeUnit: 's',
  records: {
    subscription: {
      rowsAt: ['data'],
      expand: reckoned,
      fields: {
        account_id: ['customer.id', 'customer'],
        subscription_id: 'id',
        mrr: 'mrr',
        started_at: 'started',
        ended_at: 'ended',
        status: 'status',
        currency: 'currency',
        plan: 'plan',
        updated_at: 'latest',
        excluded: 'out',
      },
    },
  },
};

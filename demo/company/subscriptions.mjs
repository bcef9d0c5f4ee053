/* What customers pay month by month: plans, premium support on top, who grows, who leaves and who comes back. */
import { chanceOf } from './chance.mjs';
import { asOf, damage, repair } from './story.mjs';
import { day, fromParis, hour, toParis, weekdayOf } from './time.mjs';

/** Plans are sold from then on; before, and beside them, everything is free. */
export const sold = fromParis(Date.UTC(2023, 0, 1));

/** Price of a seat a month, by plan; premium support adds a quarter. */
const prices = { Team: 9, Business: 19, Enterprise: 35 };
const ladder = ['Team', 'Business', 'Enterprise'];
const premiumPrice = 1.25;

/**
 * What leaving depends on: of 100 paying customers so many leave in a month, and each of these multiplies it. Premium
 * support and quick replies truly keep customers; what else goes with them only seems to.
 */
export const leaving = {
  month: 0.02,
  premium: 0.6,
  plan: { Team: 1.25, Business: 0.9, Enterprise: 0.5 },
  young: 1.5,
  old: 0.75,
  /** By the median wait for a first reply in the 90 days before, up to so many hours. */
  reply: [
    [1, 0.65],
    [4, 0.85],
    [24, 1.1],
    [Infinity, 1.6],
  ],
  reopened: 1.4,
  /** How much the broken portal adds at its worst. */
  broken: 1.4,
};

/** Days before a month in which cases are remembered. */
const remembered = 90 * day;

const monthOf = (local) => new Date(local).getUTCFullYear() * 12 + new Date(local).getUTCMonth();

/** The instant at which a month, counted from the year 0, begins in Paris. */
const startOf = (month) => fromParis(Date.UTC(Math.floor(month / 12), month % 12, 1));

/** The last day of a month, `2024-02-29`. */
const lastDayOf = (month) => new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);

const firstMonth = monthOf(toParis(sold));
const lastMonth = monthOf(toParis(asOf));

const priceOf = ({ plan, tier, seats }) => Math.round(prices[plan] * seats * (tier === 'Premium' ? premiumPrice : 1));

/** Months as a customer after which premium support is bought, a third at once; who has left before never does. */
const upgradeAfter = (chance) => (chance.happens(0.34) ? 0 : 4 + Math.floor(chance.next() * 18));

/** When a plan is first bought: many at once, then evenly; of those who incline to the free plan, a few try one. */
function intentOf(account) {
  const chance = chanceOf(`intent of ${account.id}`);
  const free = account.plan[0] === 'Free';
  const wants = free ? 'Team' : account.plan[0];
  const evenly = (Number(account.id.slice(1)) * 0.618034) % 1;
  const begins = chance.happens(0.2) ? chance.next() * 7 : evenly * 45;
  const lower = ladder[Math.max(0, ladder.indexOf(wants) - 1)];
  return {
    chance: chanceOf(`life of ${account.id}`),
    wants,
    joins: free && !chance.happens(0.4) ? null : firstMonth + Math.floor(begins),
    starts: chance.happens(0.55) ? lower : wants,
    upgrades: account.tier === 'Premium' ? upgradeAfter(chance) : null,
    seats: Math.max(wants === 'Enterprise' ? 18 : 3, Math.round(account.people * chance.between(0.7, 1.3))),
  };
}

/** A moment of a working day of the month, to the second. */
function momentIn(chance, month) {
  const until = Math.min(startOf(month + 1), asOf - day);
  for (;;) {
    const midnight = Math.floor(toParis(chance.between(startOf(month), until)) / day) * day;
    const at = fromParis(midnight + Math.round(chance.between(8, 18) * 3600) * 1000);
    if (weekdayOf(midnight) < 6 && at >= startOf(month) && at < until) return at;
  }
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}

/** By how much what a customer lived through in the weeks before a month multiplies leaving. */
function lived(cases, from) {
  const recent = cases.filter(({ at }) => at >= from - remembered && at < from);
  const waits = recent
    .filter(({ first_public_reply_at: reply }) => reply !== null && reply < from)
    .map(({ at, first_public_reply_at: reply }) => (reply - at) / hour);
  const wait = waits.length === 0 ? 1 : leaving.reply.find(([hours]) => median(waits) <= hours)[1];
  return wait * (recent.some(({ reopens }) => reopens > 0) ? leaving.reopened : 1);
}

function riskOf(state, cases, month) {
  const age = month - state.since;
  const tenure = age <= 3 ? leaving.young : age > 24 ? leaving.old : 1;
  const support = state.tier === 'Premium' ? leaving.premium : 1;
  const trouble = 1 + leaving.broken * damage(startOf(month) + 10 * day, { healing: 60 * day });
  return leaving.month * leaving.plan[state.plan] * tenure * support * lived(cases, startOf(month)) * trouble;
}

/** Comes, or comes back; who came back after the repair heard of it. */
function arrival(intent, state, month) {
  if (intent.joins === month) {
    const tier = intent.upgrades === 0 ? 'Premium' : 'Standard';
    return { type: 'new', since: month, plan: intent.starts, tier, seats: intent.seats };
  }
  const away = state !== null && state.plan === null && month - state.gone > 2;
  const share = startOf(month) > repair ? 0.03 : 0.015;
  if (!away || !intent.chance.happens(share)) return null;
  return { ...state, type: 'reactivation', plan: 'Team', tier: 'Standard' };
}

/** More or fewer seats, the next plan, or premium support when its time has come. */
function growth(intent, state, month) {
  const { chance } = intent;
  const draw = chance.next();
  if (intent.upgrades !== null && month - state.since >= intent.upgrades && state.tier === 'Standard') {
    return { ...state, type: 'expansion', tier: 'Premium' };
  }
  const above = ladder.indexOf(state.plan) < ladder.indexOf(intent.wants);
  if (above && draw < 0.06) return { ...state, type: 'expansion', plan: ladder[ladder.indexOf(state.plan) + 1] };
  if (draw < 0.095) {
    const more = Math.max(1, Math.round(state.seats * chance.between(0.06, 0.3)));
    return draw < 0.065 ? { ...state, type: 'expansion', seats: state.seats + more } : null;
  }
  const fewer = Math.max(1, Math.round(state.seats * chance.between(0.08, 0.3)));
  const shrinks = draw > 0.985 - 0.02 * damage(startOf(month)) && state.seats - fewer >= 2;
  return shrinks ? { ...state, type: 'contraction', seats: state.seats - fewer } : null;
}

/** What one account does in a month, if anything. */
function stepOf(intent, state, cases, month) {
  if (state === null || state.plan === null) return arrival(intent, state, month);
  if (intent.chance.happens(riskOf(state, cases, month))) return { ...state, type: 'churn', plan: null, gone: month };
  return growth(intent, state, month);
}

/** The account as the ledger knows it at `at`: the plan that is paid for, `Free` without one, and the support tier. */
function standing(changes, at) {
  const last = changes?.findLast((change) => change.at <= at);
  return { plan: last?.plan ?? 'Free', tier: last?.plan ? last.tier : 'Standard' };
}

/**
 * Who pays what. The months are settled in order, each when the cases before it are known, since who was answered
 * late leaves sooner: `until` settles those that begin before an instant.
 */
export function makeLedger(accounts) {
  const intents = new Map(accounts.map((account) => [account.id, intentOf(account)]));
  const changes = new Map();
  let settled = firstMonth - 1;
  const settle = (id, cases, month) => {
    const own = changes.get(id) ?? [];
    const state = own.at(-1) ?? null;
    const intent = intents.get(id);
    const step = stepOf(intent, state, cases, month);
    if (step === null) return;
    const mrr = step.plan === null ? 0 : priceOf(step);
    const before = state?.mrr ?? 0;
    if (mrr === before) return;
    changes.set(id, [
      ...own,
      { ...step, account_id: id, at: momentIn(intent.chance, month), mrr, delta: mrr - before },
    ]);
  };
  return {
    until(at, casesOf) {
      for (; settled < Math.min(lastMonth, monthOf(toParis(at))); settled += 1) {
        for (const { id } of accounts) settle(id, casesOf(id), settled + 1);
      }
    },
    at: (account, at) => standing(changes.get(account.id), at),
    changesOf: (account) => changes.get(account.id) ?? [],
  };
}

const inTime = (one, other) => one.at - other.at;

/** Every movement, the earliest first. */
export function movementsOf(accounts, ledger) {
  return accounts
    .flatMap(ledger.changesOf)
    .toSorted(inTime)
    .map(({ account_id: id, at, type, delta, mrr, tier, plan }) => {
      return { account_id: id, at, type, delta, mrr_after: mrr, tier, plan };
    });
}

/** What each customer pays at the end of each complete month; who has left has no row. */
export function statesOf(accounts, ledger) {
  const months = Array.from({ length: lastMonth - firstMonth }, (_, index) => firstMonth + index);
  return months.flatMap((month) =>
    accounts.flatMap((account) => {
      const last = ledger.changesOf(account).findLast(({ at }) => at < startOf(month + 1));
      if (!last || last.mrr === 0) return [];
      return [{ account_id: account.id, at: lastDayOf(month), mrr: last.mrr, tier: last.tier, plan: last.plan }];
    }),
  );
}

/** The next day on which a contract of a year, begun at an instant, comes to its end: `2027-03-09`. */
function renewalAfter(begun) {
  const start = new Date(toParis(begun));
  const dayIn = (year) => Date.UTC(year, start.getUTCMonth(), start.getUTCDate());
  const now = toParis(asOf);
  const year = new Date(now).getUTCFullYear();
  return new Date(dayIn(year) > now ? dayIn(year) : dayIn(year + 1)).toISOString().slice(0, 10);
}

/** Every customer who pays now: how much a year, and when the contract is due for renewal. */
export function contractsOf(accounts, ledger) {
  return accounts.flatMap((account) => {
    const changes = ledger.changesOf(account);
    const last = changes.at(-1);
    if (!last || last.mrr === 0) return [];
    const begun = changes.findLast(({ delta, mrr }) => delta === mrr) ?? last;
    const { tier, plan } = last;
    const renewal = renewalAfter(begun.at);
    return [{ account_id: account.id, arr: 12 * last.mrr, tier, plan, region: account.region[0], renewal_at: renewal }];
  });
}

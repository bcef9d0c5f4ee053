/* The cases: when they come, who answers, how long it takes; every figure of a case follows from its events. */
import { chanceOf } from './chance.mjs';
import { asOf, damage, first, logged, promised, release, yearsIn } from './story.mjs';
import { after, changed, dateOf, day, fromParis, holidays, hour, minute, toParis, weekdayOf, within } from './time.mjs';

/** Cases of an ordinary working day in the first week. */
const perDay = 5.8;

/** How much of a Monday's work comes on each day of the week. */
const weekdays = [1.3, 1.15, 1.05, 1.05, 0.9, 0.24, 0.18];

/** How much comes in each month of the year; August and the end of the year are quiet. */
const seasons = [1.08, 1.02, 1.04, 1, 0.97, 0.98, 0.92, 0.72, 1.1, 1.08, 1.06, 0.9];

/** How much comes in each hour of the customer's day. */
const hours = [1, 1, 1, 1, 1, 2, 5, 14, 38, 62, 70, 60, 40, 50, 66, 62, 52, 38, 22, 12, 8, 6, 4, 2];

/** Channel, share, how long the first reply takes against email, share under the broken portal. */
const channels = [
  ['email', 38, 1, 46],
  ['portal', 36, 0.9, 14],
  ['chat', 19, 0.015, 26],
  ['phone', 7, 0.006, 16],
];

/** Channels on which a customer waits for the answer. */
const live = new Set(['chat', 'phone']);

/** Priority, share, hours of business time to the first reply by email, hours to a solve after it. */
const priorities = [
  ['urgent', 5, 0.45, 1.9],
  ['high', 18, 1.3, 5],
  ['normal', 57, 3.1, 10.5],
  ['low', 20, 6, 19],
];

/** Topic, group that solves it, share, how hard it is. */
const topics = [
  ['sign-in', 'Front line', 20, 0.6],
  ['how-to', 'Front line', 27, 0.7],
  ['invoice', 'Billing', 15, 0.8],
  ['integration', 'Technical', 16, 1.7],
  ['defect', 'Technical', 17, 2.1],
  ['export', 'Front line', 5, 1],
];

/** What the bad quarter adds: nobody finds a ticket or an article. */
const portalTopic = ['portal-search', 'Front line', 0, 1.1];

/** Growth by a fifth a year, the season, the weekday, the holiday, and the release. */
function expected(midnight) {
  const at = fromParis(midnight + 12 * hour);
  const holiday = holidays.includes(dateOf(midnight)) ? 0.3 : 1;
  const season = seasons[new Date(midnight).getUTCMonth()];
  return (
    perDay * (1 + 0.17 * yearsIn(at)) * weekdays[weekdayOf(midnight) - 1] * season * holiday * (1 + 0.38 * damage(at))
  );
}

/** The instants at which cases were opened, in order, each with its account: customers write in their own daytime. */
function openings(accounts) {
  const chance = chanceOf('openings');
  const doors = accounts.map((account) => [account, 0.4 + account.people ** 0.7]);
  const hourly = hours.map((weight, index) => [index, weight]);
  const found = [];
  for (let midnight = toParis(first); midnight < toParis(asOf); midnight += day) {
    for (let left = chance.count(expected(midnight)); left > 0; left -= 1) {
      const [account] = chance.weighted(doors);
      const local = (chance.weighted(hourly)[0] + account.region[4] + chance.next()) * hour;
      const at = fromParis(midnight + ((local + day) % day));
      if (at >= first && at < asOf - 10 * minute) found.push({ at: Math.floor(at / 1000) * 1000, account });
    }
  }
  return found.toSorted((one, other) => one.at - other.at);
}

function pickTopic(chance, at) {
  if (at >= release && chance.happens(0.3 * damage(at))) return portalTopic;
  return chance.weighted(topics.map((topic) => [topic, topic[2]]))[0];
}

/** Chat and phone are offered while somebody is there; who comes later writes. */
function pickChannel(chance, at, tier) {
  const broken = damage(at);
  const shares = channels.map((channel) => [channel, channel[1] * (1 - broken) + channel[3] * broken]);
  const channel = chance.weighted(shares)[0];
  const isOpen = within(tier === 'Premium' ? 'extended' : 'office', at, at + hour / 4) === hour / 4;
  return live.has(channel[0]) && !isOpen ? channels[chance.happens(0.6) ? 0 : 1] : channel;
}

function pickOrigin(chance, channel) {
  if (chance.happens(0.025)) return 'auto';
  return chance.happens(channel[0] === 'phone' ? 0.15 : 0.035) ? 'agent' : 'customer';
}

/** The clock that a case is worked by: who bought premium support is served in the evening and at weekends too. */
export function clockOf({ tier, priority }) {
  if (tier === 'Standard') return 'office';
  return priority[0] === 'urgent' ? 'always' : 'extended';
}

/** What is known of a case as soon as it is opened, but for what becomes of it. */
function opened(chance, { at, account, plan, tier }, index, agents) {
  const topic = pickTopic(chance, at);
  const channel = pickChannel(chance, at, tier);
  const lift = tier === 'Premium' ? 1.7 : 1;
  const priority = chance.weighted(priorities.map((each, rank) => [each, each[1] * (rank < 2 ? lift : 1)]))[0];
  const team = agents.filter(({ group }) => group === topic[1]).map((agent) => [agent, agent.load]);
  return {
    case_id: `m${20_001 + index}`,
    at,
    account,
    plan,
    tier,
    topic,
    channel,
    priority,
    origin: pickOrigin(chance, channel),
    agent: chance.weighted(team)[0],
    requester: `${account.id}-${1 + Math.floor(chance.next() * account.people)}`,
    broken: damage(at),
  };
}

/** Writes events of one case in order and keeps what instant and state it has come to. */
function journal(made) {
  const events = [];
  const add = (at, type, value, actor, who) =>
    events.push({ case_id: made.case_id, at, type, value, actor, actor_id: who });
  return { events, add, status: (at, value, actor = 'system') => add(at, 'status', value, actor, null) };
}

/** What practice leaves of the time that a reply takes: a little less every year, much less since the longer hours. */
const learned = (at) => (1 - 0.06 * yearsIn(at)) * (at < changed ? 1 : 0.62);

/** How long until the first reply, in the time of the case's clock. */
function toFirstReply(chance, { priority, channel, tier, broken, agent, at }) {
  const premium = tier === 'Premium' ? 0.5 : 1;
  return chance.around(priority[2] * channel[2] * premium * learned(at) * agent.pace * (1 + 2.1 * broken), 0.85) * hour;
}

function toNextReply(chance, { priority, topic, tier, broken, agent, at }, rounds) {
  const premium = tier === 'Premium' ? 0.6 : 1;
  const each =
    (priority[3] * topic[3] * premium * learned(at) * agent.pace * (1 + 0.8 * broken)) / (0.6 + 0.5 * rounds);
  return chance.around(each, 1.2) * hour;
}

/** Rounds of reply and answer until a case is solved; one is enough for about half of them. */
function roundsOf(chance, { topic, channel, broken }) {
  const again = Math.min(0.8, 0.3 + 0.11 * topic[3] + 0.16 * broken - (channel[0] === 'phone' ? 0.2 : 0));
  let rounds = 1;
  while (rounds < 9 && chance.happens(again)) rounds += 1;
  return rounds;
}

/** Reply after reply until the case is solved; returns when that is. */
function converse(chance, made, { add, status }, start, rounds) {
  const clock = clockOf(made);
  let at = start;
  for (let round = 1; round <= rounds; round += 1) {
    add(at, 'public_reply', null, 'agent', made.agent.id);
    if (round === rounds) break;
    status(at + 1000, 'pending', 'agent');
    at += chance.around(made.channel[0] === 'chat' ? 0.06 : 7, 1) * hour;
    add(at, 'customer_message', null, 'customer', made.requester);
    status(at, 'open');
    if (chance.happens(0.07)) add(at + 2 * minute, 'assign', made.agent.group, 'agent', made.agent.id);
    at = after(clock, at, toNextReply(chance, made, rounds));
  }
  if (chance.happens(0.35)) at = after(clock, at, toNextReply(chance, made, rounds + 1));
  else at += chance.between(1, 12) * minute;
  status(at, 'solved', 'agent');
  return at;
}

/** Nothing that a customer wrote: a machine opened it and it went away, or nobody needs to reply. */
function solveQuietly(chance, made, { status }) {
  const at = after('office', made.at, chance.around(6, 1) * hour);
  status(at, 'solved', 'system');
  status(at + 4 * day, 'closed');
}

/** Comes back after a solve, as badly solved ones do; at most three times. */
function reopen(chance, made, log, solved) {
  const again = 0.045 + 0.025 * made.topic[3] + 0.09 * made.broken;
  let at = solved;
  for (let times = 0; times < 3 && chance.happens(again); times += 1) {
    const back = at + chance.around(20, 0.9) * hour;
    if (back - at > 3.9 * day) break;
    log.add(back, 'customer_message', null, 'customer', made.requester);
    log.status(back, 'open');
    const reply = after(clockOf(made), back, toNextReply(chance, made, 1));
    at = converse(chance, made, log, reply, 1);
  }
  log.status(at + 4 * day, 'closed');
}

/** Hangs up or closes the window before anybody answers; the longer the wait, the likelier. */
function abandoned(chance, made, reply) {
  if (!live.has(made.channel[0]) || made.origin !== 'customer') return null;
  const gives = made.at + chance.around(made.channel[0] === 'chat' ? 18 : 6, 1.1) * minute;
  return gives < reply && (reply - made.at > 4 * hour || chance.happens(0.75)) ? gives : null;
}

/** Waits for engineering for weeks or months. */
function isStuck(chance, { topic }) {
  return chance.happens({ defect: 0.13, integration: 0.05 }[topic[0]] ?? 0.006);
}

/** Everything that happens to a case, past and to come, in order. */
function life(chance, made) {
  const log = journal(made);
  const { add, status } = log;
  add(
    made.at,
    made.origin === 'customer' ? 'customer_message' : 'internal_note',
    null,
    made.origin === 'auto' ? 'system' : made.origin,
    null,
  );
  status(made.at, 'new');
  const fate = chance.next();
  if (fate < 0.008) status(made.at + 20 * minute, 'spam', 'agent');
  else if (fate < 0.02) status(after('office', made.at, 2 * hour), 'merged', 'agent');
  else if (made.origin === 'auto' || fate < 0.03) solveQuietly(chance, made, log);
  else answer(chance, made, log);
  return log.events.map((event) => ({ ...event, at: Math.floor(event.at / 1000) * 1000 }));
}

function answer(chance, made, log) {
  if (made.channel[0] === 'chat') log.add(made.at + 4000, 'public_reply', null, 'bot', 'bot');
  const reply = after(clockOf(made), made.at, toFirstReply(chance, made));
  const left = abandoned(chance, made, reply);
  if (left !== null) {
    made.left = left;
    log.status(left, 'closed');
    return;
  }
  const taken = made.at + (reply - made.at) * chance.between(0.3, 0.9);
  log.add(taken, 'assign', made.agent.id, 'system', null);
  log.status(taken, 'open');
  if (isStuck(chance, made)) hold(chance, made, log, reply);
  else reopen(chance, made, log, converse(chance, made, log, reply, roundsOf(chance, made)));
}

function hold(chance, made, log, reply) {
  log.add(reply, 'public_reply', null, 'agent', made.agent.id);
  log.add(reply + minute, 'escalate', 'engineering', 'agent', made.agent.id);
  log.status(reply + minute, 'hold', 'agent');
  const fixed = after('office', reply + Math.min(300, chance.around(55, 0.9)) * day, hour);
  reopen(chance, made, log, converse(chance, made, log, fixed, 1));
}

const isHuman = ({ type, actor }) => type === 'public_reply' && actor === 'agent';

/** Instants of the solves, and how many of them were followed by an opening. */
function solvesOf(states) {
  const solves = states.filter(({ value }) => value === 'solved').map(({ at }) => at);
  const reopens = states.filter(({ value }, index) => value === 'open' && states[index - 1]?.value === 'solved').length;
  return { solves, reopens };
}

/** A case as it stands at `asOf`: the columns of the feed, from what has happened until then. */
function standing(made, events) {
  const states = events.filter(({ type }) => type === 'status');
  const replies = events.filter(isHuman);
  const { solves, reopens } = solvesOf(states);
  const status = states.at(-1).value;
  return {
    solves,
    states,
    status,
    first_public_reply_at: replies[0]?.at ?? null,
    bot_first_reply_at: events.find(({ actor, type }) => type === 'public_reply' && actor === 'bot')?.at ?? null,
    first_solved_at: solves[0] ?? null,
    last_solved_at: solves.at(-1) ?? null,
    closed_at: ['closed', 'merged', 'spam'].includes(status) ? states.at(-1).at : null,
    abandoned_at: made.left !== undefined && made.left <= asOf ? made.left : null,
    reopens,
    public_replies: replies.length,
    customer_messages: events.filter(({ type }) => type === 'customer_message').length,
    handoffs: Math.max(0, events.filter(({ type }) => type === 'assign').length - 1),
  };
}

/**
 * All cases, the earliest first, each with its account, what that pays for at the time, its agent, events until `asOf` and
 * where it stands. What customers live through decides who of the `ledger` stays.
 */
export function makeCases(accounts, agents, ledger) {
  const known = new Map(accounts.map(({ id }) => [id, []]));
  const cases = openings(accounts).map((opening, index) => {
    const chance = chanceOf(`case ${index}`);
    ledger.until(opening.at, (id) => known.get(id));
    const made = opened(chance, { ...opening, ...ledger.at(opening.account, opening.at) }, index, agents);
    const events = life(chance, made).filter(({ at }) => at <= asOf);
    const whole = { ...made, events, ...standing(made, events) };
    known.get(made.account.id).push(whole);
    return whole;
  });
  ledger.until(asOf, (id) => known.get(id));
  return cases;
}

/** The events of the cases opened since events are logged. */
export const eventsOf = (cases) => cases.filter(({ at }) => at >= logged).flatMap(({ events }) => events);

/** Minutes allowed by metric and priority, as promised to each tier. */
const promises = {
  Standard: { first_response: [120, 240, 480, 960], resolution: [480, 1080, 2700, 5400] },
  Premium: { first_response: [30, 90, 240, 480], resolution: [360, 840, 1680, 3360] },
};

const clockNames = { office: 'business', extended: 'business', always: 'calendar' };

/** Minutes for which a case waited for its customer, on its own clock. */
function pausedOf({ states, ...made }, until) {
  const spans = states.map(({ at, value }, index) => ({ value, from: at, to: states[index + 1]?.at ?? asOf }));
  const pauses = spans.filter(({ value }) => value === 'pending' || value === 'solved');
  const sum = pauses.reduce((total, { from, to }) => total + within(clockOf(made), from, Math.min(to, until)), 0);
  return Math.round(sum / minute);
}

function targetOf(made, metric, stopped) {
  const clock = clockOf(made);
  const rank = priorities.indexOf(made.priority);
  const gone = made.public_replies === 0 && ['solved', 'closed'].includes(made.status);
  const waits = stopped === null && metric === 'resolution' && made.status === 'pending';
  return {
    case_id: made.case_id,
    metric,
    started_at: made.at,
    target_min: promises[made.tier][metric][rank],
    clock: clockNames[clock],
    schedule_id: clock === 'always' ? null : clock,
    stopped_at: stopped,
    paused_min: metric === 'resolution' ? pausedOf(made, stopped ?? asOf) : null,
    status: gone ? 'cancelled' : waits ? 'paused' : null,
    policy: made.tier,
    priority_at_start: made.priority[0],
    channel: made.channel[0],
  };
}

/** What was promised for the cases that customers with a plan opened since there are promises. */
export function makeTargets(cases) {
  const due = cases.filter(
    ({ at, plan, origin, status }) =>
      at >= promised && plan !== 'Free' && origin === 'customer' && !['spam', 'merged'].includes(status),
  );
  return due.flatMap((made) => {
    const solved = ['solved', 'closed'].includes(made.status) ? made.last_solved_at : null;
    return [targetOf(made, 'first_response', made.first_public_reply_at), targetOf(made, 'resolution', solved)];
  });
}

/*
 * The feeds of the demo: Meridian, an invented company, and three years of its support, made from a seed.
 * node demo/generate.mjs --write   writes the feeds to demo/data/
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { eventsOf, makeCases, makeTargets } from './company/cases.mjs';
import { soilCases, soilLoyalty, soilReviews, soilSatisfaction, soilStates } from './company/dirt.mjs';
import { asColumns, asRows } from './company/feed.mjs';
import { makeLoyalty } from './company/loyalty.mjs';
import { makeAccounts, makeAgents } from './company/people.mjs';
import { makeReviews } from './company/reviews.mjs';
import { actions, makeSatisfaction } from './company/satisfaction.mjs';
import { first, logged, promised } from './company/story.mjs';
import { contractsOf, makeLedger, movementsOf, sold, statesOf } from './company/subscriptions.mjs';
import { schedules, written } from './company/time.mjs';

const loyaltyFields = ['response_id', 'sent_at', 'responded_at', 'updated_at', 'score', 'respondent_id', 'account_id'];
const answerFields = [...loyaltyFields, 'first_score', 'case_id', 'agent_id', 'follow_up_requested', 'comment'];

const caseTimes = ['created_at', 'first_public_reply_at', 'first_solved_at', 'last_solved_at', 'closed_at'];
const machineTimes = ['bot_first_reply_at', 'abandoned_at', 'updated_at'];
const caseCounts = ['reopens', 'public_replies', 'customer_messages', 'handoffs'];
const caseTraits = ['status', 'priority', 'channel', 'tier', 'region', 'topic_id', 'origin'];
const caseOwners = ['account_id', 'requester_id', 'agent_id', 'group_id', 'schedule_id'];
const caseFields = ['case_id', ...caseTimes, ...machineTimes, ...caseCounts, ...caseTraits, ...caseOwners];

const eventFields = ['case_id', 'at', 'type', 'value', 'actor', 'actor_id'];
const targetTimes = ['started_at', 'stopped_at'];
const targetTraits = ['metric', 'policy', 'priority_at_start', 'channel'];
const targetFields = ['case_id', ...targetTimes, 'target_min', 'clock', 'schedule_id', 'paused_min', 'status'];

/** The same row with its instants, which are numbers until here, as feeds write them. */
function withTimes(row, names) {
  return { ...row, ...Object.fromEntries(names.map((name) => [name, written(row[name] ?? null)])) };
}

function caseRow(made) {
  const { account, tier, priority, channel, topic, agent, requester, schedule } = made;
  const times = withTimes({ ...made, created_at: made.at }, [...caseTimes, 'bot_first_reply_at', 'abandoned_at']);
  const traits = { priority: priority[0], channel: channel[0], topic_id: topic[0], group_id: topic[1] };
  const owners = { account_id: account.id, requester_id: requester, agent_id: agent.id, schedule_id: schedule };
  return { ...times, ...traits, ...owners, tier, region: account.region[0] };
}

function caseFeed(cases) {
  const scheduled = cases.map((made) => ({
    ...made,
    schedule: made.tier === 'Premium' ? 'extended' : 'office',
  }));
  const dims = ['priority', 'channel', 'tier', 'region', 'topic_id', 'group_id'];
  return asColumns('case', caseFields, soilCases(scheduled.map(caseRow)), { dims });
}

function targetFeed(cases) {
  const rows = makeTargets(cases).map((target) => withTimes(target, targetTimes));
  const about = { dims: targetTraits, complete_from: written(promised) };
  return asColumns('sla-target', [...targetFields, ...targetTraits], rows, about);
}

const accountFields = ['account_id', 'arr', 'tier', 'plan', 'region', 'renewal_at'];
const stateFields = ['account_id', 'at', 'mrr', 'tier', 'plan'];
const movementFields = ['account_id', 'at', 'type', 'delta', 'mrr_after', 'tier', 'plan'];
const reviewKeys = ['review_id', 'case_id', 'agent_id', 'reviewer_id', 'session_id', 'stratum'];
const reviewTraits = ['kind', 'scorecard_version', 'status', 'reviewed_at', 'case_closed_at', 'updated_at', 'ratings'];

const billing = { complete_from: written(sold), currency: 'EUR', dims: ['tier', 'plan'] };

function movementFeed(accounts, ledger) {
  const rows = movementsOf(accounts, ledger).map((movement) => withTimes(movement, ['at']));
  return asColumns('subscription', movementFields, rows, billing);
}

function accountFeed(accounts, ledger) {
  const { currency, dims } = billing;
  return asColumns('account', accountFields, contractsOf(accounts, ledger), { currency, dims: [...dims, 'region'] });
}

function reviewFeed(cases, agents) {
  return asColumns('review', [...reviewKeys, ...reviewTraits], soilReviews(makeReviews(cases, agents)));
}

/** The feeds by file name, as text: the same for the same seed. */
export function generate() {
  const accounts = makeAccounts();
  const agents = makeAgents();
  const ledger = makeLedger(accounts);
  const cases = makeCases(accounts, agents, ledger);
  const { surveys, followUps } = makeSatisfaction(cases);
  const events = eventsOf(cases).map((event) => withTimes(event, ['at']));
  const loyalty = { dims: ['region', 'plan', 'channel'] };
  const csat = { dims: ['channel', 'tier'] };
  return {
    'survey.json': asColumns(
      'survey-response',
      [...loyaltyFields, 'comment', 'region', 'plan', 'channel'],
      soilLoyalty(makeLoyalty(accounts, ledger)),
      loyalty,
    ),
    'csat.json': asColumns('survey-response', [...answerFields, 'channel', 'tier'], soilSatisfaction(surveys), csat),
    'follow-ups.json': asRows('follow-up', followUps),
    'actions.json': asRows('action', actions),
    'cases.json': caseFeed(cases),
    'events.json': asColumns('case-event', eventFields, events, { complete_from: written(logged) }),
    'schedules.json': asRows('schedule', schedules, { complete_from: written(first) }),
    'targets.json': targetFeed(cases),
    'subscriptions.json': asColumns('subscription', stateFields, soilStates(statesOf(accounts, ledger)), billing),
    'movements.json': movementFeed(accounts, ledger),
    'accounts.json': accountFeed(accounts, ledger),
    'reviews.json': reviewFeed(cases, agents),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv.includes('--write')) {
  for (const [name, text] of Object.entries(generate())) writeFileSync(new URL(`data/${name}`, import.meta.url), text);
}

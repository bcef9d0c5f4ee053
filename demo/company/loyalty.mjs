/* The relationship survey: how likely are you to recommend Meridian, from 0 to 10? */
import { chanceOf } from './chance.mjs';
import { commentFor } from './comments.mjs';
import { plans } from './people.mjs';
import { asOf, damage, first, repair, yearsIn } from './story.mjs';
import { day, hour, minute, weekdayOf, written } from './time.mjs';

const surveysSent = 8_000;

/** Channel, share, how likely an answer is. */
const channels = [
  ['Email', 46, 0.42],
  ['Chat', 24, 0.62],
  ['In-app', 22, 0.64],
  ['Phone', 8, 0.5],
];

const healing = 75 * day;
const moodOf = (score) => (score >= 9 ? 'good' : score >= 7 ? 'fair' : 'bad');

/** The instants at which surveys went out, in order: more every year, few at weekends. */
function sendTimes(chance) {
  const times = [];
  while (times.length < surveysSent) {
    const share = chance.next();
    if (!chance.happens(0.3 + 0.7 * share)) continue;
    const midnight = Math.floor((first + share * (asOf - first)) / day) * day;
    const at = midnight + Math.round(chance.between(6.5, 17.5) * hour);
    const rests = weekdayOf(midnight) > 5 && chance.happens(0.85);
    if (at > first && at < asOf - hour && !rests) times.push(at);
  }
  return times.toSorted((earlier, later) => earlier - later);
}

function scoreAt(chance, at, { region, leaning }, plan) {
  const slow = 8.35 + 0.14 * yearsIn(at) + (at > repair ? 0.04 : 0);
  const mean =
    slow + region[2] + plans.find(([name]) => name === plan)[2] + leaning - 1.15 * region[3] * damage(at, { healing });
  return Math.max(0, Math.min(10, Math.round(mean + chance.bell() * 1.85)));
}

function surveyOf(chance, accounts, ledger, sent, index) {
  const account = accounts[Math.floor(chance.next() ** 1.6 * accounts.length)];
  const channel = chance.weighted(channels);
  const { plan } = ledger.at(account, sent);
  const region = chance.happens(0.02) ? null : account.region[0];
  const survey = {
    response_id: `r${index + 1}`,
    region,
    plan,
    channel: channel[0],
  };
  if (!chance.happens(channel[2])) return { ...survey, sent_at: written(sent), score: null };
  const answered = Math.min(sent + chance.between(0.02, 1) ** 5 * 9 * day, asOf - minute);
  const score = scoreAt(chance, answered, account, plan);
  return {
    ...survey,
    responded_at: written(answered),
    score,
    respondent_id: `${account.id}-${1 + Math.floor(chance.next() * account.people)}`,
    account_id: account.id,
    comment: commentFor(chance, moodOf(score), damage(answered, { healing })),
  };
}

/** A pilot too small to be shown: four answers. */
function pilot() {
  return [9, 10, 6, 8].map((score, index) => ({
    response_id: `pilot-${index + 1}`,
    responded_at: written(asOf - (39 - index) * day),
    score,
    respondent_id: `pilot-${index + 1}`,
    account_id: 'pilot',
    region: 'Antarctica',
    plan: 'Enterprise',
    channel: 'Email',
  }));
}

/** The surveys sent to people of the accounts, answered or not, the earliest first. */
export function makeLoyalty(accounts, ledger) {
  const chance = chanceOf('loyalty');
  return [...sendTimes(chance).map((sent, index) => surveyOf(chance, accounts, ledger, sent, index)), ...pilot()];
}

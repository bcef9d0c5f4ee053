/* The survey after each solved case, what was done about unhappy answers, and what came of it. */
import { chanceOf } from './chance.mjs';
import { commentFor } from './comments.mjs';
import { clockOf } from './cases.mjs';
import { asOf, damage, release, repair } from './story.mjs';
import { after, day, hour, minute, within, written } from './time.mjs';

/** How likely an answer is, by the channel of the case. */
const answering = { email: 0.38, portal: 0.43, chat: 0.58, phone: 0.34 };

/** Hours of its own clock that a customer thinks right for a solve, by priority. */
const expected = { urgent: 4, high: 9, normal: 18, low: 34 };

const moodOf = (score) => (score >= 4 ? 'good' : score === 3 ? 'fair' : 'bad');

/** What a case felt like, about 1 … 5: slow, reopened and passed-on cases please less, warm agents more. */
function feeling(chance, made) {
  const took = within(clockOf(made), made.at, made.last_solved_at) / hour;
  const slow = Math.log2(0.25 + took / expected[made.priority[0]]);
  const burden = 0.16 * slow + 0.75 * made.reopens + 0.2 * made.handoffs + 0.55 * made.broken;
  const vexed = chance.happens(0.1 + 0.12 * made.broken + 0.06 * made.reopens) ? 2.6 : 0;
  return 4.9 + made.agent.warmth + 0.3 * made.account.leaning - burden - vexed + chance.bell() * 0.95;
}

const limited = (score) => Math.max(1, Math.min(5, Math.round(score)));

/** An answer that was changed: mended after a talk, or worse after the case came back. */
function changed(chance, answer) {
  const share = answer.score <= 2 ? 0.12 : 0.012;
  if (!chance.happens(share)) return answer;
  const at = answer.at + chance.between(0.3, 6) * day;
  const score = answer.score <= 2 ? 4 : 2;
  return at > asOf ? answer : { ...answer, score, first_score: answer.score, updated_at: written(at) };
}

function answerOf(chance, made, sent, talked) {
  const at = sent + chance.between(0.03, 1) ** 4 * 6 * day;
  if (at > asOf - minute) return null;
  const since = at - (talked.get(made.account.id) ?? -Infinity);
  const score = limited(feeling(chance, made) + (since > 0 && since < 120 * day ? 0.3 : 0));
  const unhappy = score <= 2;
  return changed(chance, {
    at,
    responded_at: written(at),
    score,
    respondent_id: made.requester,
    comment: commentFor(chance, moodOf(score), made.broken),
    follow_up_requested: chance.happens(unhappy ? 0.14 : 0.012) ? true : null,
  });
}

/** Whether and how fast an unhappy answer is followed up: overloaded in the bad quarter, with a promise since. */
function contactOf(chance, at) {
  const since = at > repair + 30 * day;
  const share = since ? 0.97 : 0.92 - 0.12 * damage(at);
  const median = since ? 3 : 6 + 14 * damage(at);
  if (!chance.happens(share)) return null;
  const contacted = after('office', at, chance.around(median, 1.1) * hour);
  return contacted <= asOf ? contacted : null;
}

/** Title, what it is meant to change, since when, until when. */
const improvements = [
  ['Say who takes over when a case is handed on', 'csat', Date.UTC(2024, 1, 6), Date.UTC(2024, 4, 14)],
  ['Reply template for invoices in the language of the customer', 'csat', Date.UTC(2024, 5, 11), Date.UTC(2024, 6, 2)],
  ['Second line on duty on Monday mornings', 'response-time', Date.UTC(2024, 9, 1), Date.UTC(2024, 10, 4)],
  ['Guide to the sign-in of guests', 'one-touch', Date.UTC(2025, 1, 18), Date.UTC(2025, 3, 8)],
  ['Old search beside the new portal', 'csat', release + 28 * day, null],
  ['Repair the search of the portal', 'nps', release + 40 * day, repair],
  ['Longer hours and Saturdays', 'response-time', release + 60 * day, Date.UTC(2026, 1, 1)],
  ['Call back within 48 hours', 'follow-up', repair + 5 * day, repair + 30 * day],
  ['Status of every case on the first page', 'csat', Date.UTC(2026, 3, 20), Date.UTC(2026, 6, 13)],
  ['Exports of more than a million rows', 'resolution-time', Date.UTC(2026, 7, 31), null],
];

/** The improvements as feeds carry them. */
export const actions = improvements.map(([title, metric, opened, done], index) => ({
  action_id: `i${index + 1}`,
  title,
  opened_at: written(opened),
  ...(done === null ? {} : { done_at: written(done) }),
  owner_id: `lead-${1 + (index % 3)}`,
  metric,
}));

/** The improvement that was begun nearest to a talk, within two months. */
function actionNear(at) {
  const index = improvements.findIndex(([, , opened]) => Math.abs(opened - at) < 60 * day);
  return index < 0 ? null : `i${index + 1}`;
}

function outcomeOf(chance, answer) {
  if (answer.first_score <= 2 && answer.score > 2) return 'recovered';
  return chance.weighted([
    ['recovered', 38],
    ['unresolved', 30],
    ['no_answer', 24],
    ['no_action', 8],
  ])[0];
}

function followUpOf(chance, survey, contacted) {
  const outcome = outcomeOf(chance, survey);
  const told = after('office', contacted, chance.around(14, 1) * hour);
  const closes = outcome !== 'no_answer' && chance.happens(0.86) && told <= asOf;
  return {
    response_id: survey.response_id,
    contacted_at: written(contacted),
    closed_at: closes ? written(told) : null,
    owner_id: `lead-${1 + Math.floor(chance.next() * 3)}`,
    outcome: closes || outcome === 'no_answer' ? outcome : null,
    action_id: closes && chance.happens(0.3) ? actionNear(contacted) : null,
  };
}

function surveyOf(made, sent, index) {
  return {
    response_id: `s${index + 1}`,
    sent_at: written(sent),
    case_id: made.case_id,
    account_id: made.account.id,
    agent_id: made.agent.id,
    channel: made.channel[0],
    tier: made.tier,
    score: null,
  };
}

/** The cases after which was asked, by when: an hour after the last solve, not everybody and no machine. */
function asked(chance, cases) {
  const human = cases.filter(
    (made) => made.origin === 'customer' && made.public_replies > 0 && ['solved', 'closed'].includes(made.status),
  );
  return human
    .filter((made) => made.last_solved_at !== null && chance.happens(0.86))
    .map((made) => ({ made, sent: made.last_solved_at + hour }))
    .filter(({ sent }) => sent < asOf)
    .toSorted((one, other) => one.sent - other.sent);
}

/** Surveys, answered or not, in the order they were sent, and what followed; a talk makes the next answer kinder. */
export function makeSatisfaction(cases) {
  const chance = chanceOf('satisfaction');
  const talked = new Map();
  const followUps = [];
  const surveys = asked(chance, cases).map(({ made, sent }, index) => {
    const survey = surveyOf(made, sent, index);
    if (!chance.happens(answering[made.channel[0]])) return survey;
    const answer = answerOf(chance, made, sent, talked);
    if (answer === null) return survey;
    const whole = { ...survey, ...answer };
    const worst = Math.min(answer.score, answer.first_score ?? answer.score);
    const unhappy = worst <= 2 || answer.follow_up_requested;
    const contacted = unhappy ? contactOf(chance, answer.at) : null;
    if (contacted !== null) {
      talked.set(made.account.id, contacted);
      followUps.push(followUpOf(chance, whole, contacted));
    }
    return whole;
  });
  return { surveys, followUps };
}

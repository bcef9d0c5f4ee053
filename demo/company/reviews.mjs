/* What colleagues think of the work on closed cases: rubrics, reviewers who differ, and how cases were drawn. */
import { chanceOf } from './chance.mjs';
import { asOf } from './story.mjs';
import { day, fromParis, hour, written } from './time.mjs';

/** Cases are picked by managers until then, and drawn by lot since. */
export const drawn = fromParis(Date.UTC(2024, 10, 1));

/** The rubric is written anew: a category more, and longer scales. */
export const rewritten = fromParis(Date.UTC(2024, 6, 1));

/** From then on everybody learns to say what a case is about before looking for the cause. */
export const trained = fromParis(Date.UTC(2025, 7, 18));

/** Category, ends of its scale, weight, whether failing it fails the review; by version. */
const rubrics = {
  1: [
    ['troubleshooting', 0, 2, 0.4, false],
    ['communication', 0, 2, 0.4, false],
    ['ownership', 0, 1, 0.2, true],
  ],
  2: [
    ['clarification', 1, 5, 0.25, false],
    ['troubleshooting', 1, 5, 0.35, false],
    ['communication', 1, 5, 0.25, false],
    ['ownership', 0, 1, 0.15, true],
  ],
};

/** Who reviews, how many points of five they add, how much of the work is theirs; one is harsh. */
export const reviewers = [
  ['reviewer-1', 0.08, 26],
  ['reviewer-2', -0.05, 22],
  ['reviewer-3', 0.15, 18],
  ['reviewer-4', -0.55, 18],
  ['reviewer-5', 0, 16],
];

/** Of 100 closed cases so many are drawn, by priority; together they are about one in eight. */
const shares = { urgent: 27, high: 18, normal: 13, low: 10 };

const causes = {
  clarification: ['symptom not repeated back', 'no steps asked for', 'wrong topic'],
  troubleshooting: ['guide not used', 'logs not read', 'cause assumed'],
  communication: ['no next step named', 'template without change', 'unclear wording'],
  ownership: ['handed on without a word', 'promise not kept'],
};

/** How good an agent is at each category, in points of five; warm agents communicate well. */
function skillsOf(agent) {
  const chance = chanceOf(`skills of ${agent.id}`);
  const skill = (spread, warmth) => chance.bell() * spread + agent.warmth * warmth;
  return {
    clarification: skill(0.4, 0),
    troubleshooting: skill(0.45, 0),
    communication: skill(0.25, 0.9),
    ownership: skill(0.3, 0.3),
  };
}

/** What the work on a case was like, in points of five by category, before anybody judges it. */
function workOn(made) {
  const chance = chanceOf(`work on ${made.case_id}`);
  const skills = skillsOf(made.agent);
  const burden = 0.4 * made.reopens + 0.15 * made.handoffs;
  const points = (name, usual) => usual + skills[name] - burden + chance.bell() * 0.75;
  const learned = Math.max(0, Math.min(1, (made.at - trained) / (60 * day)));
  return {
    clarification: points('clarification', 3.6) + 0.55 * learned,
    troubleshooting:
      made.topic[0] === 'how-to' && chance.happens(0.3) ? null : points('troubleshooting', 3.9) - 0.4 * made.broken,
    communication: points('communication', 4.05) - 0.3 * made.broken,
    ownership: points('ownership', 4.4),
  };
}

/** A value of the scale for so many points of five; yes or no where it has two ends only. */
function onScale(points, low, high) {
  if (high - low === 1) return points >= 2.6 ? high : low;
  const share = (points - 1) / 4;
  return Math.max(low, Math.min(high, Math.round(low + share * (high - low))));
}

function ratingOf(chance, [category, low, high, weight, critical], points, bias) {
  const about = { category_id: category, min: low, max: high, weight, ...(critical ? { critical } : {}) };
  if (points === null) return { ...about, value: null };
  const value = onScale(points + bias + chance.bell() * 0.35, low, high);
  const poor = value < (low + high) / 2;
  return { ...about, value, ...(poor && chance.happens(0.7) ? { root_causes: [chance.pick(causes[category])] } : {}) };
}

/** One reviewer's judgement of one case. */
function reviewOf(made, reviewer, at, about) {
  const chance = chanceOf(`review of ${made.case_id} by ${reviewer}`);
  const version = at < rewritten ? '1' : '2';
  const bias = reviewers.find(([name]) => name === reviewer)?.[1] ?? 0.2;
  const work = workOn(made);
  return {
    case_id: made.case_id,
    agent_id: made.agent.id,
    reviewer_id: reviewer,
    at,
    case_closed_at: written(made.closed_at),
    scorecard_version: version,
    ratings: rubrics[version].map((row) => ratingOf(chance, row, work[row[0]], bias)),
    ...about,
  };
}

/** How much likelier a manager picks a case than another: those that went badly come to mind. */
const oddsOf = ({ reopens, priority, broken }) =>
  (reopens > 0 ? 3.2 : 1) * (priority[0] === 'urgent' ? 2 : 1) * (1 + broken);

const colleagueOf = (chance, agents, agent) =>
  chance.pick(agents.filter(({ id, group }) => group === agent.group && id !== agent.id)).id;

function kindOf(chance) {
  return chance.weighted([
    ['manager', 82],
    ['peer', 15],
    ['self', 3],
  ])[0];
}

/** The reviews of one closed case: mostly none, seldom two. */
function reviewsOf(made, agents) {
  const chance = chanceOf(`draw ${made.case_id}`);
  const byLot = made.closed_at >= drawn;
  const share = byLot ? shares[made.priority[0]] / 100 : 0.118 * oddsOf(made);
  if (!chance.happens(share)) return [];
  const once = (kind) => {
    const others = { peer: colleagueOf(chance, agents, made.agent), self: made.agent.id };
    const reviewer = others[kind] ?? chance.weighted(reviewers.map((row) => [row[0], row[2]]))[0];
    const at = Math.round((made.closed_at + chance.between(0.5, 12) * day) / 1000) * 1000;
    return reviewOf(made, reviewer, at, { kind, stratum: byLot ? made.priority[0] : null });
  };
  return chance.happens(0.05) ? [once('manager'), once('peer')] : [once(kindOf(chance))];
}

/** Sessions of every quarter in which all reviewers judge the same four cases. */
function sessions(cases) {
  const quarters = Array.from({ length: 11 }, (_, index) => [2024 + (index >> 2), index % 4]);
  return quarters.flatMap(([year, quarter]) => {
    const chance = chanceOf(`calibration ${year} ${quarter}`);
    const at = fromParis(Date.UTC(year, 3 * quarter + 2, 18, 14));
    const recent = cases.filter(({ closed_at: closed }) => closed > at - 60 * day && closed < at);
    const about = { kind: 'calibration', session_id: `${year}-q${quarter + 1}` };
    return Array.from({ length: 4 }, () => chance.pick(recent)).flatMap((made, index) =>
      reviewers.map(([name], place) => reviewOf(made, name, at + index * hour + place * 60_000, about)),
    );
  });
}

/** All reviews until `asOf`, the earliest first. */
export function makeReviews(cases, agents) {
  const closed = cases.filter(({ status, public_replies: replies }) => status === 'closed' && replies > 0);
  return [...closed.flatMap((made) => reviewsOf(made, agents)), ...sessions(closed)]
    .filter(({ at }) => at < asOf)
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, ...review }, index) => ({ review_id: `v${index + 1}`, reviewed_at: written(at), ...review }));
}

/* What exports get wrong, less than one row in twenty, each kind as often as said here. */
import { chanceOf } from './chance.mjs';
import { asOf } from './story.mjs';
import { day, written } from './time.mjs';

/** Field, the value that stands there instead, how often. */
const wrongLoyalty = [
  ['score', 11, 14],
  ['score', 9.5, 6],
  ['score', -1, 3],
  ['score', '9', 12],
  ['score', 'n/a', 4],
  ['responded_at', '2025-02-30T10:15:00Z', 5],
  ['responded_at', '31/12/2024', 6],
  ['responded_at', 'yesterday', 2],
];

const wrongSatisfaction = [
  ['score', 0, 9],
  ['score', 6, 4],
  ['score', '5', 7],
  ['score', 4.5, 3],
  ['agent_id', null, 40],
  ['case_id', null, 12],
];

const wrongCases = [
  ['created_at', '31/12/2024 09:12', 4],
  ['created_at', null, 3],
  ['priority', null, 60],
  ['channel', null, 25],
  ['region', null, 110],
  ['agent_id', null, 45],
  ['reopens', -1, 5],
];

function soil(chance, rows, wrong) {
  for (const [field, value, times] of wrong) {
    for (let time = 0; time < times; time += 1) chance.pick(rows)[field] = value;
  }
}

/** A time that a second machine with a slow clock has written: seconds too early. */
function skew(chance, rows) {
  const replied = rows.filter(({ first_public_reply_at: at }) => at !== null);
  for (let time = 0; time < 8; time += 1) {
    const row = chance.pick(replied);
    if (Number.isFinite(Date.parse(row.created_at))) {
      row.first_public_reply_at = written(Date.parse(row.created_at) - Math.round(chance.between(5, 50)) * 1000);
    }
  }
}

/** Rows of the survey with what is wrong with them, and answers that were corrected later under the same id. */
export function soilLoyalty(rows) {
  const chance = chanceOf('dirt of loyalty');
  soil(
    chance,
    rows.filter(({ score }) => score !== null),
    wrongLoyalty,
  );
  const sound = rows.filter(
    ({ score, responded_at: at }) =>
      Number.isInteger(score) && score >= 0 && score < 9 && /^20.*Z$/.test(at) && Date.parse(at),
  );
  const corrected = Array.from({ length: 60 }, () => {
    const row = chance.pick(sound);
    const at = Math.min(Date.parse(row.responded_at) + chance.between(0.1, 3) * day, asOf - 1000);
    return { ...row, score: Math.min(10, row.score + 1), updated_at: written(at) };
  });
  return [...rows, ...corrected];
}

/** Rows of the survey after cases with what is wrong with them. */
export function soilSatisfaction(rows) {
  soil(
    chanceOf('dirt of satisfaction'),
    rows.filter(({ score }) => score !== null),
    wrongSatisfaction,
  );
  return rows;
}

/** Rows of cases with what is wrong with them; some were exported twice, the later row counts. */
export function soilCases(rows) {
  const chance = chanceOf('dirt of cases');
  const twice = Array.from({ length: 30 }, () => ({ ...chance.pick(rows), updated_at: written(asOf) }));
  const before = twice.map((row) => ({ ...row, status: 'open', closed_at: null, updated_at: null }));
  const kept = new Map(rows.map((row) => [row.case_id, row]));
  for (const row of before) kept.set(row.case_id, row);
  const all = [...kept.values()];
  soil(chance, all, wrongCases);
  skew(chance, all);
  const last = new Map(twice.map((row) => [row.case_id, row]));
  return [...all, ...last.values()];
}

/** Field, the value that stands in a row before the true one, how often. */
const wrongStates = [
  ['mrr', '129,00', 6],
  ['account_id', null, 5],
  ['at', '31/02/2025', 2],
  ['mrr', 1, 20],
];

/** The last day of the month after that of a date. */
function monthAfter(date) {
  const [year, month] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
}

/** What somebody who had left was paid back: revenue below nothing. */
function creditNote(rows) {
  const last = new Map(rows.map((row) => [row.account_id, row]));
  const left = [...last.values()].find(({ at }) => at > '2025-06' && at < '2025-12');
  return { ...left, at: monthAfter(left.at), mrr: -left.mrr };
}

/**
 * Rows of states with what a billing system adds: amounts as text, lines without a customer, dates that do not exist,
 * months exported before their last change. The true row stands after each and counts.
 */
export function soilStates(rows) {
  const chance = chanceOf('dirt of states');
  const wrong = new Map();
  for (const [field, value, times] of wrongStates) {
    for (let time = 0; time < times; time += 1) {
      const row = chance.pick(rows);
      wrong.set(row, { ...row, [field]: value });
    }
  }
  return [...rows.flatMap((row) => (wrong.has(row) ? [wrong.get(row), row] : [row])), creditNote(rows)];
}

/** Reviews with what is wrong with them: ratings off their scale, nobody's work, and disputes that were settled later. */
export function soilReviews(rows) {
  const chance = chanceOf('dirt of reviews');
  const own = rows.filter(({ kind }) => kind === 'manager');
  const offScale = Array.from({ length: 3 }, () => chance.pick(own));
  for (const row of offScale) row.ratings = row.ratings.map((rating) => ({ ...rating, value: 7 }));
  for (let time = 0; time < 6; time += 1) chance.pick(own).agent_id = null;
  const disputed = Array.from({ length: 8 }, () => chance.pick(own)).filter((row) => !offScale.includes(row));
  const settled = disputed.map((row) => ({
    ...row,
    ratings: row.ratings.map((rating) => (rating.value === rating.min ? { ...rating, value: rating.min + 1 } : rating)),
    updated_at: written(Math.min(Date.parse(row.reviewed_at) + 4 * day, asOf)),
    status: 'final',
  }));
  for (const row of disputed) row.status = 'disputed';
  return [...rows, ...settled];
}

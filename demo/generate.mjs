/*
 * The feed of the demo: answers to a relationship survey of an invented company, made from a seed.
 * node demo/generate.mjs --write   writes demo/data/survey.json
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const seed = 20_261_019;
const surveysSent = 9_000;
const accountCount = 430;

const day = 86_400_000;
const first = Date.UTC(2023, 10, 1);
const asOf = Date.UTC(2026, 9, 19, 6);
const release = Date.UTC(2025, 10, 4, 8);
const repair = Date.UTC(2026, 1, 17, 7);

/** Uniform numbers in [0, 1), the same on every machine (mulberry32). */
function randomFrom(start) {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = { next: randomFrom(seed) };
const between = (low, high) => low + random.next() * (high - low);
const chance = (probability) => random.next() < probability;
const pick = (list) => list[Math.floor(random.next() * list.length)];

/** About standard normal, by additions alone: the sum of twelve uniform numbers less six. */
function bell() {
  let sum = -6;
  for (let draw = 0; draw < 12; draw += 1) sum += random.next();
  return sum;
}

/** One of `choices`, `[value, weight, …]`, by weight. */
function weighted(choices) {
  let left = random.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  return choices.find(([, weight]) => (left -= weight) < 0) ?? choices[0];
}

/** Region, share of accounts, mean score against the whole, and how hard the release hit. */
const regions = [
  ['Europe', 36, 0.1, 1.5],
  ['North America', 29, 0.25, 0.8],
  ['Asia-Pacific', 17, -0.2, 1.1],
  ['Latin America', 11, 0.5, 0.7],
  ['Middle East and Africa', 7, -0.45, 1.0],
];

/** Plan, share, mean score against the whole. */
const plans = [
  ['Free', 30, -0.35],
  ['Team', 34, 0],
  ['Business', 24, 0.15],
  ['Enterprise', 12, 0.4],
];

/** Channel, share, how likely an answer is. */
const channels = [
  ['Email', 46, 0.42],
  ['Chat', 24, 0.62],
  ['In-app', 22, 0.64],
  ['Phone', 8, 0.5],
];

const pleased = [
  'Anna stayed on the line until it worked. Thank you!',
  'Fast, friendly, solved 🎉',
  'とても丁寧な対応でした。ありがとうございます。',
  'You fixed in ten minutes what we had put off for a month.',
  '<b>Great</b> team',
  'الدعم ممتاز وسريع',
  'Second time this year, second time the same day. 👏👏',
  'Danke, das ging schnell.',
];
const lukewarm = [
  'Fine, but I had to explain it twice.',
  'Good answer, slow start.',
  'OK',
  '返信まで二日かかりましたが、解決しました。',
  'The article helped more than the chat did.',
  'Would be nice to see where my request stands.',
];
const annoyed = [
  'Since the new portal I cannot find my own tickets.',
  'Search finds nothing. NOTHING. 😡',
  'Third hand-over, third time the same questions.',
  '検索が使えません。早く直してください。',
  '<img src=x onerror=alert(1)>',
  'Closed without an answer.',
  '=HYPERLINK("https://example.com","refund")',
  'Old portal: two clicks. New portal: "something went wrong".',
];

function commentFor(score) {
  if (!chance(score <= 6 ? 0.3 : 0.11)) return {};
  return { comment: pick(score >= 9 ? pleased : score >= 7 ? lukewarm : annoyed) };
}

function makeAccounts() {
  return Array.from({ length: accountCount }, (_, index) => ({
    id: `a${index + 1}`,
    region: weighted(regions),
    plan: weighted(plans),
    leaning: bell() * 0.55,
    people: 1 + Math.floor(between(0, 1) ** 4 * 40),
  }));
}

/** How much of the release's damage is felt at `at`: all of it at once, healing over ten weeks after the repair. */
function damage(at) {
  if (at < release) return 0;
  if (at < repair) return Math.min(1, 0.6 + (at - release) / (60 * day));
  return Math.max(0, 1 - (at - repair) / (70 * day));
}

function scoreAt(at, { region, plan, leaning }) {
  const years = (at - first) / (365.25 * day);
  const slow = 8.35 + 0.14 * years + (at > repair ? 0.04 : 0);
  const mean = slow + region[2] + plan[2] + leaning - 1.15 * region[3] * damage(at);
  return Math.max(0, Math.min(10, Math.round(mean + bell() * 1.85)));
}

const isWeekend = (at) => new Date(at).getUTCDay() % 6 === 0;
const toSecond = (at) => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** The instants at which surveys went out, in order: more every year, few at weekends. */
function sendTimes() {
  const times = [];
  while (times.length < surveysSent) {
    const share = random.next();
    if (!chance(0.3 + 0.7 * share)) continue;
    const midnight = Math.floor((first + share * (asOf - first)) / day) * day;
    const at = midnight + Math.round(between(6.5, 17.5) * 3_600_000);
    if (at < asOf - 3_600_000 && !(isWeekend(at) && chance(0.85))) times.push(at);
  }
  return times.toSorted((earlier, later) => earlier - later);
}

function segments({ region, plan }, channel) {
  const known = { region: region[0], plan: plan[0], channel: channel[0] };
  if (chance(0.02)) delete known.region;
  return known;
}

function surveyRow(at, index, accounts) {
  const account = accounts[Math.floor(random.next() ** 1.6 * accounts.length)];
  const channel = weighted(channels);
  const row = { response_id: `r${index + 1}` };
  const seg = segments(account, channel);
  const answered = Math.min(at + between(0.02, 1) ** 5 * 9 * day, asOf - 60_000);
  if (!chance(channel[2])) return { ...row, sent_at: toSecond(at), score: null, seg };
  const score = scoreAt(answered, account);
  const who = {
    respondent_id: `${account.id}-${1 + Math.floor(random.next() * account.people)}`,
    account_id: account.id,
  };
  return { ...row, responded_at: toSecond(answered), score, ...who, seg, ...commentFor(score) };
}

/** A pilot too small to be shown: four answers. */
function pilotRows() {
  return [9, 10, 6, 8].map((score, index) => ({
    response_id: `pilot-${index + 1}`,
    responded_at: toSecond(asOf - (39 - index) * day),
    score,
    respondent_id: `pilot-${index + 1}`,
    account_id: 'pilot',
    seg: { region: 'Antarctica', plan: 'Enterprise', channel: 'Email' },
  }));
}

/** What exports get wrong: field, the value that stands there instead, how often. */
const dirt = [
  ['score', 11, 14],
  ['score', 9.5, 6],
  ['score', -1, 3],
  ['score', '9', 12],
  ['score', 'n/a', 4],
  ['responded_at', '2025-02-30T10:15:00Z', 5],
  ['responded_at', '31/12/2024', 6],
  ['responded_at', 'yesterday', 2],
];

function soil(rows) {
  const answered = rows.filter(({ score }) => score !== null);
  for (const [field, value, times] of dirt) {
    for (let time = 0; time < times; time += 1) pick(answered)[field] = value;
  }
}

/** Answers that were changed later: the same id again, with a later `updated_at`. */
function corrections(rows) {
  const sound = rows.filter(({ score }) => Number.isInteger(score) && score < 9 && score >= 0);
  return Array.from({ length: 60 }, () => {
    const row = pick(sound);
    const changed = Math.min(Date.parse(row.responded_at) + between(0.1, 3) * day, asOf - 1000);
    return { ...row, score: Math.min(10, row.score + 1), updated_at: toSecond(changed) };
  }).filter(({ updated_at: updated }) => !updated.startsWith('NaN'));
}

const meta = {
  schema: 'support-metrics/survey-response@1',
  kind: 'records',
  as_of: toSecond(asOf),
  complete_from: '2023-10-31T23:00:00Z',
  tz: 'Europe/Paris',
  dims: ['region', 'plan', 'channel'],
  events: [
    { at: toSecond(release), text: 'New ticket portal', kind: 'release' },
    { at: toSecond(repair), text: 'Search repaired', kind: 'fix' },
  ],
};

/** The feed as text: the same for the same seed, one row a line. */
export function generate() {
  random.next = randomFrom(seed);
  const accounts = makeAccounts();
  const rows = [...sendTimes().map((at, index) => surveyRow(at, index, accounts)), ...pilotRows()];
  soil(rows);
  const all = [...rows, ...corrections(rows.filter(({ responded_at: at }) => Number.isFinite(Date.parse(at))))];
  const lines = all.map((row) => JSON.stringify(row)).join(',\n');
  return `{"meta":${JSON.stringify({ ...meta, count: all.length })},\n"rows":[\n${lines}\n]}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv.includes('--write')) {
  writeFileSync(new URL('data/survey.json', import.meta.url), generate());
}

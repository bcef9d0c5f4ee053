import { randomOf } from '../../src/stats/random.js';

type Random = () => number;

/** A record of a feed; what is undefined is not in it. */
type Row = (random: Random, row: number) => Readonly<Record<string, unknown>>;

/** How the feeds of an element are made, by role, and what its tag says beside where they are. */
interface Maker {
  readonly main: Row;
  readonly others?: Readonly<Record<string, Row>>;
  readonly attributes?: string;
}

const [from, days, day] = [Date.UTC(2022, 0, 1), 3 * 365, 86_400_000];
const [hour, end] = [day / 24, from + days * day];

const within = (random: Random): number => from + Math.floor(random() * days * day);
const iso = (at: number): string | undefined => (at < end ? new Date(at).toISOString() : undefined);
const oneOf = (random: Random, texts: readonly string[]): string => texts[Math.floor(random() * texts.length)] ?? '';
/** Few are drawn often, most of them rarely. */
const id = (random: Random, letter: string, count: number): string => letter + Math.floor(random() ** 2 * count);
/** Waits are short mostly, and long at times. */
const wait = (random: Random, mean: number): number => -Math.log(1 - random()) * mean;

const regions = ['EMEA', 'AMER', 'APAC', 'ANZ'];
const priorities = ['low', 'normal', 'high', 'urgent'];

const answer =
  (kind: 'nps' | 'csat', low: number, high: number): Row =>
  (random, row) => ({
    response_id: `r${row}`,
    kind,
    score: low + Math.floor(random() ** 0.5 * (high - low + 1)),
    responded_at: iso(within(random)),
    account_id: id(random, 'a', 20_000),
    region: oneOf(random, regions),
  });

const supportCase: Row = (random, row) => {
  const created = within(random);
  const replied = created + wait(random, 5 * hour);
  const solved = replied + wait(random, 2 * day);
  return {
    case_id: `c${row}`,
    created_at: iso(created),
    first_public_reply_at: iso(replied),
    last_solved_at: iso(solved),
    status: solved < end ? 'solved' : 'open',
    public_replies: 1 + Math.floor(wait(random, 1)),
    reopens: Math.floor(wait(random, 0.4)),
    account_id: id(random, 'a', 20_000),
    priority: oneOf(random, priorities),
    region: oneOf(random, regions),
  };
};

const activity: Row = (random) => ({
  account_id: id(random, 'a', 20_000),
  at: iso(within(random)),
  amount: Math.round(random() * 50_000) / 100,
  region: oneOf(random, regions),
});

const subscription: Row = (random, row) => {
  const started = within(random);
  return {
    subscription_id: `s${row}`,
    account_id: `a${row}`,
    started_at: iso(started),
    ended_at: iso(started + wait(random, 500 * day)),
    mrr: 10 * Math.ceil(random() * 50),
    plan: oneOf(random, ['Team', 'Business', 'Enterprise']),
    region: oneOf(random, regions),
  };
};

const target: Row = (random, row) => {
  const started = within(random);
  return {
    target_id: `t${row}`,
    case_id: `c${row >> 1}`,
    metric: oneOf(random, ['first_response', 'resolution']),
    started_at: iso(started),
    target_min: 60 * Math.ceil(random() * 48),
    stopped_at: iso(started + wait(random, 20 * hour)),
    priority: oneOf(random, priorities),
    region: oneOf(random, regions),
  };
};

const categories = ['Accuracy', 'Tone', 'Process', 'Security'];

const review: Row = (random, row) => ({
  review_id: `v${row}`,
  case_id: id(random, 'c', 400_000),
  agent_id: id(random, 'g', 120),
  reviewer_id: id(random, 'w', 12),
  reviewed_at: iso(within(random)),
  scorecard_version: '1',
  ratings: categories.map((category_id) => ({ category_id, value: Math.floor(random() * 5), min: 0, max: 4 })),
  region: oneOf(random, regions),
});

const followUp: Row = (random, row) => {
  const contacted = within(random);
  return {
    response_id: `r${3 * row}`,
    contacted_at: iso(contacted),
    closed_at: iso(contacted + wait(random, 9 * day)),
    outcome: oneOf(random, ['recovered', 'unresolved', 'no_answer']),
  };
};

/** What an element of this name reads here. */
const makers = {
  nps: { main: answer('nps', 0, 10) },
  csat: { main: answer('csat', 1, 5) },
  'response-time': { main: supportCase },
  'resolution-time': { main: supportCase },
  'one-touch': { main: supportCase },
  volume: { main: supportCase },
  sla: { main: target },
  'follow-up': {
    main: answer('csat', 1, 5),
    others: { 'follow-ups': followUp },
  },
  retention: { main: activity },
  churn: { main: subscription },
  reviews: { main: review, attributes: 'view="categories"' },
} satisfies Record<string, Maker>;

/** Elements that the bench has a feed for: all of the kit. */
export type FeedName = keyof typeof makers;

/** The names of them. */
export const feedNames: readonly FeedName[] = Object.keys(makers).filter(isFeedName);

/** Whether the bench has a feed for an element of this name. */
export function isFeedName(name: string): name is FeedName {
  return Object.hasOwn(makers, name);
}

/** The feeds of an element, and the attributes of its tag but for where they are. */
export interface BenchFeed {
  /** By role, `main` among them. */
  readonly texts: Readonly<Record<string, string>>;
  readonly attributes: string;
}

function textOf(row: Row, rows: number): string {
  const random = randomOf(1);
  const list = Array.from({ length: rows }, (_, each) => JSON.stringify(row(random, each)));
  const meta = '{"as_of":"2025-01-06T00:00:00Z","tz":"Europe/Paris","dims":["region"]}';
  return `{"meta":${meta},"rows":[\n${list.join(',\n')}\n]}\n`;
}

/** Feeds of `rows` rows, further ones of a third as many, the same each time. */
export function benchFeed(name: FeedName, rows: number): BenchFeed {
  const { main, others = {}, attributes = '' }: Maker = makers[name];
  const further = Object.entries(others).map(([role, row]) => [role, textOf(row, Math.ceil(rows / 3))]);
  return {
    texts: { ...Object.fromEntries(further), main: textOf(main, rows) },
    attributes: `by="region" period="month" ${attributes}`.trim(),
  };
}

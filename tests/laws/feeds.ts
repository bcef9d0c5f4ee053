import * as fc from 'fast-check';

/** A row of a feed as JSON. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows by role, as a metric asks for them; every row belongs to the entity in `entity`, which parts never share. */
export interface Feed {
  readonly entity: (row: Row) => string;
  /** Roles beside the main one whose rows belong to entities too: parts take their own along. */
  readonly split?: readonly string[];
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}

const day = 86_400_000;
const start = Date.UTC(2023, 9, 27);

/** Instants over a year with two changes of the clock in it. */
const instants = fc
  .integer({ min: 0, max: 400 * 24 * 60 })
  .map((minutes) => new Date(start + minutes * 60_000).toISOString());

const dimension = fc.constantFrom('north', 'south', '東', '__proto__', null);

function optional<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.option(value, { freq: 6 });
}

const answer = fc
  .record({
    score: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 10 }) },
      { weight: 1, arbitrary: fc.constantFrom(null, 11, 9.5) },
    ),
    responded_at: optional(instants),
    account: fc.integer({ min: 0, max: 9 }),
    region: dimension,
    plan: fc.constantFrom('free', 'paid'),
    weight: fc.constantFrom(0.25, 1, 1.5, 2),
  })
  .map(({ account, region, plan, ...rest }) => ({
    ...rest,
    account_id: `account ${account}`,
    seg: { ...(region !== null && { region }), plan },
  }));

/** Answers on the scale 1 … 5, some of them given before. */
const rating = fc
  .record({
    score: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 5 }) },
      { weight: 1, arbitrary: fc.constantFrom(null, 6, 2.5) },
    ),
    first_score: optional(fc.integer({ min: 1, max: 5 })),
    kind: fc.constantFrom('csat', 'csat', 'csat', null, 'nps'),
    scale: fc.constantFrom('1-5', null),
    rated_entity: fc.constantFrom('human', null, 'bot'),
    responded_at: optional(instants),
    account: fc.integer({ min: 0, max: 9 }),
    agent: fc.integer({ min: 0, max: 2 }),
    region: dimension,
    plan: fc.constantFrom('free', 'paid'),
  })
  .map(({ account, agent, region, plan, ...rest }) => ({
    ...rest,
    account_id: `account ${account}`,
    agent_id: `agent ${agent}`,
    seg: { ...(region !== null && { region }), plan },
  }));

/** Minutes after an instant; null stays null. */
function later(at: string, minutes: number | null): string | null {
  return minutes === null ? null : new Date(Date.parse(at) + minutes * 60_000).toISOString();
}

const minutes = fc.integer({ min: 0, max: 40 * 24 * 60 });

const supportCase = fc
  .record({
    created_at: instants,
    status: optional(fc.constantFrom('new', 'open', 'pending', 'hold', 'solved', 'closed', 'spam', 'cancelled')),
    reply: optional(minutes),
    solve: fc.option(minutes, { freq: 3 }),
    again: fc.option(minutes, { freq: 1 }),
    close: optional(minutes),
    reopens: optional(fc.integer({ min: 0, max: 2 })),
    public_replies: optional(fc.integer({ min: 0, max: 12 })),
    priority: optional(fc.constantFrom('low', 'high')),
    channel: optional(fc.constantFrom('mail', 'chat')),
    requester: fc.integer({ min: 0, max: 5 }),
    region: dimension,
    plan: fc.constantFrom('free', 'paid'),
    isTwice: fc.boolean(),
  })
  .map(({ reply, solve, again, close, requester, region, plan, ...rest }) => {
    const solved = later(rest.created_at, solve);
    return {
      ...rest,
      first_public_reply_at: later(rest.created_at, reply),
      first_solved_at: solved,
      last_solved_at: solved === null ? null : (later(solved, again) ?? solved),
      closed_at: later(rest.created_at, close),
      requester_id: `requester ${requester}`,
      seg: { ...(region !== null && { region }), plan },
    };
  });

const caseEvent = fc.record({
  case_id: fc.integer({ min: 0, max: 30 }).map((number) => `case ${number}`),
  at: instants,
  type: fc.constantFrom('public_reply', 'customer_message', 'internal_note'),
  actor: fc.constantFrom('agent', 'customer', 'bot'),
});

/** Cases by number, some with an older row of themselves before. */
function casesOf(drawn: readonly { readonly isTwice: boolean; readonly status: string | null }[]): Row[] {
  return drawn.flatMap(({ isTwice, ...row }, number): Row[] => {
    const known = { ...row, case_id: `case ${number}`, updated_at: '2024-12-30T00:00:00Z' };
    return isTwice ? [{ ...known, status: 'open', updated_at: '2024-12-29T00:00:00Z' }, known] : [known];
  });
}

const slaTarget = fc
  .record({
    case: fc.integer({ min: 0, max: 9 }),
    metric: fc.constantFrom('first_response', 'resolution'),
    started_at: instants,
    target_min: fc.option(fc.constantFrom(60, 480, 10_000), { freq: 5 }),
    due: optional(minutes),
    stop: fc.option(minutes, { freq: 2 }),
    paused_min: optional(fc.integer({ min: 0, max: 600 })),
    clock: fc.constantFrom('calendar', 'business', null),
    status: optional(fc.constantFrom('active', 'paused', 'met', 'missed', 'cancelled')),
    region: dimension,
    plan: fc.constantFrom('free', 'paid'),
  })
  .map(({ case: number, due, stop, region, plan, ...rest }) => ({
    ...rest,
    case_id: `case ${number}`,
    due_at: later(rest.started_at, due),
    stopped_at: later(rest.started_at, stop),
    schedule_id: number % 2 === 0 ? 'office' : null,
    seg: { ...(region !== null && { region }), plan },
  }));

const unhappyAnswer = fc
  .record({
    score: fc.constantFrom(null, 1, 2, 3, 5),
    kind: fc.constantFrom('csat', 'nps', null),
    follow_up_requested: optional(fc.boolean()),
    responded_at: optional(instants),
    account: fc.integer({ min: 0, max: 9 }),
    region: dimension,
    plan: fc.constantFrom('free', 'paid'),
  })
  .map(({ account, region, plan, ...rest }) => ({
    ...rest,
    account_id: `account ${account}`,
    seg: { ...(region !== null && { region }), plan },
  }));

/** Follow-ups of the first answers of a feed, and actions that some of them led to. */
const contact = fc.record({
  response: fc.integer({ min: 0, max: 40 }),
  contacted_at: optional(instants),
  closed_at: optional(instants),
  action_id: optional(fc.constantFrom('action 1', 'action 2')),
});

const actions: Row[] = [{ action_id: 'action 1', opened_at: '2024-01-01T00:00:00Z' }];

const ratings = fc.array(
  fc.record({
    category_id: fc.constantFrom('tone', 'fix', 'advice'),
    value: fc.oneof(
      { weight: 30, arbitrary: fc.integer({ min: 1, max: 4 }) },
      { weight: 6, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constant(5) },
    ),
    weight: fc.constantFrom(0, 0.3, 1),
    critical: fc.boolean(),
    root_causes: fc.subarray(['knowledge', 'process']),
  }),
  { maxLength: 4 },
);

/** Reviews of few cases, so that many are of the same work; some are there twice, some machines' and agents' own. */
const review = fc
  .record({
    case: fc.integer({ min: 0, max: 12 }),
    agent: fc.integer({ min: 0, max: 2 }),
    reviewer: optional(fc.integer({ min: 0, max: 4 })),
    ratings: fc.option(ratings, { freq: 4 }),
    score: optional(fc.integer({ min: 0, max: 100 })),
    reviewed_at: optional(instants),
    kind: optional(fc.constantFrom('manager', 'peer', 'peer', 'calibration', 'self', 'auto')),
    status: optional(fc.constantFrom('final', 'disputed')),
    stratum: optional(fc.constant('drawn')),
    scorecard_version: optional(fc.constantFrom('1', '2')),
    region: dimension,
    plan: fc.constantFrom('free', 'paid'),
    isTwice: fc.boolean(),
  })
  .map(({ case: number, agent, reviewer, ratings: rated, region, plan, ...rest }) => ({
    ...rest,
    case_id: `case ${number}`,
    agent_id: `agent ${agent}`,
    reviewer_id: reviewer === null ? null : `agent ${reviewer}`,
    ratings: rated?.map((rating) => ({ ...rating, min: 1, max: 4 })) ?? null,
    seg: { ...(region !== null && { region }), plan },
  }));

/** Reviews by number, some with an older row of themselves before. */
function reviewsOf(drawn: readonly { readonly isTwice: boolean }[]): Row[] {
  return drawn.flatMap(({ isTwice, ...row }, number): Row[] => {
    const known = { ...row, review_id: `review ${number}`, updated_at: '2024-12-30T00:00:00Z' };
    return isTwice ? [{ ...known, score: 1, updated_at: '2024-12-29T00:00:00Z' }, known] : [known];
  });
}

/** What a subscription adds to a feed of any shape; the dimensions of an account change with time. */
const subscription = fc.record({
  account: fc.integer({ min: 0, max: 9 }),
  subscription: fc.constantFrom('a', 'b', null),
  at: optional(instants),
  money: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 300 }) },
    { weight: 1, arbitrary: fc.constantFrom(-20, 0.1, null) },
  ),
  length: fc.option(
    minutes.map((length) => 8 * length),
    { freq: 3 },
  ),
  months: fc.integer({ min: 0, max: 40 }),
  isOver: fc.boolean(),
});

type Subscription = typeof subscription extends fc.Arbitrary<infer Value> ? Value : never;

function dimensionsAt(account: number, at: string | null): Row {
  const place = account + Date.parse(at ?? '2024-01-01') / day;
  const region = ['north', 'south', '東', '__proto__', null][Math.floor(place / 50) % 5] ?? null;
  return { ...(region !== null && { region }), plan: account % 2 === 0 ? 'free' : 'paid' };
}

/** How the same draws look in each shape of a subscription feed. */
const subscriptionShapes: Readonly<Record<string, (drawn: Subscription) => Row>> = {
  states: ({ subscription, at, money }) => ({ subscription_id: subscription, at, mrr: money }),
  movements: ({ at, money, isOver, length }) => ({
    at,
    delta: money !== null && isOver ? -money : money,
    mrr_after: length === null ? money : null,
  }),
  spans: ({ at, money, length, isOver }) => ({
    started_at: at,
    ended_at: at === null ? null : later(at, length),
    mrr: money,
    status: isOver ? 'canceled' : 'active',
  }),
  activity: ({ at, money }) => ({ at, amount: money }),
  snapshot: ({ months, isOver, money }) => ({ months, churned: isOver, mrr: money }),
};

/** Rows of one shape; where two would be one and the same record, the last. */
function subscriptionsOf(shape: string, drawn: readonly Subscription[]): Row[] {
  const rows = drawn.map((one): [string, Row] => {
    const at = shape === 'snapshot' ? null : one.at;
    const identity = [one.account, shape === 'states' && one.subscription, at];
    const own = subscriptionShapes[shape]?.(one);
    return [
      JSON.stringify(identity),
      { account_id: `account ${one.account}`, ...own, seg: dimensionsAt(one.account, at) },
    ];
  });
  return [...new Map(rows).values()];
}

/** One schedule that covers half of the cases. */
const office: Row = {
  schedule_id: 'office',
  tz: 'Europe/Paris',
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ day: weekday, from: '09:00', to: '17:00' })),
};

/** What an arbitrary draws. */
type Drawn<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** What a customer was in one month; of a month drawn twice the later one stands. */
const paidMonth = fc.record({
  account: fc.integer({ min: 0, max: 9 }),
  month: fc.integer({ min: 0, max: 15 }),
  mrr: fc.constantFrom(0, 10, 10, 20),
  tier: fc.constantFrom('basic', 'premium', null),
  plan: fc.constantFrom('free', 'paid'),
  region: dimension,
});

const tierSpan = fc.record({
  account: fc.integer({ min: 0, max: 9 }),
  started_at: instants,
  ended_at: fc.option(instants, { freq: 2 }),
  tier: fc.constantFrom('basic', 'premium', null),
  plan: fc.constantFrom('free', 'paid'),
  region: dimension,
});

const customerCase = fc.record({
  account: fc.integer({ min: 0, max: 11 }),
  created_at: instants,
  reply: optional(minutes),
  score: fc.constantFrom(1, 3, 5, null),
  answered: minutes,
});

const snapshotRow = fc.record({
  account: fc.integer({ min: 0, max: 20 }),
  months: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(0.5, 2.5, null)),
  churned: fc.boolean(),
  tier: fc.constantFrom('basic', 'premium', null),
  plan: fc.constantFrom('free', 'paid'),
  region: dimension,
});

/** Rows of shape `snapshot`, one a customer. */
function snapshotOf(drawn: readonly Drawn<typeof snapshotRow>[]): Row[] {
  const customers = new Map(drawn.map((row) => [row.account, row]));
  return [...customers.values()].map(({ account, region, ...rest }) => ({
    ...rest,
    account_id: `account ${account}`,
    seg: region === null ? {} : { region },
  }));
}

/** Rows of shape `states`, dated by the ends of months in New York. */
function statesOf(drawn: readonly Drawn<typeof paidMonth>[]): Row[] {
  const months = new Map(drawn.map((row) => [`${row.account} ${row.month}`, row]));
  return [...months.values()].map(({ account, month, region, ...rest }) => ({
    ...rest,
    account_id: `account ${account}`,
    at: new Date(Date.UTC(2023, 8 + month + 1, 0, 12)).toISOString(),
    seg: region === null ? {} : { region },
  }));
}

/** Rows of shape `spans`, of which no two of a customer begin at once. */
function spansOf(drawn: readonly Drawn<typeof tierSpan>[]): Row[] {
  const spans = new Map(drawn.map((row) => [`${row.account} ${row.started_at}`, row]));
  return [...spans.values()].map(({ account, region, ...rest }) => ({
    ...rest,
    account_id: `account ${account}`,
    seg: region === null ? {} : { region },
  }));
}

const troubledCase = fc.record({
  account: fc.integer({ min: 0, max: 11 }),
  created_at: instants,
  escalation: fc.option(minutes, { freq: 2 }),
  region: dimension,
  plan: fc.constantFrom('free', 'paid'),
});

const payingAccount = fc.record({
  account: fc.integer({ min: 0, max: 11 }),
  arr: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 300 }) }, fc.constantFrom(null, -5, 0.1)),
  renewal_at: optional(instants),
  internal: optional(fc.boolean()),
  plan: fc.constantFrom('free', 'paid'),
  region: dimension,
});

const accountAnswer = fc.record({
  account: fc.integer({ min: 0, max: 11 }),
  responded_at: instants,
  score: fc.integer({ min: 1, max: 5 }),
});

const accountTarget = fc.record({
  account: fc.integer({ min: 0, max: 11 }),
  started_at: instants,
  target_min: fc.constantFrom(60, 20_000),
  stop: fc.option(minutes, { freq: 3 }),
});

/** Rows of accounts, each once. */
function accountsOf(drawn: readonly Drawn<typeof payingAccount>[]): Row[] {
  const accounts = new Map(drawn.map((row) => [row.account, row]));
  return [...accounts.values()].map(({ account, region, plan, ...rest }) => ({
    ...rest,
    account_id: `account ${account}`,
    seg: { ...(region !== null && { region }), plan },
  }));
}

/** Random feeds by the name of a metric, else of its main record; a metric on a known record is under every law at once. */
export const feeds: Readonly<Record<string, fc.Arbitrary<Feed>>> = {
  'survey-response': fc.array(answer, { minLength: 1, maxLength: 60 }).map((main) => ({
    entity: (row: Row) => String(row['account_id']),
    rows: { main },
  })),
  csat: fc.array(rating, { minLength: 1, maxLength: 60 }).map((main) => ({
    entity: (row: Row) => String(row['account_id']),
    rows: { main },
  })),
  'follow-up': fc
    .record({
      answers: fc.array(unhappyAnswer, { minLength: 1, maxLength: 40 }),
      contacts: fc.array(contact, { maxLength: 40 }),
    })
    .map(({ answers, contacts }) => ({
      entity: (row: Row) => String(row['account_id']),
      rows: {
        main: answers.map((row, number) => ({ ...row, response_id: `response ${number}` })),
        follow_ups: contacts.map(({ response, ...rest }) => ({ ...rest, response_id: `response ${response}` })),
        actions,
      },
    })),
  case: fc
    .record({
      cases: fc.array(supportCase, { minLength: 1, maxLength: 40 }),
      events: fc.array(caseEvent, { maxLength: 60 }),
    })
    .map(({ cases, events }) => ({
      entity: (row: Row) => String(row['case_id']),
      rows: { main: casesOf(cases), events, schedules: [office] },
    })),
  'sla-target': fc
    .record({
      targets: fc.array(slaTarget, { minLength: 1, maxLength: 60 }),
      cases: fc.array(supportCase, { maxLength: 10 }),
    })
    .map(({ targets, cases }) => ({
      entity: (row: Row) => String(row['case_id']),
      rows: {
        // The dimensions of a case are the same on all of its targets, and no target is there twice.
        main: [
          ...new Map(targets.map((row) => [JSON.stringify([row.case_id, row.metric, row.started_at]), row])).values(),
        ],
        cases: casesOf(cases),
        schedules: [office],
      },
    })),
  'revenue-at-risk': fc
    .record({
      cases: fc.array(troubledCase, { minLength: 1, maxLength: 40 }),
      accounts: fc.option(fc.array(payingAccount, { maxLength: 20 }), { freq: 4 }),
      answers: fc.array(accountAnswer, { maxLength: 20 }),
      targets: fc.array(accountTarget, { maxLength: 20 }),
    })
    .map(({ cases, accounts, answers, targets }) => ({
      entity: (row: Row) => String(row['account_id']),
      ...(accounts && { split: ['accounts'] }),
      rows: {
        main: cases.map(({ account, escalation, region, plan, ...rest }, number) => ({
          ...rest,
          case_id: `case ${number}`,
          account_id: `account ${account}`,
          escalated_at: later(rest.created_at, escalation),
          seg: { ...(region !== null && { region }), plan },
        })),
        ...(accounts && { accounts: accountsOf(accounts) }),
        answers: answers.map(({ account, ...rest }) => ({ ...rest, account_id: `account ${account}` })),
        targets: targets.map(({ account, stop, ...rest }, number) => ({
          ...rest,
          target_id: `target ${number}`,
          account_id: `account ${account}`,
          stopped_at: later(rest.started_at, stop),
        })),
      },
    })),
  churn: fc
    .record({
      main: fc.oneof(
        fc.array(paidMonth, { minLength: 1, maxLength: 60 }).map(statesOf),
        fc.array(tierSpan, { minLength: 1, maxLength: 30 }).map(spansOf),
        fc.array(snapshotRow, { minLength: 1, maxLength: 30 }).map(snapshotOf),
      ),
      cases: fc.array(customerCase, { maxLength: 40 }),
    })
    .map(({ main, cases }) => ({
      entity: (row: Row) => String(row['account_id']),
      rows: {
        main,
        cases: cases.map(({ account, reply, created_at }, number) => ({
          case_id: `case ${number}`,
          account_id: `account ${account}`,
          created_at,
          first_public_reply_at: later(created_at, reply),
        })),
        answers: cases.map(({ score, created_at, answered }, number) => ({
          case_id: `case ${number}`,
          score,
          responded_at: later(created_at, answered),
        })),
      },
    })),
  review: fc
    .record({
      reviews: fc.array(review, { minLength: 1, maxLength: 60 }),
      cases: fc.array(supportCase, { maxLength: 15 }),
    })
    .map(({ reviews, cases }) => ({
      entity: (row: Row) => String(row['case_id']),
      split: ['cases'],
      rows: { main: reviewsOf(reviews), cases: casesOf(cases) },
    })),
  subscription: fc
    .record({
      shape: fc.constantFrom(...Object.keys(subscriptionShapes)),
      drawn: fc.array(subscription, { minLength: 1, maxLength: 60 }),
    })
    .map(({ shape, drawn }) => ({
      entity: (row: Row) => String(row['account_id']),
      rows: { main: subscriptionsOf(shape, drawn) },
    })),
  'toy-bill': fc
    .record({
      bills: fc.array(fc.record({ house: fc.integer({ min: 0, max: 8 }), amount: fc.integer({ min: 0, max: 1010 }) }), {
        minLength: 1,
        maxLength: 40,
      }),
      houses: fc.array(fc.record({ house: fc.integer({ min: 0, max: 8 }), people: fc.integer({ min: 1, max: 5 }) }), {
        maxLength: 20,
      }),
    })
    .map(({ bills, houses }) => ({
      entity: (row: Row) => String(row['house']),
      rows: {
        // The attributes of a house are functions of its name, so that the order of its bills does not matter.
        main: bills.map(({ house, amount }) => ({
          house: `house ${house}`,
          amount,
          at: new Date(start + house * 40 * day).toISOString(),
          region: house % 2 === 0 ? 'north' : 'south',
        })),
        houses: houses.map(({ house, people }) => ({ house: `house ${house}`, people })),
      },
    })),
};

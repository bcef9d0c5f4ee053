import * as fc from 'fast-check';

/** A row of a feed as JSON. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows by role, as a metric asks for them; every row belongs to the entity in `entity`, which parts never share. */
export interface Feed {
  readonly entity: (row: Row) => string;
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

/** One schedule that covers half of the cases. */
const office: Row = {
  schedule_id: 'office',
  tz: 'Europe/Paris',
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ day: weekday, from: '09:00', to: '17:00' })),
};

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

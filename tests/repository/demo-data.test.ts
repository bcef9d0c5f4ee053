import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { generate } from '../../demo/generate.mjs';

type Row = Readonly<Record<string, unknown>>;
interface Feed {
  readonly meta: { readonly count: number; readonly as_of: string };
  readonly rows?: readonly Row[];
  readonly columns?: Readonly<Record<string, readonly unknown[]>>;
}

const names = readdirSync('demo/data').filter((name) => name.endsWith('.json'));
const texts = new Map(names.map((name) => [name, readFileSync(`demo/data/${name}`, 'utf8')]));

function feedOf(name: string): Feed {
  const feed: Feed = JSON.parse(texts.get(name) ?? '{}');
  return feed;
}

function rowsOf(name: string): readonly Row[] {
  const { rows, columns = {} } = feedOf(name);
  if (rows) return rows;
  const entries = Object.entries(columns);
  return Array.from({ length: entries[0]?.[1].length ?? 0 }, (_, row) =>
    Object.fromEntries(entries.map(([field, values]) => [field, values[row]])),
  );
}

const survey = rowsOf('survey.json');
const csat = rowsOf('csat.json');
const cases = rowsOf('cases.json');
const events = rowsOf('events.json');
const targets = rowsOf('targets.json');
const followUps = rowsOf('follow-ups.json');
const actions = rowsOf('actions.json');
const states = rowsOf('subscriptions.json');
const movements = rowsOf('movements.json');
const reviews = rowsOf('reviews.json');

const asOf = Date.parse('2026-10-19T06:00:00Z');

/** Epoch milliseconds; NaN where nothing readable stands. */
const at = (value: unknown): number => (typeof value === 'string' ? Date.parse(value) : NaN);
const setOf = (rows: readonly Row[], field: string) => new Set(rows.map((row) => row[field]));
const count = (rows: readonly Row[], holds: (row: Row) => boolean) => rows.filter(holds).length;
const by = (rows: readonly Row[], field: string) => new Map(rows.map((row) => [row[field], row]));
const within = (row: Row, field: string, from: string, until: string) =>
  at(row[field]) >= Date.parse(from) && at(row[field]) < Date.parse(until);

/** The quarter that the new portal spoilt, and the same a year before. */
const bad = ['2025-10-06', '2026-01-01'] as const;
const before = ['2024-10-06', '2025-01-01'] as const;

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}

describe('the feeds of the demo', () => {
  test('are what their generator writes, byte for byte, and no others', () => {
    const made: Readonly<Record<string, string>> = generate();
    assert.deepEqual(Object.keys(made).toSorted(), names.toSorted());
    for (const [name, text] of texts) assert.ok(made[name] === text, name);
  });

  test('are the same each time the generator runs', () => {
    assert.ok(JSON.stringify(generate()) === JSON.stringify(generate()));
  });

  test('load at once: all together less than 5 MB', () => {
    const bytes = [...texts.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    assert.ok(bytes < 5_000_000, String(bytes));
  });

  test('say how many rows they have, and are complete to one instant', () => {
    for (const name of names) {
      const { meta } = feedOf(name);
      assert.deepEqual([meta.count, at(meta.as_of)], [rowsOf(name).length, asOf], name);
    }
  });

  test('hold nothing that has not happened yet but renewals, which are planned', () => {
    const times = /(?<!^renewal)_at$|^at$/;
    for (const name of names.filter((each) => each !== 'schedules.json')) {
      const later = rowsOf(name).filter((row) =>
        Object.entries(row).some(([field, value]) => times.test(field) && at(value) > asOf),
      );
      assert.deepEqual(later, [], name);
    }
  });
});

describe('the survey of the demo', () => {
  test('holds several thousand answers over three years', () => {
    const answered = survey.filter(({ score }) => score !== null);
    const months = answered.map((row) => String(row['responded_at'])).filter((text) => /^20\d\d-/.test(text));
    assert.ok(answered.length > 4000);
    assert.equal(months.toSorted()[0]?.slice(0, 7), '2023-11');
    assert.equal(months.toSorted().at(-1)?.slice(0, 7), '2026-10');
  });

  test('holds a segment too small to be shown, markup in comments, and scores that are none', () => {
    assert.equal(
      count(survey, ({ region }) => region === 'Antarctica'),
      4,
    );
    assert.ok(survey.some(({ comment }) => String(comment).startsWith('<img')));
    const eleven = count(survey, ({ score }) => score === 11);
    assert.ok(eleven > 10 && eleven < 20, String(eleven));
  });
});

describe('the cases of the demo', () => {
  test('are several thousand, each known by its id, a few exported twice', () => {
    assert.ok(cases.length > 6000 && cases.length < 8000);
    assert.ok(cases.length - setOf(cases, 'case_id').size <= 30);
  });

  test('run forward: created, replied, solved, solved again, closed, but for clocks that are seconds slow', () => {
    const order = ['created_at', 'first_public_reply_at', 'first_solved_at', 'last_solved_at', 'closed_at'];
    const backwards = cases.flatMap((row) => {
      const times = order.map((field) => at(row[field])).filter((time) => !Number.isNaN(time));
      return times.slice(1).map((time, index) => (times[index] ?? 0) - time);
    });
    const wrong = backwards.filter((gap) => gap > 0);
    assert.ok(wrong.length <= 8 && wrong.every((gap) => gap < 60_000), wrong.join());
  });

  test('are open or have ended as their status says', () => {
    for (const row of cases) {
      const ended = ['closed', 'merged', 'spam'].includes(String(row['status']));
      const solved = row['status'] === 'solved';
      assert.equal(row['closed_at'] !== null, ended, String(row['case_id']));
      assert.ok(!solved || row['last_solved_at'] !== null, String(row['case_id']));
    }
  });

  test('count replies and reopenings as their events do', () => {
    const counted = cases.filter(
      ({ case_id: id, updated_at: updated }) => updated === null && setOf(events, 'case_id').has(id),
    );
    const replies = events.filter(({ type, actor }) => type === 'public_reply' && actor === 'agent');
    assert.ok(counted.length > 100);
    for (const row of counted.slice(0, 60)) {
      const own = replies.filter(({ case_id: id }) => id === row['case_id']);
      assert.equal(row['public_replies'], own.length);
      if (own.length > 0 && !(at(row['first_public_reply_at']) < at(row['created_at'])))
        assert.equal(row['first_public_reply_at'], own[0]?.['at']);
    }
  });

  test('come in working hours and on working days of Paris above all', () => {
    const created = cases.map((row) => at(row['created_at'])).filter((time) => !Number.isNaN(time));
    const weekend = created.filter((time) => new Date(time).getUTCDay() % 6 === 0).length / created.length;
    const night = created.filter((time) => new Date(time).getUTCHours() < 5).length / created.length;
    assert.ok(weekend < 0.1 && weekend > 0.02, String(weekend));
    assert.ok(night < 0.15, String(night));
  });
});

describe('what hangs on cases and answers', () => {
  test('every target, event and answer is of a case that there is', () => {
    const ids = setOf(cases, 'case_id');
    for (const rows of [targets, events]) assert.ok(rows.every(({ case_id: id }) => ids.has(id)));
    assert.ok(csat.every(({ case_id: id }) => id === null || ids.has(id)));
  });

  test('every target starts with its case and stops with its reply or its last solve', () => {
    const found = by(cases, 'case_id');
    for (const target of targets) {
      const row = found.get(target['case_id']) ?? {};
      if (/^20.*Z$/.test(String(row['created_at']))) assert.equal(target['started_at'], row['created_at']);
      assert.ok(!(at(target['stopped_at']) < at(target['started_at'])));
    }
  });

  test('every business clock names a schedule that there is', () => {
    const ids = setOf(rowsOf('schedules.json'), 'schedule_id');
    const business = targets.filter(({ clock }) => clock === 'business');
    assert.ok(business.length > 1000 && business.every(({ schedule_id: id }) => ids.has(id)));
    assert.ok(cases.every(({ schedule_id: id }) => ids.has(id)));
  });

  test('every answer comes after its case was solved, and every survey of a case is its only one', () => {
    const found = by(cases, 'case_id');
    for (const answer of csat) {
      const solved = at(found.get(answer['case_id'])?.['last_solved_at']);
      assert.ok(!(at(answer['sent_at']) < solved) && !(at(answer['responded_at']) < at(answer['sent_at'])));
    }
    const asked = csat.filter(({ case_id: id }) => id !== null);
    assert.equal(setOf(asked, 'case_id').size, asked.length);
  });

  test('every follow-up comes after an unhappy answer, and its action is one that there is', () => {
    const answers = by(csat, 'response_id');
    const ids = setOf(actions, 'action_id');
    for (const row of followUps) {
      const answer = answers.get(row['response_id']) ?? {};
      assert.ok(at(row['contacted_at']) >= at(answer['responded_at']));
      assert.ok(!(at(row['closed_at']) < at(row['contacted_at'])));
      assert.ok(row['action_id'] === null || ids.has(row['action_id']));
    }
    assert.ok(followUps.length > 120);
  });

  test('some answers were changed, and say what was answered first', () => {
    const changed = csat.filter(({ first_score: first }) => first !== null);
    assert.ok(changed.length > 20 && changed.every((row) => at(row['updated_at']) > at(row['responded_at'])));
  });
});

/** A customer's month: what is paid at its end, for what. */
interface Month {
  readonly mrr: number;
  readonly tier: string;
}

/** By month, `2024-01`: by account the last row with revenue, as who reads the feed would take it. */
function ledger(): ReadonlyMap<string, ReadonlyMap<string, Month>> {
  const months = new Map<string, Map<string, Month>>();
  for (const { account_id: id, at: date, mrr, tier } of states) {
    if (typeof id !== 'string' || typeof mrr !== 'number' || mrr <= 0 || !String(date).startsWith('20')) continue;
    const month = String(date).slice(0, 7);
    const own = months.get(month) ?? new Map<string, Month>();
    months.set(month, own.set(id, { mrr, tier: String(tier) }));
  }
  return months;
}

const paid = ledger();
const months = [...paid.keys()].toSorted();
const payingIn = (month: string) => paid.get(month) ?? new Map<string, Month>();

/** Of 100 customers who began a month so many left in it, over the months from `from` to `until`, both included. */
function churnRate(from: string, until: string, counts: (id: string, month: Month) => boolean): number {
  let [left, atRisk] = [0, 0];
  for (const [index, month] of months.entries()) {
    if (month < from || month > until || index === 0) continue;
    const begun = [...payingIn(months[index - 1] ?? '')].filter(([id, own]) => counts(id, own));
    atRisk += begun.length;
    left += begun.filter(([id]) => !payingIn(month).has(id)).length;
  }
  return (100 * left) / atRisk;
}

const everyone = () => true;
const whole = [months[0] ?? '', months.at(-1) ?? ''] as const;

describe('the subscriptions of the demo', () => {
  test('are month-end states from January 2023 to the last complete month, without a gap', () => {
    assert.deepEqual([months[0], months.at(-1), months.length], ['2023-01', '2026-09', 45]);
    const ends = states.map(({ at: date }) => String(date)).filter((date) => date.startsWith('20'));
    for (const date of new Set(ends)) {
      assert.equal(new Date(Date.parse(date) + 86_400_000).getUTCDate(), 1, date);
    }
  });

  test('belong to accounts that write cases, by the tier that they paid for at the time', () => {
    const accounts = setOf(states, 'account_id');
    assert.ok(accounts.size > 400 && accounts.size < 560);
    const written = cases.filter(({ tier }) => tier === 'Premium');
    assert.ok(written.length > 300 && written.every(({ account_id: id }) => accounts.has(id)));
    const unpaid = written.filter((row) => {
      const month = String(row['created_at']).slice(0, 7);
      const next = months[months.indexOf(month) - 1] ?? '';
      const holds = [month, next].some((each) => payingIn(each).get(String(row['account_id']))?.tier === 'Premium');
      return months.includes(month) && !holds;
    });
    assert.equal(unpaid.length, 0);
  });

  test('are what the movements add up to, month by month', () => {
    for (const [index, month] of months.slice(0, -1).entries()) {
      const end = Date.parse(`${months[index + 1] ?? ''}-01`);
      const moved = movements.filter((row) => at(row['at']) < end);
      const sum = moved.reduce((total, { delta }) => total + Number(delta), 0);
      const stated = [...payingIn(month).values()].reduce((total, { mrr }) => total + mrr, 0);
      assert.equal(sum, stated, month);
    }
  });

  test('hold all five kinds of movement, each with the sign that it must have', () => {
    assert.deepEqual([...setOf(movements, 'type')].map(String).toSorted(), [
      'churn',
      'contraction',
      'expansion',
      'new',
      'reactivation',
    ]);
    const up = new Set<unknown>(['new', 'expansion', 'reactivation']);
    assert.ok(movements.every(({ type, delta }) => Number(delta) > 0 === up.has(type)));
  });

  test('lose fewer customers with premium support, and a naive comparison flatters it further', () => {
    const premium = ({ tier }: Month) => tier === 'Premium';
    const buyers = new Set(
      states
        .filter(({ tier, at: date }) => tier === 'Premium' && String(date).startsWith('20'))
        .map((row) => row['account_id']),
    );
    const held = churnRate(...whole, (_, own) => premium(own)) / churnRate(...whole, (_, own) => !premium(own));
    const naive = churnRate(...whole, (id) => buyers.has(id)) / churnRate(...whole, (id) => !buyers.has(id));
    assert.ok(held > 0.2 && held < 0.6, String(held));
    assert.ok(naive < 0.85 * held, `${naive} ${held}`);
  });

  test('hold what billing systems get wrong: credit notes, amounts as text, lines of nobody, months told twice', () => {
    assert.equal(
      count(states, ({ mrr }) => Number(mrr) < 0),
      1,
    );
    assert.equal(
      count(states, ({ mrr }) => typeof mrr === 'string'),
      6,
    );
    assert.equal(
      count(states, ({ account_id: id }) => id === null),
      5,
    );
    const sound = states.filter(({ account_id: id }) => id !== null);
    const keys = new Set(sound.map(({ account_id: id, at: date }) => `${String(id)} ${String(date)}`));
    assert.ok(sound.length - keys.size > 15 && sound.length - keys.size < 30);
  });
});

interface Rated {
  readonly category_id: string;
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  readonly weight: number;
  readonly critical?: boolean;
}

function ratingsOf(row: Row): readonly Rated[] {
  const ratings: readonly Rated[] = JSON.parse(JSON.stringify(row['ratings']));
  return ratings.filter(({ value, max }) => value !== null && value <= max);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const points = ({ value, min, max }: Rated) => (100 * (Number(value) - min)) / (max - min);

/** The weighted score of a review, 0…100, critical rules left aside. */
function scoreOf(row: Row): number {
  const rated = ratingsOf(row);
  const weights = rated.reduce((sum, { weight }) => sum + weight, 0);
  return rated.reduce((sum, rating) => sum + rating.weight * points(rating), 0) / weights;
}

const judged = reviews.filter((row) => ratingsOf(row).length > 0);
const counted = judged.filter(({ kind }) => kind === 'manager' || kind === 'peer');
const categoryIn = (category: string, from: string, until: string) =>
  counted
    .filter((row) => within(row, 'reviewed_at', from, until))
    .flatMap((row) => ratingsOf(row).filter(({ category_id: id }) => id === category));

describe('the reviews of the demo', () => {
  test('are of closed cases by the agent who solved them, after the close', () => {
    const found = by(cases, 'case_id');
    const known = cases.filter(({ updated_at: updated }) => updated === null);
    const current = setOf(known, 'case_id');
    for (const row of reviews.filter(({ case_id: id }) => current.has(id))) {
      const own = found.get(row['case_id']) ?? {};
      assert.equal(row['case_closed_at'], own['closed_at']);
      assert.ok(at(row['reviewed_at']) > at(row['case_closed_at']));
      assert.ok([own['agent_id'], null].includes(row['agent_id']) || own['agent_id'] === null);
    }
  });

  test('cover about one closed case in eight, this year and in the first', () => {
    const closed = cases.filter(({ closed_at: time }) => time !== null);
    const ids = setOf(counted, 'case_id');
    assert.ok(Math.abs(count(closed, ({ case_id: id }) => ids.has(id)) / closed.length - 0.125) < 0.01);
    const early = closed.filter((row) => within(row, 'closed_at', '2023-11-01', '2024-11-01'));
    assert.ok(Math.abs(count(early, ({ case_id: id }) => ids.has(id)) / early.length - 0.125) < 0.015);
  });

  test('were picked by managers at first, who took cases that had come back, and are drawn by lot since', () => {
    const reopened = setOf(
      cases.filter(({ reopens }) => Number(reopens) > 0),
      'case_id',
    );
    const share = (from: string, until: string) => {
      const own = counted.filter((row) => within(row, 'case_closed_at', from, until));
      const closed = cases.filter((row) => row['status'] === 'closed' && within(row, 'closed_at', from, until));
      const rate = (rows: readonly Row[]) => count(rows, ({ case_id: id }) => reopened.has(id)) / rows.length;
      return rate(own) / rate(closed);
    };
    const [picked, byLot] = [share('2023-11-01', '2024-11-01'), share('2024-11-01', '2026-10-01')];
    assert.ok(picked > 2.2, String(picked));
    assert.ok(byLot < 1.6, String(byLot));
    const lot = Date.parse('2024-10-31T23:00:00Z');
    const wrong = counted.filter((row) => (row['stratum'] !== null) !== at(row['case_closed_at']) >= lot);
    assert.equal(wrong.length, 0);
  });

  test('have one reviewer who is harsh, by far more than another', () => {
    const names = [1, 2, 3, 4, 5].map((number) => `reviewer-${number}`);
    const means = names.map((name) => mean(counted.filter((row) => row['reviewer_id'] === name).map(scoreOf)));
    const others = means.filter((_, index) => index !== 3);
    assert.ok(Math.min(...others) - (means[3] ?? 0) > 10, means.join());
    assert.ok(Math.max(...others) - Math.min(...others) < 8, means.join());
  });

  test('hold sessions in which all five judge the same cases', () => {
    const sessions = judged.filter(({ kind }) => kind === 'calibration');
    assert.equal(sessions.length, 220);
    const units = new Set(sessions.map((row) => `${String(row['session_id'])} ${String(row['case_id'])}`));
    assert.equal(units.size, 44);
  });

  test('follow a rubric that changed once, on 1 July 2024', () => {
    for (const row of reviews) {
      const later = at(row['reviewed_at']) >= Date.parse('2024-06-30T22:00:00Z');
      assert.equal(row['scorecard_version'], later ? '2' : '1');
    }
    assert.ok(reviews.some(({ scorecard_version: version }) => version === '1'));
  });

  test('say that cases are made clear better than the year before, and that the harsh reviewer is not why', () => {
    const gain = (rows: readonly Rated[], earlier: readonly Rated[]) =>
      mean(rows.map(points)) / mean(earlier.map(points));
    const now = categoryIn('clarification', '2025-10-01', '2026-10-01');
    const then = categoryIn('clarification', '2024-10-01', '2025-10-01');
    assert.ok(gain(now, then) > 1.06 && gain(now, then) < 1.2, String(gain(now, then)));
  });
});

describe('the story of the demo', () => {
  const replyHours = (from: string, until: string) =>
    median(
      cases
        .filter((row) => within(row, 'created_at', from, until) && row['first_public_reply_at'] !== null)
        .map((row) => (at(row['first_public_reply_at']) - at(row['created_at'])) / 3_600_000),
    );
  const share = (rows: readonly Row[], part: (row: Row) => boolean) => count(rows, part) / rows.length;
  const csatIn = (from: string, until: string) =>
    share(
      csat.filter((row) => typeof row['score'] === 'number' && within(row, 'responded_at', from, until)),
      ({ score }) => Number(score) >= 4,
    );
  const loyaltyIn = (from: string, until: string) => {
    const answers = survey.filter(
      (row) => typeof row['score'] === 'number' && within(row, 'responded_at', from, until),
    );
    return share(answers, ({ score }) => Number(score) >= 9) - share(answers, ({ score }) => Number(score) <= 6);
  };

  test('the new portal brings more cases and slower replies', () => {
    const inside = (from: string, until: string) => count(cases, (row) => within(row, 'created_at', from, until));
    assert.ok(inside(...bad) > 1.25 * inside(...before));
    assert.ok(replyHours(...bad) > 1.6 * replyHours(...before));
  });

  test('customers are less satisfied with it and recommend less', () => {
    assert.ok(csatIn(...bad) < csatIn(...before) - 0.1);
    assert.ok(loyaltyIn(...bad) < loyaltyIn(...before) - 0.15);
  });

  test('customers leave twice as often, and some months after the repair as seldom as before', () => {
    const before = churnRate('2024-10', '2025-01', everyone);
    assert.ok(churnRate('2025-10', '2026-01', everyone) > 2 * before);
    assert.ok(churnRate('2026-05', '2026-09', everyone) < 1.3 * before);
  });

  test('half a year after the repair all is at least as well as before', () => {
    const after = ['2026-07-01', '2026-10-01'] as const;
    assert.ok(replyHours(...after) < replyHours(...before));
    assert.ok(csatIn(...after) > csatIn(...bad) + 0.1 && loyaltyIn(...after) > loyaltyIn(...bad) + 0.15);
  });
});

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

  test('load at once: all together less than 4 MB', () => {
    const bytes = [...texts.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    assert.ok(bytes < 4_000_000, String(bytes));
  });

  test('say how many rows they have, and are complete to one instant', () => {
    for (const name of names) {
      const { meta } = feedOf(name);
      assert.deepEqual([meta.count, at(meta.as_of)], [rowsOf(name).length, asOf], name);
    }
  });

  test('hold nothing that has not happened yet', () => {
    const times = /_at$|^at$/;
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

  test('half a year after the repair all is at least as well as before', () => {
    const after = ['2026-07-01', '2026-10-01'] as const;
    assert.ok(replyHours(...after) < replyHours(...before));
    assert.ok(csatIn(...after) > csatIn(...bad) + 0.1 && loyaltyIn(...after) > loyaltyIn(...bad) + 0.15);
  });
});

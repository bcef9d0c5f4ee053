import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultDecode, defaultRows } from '../../src/engine/contract.js';
import { createEngine as createRollupEngine } from '../../src/engine/rollups.js';
import { createEngine } from '../../src/engine/rows.js';
import { defaultQuestion, FeedError, type Question } from '../../src/metric.js';

type Engine = ReturnType<typeof createEngine>;

/** A plan by month: what an account has at the end of each month of 2024, nothing where it does not pay. */
type Year = readonly (string | null)[];

function all(plan: string): Year {
  return Array.from({ length: 12 }, () => plan);
}

/** `first` up to the end of month `last`, then `then`. */
function until(last: number, first: string | null, then: string | null): Year {
  return Array.from({ length: 12 }, (_, month) => (month < last ? first : then));
}

function states(accounts: readonly Year[]) {
  return accounts.flatMap((year, account) =>
    year.flatMap((plan, month) =>
      plan === null
        ? []
        : [
            {
              account_id: `account ${account}`,
              at: new Date(Date.UTC(2024, month + 1, 0, 12)).toISOString(),
              mrr: 10,
              plan,
            },
          ],
    ),
  );
}

/** The same as churn counts it: who paid at the end of a month is at risk in the next one. */
function sums(accounts: readonly Year[]) {
  const lines = accounts.flatMap((year) =>
    year.flatMap((plan, month) => {
      const next = month + 1;
      const period = `2024-${String(next + 1).padStart(2, '0')}`;
      return plan === null || next > 11
        ? []
        : [{ plan, period, risk_month: 24_288 + next, churned: Number(!year[next]) }];
    }),
  );
  const column = (name: 'plan' | 'period' | 'risk_month' | 'churned') => lines.map((line) => line[name]);
  return {
    meta: { kind: 'rollup', metric: 'churn', grain: 'month', dims: ['plan'], keys: ['part', 'risk_month'] },
    columns: {
      plan: column('plan'),
      period: column('period'),
      part: lines.map(() => 'month'),
      risk_month: column('risk_month'),
      n: lines.map(() => 1),
      exposure: lines.map(() => 1),
      churned: column('churned'),
    },
  };
}

async function asking(
  metric: string,
  data: unknown,
  options: Question['options'] = {},
  engine: Engine = createEngine(),
) {
  const decode = { ...defaultDecode, columns: ['plan'] };
  const handle = await engine.open(metric, { main: { bytes: null, data, contentType: null, decode } });
  const base: Question = { ...defaultQuestion, asOf: '2025-01-01', period: 'quarter', minGroup: 5, options };
  const ask = (question: Partial<Question>) => engine.measure(handle, metric, { ...base, ...question });
  const rows = (plan: string) => {
    const where = [{ name: 'plan', is: [plan] }];
    return engine.rows(handle, metric, { ...defaultRows, question: { ...base, by: ['plan'] }, where }).then(
      ({ total }) => total,
      (error: unknown) => (error instanceof FeedError ? error.code : String(error)),
    );
  };
  const facets = (question: Partial<Question>) => engine.facets(handle, metric, 'plan', { ...base, ...question });
  return {
    ask,
    rows,
    facets,
    /** How many a filter shows. */
    filtered: async (plan: readonly string[], question: Partial<Question> = {}) =>
      (await ask({ ...question, filters: { plan } })).n,
    /** How many each plan shows, by name. */
    byPlan: async (question: Partial<Question> = {}) =>
      Object.fromEntries((await ask({ ...question, by: ['plan'] })).segments.map(({ key, n }) => [key, n])),
  };
}

/** Five of `free`, of whom one pays from October on; nobody else. */
const five = [...Array.from({ length: 4 }, () => all('free')), until(9, 'free', 'paid')];

/** The same beside thirty of `pro`, and fifteen more of `free`. */
const fifty = [
  ...five,
  ...Array.from({ length: 15 }, () => all('free')),
  ...Array.from({ length: 30 }, () => all('pro')),
];

describe('a group that stands in another month than the most is protected as any other', () => {
  test('so that neither a segment nor a filter nor records tell of the one who moved', async () => {
    const churn = await asking('churn', states(five));
    assert.equal((await churn.ask({})).n, 5);
    assert.deepEqual(await churn.byPlan(), { free: null, paid: null });
    assert.deepEqual([await churn.filtered(['free']), await churn.filtered(['paid'])], [null, null]);
    assert.deepEqual([await churn.rows('free'), await churn.rows('paid')], ['small_group', 'small_group']);
    assert.deepEqual(
      (await churn.facets({})).map(({ key, n }) => [key, n]),
      [
        ['free', null],
        ['paid', null],
      ],
    );
  });

  test('which takes the next smallest along, and leaves the others', async () => {
    const churn = await asking('churn', states(fifty));
    assert.deepEqual(await churn.byPlan(), { free: null, paid: null, pro: 30 });
    assert.deepEqual([await churn.filtered(['free']), await churn.filtered(['paid'])], [null, null]);
    assert.deepEqual([await churn.filtered(['pro']), await churn.filtered(['free', 'paid'])], [30, 20]);
    assert.deepEqual([await churn.rows('free'), await churn.rows('pro')], ['small_group', 30 * 11 + 30]);
  });

  test('within a window of its months as without one', async () => {
    const churn = await asking('churn', states(fifty));
    const last = { since: '2024-10-01', until: '2025-01-01' };
    assert.deepEqual(await churn.byPlan(last), { free: null, paid: null, pro: 30 });
    assert.equal(await churn.filtered(['free'], last), null);
  });

  test('in each month for itself where months are never added', async () => {
    // Of twenty of `free` one is of `paid` in May only: whoever paid at its end is in the window of one month after it.
    const accounts = [
      ...Array.from({ length: 19 }, () => all('free')),
      all('free').map((plan, month) => (month === 4 ? 'paid' : plan)),
      ...Array.from({ length: 30 }, () => all('pro')),
      ...Array.from({ length: 3 }, () => until(12, 'paid', null)),
      ...Array.from({ length: 6 }, () => until(4, 'paid', null)),
      ...Array.from({ length: 6 }, () => until(12, 'paid', 'paid').map((plan, month) => (month > 4 ? plan : null))),
    ];
    const kept = await asking('retention', states(accounts), { window: 1 });
    const free = await kept.ask({ period: 'month', filters: { plan: ['free'] } });
    const shown = free.series.map(({ period, n }) => [period.slice(5), n]);
    // Paid counts nine, but four in the window that begins with the end of May.
    assert.deepEqual(shown.slice(3, 7), [
      ['05', 20],
      ['06', null],
      ['07', 20],
      ['08', 20],
    ]);
    assert.equal(free.n, 20);
    const june = { period: 'month' as const, since: '2024-06-01', until: '2024-07-01' };
    assert.deepEqual([await kept.filtered(['free'], june), await kept.filtered(['pro'], june)], [null, 30]);
  });

  test('in sums as in rows', async () => {
    const churn = await asking('churn', sums(fifty), {}, createRollupEngine());
    assert.deepEqual(await churn.byPlan(), { free: null, paid: null, pro: 30 });
    assert.deepEqual([await churn.filtered(['free']), await churn.filtered(['pro'])], [null, 30]);
    assert.deepEqual([await churn.filtered(['free', 'paid'])], [20]);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultRows } from '../../src/engine/contract.js';
import { createEngine } from '../../src/engine/rows.js';
import { defaultDecode } from '../../src/feeds/index.js';
import { defaultQuestion, FeedError, type Fact, type Measure, type Question } from '../../src/metric.js';
import { revenueAtRisk } from '../../src/metrics/counting/revenue-at-risk.js';
import { ask } from './ask.js';

const meta = { as_of: '2026-10-15T00:00:00Z', tz: 'UTC', currency: 'EUR' };

/** Five customers and an account of our own; what they pay, when they renew. */
const accounts = [
  { account_id: 'a', name: 'Alder', arr: 100_000, renewal_at: '2026-11-30', tier: 'Premium' },
  { account_id: 'b', name: 'Birch', arr: 50_000, renewal_at: '2027-02-01', tier: 'Basic' },
  { account_id: 'c', name: 'Cedar', arr: 250_000, renewal_at: '2026-12-31', tier: 'Premium' },
  { account_id: 'd', name: 'Dogwood', arr: 100_000, renewal_at: '2026-01-15', tier: 'Basic' },
  { account_id: 'e', name: 'Elm', arr: null, tier: 'Basic' },
  { account_id: 'own', name: 'Ourselves', arr: 900_000, internal: true },
];

const cases = [
  { case_id: '1', account_id: 'a', created_at: '2026-09-28T00:00:00Z', escalated_at: '2026-10-01T00:00:00Z' },
  { case_id: '2', account_id: 'b', created_at: '2026-09-01T00:00:00Z' },
  { case_id: '3', account_id: 'c', created_at: '2026-05-20T00:00:00Z', escalated_at: '2026-06-01T00:00:00Z' },
  { case_id: '4', account_id: 'e', created_at: '2026-10-01T00:00:00Z' },
  { case_id: '5', account_id: 'own', created_at: '2026-10-01T00:00:00Z', escalated_at: '2026-10-02T00:00:00Z' },
];

const targets = [
  { target_id: 't1', case_id: '2', started_at: '2026-09-09T00:00:00Z', target_min: 1440 },
  { target_id: 't2', case_id: '4', started_at: '2026-10-04T00:00:00Z', due_at: '2026-10-05T00:00:00Z' },
  { target_id: 't3', case_id: '3', started_at: '2026-10-14T00:00:00Z', target_min: 2880 },
];

const answers = [
  { case_id: '2', responded_at: '2026-09-20T00:00:00Z', score: 2, kind: 'csat' },
  { account_id: 'c', responded_at: '2026-10-01T00:00:00Z', score: 5, kind: 'csat' },
  { account_id: 'd', responded_at: '2026-10-10T00:00:00Z', score: 6, kind: 'nps' },
];

const all = { main: cases, accounts, targets, answers };

function factOf({ facts = [] }: Measure, code: string): Fact['value'] | undefined {
  return facts.find((fact) => fact.code === code)?.value;
}

function measured(rows: Partial<typeof all> = all, question: Partial<Question> = {}, more: object = {}) {
  const { main = cases, ...rest } = rows;
  return ask(revenueAtRisk, { main, ...rest }, { ...meta, ...more }, question);
}

describe('revenue at risk', () => {
  test('is what customers pay who had trouble in the last 90 days, out of what all pay: 250,000 of 500,000', async () => {
    const measure = await measured();
    assert.deepEqual([measure.value, measure.low, measure.n], [50, null, 5]);
    assert.equal(factOf(measure, 'revenue_at_risk'), 250_000);
    assert.equal(factOf(measure, 'recurring_revenue'), 500_000);
    assert.equal(factOf(measure, 'customers_at_risk'), 4);
    assert.equal(measure.context.currency, 'EUR');
  });

  test('comes up by the quarter of renewal, the next first, then what has passed, then what nobody dates', async () => {
    const { risk } = await measured();
    assert.deepEqual(risk?.renewals, [
      { key: '2026-Q4', n: 1, amount: 100_000 },
      { key: '2027-Q1', n: 1, amount: 50_000 },
      { key: 'passed', n: 1, amount: 100_000 },
      { key: null, n: 1, amount: 0 },
    ]);
  });

  test('names its reasons, and counts a customer in each of its own', async () => {
    const { risk } = await measured();
    assert.deepEqual(risk?.reasons, [
      { key: 'breached', n: 2, amount: 50_000 },
      { key: 'escalated', n: 1, amount: 100_000 },
      { key: 'unhappy', n: 2, amount: 150_000 },
    ]);
  });

  test('lists its customers, the next renewal first, with what they pay and why', async () => {
    const { queue } = await measured();
    assert.deepEqual(
      queue?.map(({ name, note, amount }) => [name, note, amount]),
      [
        ['Alder', 'escalated', 100_000],
        ['Birch', 'breached unhappy', 50_000],
        ['Dogwood', 'unhappy', 100_000],
        ['Elm', 'breached', null],
      ],
    );
    assert.equal(queue?.[0]?.since, '2026-10-01T00:00:00.000Z');
    assert.equal(queue?.[0]?.due, '2026-11-30T00:00:00.000Z');
    assert.equal(queue?.[0]?.overdue, -46 * 24);
  });

  test('names nobody where the feed or the page says so', async () => {
    assert.deepEqual((await measured(all, { options: { names: 'hidden' } })).queue, []);
    const fixed = await measured(all, {}, { definition: { names: 'hidden' } });
    assert.deepEqual(fixed.queue, []);
    assert.equal(fixed.value, 50);
  });

  test('names nobody where only the feed of accounts says so, neither in its list nor in its rows', async () => {
    const content = (rows: readonly object[], more: object = {}) => ({
      bytes: null,
      data: { meta: { ...meta, ...more }, rows },
      contentType: null,
      decode: defaultDecode,
    });
    const opened = async (more: object) => {
      const engine = createEngine();
      const others = { accounts: content(accounts, more), targets: content(targets), answers: content(answers) };
      const handle = await engine.open('revenue-at-risk', { ...others, main: content(cases) });
      const question = { ...defaultQuestion, minGroup: 1, options: { names: 'shown' } };
      const columns = ['risk name', 'risk account'];
      return {
        queue: (await engine.measure(handle, 'revenue-at-risk', question)).queue,
        rows: () => engine.rows(handle, 'revenue-at-risk', { ...defaultRows, question, columns }),
      };
    };
    const named = await opened({});
    assert.equal(named.queue?.length, 4);
    assert.ok((await named.rows()).rows.some(({ values }) => values[0] === 'Birch'));
    const hidden = await opened({ definition: { names: 'hidden' } });
    assert.deepEqual(hidden.queue, []);
    await assert.rejects(hidden.rows(), (error) => error instanceof FeedError && error.code === 'missing_column');
  });

  test('takes its currency from the rows of accounts where no feed names one', async () => {
    const inEuro = accounts.map((account) => ({ ...account, currency: 'EUR' }));
    assert.equal((await measured({ ...all, accounts: inEuro }, {}, { currency: undefined })).context.currency, 'EUR');
    assert.equal((await measured(all, {}, { currency: undefined })).context.currency, undefined);
  });

  test('is told for the ends of months: Cedar in June and July, nobody in August, Birch in September', async () => {
    const { series, change } = await measured(all, {}, { complete_from: '2026-01-01T00:00:00Z' });
    assert.deepEqual(
      series.map(({ period, value, complete }) => [period, value, complete]),
      [
        ['2026-04', 0, true],
        ['2026-05', 0, true],
        ['2026-06', 50, true],
        ['2026-07', 50, true],
        ['2026-08', 0, true],
        ['2026-09', 10, true],
        ['2026-10', 50, false],
      ],
    );
    assert.deepEqual([change?.from, change?.to, change?.value, change?.verdict], ['2026-08', '2026-09', 10, 'unclear']);
  });

  test('shows no month in which nobody looked: without a word of the feed it begins 90 days after the first trouble', async () => {
    const { series } = await measured();
    assert.deepEqual(
      series.map(({ period }) => period),
      ['2026-09', '2026-10'],
    );
  });

  test('forgets trouble after as many days as are asked for: in 7 days only Dogwood', async () => {
    const measure = await measured(all, { options: { days: 7 } });
    assert.equal(measure.value, 20);
    await assert.rejects(measured(all, { options: { days: 0 } }), (error) => error instanceof FeedError);
  });

  test('rewinds: at the end of August nobody was at risk', async () => {
    const measure = await measured(all, { asOf: '2026-09-01T00:00:00Z' });
    assert.deepEqual([measure.value, factOf(measure, 'customers_at_risk')], [0, 0]);
  });

  test('has segments of accounts, which belong to the account even where a case says otherwise', async () => {
    const { segments } = await measured(all, { by: ['tier'] });
    assert.deepEqual(
      segments.map(({ key, value, n }) => [key, value, n]),
      [
        ['Basic', 100, 3],
        ['Premium', 28.57142857142857, 2],
      ],
    );
  });

  test('hides groups of few customers with what they pay where nobody is named', async () => {
    const named = await measured(all, { minGroup: 5 });
    assert.equal(named.risk?.renewals[0]?.amount, 100_000);
    const { risk } = await measured(all, { minGroup: 5, options: { names: 'hidden' } });
    for (const group of [...(risk?.renewals ?? []), ...(risk?.reasons ?? [])]) {
      assert.deepEqual([group.n, group.amount, group.hidden], [null, null, 'small']);
    }
  });

  test('counts customers where nobody says what they pay, and says so: 4 of 5', async () => {
    const free = accounts.map(({ arr: _arr, ...rest }) => rest);
    const measure = await measured({ ...all, accounts: free as typeof accounts });
    assert.equal(measure.value, 80);
    assert.equal(factOf(measure, 'revenue_at_risk'), null);
    assert.ok(measure.notes.some(({ code }) => code === 'no_revenue'));
  });

  test('without accounts takes those who have a case', async () => {
    const measure = await ask(revenueAtRisk, { main: cases }, meta);
    assert.deepEqual([measure.value, measure.n], [40, 5]);
  });

  test('takes escalations from the events of cases too', async () => {
    const events = [{ case_id: '4', at: '2026-10-02T00:00:00Z', type: 'escalate' }];
    const measure = await ask(revenueAtRisk, { main: cases, events }, meta);
    assert.equal(measure.value, 60);
  });

  test('says whose revenue is not known, and whose amount is none', async () => {
    const strays = [...cases, { case_id: '6', account_id: 'unknown', created_at: '2026-10-01T00:00:00Z' }];
    const measure = await measured({ ...all, main: strays });
    assert.ok(measure.notes.some((note) => note.code === 'revenue_missing' && note['n'] === 1));
    assert.deepEqual(
      measure.rows.issues.map(({ code, field, count }) => [code, field, count]),
      [
        ['without_money', 'accounts.arr', 1],
        ['orphan', 'account_id', 1],
      ],
    );
  });

  test('never adds several currencies', async () => {
    const mixed = accounts.map((account, index) => ({ ...account, currency: index === 0 ? 'USD' : 'EUR' }));
    await assert.rejects(
      measured({ ...all, accounts: mixed }),
      (error) => error instanceof FeedError && error.code === 'currency_mismatch',
    );
  });
});

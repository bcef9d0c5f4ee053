import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answered, factsBy, type Rows } from './answers.js';

const asOf = '2024-04-01T00:00:00Z';

/** By hand: created 2 in January, 2 in February, 1 in March; solved 1 in February, 1 in March; open 3. */
const cases: Rows = [
  { case_id: 'a', created_at: '2024-01-08T09:30:00Z', last_solved_at: '2024-02-01T00:00:00Z', priority: 'high' },
  { case_id: 'b', created_at: '2024-01-09T09:59:59Z', closed_at: '2024-03-31T23:59:00Z', priority: 'high' },
  { case_id: 'c', created_at: '2024-02-29T23:00:00Z', status: 'open', priority: 'high' },
  { case_id: 'd', created_at: '2024-02-28T10:00:00Z', priority: 'low' },
  { case_id: 'e', created_at: '2024-03-31T22:00:00Z', status: 'new' },
];

describe('volume', () => {
  test('counts the cases created, without an interval, since every case is there', async () => {
    const { value, low, high, n, basis, unit, rows } = await answered('volume', asOf, { main: cases });
    assert.deepEqual(
      { value, low, high, n, basis, unit },
      { value: 5, low: null, high: null, n: 5, basis: 'census', unit: 'count' },
    );
    assert.deepEqual([rows.received, rows.used], [5, 5]);
  });

  test('puts each case in the period in which it came and, once it is solved or closed, in that in which it went', async () => {
    const { series, stack = [] } = await answered('volume', asOf, { main: cases });
    assert.deepEqual(
      series.map(({ period, value }) => [period, value]),
      [
        ['2024-01', 2],
        ['2024-02', 2],
        ['2024-03', 1],
      ],
    );
    assert.deepEqual(
      stack.map(({ states }) => states.map(({ key, n }) => [key, n])),
      [
        [
          ['created', 2],
          ['solved', 0],
        ],
        [
          ['created', 2],
          ['solved', 1],
        ],
        [
          ['created', 1],
          ['solved', 1],
        ],
      ],
    );
  });

  test('says what is left: created minus solved is what is open', async () => {
    const measure = await answered('volume', asOf, { main: cases });
    assert.deepEqual(factsBy(measure), { created: 5, solved: 2, net_flow: 3, open: 3 });
  });

  test('has seen what came at as_of itself', async () => {
    const measure = await answered('volume', asOf, { main: [...cases, { case_id: 'f', created_at: asOf }] });
    assert.deepEqual(factsBy(measure), { created: 6, solved: 2, net_flow: 4, open: 4 });
  });

  test('counts a case that is open again as open, and not as solved', async () => {
    const again = { case_id: 'a', created_at: '2024-01-08T09:30:00Z', last_solved_at: '2024-02-01T00:00:00Z' };
    const measure = await answered('volume', asOf, { main: [{ ...again, status: 'open' }] });
    assert.deepEqual(factsBy(measure), { created: 1, solved: 0, net_flow: 1, open: 1 });
  });

  test('asked as of an earlier instant, has seen nothing later', async () => {
    const measure = await answered('volume', asOf, { main: cases }, { asOf: '2024-01-31' });
    assert.deepEqual(factsBy(measure), { created: 2, solved: 0, net_flow: 2, open: 2 });
  });

  test('of a window that ends earlier counts what was open at its end', async () => {
    const measure = await answered('volume', asOf, { main: cases }, { since: '2024-02-01', until: '2024-03-01' });
    // Created c and d, solved a; at the end b, c and d are open.
    assert.deepEqual(factsBy(measure), { created: 2, solved: 1, net_flow: 1, open: 3 });
  });

  test('leaves spam, merged and deleted cases out, and counts a repeated case once', async () => {
    const created_at = '2024-03-01T00:00:00Z';
    const main = [
      { case_id: 'a', created_at, updated_at: '2024-03-02T00:00:00Z', status: 'solved', last_solved_at: created_at },
      { case_id: 'a', created_at, updated_at: '2024-03-01T00:00:00Z', status: 'open' },
      { case_id: 'b', created_at, status: 'spam' },
      { case_id: 'c', created_at, status: 'merged' },
      { case_id: 'd', created_at, status: 'deleted' },
    ];
    const measure = await answered('volume', asOf, { main });
    assert.deepEqual(factsBy(measure), { created: 1, solved: 1, net_flow: 0, open: 0 });
    assert.deepEqual(
      measure.rows.issues.map(({ code, count }) => [code, count]),
      [
        ['duplicate_id', 1],
        ['excluded', 3],
      ],
    );
  });

  test('counts arrivals by weekday and hour of the report zone', async () => {
    const { hours = [] } = await answered('volume', asOf, { main: cases }, { timeZone: 'Europe/Paris' });
    // a: Monday 10:30, b: Tuesday 10:59, d: Wednesday 11:00, c: Friday 1 March 00:00, e: Monday 1 April 00:00.
    const counted = hours[0]?.cells.filter(({ n }) => n > 0).map(({ weekday, hour, n }) => [weekday, hour, n]);
    assert.equal(hours[0]?.counts, 'created');
    assert.deepEqual(counted, [
      [1, 0, 1],
      [1, 10, 1],
      [2, 10, 1],
      [3, 11, 1],
      [5, 0, 1],
    ]);
  });

  test('stacks what is open by age, youngest first, for each priority', async () => {
    const { backlog = [], backlog_by } = await answered('volume', asOf, { main: cases });
    // At 1 April e is 2 hours old, c 31 days and an hour, d 32 days and 14 hours.
    assert.deepEqual(
      backlog.flatMap(({ period, states }) => states.flatMap(({ key, n }) => (n > 0 ? [[period, key, n]] : []))),
      [
        ['', 'under_4_hours', 1],
        ['high', 'over_30_days', 1],
        ['low', 'over_30_days', 1],
      ],
    );
    assert.equal(backlog_by, 'priority');
  });

  test('stacks priorities of few open cases with the next smallest as one, so that the whole gives none away', async () => {
    const open = (n: number, priority: string | null) =>
      Array.from({ length: n }, (_, i) => ({
        case_id: `${priority} ${i}`,
        created_at: '2024-02-01T00:00:00Z',
        priority,
      }));
    const stacked = async (main: Rows) => {
      const { backlog = [], backlog_by: by } = await answered('volume', asOf, { main }, { minGroup: 5 });
      const sum = (states: (typeof backlog)[number]['states']) => states.reduce((total, { n }) => total + n, 0);
      return [by, ...backlog.map(({ together, period, states }) => [together ?? period, sum(states)])];
    };
    const [many, some, few] = [open(9, 'low'), open(6, 'high'), open(2, 'urgent')];
    assert.deepEqual(await stacked([...many, ...some, ...few]), ['priority', [['urgent', 'high'], 8], ['low', 9]]);
    // Three and two are enough together.
    assert.deepEqual(await stacked([...some, ...few, ...open(3, null)]), [
      'priority',
      [['urgent', null], 5],
      ['high', 6],
    ]);
    assert.deepEqual(await stacked([...some, ...few]), [undefined, ['2024-03', 8]]);
    assert.deepEqual(await stacked([...many, ...some]), ['priority', ['high', 6], ['low', 9]]);
  });

  test('stacks what is open as a whole where nobody says of what priority or channel it is', async () => {
    const options = { backlog: 'channel' };
    const { backlog = [], backlog_by } = await answered('volume', asOf, { main: cases }, { options });
    assert.deepEqual(
      backlog.map(({ period, states }) => [period, states.at(-1)]),
      [['2024-03', { key: 'over_30_days', n: 2, share: 200 / 3 }]],
    );
    assert.equal(backlog_by, undefined);
  });

  test('lists segments without holding them against the others, since they add up', async () => {
    const { segments } = await answered('volume', asOf, { main: cases }, { by: ['priority'] });
    assert.deepEqual(
      segments.map(({ key, value, rest }) => [key, value, rest]),
      [
        ['high', 3, null],
        ['low', 1, null],
        [null, 1, null],
      ],
    );
  });
});

describe('a change of volume', () => {
  const many = (month: string, count: number): Rows =>
    Array.from({ length: count }, () => ({ created_at: `2024-${month}-05T00:00:00Z` }));

  test('is judged by exact Poisson limits of both counts (100: 81.36 to 121.63)', async () => {
    const { change } = await answered('volume', asOf, { main: [...many('02', 100), ...many('03', 150)] });
    // Garwood 1936 for 150: 126.96 to 176.02. 50 − √((150 − 126.96)² + (121.63 − 100)²) = 18.4; 50 + √(26.02² + 18.64²) = 82.0
    assert.equal(change?.value, 50);
    assert.equal(change?.verdict, 'up');
    assert.equal(change?.low?.toFixed(1), '18.4');
    assert.equal(change?.high?.toFixed(1), '82.0');
  });

  test('says how large it would have to be to show: 40.7 cases where 100 came in both months', async () => {
    const { change } = await answered('volume', asOf, { main: [...many('02', 100), ...many('03', 100)] });
    // The limits of 100 are those of an error of (121.627 − 81.364) ÷ 3.91993 = 10.2713; √2 · 10.2713 · (1.95996 + 0.84162) = 40.70
    assert.equal(change?.detectable?.toFixed(1), '40.7');
  });

  test('that a longer month alone makes is none: 31 days after 28', async () => {
    const { change } = await answered('volume', asOf, { main: [...many('02', 28_000), ...many('03', 31_000)] });
    assert.ok((change?.low ?? 0) > 0);
    assert.equal(change?.verdict, 'unclear');
  });
});

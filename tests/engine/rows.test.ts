import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultDecode, defaultRows, type RowsRequest } from '../../src/engine/contract.js';
import { createEngine } from '../../src/engine/rows.js';
import { defaultQuestion, FeedError, type Question } from '../../src/metric.js';

/** Six answers of the north in January and six in March, six of the south in March, and two of the east. */
const rows = Array.from({ length: 20 }, (_, row) => ({
  response_id: `r${20 - row}`,
  score: row % 10,
  region: row < 12 ? 'north' : row < 18 ? 'south' : 'east',
  account_id: row % 2 === 0 ? 'Zeta' : 'ärger',
  agent_id: `agent ${row % 3}`,
  weight: row === 3 ? null : 1,
  responded_at: row < 6 ? `2024-01-1${row}T12:00:00Z` : `2024-03-${10 + row}T12:00:00Z`,
}));

const question: Question = { ...defaultQuestion, period: 'month' };

async function asked(request: Partial<RowsRequest>, data: unknown = rows, metric = 'nps') {
  const engine = createEngine();
  const decode = { ...defaultDecode, columns: ['region', 'agent_id'] };
  const handle = await engine.open(metric, { main: { bytes: null, data, contentType: null, decode } });
  return engine.rows(handle, metric, { ...defaultRows, question, ...request });
}

function isCode(code: string) {
  return (error: unknown) => error instanceof FeedError && error.code === code;
}

async function numbersOf(request: Partial<RowsRequest>): Promise<(number | null)[]> {
  return (await asked(request)).rows.map(({ row }) => row);
}

describe('the rows behind a number', () => {
  test('are found by period, dimension and the metric’s own keys together', async () => {
    const where = [
      { name: 'period', is: ['2024-03'] },
      { name: 'region', is: ['north'] },
      { name: 'score', from: 0, to: 6 },
    ];
    // Rows 7 to 12 have the scores 6, 7, 8, 9, 0 and 1.
    assert.deepEqual(await numbersOf({ where }), [7, 11, 12]);
  });

  test('are found by bounds, the upper one within or without, and by instants', async () => {
    assert.deepEqual(await numbersOf({ where: [{ name: 'score', from: 8, to: 9 }] }), [9, 10, 19, 20]);
    assert.deepEqual(await numbersOf({ where: [{ name: 'score', from: 8, below: 9 }] }), [9, 19]);
    const since = { name: 'responded_at', from: '2024-03-10', below: '2024-03-22T12:00:00Z' };
    assert.deepEqual(await numbersOf({ where: [since] }), [7, 8, 9, 10, 11, 12]);
  });

  test('say what each adds, what all add, and by the keys of the metric with few values', async () => {
    const where = [
      { name: 'region', is: ['north'] },
      { name: 'period', is: ['2024-03'] },
    ];
    const { total, addends, sums, parts, made, rows: shown, keys } = await asked({ where, limit: 1 });
    assert.deepEqual([total, addends, sums], [6, ['n', 'weight', 'weight_squared'], [6, 6_000_000, 6]]);
    assert.deepEqual(
      keys.map(({ name }) => name),
      ['period', 'score', 'cluster'],
    );
    assert.deepEqual(shown[0]?.keys, ['2024-03', 6, 'Zeta']);
    assert.deepEqual(shown[0]?.adds, [1, 1_000_000, 1]);
    assert.deepEqual(
      parts[0]?.parts.map(({ key, rows: count, adds }) => [key, count, adds[0]]),
      [0, 1, 6, 7, 8, 9].map((score) => [score, 1, 1]),
    );
    // One promoter (9) and three detractors (0, 1, 6) of six.
    assert.deepEqual([made.n, made.value?.toFixed(3)], [6, '-33.333']);
  });

  test('are sorted by size, by time and by text without a language, missing values last, equal ones as they came', async () => {
    const firstOf = async (sort: RowsRequest['sort']) => (await numbersOf({ sort })).slice(0, 4);
    assert.deepEqual(await firstOf({ column: 'score', descending: true }), [10, 20, 9, 19]);
    assert.deepEqual(await firstOf({ column: 'responded_at', descending: true }), [20, 19, 18, 17]);
    // Capitals come before small letters, and those before letters with marks.
    assert.deepEqual(await firstOf({ column: 'account_id', descending: false }), [1, 3, 5, 7]);
    assert.deepEqual(await firstOf({ column: 'response_id', descending: false }), [20, 11, 10, 9]);
    for (const descending of [true, false]) {
      assert.equal((await numbersOf({ sort: { column: 'weight', descending } })).at(-1), 4);
    }
  });

  test('come in ranges of at most a thousand', async () => {
    const many = Array.from({ length: 1500 }, () => ({ score: 9 }));
    assert.equal((await asked({ limit: 5000 }, many)).rows.length, 1000);
    assert.deepEqual(
      (await asked({ offset: 1499, limit: 5000 }, many)).rows.map(({ row }) => row),
      [1500],
    );
  });

  test('are those that count: no repeated rows, and none after the instant asked for', async () => {
    const twice = [...rows, { ...rows[0], score: 5 }];
    assert.equal((await asked({}, twice)).total, 20);
    assert.equal((await asked({ question: { ...question, asOf: '2024-02-01' } })).total, 6);
    assert.equal((await asked({ question: { ...question, since: '2024-03-01' } })).total, 14);
  });

  test('name all columns of the feed that have values where none are asked for, with what they hold', async () => {
    const { columns } = await asked({});
    assert.deepEqual(Object.fromEntries(columns.map(({ name, kind }) => [name, kind])), {
      response_id: 'text',
      score: 'number',
      responded_at: 'instant',
      account_id: 'text',
      weight: 'number',
      region: 'text',
      agent_id: 'text',
    });
  });

  test('do not name persons whom the feed hides, nor can they be found or sorted by them', async () => {
    const data = { meta: { definition: { agents: 'hidden' } }, rows };
    const { columns } = await asked({ columns: ['score', 'agent_id'] }, data);
    assert.deepEqual(
      columns.map(({ name }) => name),
      ['score'],
    );
    assert.ok((await asked({}, data)).columns.every(({ name }) => name !== 'agent_id'));
    await assert.rejects(asked({ where: [{ name: 'agent_id', is: ['agent 1'] }] }, data), isCode('bad_option'));
    await assert.rejects(asked({ sort: { column: 'agent_id', descending: true } }, data), isCode('bad_option'));
  });

  test('are refused where their number is hidden, or would give a hidden one away', async () => {
    const filters = (...region: string[]) => ({ question: { ...question, filters: { region } } });
    const where = (...region: string[]) => ({ where: [{ name: 'region', is: region }] });
    for (const of of [filters, where]) {
      await assert.rejects(asked(of('east')), isCode('small_group'));
      await assert.rejects(asked(of('south')), isCode('small_group'), 'the south and the east are hidden together');
      assert.equal((await asked(of('south', 'east'))).total, 8);
      assert.equal((await asked(of('north'))).total, 12);
    }
  });

  test('are refused where an answer hides their number, whatever else would give it away', async () => {
    const answers = (region: string, month: string | null, n: number) =>
      Array.from({ length: n }, (_, i) => ({
        score: i,
        region,
        responded_at: month === null ? null : `${month}-1${i}T12:00:00Z`,
      }));
    // The three of 2023 are hidden with the two without a time; the series, which knows of three only, hides six beside.
    const west = [
      answers('west', '2023-11', 3),
      answers('west', '2024-02', 6),
      answers('west', '2024-05', 7),
      answers('west', null, 2),
    ];
    const east = ['2023-11', '2024-02', '2024-05', null].map((month) => answers('east', month, 9));
    const of = async (quarter: string) => {
      const where = [
        { name: 'region', is: ['west'] },
        { name: 'period', is: [quarter] },
      ];
      const request = { question: { ...question, period: 'quarter' as const }, where };
      return (await asked(request, [...west, ...east].flat())).total;
    };
    await assert.rejects(of('2023-Q4'), isCode('small_group'));
    await assert.rejects(of('2024-Q1'), isCode('small_group'));
    assert.equal(await of('2024-Q2'), 7);
  });

  test('are counted as the number is, whatever the metric is asked for', async () => {
    // Of eight cases of the east the requester is known of three, who alone say whether somebody came back.
    const cases = (region: string, known: number, unknown: number) =>
      Array.from({ length: known + unknown }, (_, i) => ({
        case_id: `${region} ${i}`,
        region,
        requester_id: i < known ? `${region} ${i}` : null,
        public_replies: 1,
        status: 'solved',
        created_at: '2024-01-10T12:00:00Z',
        first_solved_at: '2024-01-11T12:00:00Z',
        last_solved_at: '2024-01-11T12:00:00Z',
      }));
    const data = {
      meta: { as_of: '2024-06-01T00:00:00Z' },
      rows: [...cases('north', 12, 0), ...cases('south', 6, 0), ...cases('east', 3, 5)],
    };
    const found = async (region: string, touch: string) => {
      const filters = { region: [region] };
      return asked({ question: { ...question, filters, options: { touch } } }, data, 'one-touch').then(
        ({ made }) => made.n,
        (error: unknown) => (error instanceof FeedError ? error.code : error),
      );
    };
    const of = (touch: string) => Promise.all(['north', 'south', 'east'].map((region) => found(region, touch)));
    assert.deepEqual(await of('exactly-one'), [12, 6, 8]);
    assert.deepEqual(await of('no-recontact'), [12, 'small_group', 'small_group']);
  });

  test('refuse names that nobody has, and bounds that a column cannot have', async () => {
    await assert.rejects(asked({ where: [{ name: 'nowhere', is: ['x'] }] }), isCode('missing_column'));
    await assert.rejects(asked({ columns: ['nowhere'] }), isCode('missing_column'));
    await assert.rejects(asked({ sort: { column: 'nowhere', descending: true } }), isCode('missing_column'));
    await assert.rejects(asked({ where: [{ name: 'region', from: 1 }] }), isCode('bad_option'));
    await assert.rejects(asked({ where: [{ name: 'responded_at', from: 'soon' }] }), isCode('bad_option'));
  });

  test('can be given up', async () => {
    const engine = createEngine({ budget: 0, now: () => performance.now(), pause: async () => undefined });
    const handle = await engine.open('nps', {
      main: { bytes: null, data: rows, contentType: null, decode: defaultDecode },
    });
    const stop = new AbortController();
    const answer = engine.rows(handle, 'nps', { ...defaultRows, question }, stop.signal);
    stop.abort();
    await assert.rejects(answer, isCode('cancelled'));
    assert.equal((await engine.rows(handle, 'nps', { ...defaultRows, question })).total, 20);
  });
});

describe('the values of a field', () => {
  async function facets(filters: Question['filters'], minGroup = 5) {
    const engine = createEngine();
    const decode = { ...defaultDecode, columns: ['region'] };
    const handle = await engine.open('nps', { main: { bytes: null, data: rows, contentType: null, decode } });
    return engine.facets(handle, 'nps', 'region', { ...question, filters, minGroup });
  }

  test('come with how many count under all other filters, most frequent first', async () => {
    assert.deepEqual(await facets({ region: ['east'], account_id: ['Zeta'] }, 1), [
      { key: 'north', n: 6 },
      { key: 'south', n: 3 },
      { key: 'east', n: 1 },
    ]);
  });

  test('come without their number where it is small or gives a small one away', async () => {
    assert.deepEqual(await facets({}), [
      { key: 'north', n: 12 },
      { key: 'east', n: null, hidden: 'small' },
      { key: 'south', n: null, hidden: 'small' },
    ]);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultDecode, defaultRows, type Contents, type Engine, type Handle } from '../../src/engine/contract.js';
import { createEngine as createRollupEngine } from '../../src/engine/rollups.js';
import { createEngine } from '../../src/engine/rows.js';
import { defaultQuestion, FeedError, type Question } from '../../src/metric.js';

function contents(data: unknown): Contents {
  return { main: { bytes: null, data, contentType: null, decode: { ...defaultDecode, columns: ['region'] } } };
}

function isCode(code: string) {
  return (error: unknown) => error instanceof FeedError && error.code === code;
}

const rows = [
  { score: 10, responded_at: '2024-01-05T00:00:00Z', region: 'north', response_id: 'a' },
  { score: 9, responded_at: '2024-01-31T23:30:00Z', region: 'north', response_id: 'b' },
  { score: 2, responded_at: '2024-02-10T00:00:00Z', region: 'south', response_id: 'c' },
  { score: 7, responded_at: '2024-02-11T00:00:00Z', response_id: 'd' },
];

async function opened(data: unknown, engine: Engine = createEngine()): Promise<{ engine: Engine; handle: Handle }> {
  return { engine, handle: await engine.open('nps', contents(data)) };
}

async function measured(data: unknown, question: Partial<Question> = {}, engine = createEngine()) {
  const { handle } = await opened(data, engine);
  return engine.measure(handle, 'nps', { ...defaultQuestion, ...question });
}

describe('an engine of rows', () => {
  test('gives the rows that count under a filter, in ranges, with instants in words and what each adds', async () => {
    const { engine, handle } = await opened(rows);
    const question = { ...defaultQuestion, filters: { region: ['north', null] }, minGroup: 1 };
    const columns = ['response_id', 'region', 'responded_at'];
    const answer = await engine.rows(handle, 'nps', { ...defaultRows, question, columns, offset: 1, limit: 5 });
    assert.equal(answer.total, 3);
    assert.deepEqual(answer.columns, [
      { name: 'response_id', kind: 'text', unit: null },
      { name: 'region', kind: 'text', unit: null },
      { name: 'responded_at', kind: 'instant', unit: null },
    ]);
    assert.deepEqual(
      answer.rows.map(({ row, values, adds }) => [row, values, adds]),
      [
        [2, ['b', 'north', '2024-01-31T23:30:00.000Z'], [1]],
        [4, ['d', null, '2024-02-11T00:00:00.000Z'], [1]],
      ],
    );
    assert.deepEqual([answer.addends, answer.sums], [['n'], [3]]);
  });

  test('counts the values of a column, most frequent first', async () => {
    const { engine, handle } = await opened(rows);
    const question = { ...defaultQuestion, minGroup: 1 };
    assert.deepEqual(await engine.facets(handle, 'nps', 'region', question), [
      { key: 'north', n: 2 },
      { key: null, n: 1 },
      { key: 'south', n: 1 },
    ]);
  });

  test('names the columns there are when one is asked for that is not', async () => {
    const { engine, handle } = await opened(rows);
    await assert.rejects(engine.facets(handle, 'nps', 'nowhere', defaultQuestion), isCode('missing_column'));
    const question = { ...defaultQuestion, by: ['nowhere'] };
    await assert.rejects(engine.measure(handle, 'nps', question), isCode('missing_column'));
  });

  test('forgets a feed that was closed', async () => {
    const { engine, handle } = await opened(rows);
    engine.close(handle);
    await assert.rejects(engine.rows(handle, 'nps', defaultRows), isCode('engine'));
  });

  test('gives up when cancelled, and answers the next question as if nothing had been', async () => {
    const { engine, handle } = await opened(rows);
    const stop = AbortSignal.abort();
    await assert.rejects(engine.measure(handle, 'nps', defaultQuestion, stop), isCode('cancelled'));
    assert.equal((await engine.measure(handle, 'nps', defaultQuestion)).value, 25);
  });

  test('cuts periods in the zone asked for, not in UTC', async () => {
    const { series } = await measured(rows, { timeZone: 'Asia/Tokyo' });
    assert.deepEqual(
      series.map(({ period, n }) => [period, n]),
      [
        ['2024-01', 1],
        ['2024-02', 3],
      ],
    );
  });

  test('takes a window for the value and compares it with the one before', async () => {
    const { value, n, change, context } = await measured(rows, { since: '2024-02-01', until: '2024-03-01' });
    assert.deepEqual([value, n], [-50, 2]);
    assert.equal(change?.from, '2024-01-01T00:00:00.000Z/2024-02-01T00:00:00.000Z');
    assert.equal(change?.value, -150);
    assert.equal(context.since, '2024-02-01T00:00:00.000Z');
  });

  test('rewinds the feed: later answers have not come yet, surveys sent before then are unanswered', async () => {
    const sent = rows.map((row) => ({ ...row, sent_at: '2024-01-01T00:00:00Z' }));
    const early = await measured(sent, { asOf: '2024-02-01T00:00:00Z' });
    assert.deepEqual([early.n, early.answered], [2, 0.5]);
    const unsent = await measured(rows, { asOf: '2024-02-01T00:00:00Z' });
    assert.deepEqual([unsent.n, unsent.answered], [2, null]);
  });

  test('counts the latest answer of a respondent per wave, and a repeated id once', async () => {
    const repeated = [
      { score: 0, respondent_id: 'r', wave: 'spring', responded_at: '2024-01-01T00:00:00Z', response_id: '1' },
      { score: 10, respondent_id: 'r', wave: 'spring', responded_at: '2024-01-02T00:00:00Z', response_id: '2' },
      { score: 10, respondent_id: 'r', wave: 'autumn', responded_at: '2024-01-03T00:00:00Z', response_id: '3' },
      { score: 0, respondent_id: 's', response_id: '4', updated_at: '2024-01-01T00:00:00Z' },
      { score: 9, respondent_id: 's', response_id: '4', updated_at: '2024-01-05T00:00:00Z' },
    ];
    const latest = await measured(repeated);
    assert.deepEqual([latest.value, latest.n, latest.rows.used], [100, 3, 3]);
    assert.deepEqual(
      latest.rows.issues.map(({ code, count }) => [code, count]),
      [
        ['duplicate_id', 1],
        ['superseded', 1],
      ],
    );
    const all = await measured(repeated, { options: { repeats: 'all' } });
    assert.equal(all.n, 4);
  });

  test('never pools kinds or scopes of surveys', async () => {
    const mixed = [
      { score: 10, kind: 'nps', scope: 'relational' },
      { score: 0, kind: 'nps', scope: 'transactional' },
      { score: 5, kind: 'csat', scope: 'relational' },
    ];
    assert.equal((await measured(mixed)).value, 100);
    assert.equal((await measured(mixed, { options: { scope: 'transactional' } })).value, -100);
  });

  test('notes a change of the definition within the series, and none outside it', async () => {
    const changed = (at: string) => measured({ meta: { events: [{ at, text: 'scale', kind: 'definition' }] }, rows });
    const note = (await changed('2024-02-01T00:00:00Z')).notes.find(({ code }) => code === 'definition_changed');
    assert.deepEqual([note?.['at'], note?.['text']], ['2024-02-01T00:00:00.000Z', 'scale']);
    const outside = await changed('2023-06-01T00:00:00Z');
    assert.ok(!outside.notes.some(({ code }) => code === 'definition_changed'));
  });

  test('leaves out what the feed says to leave out', async () => {
    assert.equal((await measured([{ score: 10 }, { score: 0, excluded: true }])).value, 100);
  });

  test('withholds the value when over half of the rows are bad, and says which', async () => {
    const bad = [{ score: 11 }, { score: 12 }, { score: 9 }];
    await assert.rejects(measured(bad), (error) => {
      assert.ok(isCode('too_many_bad')(error) && error instanceof FeedError);
      assert.deepEqual(
        error.issues.map(({ code, count }) => [code, count]),
        [['out_of_range', 2]],
      );
      return true;
    });
  });

  test('of an empty feed answers null, never 0', async () => {
    const { value, n, series, rows: report } = await measured([]);
    assert.deepEqual([value, n, series, report.received], [null, 0, [], 0]);
  });

  test('hides what the feed says to hide, even when the page would show it', async () => {
    const data = { meta: { definition: { min_group: 3 } }, rows };
    const { segments, context } = await measured(data, { by: ['region'], minGroup: 1 });
    assert.equal(context.min_group, 3);
    assert.deepEqual(
      segments.map(({ hidden }) => hidden),
      ['small', 'small', 'small'],
    );
  });
});

describe('an engine of rollups', () => {
  const feed = {
    meta: {
      kind: 'rollup',
      metric: 'nps',
      grain: 'month',
      dims: ['region'],
      keys: ['score'],
      clustered: false,
      as_of: '2024-03-01T00:00:00Z',
    },
    rows: [
      { period: '2024-01', region: 'north', score: 10, n: 30 },
      { period: '2024-02', region: 'north', score: 0, n: 10 },
      { period: '2024-02', region: 'south', score: 9, n: 20 },
    ],
  };
  const measureRollup = (question: Partial<Question> = {}, data: unknown = feed) =>
    measured(data, question, createRollupEngine());

  test('measures sums made elsewhere', async () => {
    const { value, n, series } = await measureRollup();
    assert.deepEqual([value?.toFixed(4), n], ['66.6667', 60]);
    assert.deepEqual(
      series.map(({ period, n }) => [period, n]),
      [
        ['2024-01', 30],
        ['2024-02', 30],
      ],
    );
  });

  test('adds periods up to longer ones, and refuses shorter ones', async () => {
    const { series } = await measureRollup({ period: 'quarter' });
    assert.deepEqual(
      series.map(({ period, n }) => [period, n]),
      [['2024-Q1', 60]],
    );
    await assert.rejects(measureRollup({ period: 'week' }), isCode('bad_option'));
  });

  test('filters and splits by its dimensions, and by no others', async () => {
    assert.equal((await measureRollup({ filters: { region: ['south'] } })).value, 100);
    assert.deepEqual(
      (await measureRollup({ by: ['region'] })).segments.map(({ key, n }) => [key, n]),
      [
        ['north', 40],
        ['south', 20],
      ],
    );
    await assert.rejects(measureRollup({ by: ['plan'] }), isCode('missing_column'));
  });

  test('takes windows that end with its periods, and refuses others', async () => {
    assert.equal((await measureRollup({ since: '2024-02-01' })).n, 30);
    await assert.rejects(measureRollup({ since: '2024-02-10' }), isCode('bad_option'));
  });

  test('says that repeated accounts are not allowed for when the feed does not say there are none', async () => {
    const { clustered: _unsaid, ...meta } = feed.meta;
    const { notes } = await measureRollup({}, { ...feed, meta });
    assert.ok(notes.some(({ code }) => code === 'clusters_ignored'));
    assert.ok(!(await measureRollup()).notes.some(({ code }) => code === 'clusters_ignored'));
  });

  test('has no rows to show, and counts by dimension', async () => {
    const engine = createRollupEngine();
    const { handle } = await opened(feed, engine);
    await assert.rejects(engine.rows(handle, 'nps', defaultRows), isCode('bad_option'));
    assert.deepEqual(await engine.facets(handle, 'nps', 'region', { ...defaultQuestion, minGroup: 1 }), [
      { key: 'north', n: 40 },
      { key: 'south', n: 20 },
    ]);
  });

  test('of another metric is refused', async () => {
    await assert.rejects(measureRollup({}, { ...feed, meta: { ...feed.meta, metric: 'csat' } }), isCode('bad_option'));
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FeedEvent, GivenEvent, Measure, Question } from '../../src/metric.js';
import { csat } from '../../src/metrics/counting/csat.js';
import { volume } from '../../src/metrics/counting/volume.js';
import { controlOfShares, controlOfValues } from '../../src/metrics/reading/control.js';
import { ask } from './ask.js';

type Row = Readonly<Record<string, unknown>>;

function definition(at: string, changes: Partial<GivenEvent> = {}): GivenEvent {
  return { at, until: null, text: 'Bots count too', kind: 'definition', metrics: [], ...changes };
}

/** Months of 2023 (1 … 12) and 2024 (13 …) with 60 answers each, so many of them satisfied. */
function answers(satisfied: Readonly<Record<number, number>>): Row[] {
  return Object.entries(satisfied).flatMap(([month, good]) =>
    Array.from({ length: 60 }, (_, i) => ({
      score: i < good ? 5 : 1,
      region: i % 2 === 0 ? 'A' : 'B',
      responded_at: new Date(Date.UTC(2023, Number(month) - 1, 10, 12)).toISOString(),
    })),
  );
}

const meta = { as_of: '2024-03-01T00:00:00Z', tz: 'UTC' };

function asked(rows: readonly Row[], question: Partial<Question>, more: object = {}): Promise<Measure> {
  return ask(csat, { main: rows }, { ...meta, ...more }, { options: { repeats: 'all' }, ...question });
}

const twoMonths = answers({ 13: 30, 14: 54 });

function verdictOf({ change }: Measure) {
  return [change?.value, change?.low, change?.high, change?.verdict, change?.detectable];
}

const nothing = [null, null, null, null, null];

describe('a change of definition between two windows', () => {
  test('leaves nothing to compare, though the value rose from 50 to 90 %', async () => {
    const measure = await asked(twoMonths, { by: ['region'], events: [definition('2024-02-01')] });
    assert.deepEqual(verdictOf(measure), nothing);
    assert.equal(measure.change?.broken_at, '2024-02-01T00:00:00.000Z');
    assert.equal(measure.change?.parts, undefined);
    const note = measure.notes.find(({ code }) => code === 'definition_changed');
    assert.deepEqual([note?.['at'], note?.['text']], ['2024-02-01T00:00:00.000Z', 'Bots count too']);
    assert.equal((await asked(twoMonths, {})).change?.verdict, 'up');
  });

  test('in the middle of either of them is one between them too', async () => {
    for (const at of ['2024-01-15', '2024-02-20']) {
      assert.deepEqual(verdictOf(await asked(twoMonths, { events: [definition(at)] })), nothing, at);
    }
  });

  test('at the start of the first, at the end of the second, or outside, is none', async () => {
    for (const at of ['2023-12-30', '2024-01-01', '2024-03-01', '2024-03-05']) {
      const { change } = await asked(twoMonths, { events: [definition(at)] });
      assert.deepEqual([change?.verdict, change?.broken_at], ['up', undefined], at);
    }
  });

  test('counts only where it concerns the metric, and only where it is one', async () => {
    const about = (metrics: readonly string[]) => asked(twoMonths, { events: [definition('2024-02-01', { metrics })] });
    assert.equal((await about(['nps'])).change?.verdict, 'up');
    assert.deepEqual(verdictOf(await about(['nps', 'csat'])), nothing);
    const release = definition('2024-02-01', { kind: 'release' });
    assert.equal((await asked(twoMonths, { events: [release] })).change?.verdict, 'up');
  });

  test('is known from the feed as from the page', async () => {
    const events = [{ at: '2024-02-01', text: 'Bots count too', kind: 'definition' }];
    assert.deepEqual(verdictOf(await asked(twoMonths, {}, { events })), nothing);
  });

  test('leaves nothing to compare with the year before, whenever in between', async () => {
    const rows = answers({ 2: 30, 8: 40, 14: 54 });
    const yearAgo = (at: string) => asked(rows, { compare: 'year-ago', events: [definition(at)] });
    assert.deepEqual(verdictOf(await yearAgo('2023-08-10')), nothing);
    assert.equal((await yearAgo('2023-02-01')).change?.verdict, 'up');
  });

  test('is noted too where it lies in the window before the one asked for', async () => {
    const question = { since: '2024-02-01', until: '2024-03-01', events: [definition('2024-01-15')] };
    const measure = await asked(twoMonths, question);
    assert.deepEqual(verdictOf(measure), nothing);
    assert.equal(measure.notes.filter(({ code }) => code === 'definition_changed').length, 1);
  });

  test('says nothing about segments held against each other, whose answers are of one time', async () => {
    const rows = answers({ 13: 30, 14: 54 }).map((row, i) => ({ ...row, score: i % 2 === 0 ? 5 : 1 }));
    const plain = await asked(rows, { by: ['region'] });
    const broken = await asked(rows, { by: ['region'], events: [definition('2024-02-01')] });
    assert.deepEqual(broken.segments, plain.segments);
    assert.deepEqual(
      plain.segments.map(({ rest }) => rest?.verdict),
      ['up', 'down'],
    );
  });
});

/** Periods named by their place, all complete. */
function values(list: readonly number[]) {
  return list.map((value, i) => ({ period: `p${i}`, complete: true, value }));
}

/** Twelve values whose neighbours lie 2 apart, around a centre. */
function around(centre: number, n = 12): number[] {
  return Array.from({ length: n }, (_, i) => centre + (i % 2 === 0 ? 1 : -1));
}

describe('a control chart after a change of definition', () => {
  const both = values([...around(50), ...around(80), 90]);

  test('has its centre, limits and baseline from there on, and none before', () => {
    const chart = controlOfValues(both, 12);
    // (6 × 81 + 6 × 79 + 90) ÷ 13: the thirteenth period is one of the baseline too
    assert.equal(chart?.centre?.toFixed(4), (1050 / 13).toFixed(4));
    assert.deepEqual(chart?.baseline, { from: 'p12', to: 'p24', n: 13 });
    assert.deepEqual(chart?.points[11], { period: 'p11', value: 49, low: null, high: null, signal: false });
    assert.ok((chart?.points[12]?.low ?? 0) > 60);
  });

  test('has no shift over it, which without it is one of 13 periods', () => {
    assert.equal(controlOfValues(both)?.shift?.length, 13);
    assert.equal(controlOfValues(both, 12)?.shift, null);
  });

  test('is drawn without limits while too few periods have followed, or none', () => {
    for (const fresh of [20, 25]) {
      const chart = controlOfValues(both, fresh);
      assert.deepEqual([chart?.centre, chart?.baseline, chart?.points.length], [null, null, 25], String(fresh));
      assert.ok(chart?.points.every(({ low, high, signal }) => low === null && high === null && !signal));
    }
  });

  test('of shares begins anew too', () => {
    const points = both.map(({ period, complete, value }) => ({ period, complete, x: value, n: 100 }));
    assert.equal(controlOfShares(points, 12)?.baseline?.from, 'p12');
    assert.equal(controlOfShares(points)?.baseline?.from, 'p0');
  });

  test('begins with the first period that began after the change, not with the one it lies in', async () => {
    const months = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [i + 1, 30 + (i % 3)]));
    const chart = async (at: string) =>
      (await asked(answers(months), { events: [definition(at)] })).control?.baseline?.from;
    assert.equal(await chart('2023-03-01'), '2023-03');
    assert.equal(await chart('2023-02-10'), '2023-03');
    assert.equal((await asked(answers(months), {})).control?.baseline?.from, '2023-01');
  });

  test('of volume begins anew as well', async () => {
    const cases = Array.from({ length: 28 }, (_, i) => i).flatMap((month) =>
      Array.from({ length: 4 + (month % 3) }, (_, i) => ({
        case_id: `${month}-${i}`,
        created_at: new Date(Date.UTC(2022, month, 3)).toISOString(),
        status: 'open',
      })),
    );
    const { control } = await ask(
      volume,
      { main: cases },
      { as_of: '2024-05-01T00:00:00Z', tz: 'UTC' },
      {
        events: [definition('2023-01-01')],
      },
    );
    assert.equal(control?.baseline?.from, '2023-01');
    assert.equal(control?.points[0]?.low, null);
  });
});

describe('events of page and feed', () => {
  const inFeed = [
    { at: '2024-02-10', text: 'Release 2', kind: 'release' },
    { at: '2024-01-05', text: 'Outage', kind: 'outage', until: '2024-01-06', metrics: ['csat'] },
  ];
  const texts = ({ events }: { readonly events: readonly FeedEvent[] }) => events.map(({ text }) => text);
  const given = (at: string | number, text: string, changes: Partial<GivenEvent> = {}): GivenEvent => {
    return { at, until: null, text, kind: 'release', metrics: [], ...changes };
  };

  test('stand together in order of time, each once', async () => {
    const events = [given('2024-02-10', 'Release 2'), given('2024-01-20', 'Release 1'), given('2024-02-10', 'Other')];
    assert.deepEqual(texts(await asked(twoMonths, { events }, { events: inFeed })), [
      'Outage',
      'Release 1',
      'Other',
      'Release 2',
    ]);
  });

  test('of other metrics are left out', async () => {
    const events = [
      given('2024-01-20', 'Theirs', { metrics: ['nps'] }),
      given('2024-01-21', 'Ours', { metrics: ['csat'] }),
    ];
    assert.deepEqual(texts(await asked(twoMonths, { events })), ['Ours']);
  });

  test('have their dates read in the report’s zone, and instants as they stand', async () => {
    const events = [given('2024-02-10', 'A'), given('2024-02-10T00:00:00Z', 'B'), given(Date.UTC(2024, 1, 11), 'C')];
    const measure = await asked(twoMonths, { events, timeZone: 'America/New_York' });
    assert.deepEqual(
      measure.events.map(({ at }) => new Date(at).toISOString()),
      ['2024-02-10T00:00:00.000Z', '2024-02-10T05:00:00.000Z', '2024-02-11T00:00:00.000Z'],
    );
  });

  test('with a time that is none are refused by name', async () => {
    await assert.rejects(asked(twoMonths, { events: [given('2024-02-30', 'Never')] }), {
      code: 'bad_option',
      details: { option: 'events', seen: '2024-02-30' },
    });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ChangePart, Measure, Question } from '../../src/metric.js';
import { csat } from '../../src/metrics/counting/csat.js';
import { followUp } from '../../src/metrics/counting/follow-up.js';
import { nps } from '../../src/metrics/counting/nps.js';
import { oneTouch } from '../../src/metrics/counting/one-touch.js';
import { resolutionTime } from '../../src/metrics/counting/resolution-time.js';
import { sla } from '../../src/metrics/counting/sla.js';
import { volume } from '../../src/metrics/counting/volume.js';
import { ask } from './ask.js';

type Row = Readonly<Record<string, unknown>>;

const meta = { as_of: '2024-03-01T00:00:00Z', tz: 'UTC' };

/** So many answers with a score in a month of 2024. */
function answers(
  month: string,
  region: string | null,
  counts: Readonly<Record<number, number>>,
  more: Row = {},
): Row[] {
  return Object.entries(counts).flatMap(([score, n]) =>
    Array.from({ length: n }, () => ({
      score: Number(score),
      responded_at: `2024-${month}-10T12:00:00Z`,
      region,
      ...more,
    })),
  );
}

/** Oracle O46 in answers: A 630 of 700 and B 180 of 300, then A 460 of 500 and B 310 of 500. */
const mixed: Row[] = [
  ...answers('01', 'A', { 5: 630, 1: 70 }),
  ...answers('01', 'B', { 5: 180, 1: 120 }),
  ...answers('02', 'A', { 5: 460, 1: 40 }),
  ...answers('02', 'B', { 5: 310, 1: 190 }),
];

const byRegion: Partial<Question> = { by: ['region'], options: { repeats: 'all' } };

function partsOf({ change }: Measure): readonly ChangePart[] {
  return change?.parts ?? [];
}

function figures({ change }: Measure) {
  const shown = (figure: number | null) => figure?.toFixed(6);
  return change?.parts?.map(({ key, rate, mix }) => [key, shown(rate), shown(mix)]);
}

function addUp(measure: Measure, by: string): void {
  const sum = partsOf(measure)
    .filter((part) => part.by === by)
    .reduce((all, { rate, mix }) => all + (rate ?? NaN) + (mix ?? NaN), 0);
  assert.ok(Math.abs(sum - (measure.change?.value ?? NaN)) < 1e-9, `${sum} ≠ ${measure.change?.value}`);
}

describe('why a mean moved', () => {
  test('is the mix where satisfaction falls from 81 to 77 % while every region improves (O46)', async () => {
    const measure = await ask(csat, { main: mixed }, meta, byRegion);
    assert.equal(measure.change?.value?.toFixed(6), '-4.000000');
    assert.deepEqual(figures(measure), [
      ['A', '1.200000', '-2.400000'],
      ['B', '0.800000', '-3.600000'],
    ]);
    const [first] = partsOf(measure);
    assert.deepEqual(
      [first?.from, first?.to],
      [
        { value: 90, share: 0.7, n: 700 },
        { value: 92, share: 0.5, n: 500 },
      ],
    );
  });

  test('is told for the windows compared where the question names one', async () => {
    const rows = mixed.map((row) => (row['responded_at'] === '2024-02-10T12:00:00Z' ? row : { ...row, region: 'A' }));
    const measure = await ask(csat, { main: rows }, meta, { ...byRegion, since: '2024-02-01', until: '2024-03-01' });
    assert.ok(measure.change?.from.includes('/'));
    // By hand: 81 to 77, middle 79. A 81 → 92 at shares 1 → .5: .75 × 11 and (86.5 − 79) × −.5; B is new: (62 − 79) × .5
    assert.deepEqual(figures(measure), [
      ['A', '8.250000', '-3.750000'],
      ['B', '0.000000', '-8.500000'],
    ]);
    assert.equal(partsOf(measure)[1]?.from, null);
    addUp(measure, 'region');
  });

  test('weighs answers as the value does, not by their number', async () => {
    const rows = [
      ...answers('01', 'A', { 9: 6, 0: 4 }, { weight: 1 }),
      ...answers('01', 'B', { 9: 5, 0: 5 }, { weight: 3 }),
      ...answers('02', 'A', { 9: 8, 0: 2 }, { weight: 1 }),
      ...answers('02', 'B', { 9: 5, 0: 5 }, { weight: 1 }),
    ];
    const measure = await ask(nps, { main: rows }, meta, byRegion);
    // By hand: A 20 → 60 at shares .25 → .5, B 0 → 0; wholes 5 and 30, middle 17.5; A .375 × 40 and (40 − 17.5) × .25
    assert.deepEqual(figures(measure), [
      ['A', '15.000000', '5.625000'],
      ['B', '0.000000', '4.375000'],
    ]);
    assert.equal(partsOf(measure)[0]?.from?.n, 10);
  });

  test('is told for each dimension on its own, a missing value being a segment', async () => {
    const rows = mixed.map((row, i) => ({ ...row, plan: i % 3 === 0 ? null : `p${i % 2}` }));
    const measure = await ask(csat, { main: rows }, meta, { ...byRegion, by: ['region', 'plan'] });
    assert.deepEqual(
      partsOf(measure).map(({ by, key }) => [by, key]),
      [
        ['region', 'A'],
        ['region', 'B'],
        ['plan', 'p0'],
        ['plan', 'p1'],
        ['plan', null],
      ],
    );
    addUp(measure, 'region');
    addUp(measure, 'plan');
  });

  test('is not told without dimensions, and not where there is nothing to compare', async () => {
    const whole = await ask(csat, { main: mixed }, meta, { options: { repeats: 'all' } });
    assert.ok(whole.change && !('parts' in whole.change));
    const february = mixed.filter((row) => row['responded_at'] === '2024-02-10T12:00:00Z');
    const alone = await ask(csat, { main: february }, meta, byRegion);
    assert.ok(alone.change?.value === null && !('parts' in alone.change));
  });
});

const minute = 60_000;

function targets(month: string, region: string, met: number, missed: number): Row[] {
  const started = Date.parse(`2024-${month}-05T08:00:00Z`);
  return Array.from({ length: met + missed }, (_, i) => ({
    target_id: `${month}${region}${i}`,
    case_id: `${month}${region}${i}`,
    started_at: new Date(started).toISOString(),
    stopped_at: new Date(started + (i < met ? 30 : 90) * minute).toISOString(),
    target_min: 60,
    region,
  }));
}

describe('why a share of cases moved', () => {
  const decided = [
    ...targets('01', 'A', 9, 1),
    ...targets('01', 'B', 4, 6),
    ...targets('02', 'A', 9, 1),
    ...targets('02', 'B', 12, 18),
  ];

  test('is told of targets that are all decided', async () => {
    const measure = await ask(sla, { main: decided }, meta, { by: ['region'] });
    // By hand: 65 → 52.5, middle 58.75; A 90 at .5 → .25, B 40 at .5 → .75, and nothing of it is their own
    assert.deepEqual(figures(measure), [
      ['A', '0.000000', '-7.812500'],
      ['B', '0.000000', '-4.687500'],
    ]);
    addUp(measure, 'region');
  });

  test('is not told while one of them is not decided, since the whole is then no mean of the segments', async () => {
    const [first, ...others] = targets('02', 'A', 9, 1);
    const open = { ...first, stopped_at: null, started_at: '2024-02-29T23:50:00Z' };
    const rows = [...targets('01', 'A', 9, 1), ...targets('01', 'B', 4, 6), open, ...others];
    const measure = await ask(sla, { main: rows }, meta, { by: ['region'] });
    assert.ok(typeof measure.change?.value === 'number' && !('parts' in measure.change));
  });

  test('is told of cases done in one touch', async () => {
    const solved = (month: string, region: string, replies: number, n: number): Row[] =>
      Array.from({ length: n }, (_, i) => ({
        case_id: `${month}${region}${replies}-${i}`,
        created_at: `2024-${month}-02T00:00:00Z`,
        first_solved_at: `2024-${month}-03T00:00:00Z`,
        last_solved_at: `2024-${month}-03T00:00:00Z`,
        status: 'closed',
        public_replies: replies,
        region,
      }));
    const rows = [
      ...solved('01', 'A', 1, 8),
      ...solved('01', 'A', 2, 2),
      ...solved('01', 'B', 1, 5),
      ...solved('01', 'B', 3, 5),
      ...solved('02', 'A', 1, 10),
      ...solved('02', 'B', 1, 5),
      ...solved('02', 'B', 3, 5),
    ];
    const measure = await ask(oneTouch, { main: rows }, { ...meta, as_of: '2024-03-20T00:00:00Z' }, { by: ['region'] });
    assert.deepEqual(figures(measure), [
      ['A', '10.000000', '0.000000'],
      ['B', '0.000000', '0.000000'],
    ]);
  });

  test('is told of unhappy answers once all are old enough, and of mature ones always', async () => {
    const unhappy = (month: string, day: string, region: string, n: number, followed: number) =>
      Array.from({ length: n }, (_, i) => ({
        response_id: `${month}${day}${region}${i}`,
        score: 1,
        responded_at: `2024-${month}-${day}T00:00:00Z`,
        contacted: i < followed,
        region,
      }));
    const old = [
      ...unhappy('01', '10', 'A', 10, 8),
      ...unhappy('01', '10', 'B', 10, 5),
      ...unhappy('02', '10', 'A', 10, 9),
      ...unhappy('02', '10', 'B', 30, 15),
    ];
    const measured = (rows: readonly ReturnType<typeof unhappy>[number][], options = {}) =>
      ask(
        followUp,
        {
          main: rows,
          follow_ups: rows.flatMap(({ contacted, response_id: id, responded_at: at }) =>
            contacted ? [{ response_id: id, contacted_at: at.replace('T00', 'T05') }] : [],
          ),
        },
        meta,
        { by: ['region'], options },
      );
    // By hand: 65 → 60, middle 62.5; A 80 → 90 at .5 → .25: .375 × 10 and (85 − 62.5) × −.25; B (50 − 62.5) × .25
    const expected = [
      ['A', '3.750000', '-5.625000'],
      ['B', '0.000000', '-3.125000'],
    ];
    assert.deepEqual(figures(await measured(old)), expected);
    const young = [...old, ...unhappy('02', '29', 'A', 1, 0)];
    assert.equal(figures(await measured(young)), undefined);
    assert.deepEqual(figures(await measured(young, { count: 'mature' })), expected);
  });

  test('is never told of medians and counts', async () => {
    const cases = ['01', '02'].flatMap((month) =>
      Array.from({ length: 20 }, (_, i) => ({
        case_id: `${month}-${i}`,
        created_at: `2024-${month}-03T00:00:00Z`,
        first_solved_at: `2024-${month}-04T00:00:00Z`,
        last_solved_at: `2024-${month}-04T00:00:00Z`,
        status: 'closed',
        region: i % 2 === 0 ? 'A' : 'B',
      })),
    );
    for (const metric of [resolutionTime, volume]) {
      const { change } = await ask(metric, { main: cases }, meta, { by: ['region'] });
      assert.ok(change && change.value !== null && !('parts' in change), metric.name);
    }
  });
});

describe('small segments in a change', () => {
  const rows = (later: number) => [
    ...mixed,
    ...answers('01', 'C', { 5: 20, 1: 10 }),
    ...answers('02', 'C', { 5: later }),
    ...answers('01', 'D', { 5: 8, 1: 4 }),
    ...answers('02', 'D', { 5: 8, 1: 2 }),
  ];
  const hiddenIn = async (later: number, question: Partial<Question> = {}) => {
    const measure = await ask(csat, { main: rows(later) }, meta, { ...byRegion, minGroup: 5, ...question });
    return partsOf(measure).filter(({ hidden }) => hidden !== undefined);
  };

  test('lose every figure where one window has too few, and another one with them', async () => {
    const nothing = { by: 'region', rate: null, mix: null, from: null, to: null, hidden: 'small' };
    assert.deepEqual(await hiddenIn(4), [
      { ...nothing, key: 'C' },
      { ...nothing, key: 'D' },
    ]);
  });

  test('are told where both windows have enough', async () => {
    assert.deepEqual(await hiddenIn(5), []);
  });

  test('are hidden between two windows as between two periods', async () => {
    const window = { since: '2024-02-01', until: '2024-03-01' };
    assert.deepEqual(
      (await hiddenIn(4, window)).map(({ key }) => key),
      ['C', 'D'],
    );
    const before = { since: '2024-01-01', until: '2024-02-01', compare: 'previous' } as const;
    assert.deepEqual(await hiddenIn(4, before), []);
  });

  test('that were not there at all are no secret', async () => {
    const measure = await ask(csat, { main: rows(0) }, meta, { ...byRegion, minGroup: 5 });
    const part = partsOf(measure).find(({ key }) => key === 'C');
    assert.deepEqual([part?.hidden, part?.to, part?.rate], [undefined, null, 0]);
  });
});

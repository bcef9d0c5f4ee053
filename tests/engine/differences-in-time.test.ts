import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { defaultDecode } from '../../src/engine/contract.js';
import { createEngine as createRollupEngine } from '../../src/engine/rollups.js';
import { createEngine } from '../../src/engine/rows.js';
import { defaultQuestion, type Measure, type Period, type Question } from '../../src/metric.js';
import { isDetermined, Known } from './solving.js';

const least = 5;
const dayLength = 86_400_000;

/** Days of three months and four weeks, of which two lie in two months each. */
const days = [
  '2024-01-29',
  '2024-01-30',
  '2024-01-31',
  '2024-02-01',
  '2024-02-03',
  '2024-02-05',
  '2024-02-29',
  '2024-03-02',
];
const regions = ['east', 'north', 'west'];
const plans = ['free', 'paid'];
const cells: readonly Row[] = regions.flatMap((region) =>
  plans.flatMap((plan) => days.map((day) => ({ region, plan, day }))),
);

interface Row {
  readonly region: string;
  readonly plan: string;
  readonly day: string;
}

/** Few on some days, many on others. */
const rowsOf = (most: number) =>
  fc
    .array(fc.tuple(fc.nat(2), fc.nat(1), fc.nat(days.length - 1), fc.constantFrom(1, 1, 2, 3, 4, 7)), {
      minLength: 4,
      maxLength: most,
    })
    .map((groups) =>
      groups.flatMap(([region, plan, day, n]): Row[] =>
        Array.from({ length: n }, () => ({
          region: regions[region] ?? '',
          plan: plans[plan] ?? '',
          day: days[day] ?? '',
        })),
      ),
    );

type Window = readonly [since: string | null, until: string | null];
type Filters = Readonly<Record<string, readonly string[]>>;

function after(day: string): string {
  return new Date(Date.parse(day) + dayLength).toISOString().slice(0, 10);
}

/** Every window that begins and ends with one of the days, and those with an open end. */
const windows: readonly Window[] = [
  [null, null],
  ...days.flatMap((since, i) => days.slice(i).map((until): Window => [since, after(until)])),
  ...days.map((since): Window => [since, null]),
  ...days.map((until): Window => [null, after(until)]),
];

function subsets(values: readonly string[]): string[][] {
  return values.reduce<string[][]>((all, value) => [...all, ...all.map((some) => [...some, value])], [[]]).slice(1);
}

/** What a number counts: some regions, some plans, and from when until when. */
interface Shown {
  readonly filters: Filters;
  readonly since: number;
  readonly until: number;
}

function marked({ filters, since, until }: Shown): number[] {
  const isIn = (field: 'region' | 'plan', value: string) => filters[field]?.includes(value) ?? true;
  return cells.map(({ region, plan, day }) => {
    const at = Date.parse(day);
    return Number(isIn('region', region) && isIn('plan', plan) && at >= since && at < until);
  });
}

function instant(text: string | null, open: number): number {
  return text === null ? open : Date.parse(text);
}

/** All numbers that an answer shows, and what each of them counts as the answer itself says. */
function shownIn(filters: Filters, { n, series, segments, context }: Measure): Shown[] {
  const [since, until] = [instant(context.since, -Infinity), instant(context.until, Infinity)];
  const bounds = new Map(series.map(({ period, start, end }) => [period, [start, end] as const]));
  const shown: Shown[] = [];
  const note = (own: Filters, count: number | null, period: string | null) => {
    if (count === null) return;
    const [start, end] = bounds.get(period ?? '') ?? [null, null];
    const from = Math.max(since, instant(start, -Infinity));
    shown.push({ filters: own, since: from, until: Math.min(until, instant(end, Infinity)) });
  };
  note(filters, n, null);
  series.forEach((point) => note(filters, point.n, point.period));
  for (const { by, key, n: count, series: points = [] } of segments) {
    const own = { ...filters, [by]: [String(key)] };
    note(own, count, null);
    points.forEach((point) => note(own, point.n, point.period));
  }
  return shown;
}

/** What everybody may know: how many of all there are each day. */
function openly(): Known {
  const known = new Known();
  for (const day of days) known.add(marked({ filters: {}, since: Date.parse(day), until: Date.parse(after(day)) }));
  return known;
}

/** Small groups, by any values and any days, that follow from what is known. */
function solved(known: Known, rows: readonly Row[], fields: readonly ('region' | 'plan')[]): string[] {
  const names = rows.map((row) => [row.region, row.plan, row.day].join());
  const counts = cells.map(
    ({ region, plan, day }) => names.filter((name) => name === [region, plan, day].join()).length,
  );
  const values = {
    region: fields.includes('region') ? subsets(regions) : [regions],
    plan: fields.includes('plan') ? subsets(plans) : [plans],
  };
  return values.region.flatMap((ofRegion) =>
    values.plan.flatMap((ofPlan) =>
      subsets(days).flatMap((ofDays) => {
        const group = cells.map(({ region, plan, day }) =>
          Number(ofRegion.includes(region) && ofPlan.includes(plan) && ofDays.includes(day)),
        );
        const n = group.reduce((sum, is, cell) => sum + is * (counts[cell] ?? 0), 0);
        if (n === 0 || n >= least) return [];
        const isOfDays = rows.every(
          ({ region, plan, day }) => !ofDays.includes(day) || (ofRegion.includes(region) && ofPlan.includes(plan)),
        );
        return !isOfDays && isDetermined(known, group)
          ? [`${ofRegion.join()} ${ofPlan.join()} ${ofDays.join()}: ${n}`]
          : [];
      }),
    ),
  );
}

function records(rows: readonly Row[]) {
  return rows.map(({ day, ...row }) => ({ ...row, score: 9, responded_at: `${day}T12:00:00Z` }));
}

function sums(rows: readonly Row[]) {
  const column = (name: keyof Row) => rows.map((row) => row[name]);
  const meta = {
    kind: 'rollup',
    metric: 'nps',
    grain: 'day',
    dims: ['region', 'plan'],
    keys: ['score'],
    clustered: true,
  };
  return {
    meta,
    columns: {
      region: column('region'),
      plan: column('plan'),
      period: column('day'),
      score: rows.map(() => 9),
      n: rows.map(() => 1),
    },
  };
}

async function asking(engine: ReturnType<typeof createEngine>, data: unknown, asOf = '2024-04-01') {
  const decode = { ...defaultDecode, columns: ['region', 'plan'] };
  const handle = await engine.open('nps', { main: { bytes: null, data, contentType: null, decode } });
  return (question: Partial<Question>) =>
    engine.measure(handle, 'nps', { ...defaultQuestion, minGroup: least, asOf, ...question });
}

type Asking = Awaited<ReturnType<typeof asking>>;

/** All that a reader learns who asks by each filter, window and grain; `chosen` windows are made of whole periods. */
async function learnt(
  ask: Asking,
  all: { filters: readonly Filters[]; windows: readonly Window[]; grains: readonly Period[]; by: readonly string[] },
): Promise<Known> {
  const known = openly();
  for (const filters of all.filters) {
    for (const [since, until] of all.windows) {
      for (const period of all.grains) {
        const measure = await ask({ filters, since, until, period, by: all.by, chosenWindow: true });
        for (const shown of shownIn(filters, measure)) known.add(marked(shown));
      }
    }
  }
  return known;
}

const byRegion: readonly Filters[] = [{}, ...subsets(regions).map((region) => ({ region }))];
const byBoth = byRegion.flatMap((filters) => [
  filters,
  ...plans.map((plan): Filters => ({ ...filters, plan: [plan] })),
]);
const someWindows = fc.shuffledSubarray([...windows], { minLength: 6, maxLength: 6 });
const grains: readonly Period[] = ['day', 'week', 'month', 'quarter'];

function many(n: number, region: string, day: string): Row[] {
  return Array.from({ length: n }, () => ({ region, plan: 'free', day }));
}

describe('no group of fewer than five can be solved for by stretches of time', () => {
  test('that a reader chooses one day longer than the other', async () => {
    const rows = ['2024-02-01', '2024-02-03', '2024-02-05'].flatMap((day) => many(9, 'west', day));
    rows.push(...many(9, 'east', '2024-02-01'), ...many(2, 'east', '2024-02-03'), ...many(9, 'east', '2024-02-05'));
    const ask = await asking(createEngine(), records(rows));
    const east = async (until: string, period: Period) =>
      ask({ filters: { region: ['east'] }, period, since: '2024-02-01', until, chosenWindow: true });
    assert.deepEqual([(await east('2024-02-03', 'day')).n, (await east('2024-02-04', 'day')).n], [null, 11]);
    const [short, long] = [await east('2024-02-03', 'month'), await east('2024-02-04', 'month')];
    assert.deepEqual([short.n, long.n], [20, 20]);
    assert.deepEqual(
      [long.context.since, long.context.until],
      ['2024-02-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    );
    assert.deepEqual(long.notes.map(({ code }) => code).includes('whole_periods'), true);
  });

  test('of which one begins a day after the month by which the other is cut', async () => {
    const rows = ['2024-01-31', '2024-02-01', '2024-02-03'].flatMap((day) => many(9, 'west', day));
    rows.push(...many(9, 'east', '2024-01-31'), ...many(2, 'east', '2024-02-01'), ...many(9, 'east', '2024-02-03'));
    const ask = await asking(createEngine(), records(rows));
    const east = { filters: { region: ['east'] }, chosenWindow: true };
    const months = await ask({ ...east, period: 'month' });
    assert.deepEqual(
      months.series.map(({ n }) => n),
      [9, 11],
    );
    assert.equal((await ask({ ...east, period: 'day', since: '2024-02-02' })).n, null);
    assert.equal((await ask({ ...east, period: 'day', since: '2024-02-01' })).n, 11);
  });

  test('of two values that are told apart from a third only together', async () => {
    const manyOf = (n: number, region: string, plan: string, day: string) =>
      Array.from({ length: n }, (): Row => ({ region, plan, day }));
    const others = ['2024-04-10', '2024-05-10', '2024-06-10'].flatMap((day) => [
      ...manyOf(20, 'east', 'pro', day),
      ...['free', 'paid', 'pro'].flatMap((plan) => manyOf(20, 'west', plan, day)),
    ]);
    const few = [
      ...manyOf(2, 'east', 'free', '2024-04-10'),
      ...manyOf(1, 'east', 'free', '2024-05-10'),
      ...manyOf(4, 'east', 'paid', '2024-04-10'),
    ];
    const ask = await asking(createEngine(), records([...others, ...few]), '2024-07-01');
    const both = { filters: { region: ['east'], plan: ['free', 'paid'] }, chosenWindow: true };
    const [quarter, april] = [
      await ask({ ...both, period: 'quarter', since: '2024-04-01', until: '2024-07-01' }),
      await ask({ ...both, period: 'month', since: '2024-04-01', until: '2024-05-01' }),
    ];
    // Seven less six would be the one of May.
    assert.deepEqual([quarter.n, april.n], [7, null]);
  });

  test('of one field, by windows and all grains together', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(24), someWindows, async (rows, some) => {
        const ask = await asking(createEngine(), records(rows));
        const known = await learnt(ask, { filters: byRegion, windows: some, grains, by: ['region'] });
        assert.deepEqual(solved(known, rows, ['region']), []);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  test('of two fields, by windows and all grains together', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(30), someWindows, async (rows, some) => {
        const ask = await asking(createEngine(), records(rows));
        const wanted = { filters: byBoth, windows: some.slice(0, 3), grains, by: ['region', 'plan'] };
        assert.deepEqual(solved(await learnt(ask, wanted), rows, ['region', 'plan']), []);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  test('from sums by days, where the same is hidden as in rows', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(24), someWindows, async (rows, some) => {
        const [ask, warehouse] = [
          await asking(createEngine(), records(rows)),
          await asking(createRollupEngine(), sums(rows)),
        ];
        for (const [since, until] of some) {
          for (const period of grains) {
            const question = { filters: { region: ['east'] }, since, until, period, by: ['plan'], chosenWindow: true };
            const answers = [await ask(question), await warehouse(question)];
            const [a, b] = answers.map((measure) => shownIn(question.filters, measure));
            assert.deepEqual(a, b);
          }
        }
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});

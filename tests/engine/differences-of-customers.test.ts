import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { defaultDecode } from '../../src/engine/contract.js';
import { createEngine } from '../../src/engine/rows.js';
import { defaultQuestion, type Measure, type Period, type Question } from '../../src/metric.js';
import { isDetermined, Known } from './solving.js';

const least = 5;
const regions = ['east', 'west'];
const plans = ['free', 'paid', 'pro'];

/** The months of 2024 at whose ends customers stand; each has plan and region of its own in each of them. */
const months = [0, 1, 2, 3, 4, 5];

/** Where a customer stands at the end of each month: number of region and plan, nothing where it does not pay. */
type Life = readonly ({ readonly region: string; readonly plan: string } | null)[];

interface Cell {
  readonly region: string;
  readonly plan: string;
  readonly month: number;
}

const cells: readonly Cell[] = regions.flatMap((region) =>
  plans.flatMap((plan) => months.map((month) => ({ region, plan, month }))),
);

/** Some customers alike, who may move once and leave once. */
const someAlike = fc
  .tuple(fc.nat(1), fc.nat(2), fc.nat(2), fc.nat(6), fc.nat(8), fc.constantFrom(1, 1, 1, 2, 3, 6, 9))
  .map(([region, plan, later, moves, leaves, n]): Life[] =>
    Array.from({ length: n }, () =>
      months.map((month) =>
        month > leaves ? null : { region: regions[region] ?? '', plan: plans[month < moves ? plan : later] ?? '' },
      ),
    ),
  );

const customers = fc.array(someAlike, { minLength: 4, maxLength: 14 }).map((groups) => groups.flat());

function states(lives: readonly Life[]) {
  return lives.flatMap((life, account) =>
    life.flatMap((own, month) => {
      const at = new Date(Date.UTC(2024, month + 1, 0, 12)).toISOString();
      return own === null ? [] : [{ account_id: `account ${account}`, at, mrr: 10, ...own }];
    }),
  );
}

type Filters = Readonly<Record<string, readonly string[]>>;

function subsets(values: readonly string[]): string[][] {
  return values.reduce<string[][]>((all, value) => [...all, ...all.map((some) => [...some, value])], [[]]).slice(1);
}

const filters: readonly Filters[] = [
  {},
  ...subsets(plans).map((plan) => ({ plan })),
  ...subsets(regions).map((region) => ({ region })),
  ...subsets(plans).flatMap((plan) => regions.map((region) => ({ plan, region: [region] }))),
];

function isIn(own: Filters, { region, plan }: Pick<Cell, 'region' | 'plan'>): boolean {
  return (own['region']?.includes(region) ?? true) && (own['plan']?.includes(plan) ?? true);
}

/** First instants of months, and of what follows them. */
function firstOf(month: number): string {
  return new Date(Date.UTC(2024, month, 1)).toISOString();
}

function monthOf(instant: string): number {
  return 12 * (Number(instant.slice(0, 4)) - 2024) + Number(instant.slice(5, 7)) - 1;
}

type Window = readonly [since: number | null, until: number | null];

const all: readonly Window[] = [null, 1, 2, 3, 4, 5].flatMap((since) =>
  [null, 2, 3, 4, 5].map((until): Window => [since, until]),
);
const windows = all.filter(([since, until]) => since === null || until === null || since < until);

/** A number that is shown: of which groups, and of which months. */
interface Shown {
  readonly filters: Filters;
  readonly from: number;
  readonly until: number;
  readonly n: number;
}

function shownIn(own: Filters, { n, series, segments, context }: Measure): Shown[] {
  const [from, until] = [
    context.since === null ? 0 : monthOf(context.since),
    context.until === null ? 99 : monthOf(context.until),
  ];
  const bounds = new Map(series.map(({ period, start, end }) => [period, [monthOf(start ?? ''), monthOf(end ?? '')]]));
  const shown: Shown[] = [];
  const note = (these: Filters, count: number | null | undefined, period: string | null) => {
    const [first = 0, last = 99] = bounds.get(period ?? '') ?? [];
    if (typeof count === 'number')
      shown.push({ filters: these, from: Math.max(from, first), until: Math.min(until, last), n: count });
  };
  note(own, n, null);
  series.forEach((point) => note(own, point.n, point.period));
  for (const { by, key, n: count, series: points = [] } of segments) {
    const these = { ...own, [by]: [String(key)] };
    note(these, count, null);
    points.forEach((point) => note(these, point.n, point.period));
  }
  return shown;
}

/**
 * How many stand in each cell at the start of its month, which is what counts in it. After the last month in which anybody
 * stands the feed has ended: nobody is known to have left then, and nothing counts.
 */
function countsOf(lives: readonly Life[]): number[] {
  const isKnown = (month: number) => lives.some((life) => life[month]);
  return cells.map(
    ({ region, plan, month }) =>
      lives.filter((life) => {
        const before = month > 0 && isKnown(month) ? life[month - 1] : null;
        return before?.region === region && before.plan === plan;
      }).length,
  );
}

function sumOf(counts: readonly number[], marked: readonly number[]): number {
  return counts.reduce((sum, count, i) => sum + count * (marked[i] ?? 0), 0);
}

const groups: readonly Filters[] = subsets(plans).flatMap((plan) =>
  subsets(regions).map((region) => ({ plan, region })),
);

async function asking(metric: string, lives: readonly Life[], options: Question['options'] = {}) {
  const decode = { ...defaultDecode, columns: ['plan', 'region'] };
  const engine = createEngine();
  const content = { bytes: null, data: states(lives), contentType: null, decode };
  const handle = await engine.open(metric, { main: content });
  return (question: Partial<Question>) =>
    engine.measure(handle, metric, { ...defaultQuestion, options, minGroup: least, asOf: '2024-07-01', ...question });
}

const grains: readonly Period[] = ['month', 'quarter', 'year'];

async function allShown(ask: Awaited<ReturnType<typeof asking>>, some: readonly Window[]): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const own of filters) {
    for (const [since, until] of some) {
      for (const period of grains) {
        const window = {
          since: since === null ? null : firstOf(since),
          until: until === null ? null : firstOf(until),
          chosenWindow: true,
        };
        shown.push(...shownIn(own, await ask({ ...window, filters: own, period, by: ['plan', 'region'] })));
      }
    }
  }
  return shown;
}

/** Small groups of some cells that follow from what is known, by how many of each month they have. */
function solved(known: Known, counts: readonly number[], some: (month: number) => boolean): string[] {
  return groups.flatMap((group) => {
    const own = cells.map((cell) => Number(isIn(group, cell) && some(cell.month)));
    const sizes = months.map((month) =>
      cells.reduce((sum, cell, i) => sum + (cell.month === month ? (own[i] ?? 0) * (counts[i] ?? 0) : 0), 0),
    );
    const n = Math.max(...sizes);
    const isAll = cells.every((cell, i) => !some(cell.month) || own[i] === 1 || counts[i] === 0);
    return n > 0 && n < least && !isAll && isDetermined(known, own) ? [`${JSON.stringify(group)}: ${n}`] : [];
  });
}

/** All but three of one plan leave in the first month, and nobody stands after the second, in which the feed ends. */
const endingEarly: readonly Life[] = (
  [
    [6, 'pro', 2],
    [3, 'free', 2],
    [2, 'free', 1],
  ] as const
).flatMap(([n, plan, leaves]) =>
  Array.from({ length: n }, () => months.map((month) => (month < leaves ? { region: 'east', plan } : null))),
);

const someWindows = fc.shuffledSubarray([...windows], { minLength: 4, maxLength: 4 });

describe('no few customers can be solved for', () => {
  test('where their months are added: by filters, windows of months, grains and segments together', async () => {
    await fc.assert(
      fc.asyncProperty(customers, someWindows, async (lives, some) => {
        const known = new Known();
        const counts = countsOf(lives);
        const mark = (own: Filters, from: number, until: number) =>
          cells.map((cell) => Number(isIn(own, cell) && cell.month >= from && cell.month < until));
        for (const month of months) known.add(mark({}, month, month + 1));
        for (const { filters: own, from, until, n } of await allShown(await asking('churn', lives), some)) {
          const marked = mark(own, from, until);
          assert.equal(
            n > 0,
            sumOf(counts, marked) > 0,
            'an answer of nothing is one of cells in which nothing counts',
          );
          known.add(marked);
        }
        const stretches = months.flatMap((from) => months.filter((to) => to >= from).map((to) => [from, to] as const));
        const found = stretches.flatMap(([from, to]) =>
          solved(known, counts, (month) => month >= from && month <= to).map((each) => `${from}–${to} ${each}`),
        );
        assert.deepEqual(found, []);
      }),
      { numRuns: 3, endOnFailure: true, examples: [[endingEarly, windows.filter(([since]) => since === 2)]] },
    );
  });

  test('where each month stands for itself', async () => {
    await fc.assert(
      fc.asyncProperty(customers, someWindows, async (lives, some) => {
        const counts = countsOf(lives);
        const known = months.map(() => new Known());
        const mark = (own: Filters, at: number) => cells.map((cell) => Number(isIn(own, cell) && cell.month === at));
        months.forEach((month) => known[month]?.add(mark({}, month)));
        for (const { filters: own, from, until } of await allShown(
          await asking('retention', lives, { window: 1 }),
          some,
        )) {
          // A standing is that of the last month in which there is anybody.
          const at = months.findLast(
            (month) =>
              month >= from &&
              month < until &&
              cells.some((cell, i) => cell.month === month && isIn(own, cell) && counts[i]),
          );
          if (at !== undefined) known[at]?.add(mark(own, at));
        }
        const found = months.flatMap((at) =>
          solved(known[at] ?? new Known(), counts, (month) => month === at).map((each) => `${at} ${each}`),
        );
        assert.deepEqual(found, []);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });
});

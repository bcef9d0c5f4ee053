import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { defaultDecode } from '../../src/engine/contract.js';
import { createEngine as createRollupEngine } from '../../src/engine/rollups.js';
import { createEngine } from '../../src/engine/rows.js';
import { defaultQuestion, type Measure, type Question } from '../../src/metric.js';
import { isDetermined, Known } from './solving.js';

const least = 5;

/** The values of each field; rows stand in months of 2024. */
const fields = { region: ['east', 'north', 'west'], plan: ['free', 'paid', 'pro'], tier: ['gold', 'plain'] } as const;
const months = ['2024-01', '2024-02', '2024-03'];
const axes: readonly (readonly string[])[] = [...Object.values(fields), months];

interface Row {
  readonly region: string;
  readonly plan: string;
  readonly tier: string;
  readonly month: string;
}

/** Few of some, many of others, so that some groups are small and others are not. */
const rowsOf = (most: number) =>
  fc
    .array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1), fc.nat(2), fc.constantFrom(1, 1, 2, 3, 7, 20)), {
      minLength: 3,
      maxLength: most,
    })
    .map((groups) =>
      groups.flatMap(([region, plan, tier, month, n]): Row[] =>
        Array.from({ length: n }, () => ({
          region: fields.region[region] ?? '',
          plan: fields.plan[plan] ?? '',
          tier: fields.tier[tier] ?? '',
          month: months[month] ?? '',
        })),
      ),
    );

const places = axes.reduce<readonly string[][]>(
  (all, values) => all.flatMap((place) => values.map((value) => [...place, value])),
  [[]],
);

/** 1 for each combination of values that is in all of the sets. */
function within(sets: readonly (readonly string[])[]): number[] {
  return places.map((place) => Number(place.every((value, axis) => sets[axis]?.includes(value))));
}

function counted(rows: readonly Row[]): number[] {
  const names = rows.map(({ region, plan, tier, month }) => [region, plan, tier, month].join());
  return places.map((place) => names.filter((name) => name === place.join()).length);
}

function subsets(values: readonly string[]): string[][] {
  return values.reduce<string[][]>((all, value) => [...all, ...all.map((some) => [...some, value])], [[]]).slice(1);
}

const allSets = axes.map(subsets);

/** All groups that values of fields and months can name. */
const groups = allSets.reduce<readonly string[][][]>(
  (all, sets) => all.flatMap((group) => sets.map((set) => [...group, set])),
  [[]],
);

/** Whether a group has all that some months have, of which the whole shows how many they are. */
function isOfMonths(group: readonly (readonly string[])[], rows: readonly Row[]): boolean {
  return rows.every(({ region, plan, tier }) =>
    [region, plan, tier].every((value, axis) => group[axis]?.includes(value)),
  );
}

type Filters = Readonly<Record<string, readonly string[]>>;

/** Every way to filter by the fields named. */
function filtersOf(names: readonly (keyof typeof fields)[]): Filters[] {
  return names.reduce<Filters[]>(
    (all, name) => [
      ...all,
      ...all.flatMap((filters) =>
        subsets(fields[name])
          .slice(0, -1)
          .map((set) => ({ ...filters, [name]: set })),
      ),
    ],
    [{}],
  );
}

const names = Object.keys(fields);

function setsOf(filters: Filters, periods: readonly string[]): (readonly string[])[] {
  return [...names.map((name, axis) => filters[name] ?? axes[axis] ?? []), periods];
}

/** A number that an answer shows, and the sets that it counts. */
interface Shown {
  readonly sets: readonly (readonly string[])[];
  readonly n: number;
}

/** All numbers that an answer shows, of periods too where `byMonth`. */
function shownIn(filters: Filters, measure: Measure, byMonth: boolean, window: readonly string[] = months): Shown[] {
  const shown: Shown[] = [];
  const note = (own: Filters, periods: readonly string[], n: number | null | undefined) => {
    if (n !== null && n !== undefined) shown.push({ sets: setsOf(own, periods), n });
  };
  note(filters, window, measure.n);
  if (byMonth) for (const point of measure.series) note(filters, [point.period], point.n);
  for (const { by, key, n, series = [] } of measure.segments) {
    const own = { ...filters, [by]: [String(key)] };
    note(own, window, n);
    if (byMonth) for (const point of series) note(own, [point.period], point.n);
  }
  return shown;
}

function leastKnown(known: Known, rows: readonly Row[]): string[] {
  const counts = counted(rows);
  const size = (cells: readonly number[]) => cells.reduce((sum, is, cell) => sum + is * (counts[cell] ?? 0), 0);
  return groups.flatMap((group) => {
    const cells = within(group);
    const n = size(cells);
    return n > 0 && n < least && !isOfMonths(group, rows) && isDetermined(known, cells)
      ? [`${JSON.stringify(group)}: ${n}`]
      : [];
  });
}

function records(rows: readonly Row[]) {
  return rows.map(({ month, ...row }) => ({ ...row, score: 9, responded_at: `${month}-15T00:00:00Z` }));
}

function sums(rows: readonly Row[]) {
  const column = (name: keyof Row) => rows.map((row) => row[name]);
  const meta = { kind: 'rollup', metric: 'nps', grain: 'month', dims: names, keys: ['score'], clustered: true };
  return {
    meta,
    columns: {
      ...Object.fromEntries(names.map((name) => [name, column(name as keyof Row)])),
      period: column('month'),
      score: rows.map(() => 9),
      n: rows.map(() => 1),
    },
  };
}

async function asking(engine: ReturnType<typeof createEngine>, data: unknown) {
  const decode = { ...defaultDecode, columns: names };
  const handle = await engine.open('nps', { main: { bytes: null, data, contentType: null, decode } });
  return {
    measure: (question: Partial<Question>) =>
      engine.measure(handle, 'nps', { ...defaultQuestion, minGroup: least, period: 'month', ...question }),
    facets: (field: string, question: Partial<Question>) =>
      engine.facets(handle, 'nps', field, { ...defaultQuestion, minGroup: least, period: 'month', ...question }),
  };
}

type Asking = Awaited<ReturnType<typeof asking>>;

function known(shown: readonly Shown[]): Known {
  const sums = new Known();
  for (const { sets } of shown) sums.add(within(sets));
  return sums;
}

async function askedAll(feed: Asking, all: readonly Filters[], by: readonly string[], byMonth: boolean) {
  const shown: Shown[] = [];
  for (const filters of all) shown.push(...shownIn(filters, await feed.measure({ filters, by }), byMonth));
  return shown;
}

/** What the lists of values beside filters show. */
async function listedAll(feed: Asking, all: readonly Filters[]): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const filters of all) {
    for (const name of names) {
      for (const { key, n } of await feed.facets(name, { filters })) {
        if (n !== null) shown.push({ sets: setsOf({ ...filters, [name]: [String(key)] }, months), n });
      }
    }
  }
  return shown;
}

/** Numbers of which one counts some of what the other counts, told apart by one field or by months, and what is between. */
function betweenPairs(shown: readonly Shown[], rows: readonly Row[]): number[] {
  const isWithin = (few: readonly string[], many: readonly string[]) => few.every((value) => many.includes(value));
  return shown.flatMap((a) =>
    shown.flatMap((b) => {
      const differ = a.sets.filter((set, axis) => set.length !== b.sets[axis]?.length);
      const isPart = differ.length === 1 && a.sets.every((set, axis) => isWithin(set, b.sets[axis] ?? []));
      const isOpen = b.sets.some(
        (set, axis) => set.length > (a.sets[axis]?.length ?? 0) && set.length === axes[axis]?.length,
      );
      return isPart && isOpen && !isOfMonths(a.sets, rows) && a.n > 0 ? [b.n - a.n] : [];
    }),
  );
}

const walks = fc.shuffledSubarray(filtersOf(['region', 'plan', 'tier']), { minLength: 50, maxLength: 70 });

describe('no group of fewer than five can be solved for', () => {
  test('from all answers by two fields and months together', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(14), async (rows) => {
        const feed = await asking(createEngine(), records(rows));
        const shown = await askedAll(feed, filtersOf(['region', 'plan']), ['region', 'plan'], true);
        assert.deepEqual(leastKnown(known(shown), rows), []);
      }),
      { numRuns: 10 },
    );
  });

  test('from answers within a window and without one', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(14), async (rows) => {
        const feed = await asking(createEngine(), records(rows));
        const all = filtersOf(['region', 'plan']);
        const shown = await askedAll(feed, all, ['region'], false);
        for (const filters of all) {
          const measure = await feed.measure({ filters, by: ['region'], since: '2024-02-01', until: '2024-03-01' });
          shown.push(...shownIn(filters, measure, true, ['2024-02']));
        }
        assert.deepEqual(leastKnown(known(shown), rows), []);
      }),
      { numRuns: 10 },
    );
  });

  test('from answers along walks through three fields, and the numbers beside their values', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(30), walks, async (rows, walk) => {
        const feed = await asking(createEngine(), records(rows));
        const shown = await askedAll(feed, [{}, ...walk], names, false);
        assert.deepEqual(leastKnown(known([...shown, ...(await listedAll(feed, walk.slice(0, 10)))]), rows), []);
      }),
      { numRuns: 10 },
    );
  });

  test('from sums, where the same is hidden as in rows', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(30), walks, async (rows, walk) => {
        const [feed, warehouse] = [
          await asking(createEngine(), records(rows)),
          await asking(createRollupEngine(), sums(rows)),
        ];
        for (const filters of walk.slice(0, 20)) {
          const [a, b] = [await feed.measure({ filters, by: names }), await warehouse.measure({ filters, by: names })];
          assert.deepEqual(shownIn(filters, a, true), shownIn(filters, b, true));
          assert.deepEqual(await feed.facets('plan', { filters }), await warehouse.facets('plan', { filters }));
        }
      }),
      { numRuns: 6 },
    );
  });

  test('as the difference of two answers by three fields and months', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(40), walks, async (rows, walk) => {
        const feed = await asking(createEngine(), records(rows));
        const shown = await askedAll(feed, walk, names, true);
        assert.deepEqual(
          betweenPairs(shown, rows).filter((n) => n > 0 && n < least),
          [],
        );
      }),
      { numRuns: 10 },
    );
  });
});

describe('what is large enough is shown', () => {
  test('whatever is filtered, where no group is small', async () => {
    const rows = places.flatMap(([region = '', plan = '', tier = '', month = '']) =>
      Array.from({ length: least }, (): Row => ({ region, plan, tier, month })),
    );
    const feed = await asking(createEngine(), records(rows));
    for (const filters of filtersOf(['region', 'plan', 'tier'])) {
      const { n, series, segments } = await feed.measure({ filters, by: names });
      assert.ok(n !== null && series.every((point) => point.n !== null));
      assert.ok(segments.every((segment) => segment.n !== null && segment.series?.every((point) => point.n !== null)));
    }
  });

  test('under a filter by one field, though others have small groups', async () => {
    const many = (n: number, row: Row) => Array.from({ length: n }, () => row);
    const row = { region: 'east', plan: 'free', tier: 'gold', month: '2024-01' };
    const others = [
      many(30, { ...row, region: 'west' }),
      many(20, { ...row, plan: 'paid' }),
      many(2, { ...row, tier: 'plain' }),
    ];
    const feed = await asking(createEngine(), records([...many(30, row), ...others.flat()]));
    assert.equal((await feed.measure({ filters: { region: ['east'] } })).n, 52);
    assert.equal((await feed.measure({ filters: { plan: ['paid'] } })).n, 20);
    assert.equal((await feed.measure({ filters: { tier: ['gold'] } })).hidden, 'small');
  });
});

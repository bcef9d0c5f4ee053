import type {
  Cells,
  Curve,
  Extras,
  Fact,
  GroupTest,
  Quantile,
  SeriesPoint,
  Settled,
  StackedPeriod,
} from '../../metric.js';
import { allOf, indicesBy } from '../reading/estimator.js';
import { ageBands } from './ages.js';
import { curveOf } from './curve.js';
import { quantileOf } from './estimate.js';
import { histogramOf } from './histogram.js';
import { lifeTable, lifeTableInSteps, sizeOf } from './life-table.js';
import { waitingByAge } from './sums.js';
import { logRanksOf } from './tests.js';

/** Dimensions with more values than this have no curves; with more than the other no test. */
const mostCurves = 12;
const mostGroups = 100;

const shown = [0.5, 0.9] as const;

interface Group {
  readonly by: string;
  readonly key: string | null;
  readonly table: ReturnType<typeof lifeTable>;
}

function groupsOf(by: string, cells: Cells): Group[] {
  const groups = [...indicesBy(cells, by, allOf(cells))].map(([key, indices]) => ({
    by,
    key,
    table: lifeTable(cells, indices),
  }));
  return groups.filter(({ table }) => sizeOf(table).n > 0).sort((a, b) => compare(a.key, b.key));
}

function compare(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}

function* curvesOf(cells: Cells, settled: Settled, within: readonly number[]): Generator<void, Curve[]> {
  const whole = lifeTable(cells, allOf(cells));
  const curves = [curveOf(whole, settled.level, 'surviving', undefined, within)];
  yield;
  for (const by of settled.by) {
    const groups = groupsOf(by, cells);
    yield;
    if (groups.length > mostCurves) continue;
    for (const { table, ...of } of groups) {
      curves.push(curveOf(table, settled.level, 'surviving', of, within));
      yield;
    }
  }
  return curves.filter(({ n }) => n !== 0);
}

function* testsOf(cells: Cells, settled: Settled): Generator<void, GroupTest[]> {
  const tests: GroupTest[] = [];
  for (const by of settled.by) {
    const groups = groupsOf(by, cells);
    yield;
    if (groups.length > mostGroups) continue;
    const { together: test } = yield* logRanksOf(groups.map(({ table }) => table));
    if (test) tests.push({ by, chi_squared: test.chiSquared, degrees: test.degrees, p: test.p });
  }
  return tests;
}

function quantilesOf(cells: Cells, level: number): Quantile[] {
  const table = lifeTable(cells, allOf(cells));
  return sizeOf(table).n === 0 ? [] : shown.map((p) => ({ p, ...quantileOf(table, p, level) }));
}

/** What waits at the feed's end by age, youngest first, under the name of the last period; none where nothing waits. */
function backlogOf(cells: Cells, series: readonly SeriesPoint[]): StackedPeriod[] {
  const waiting = waitingByAge(cells, allOf(cells));
  const all = [...waiting.values()].reduce((sum, count) => sum + count, 0);
  const last = series.at(-1);
  if (all === 0 || !last) return [];
  const states = ageBands.map((key) => {
    const n = waiting.get(key) ?? 0;
    return { key, n, share: (100 * n) / all };
  });
  return [{ period: last.period, complete: last.complete, ...(last.missing && { missing: last.missing }), states }];
}

/** What durations show beside median, series and segments, with the facts of a metric. */
export function* durationExtras(
  cells: Cells,
  settled: Settled,
  series: readonly SeriesPoint[],
  within: readonly number[],
  factsOf: () => readonly Fact[],
): Generator<void, Extras> {
  yield* lifeTableInSteps(cells, allOf(cells));
  const quantiles = quantilesOf(cells, settled.level);
  yield;
  const facts = factsOf();
  yield;
  const curves = yield* curvesOf(cells, settled, within);
  const histogram = histogramOf(lifeTable(cells, allOf(cells)));
  yield;
  const tests = yield* testsOf(cells, settled);
  yield;
  return { quantiles, curves, within, group_tests: tests, histogram, facts, backlog: backlogOf(cells, series) };
}

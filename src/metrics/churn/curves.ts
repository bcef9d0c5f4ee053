import type { Cells, Curve, GroupTest, Settled } from '../../metric.js';
import { kaplanMeier, survivalQuantile } from '../../stats/kaplan-meier.js';
import { logRank } from '../../stats/log-rank.js';
import { curveOf } from '../durations/curve.js';
import { lifeTable, sizeOf } from '../durations/life-table.js';
import { indicesBy } from '../reading/estimator.js';

/** Curves of more values than this cannot be told apart in one picture. */
const mostCurves = 8;

type Named = Pick<Curve, 'by' | 'key'>;

/** How many months customers stay, with the median. */
function lifeCurve(cells: Cells, lives: readonly number[], of: Named, level: number): Curve {
  const table = lifeTable(cells, lives, 1);
  const curve = kaplanMeier(table, level);
  const median = curve ? survivalQuantile(curve, 0.5) : { value: null, low: null, high: null };
  return { ...curveOf(table, level, 'surviving', of), x_unit: 'months', median };
}

function byKey([a]: readonly [string | null, unknown], [b]: readonly [string | null, unknown]): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}

/**
 * How many months customers stay: the whole, and by the tier they began with and the dimensions asked for, with the
 * log-rank test of each (Mantel 1966).
 */
export function* lifeCurves(
  cells: Cells,
  lives: readonly number[],
  { by: dimensions, level }: Settled,
): Generator<void, { curves: Curve[]; group_tests: GroupTest[] }> {
  const whole = lifeCurve(cells, lives, { by: null, key: null }, level);
  const [curves, tests]: [Curve[], GroupTest[]] = [whole.n === 0 ? [] : [whole], []];
  const cuts = [['held', 'tier'] as const, ...dimensions.filter((by) => by !== 'tier').map((by) => [by, by] as const)];
  for (const [key, by] of cuts) {
    const groups = [...indicesBy(cells, key, lives)].sort(byKey);
    yield;
    const tables = groups.map(([, indices]) => lifeTable(cells, indices, 1));
    if (!groups.some(([name]) => name !== null)) continue;
    const test = logRank(tables.filter((table) => sizeOf(table).n > 0));
    if (test) tests.push({ by, chi_squared: test.chiSquared, degrees: test.degrees, p: test.p });
    if (groups.length > mostCurves) continue;
    for (const [name, indices] of groups) curves.push(lifeCurve(cells, indices, { by, key: name }, level));
    yield;
  }
  return { curves, group_tests: tests };
}

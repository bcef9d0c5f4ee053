import type { Cells, Curve, GroupTest, Indices } from '../../metric.js';
import { kaplanMeier, survivalQuantile, type LifeTable } from '../../stats/kaplan-meier.js';
import { logRank } from '../../stats/log-rank.js';
import { curveOf } from '../durations/curve.js';
import { lifeTable, sizeOf } from '../durations/life-table.js';
import { indicesBy } from '../reading/estimator.js';
import { byName } from '../reading/grouped.js';

/** Curves of more values than this cannot be told apart in one picture. */
const mostCurves = 8;

/** Ages, in months, at which curves are always exact. */
export const survivalMonths: readonly number[] = [3, 6, 12, 24];

/** A key column of the cells that parts customers, and the dimension it is called by. */
export interface Cut {
  readonly key: string;
  readonly by: string;
}

interface Group {
  readonly key: string | null;
  readonly table: LifeTable;
}

function curveIn(table: LifeTable, level: number, of: Pick<Curve, 'by' | 'key'>): Curve {
  const curve = kaplanMeier(table, level);
  const median = curve ? survivalQuantile(curve, 0.5) : { value: null, low: null, high: null };
  return { ...curveOf(table, level, 'surviving', of, survivalMonths), x_unit: 'months', median };
}

function groupsOf(cells: Cells, lives: Indices, key: string): Group[] {
  const groups = [...indicesBy(cells, key, lives)].map(([name, indices]) => ({
    key: name,
    table: lifeTable(cells, indices, 1),
  }));
  return groups.filter(({ table }) => sizeOf(table).n > 0).sort((a, b) => byName(a.key, b.key));
}

/**
 * Kaplan–Meier curves in months, with their medians, of how many customers are still there without a gap: the whole and
 * each part of each cut, with the log-rank test of a cut (Mantel 1966). `lives` are the cells with a `duration` in months,
 * `events` and `censored`; a cut without a named value parts nobody.
 */
export function* lifeCurves(
  cells: Cells,
  lives: Indices,
  cuts: readonly Cut[],
  level: number,
): Generator<void, { whole: LifeTable; curves: Curve[]; tests: GroupTest[] }> {
  const whole = lifeTable(cells, lives, 1);
  const curves = sizeOf(whole).n === 0 ? [] : [curveIn(whole, level, { by: null, key: null })];
  const tests: GroupTest[] = [];
  for (const { key, by } of cuts) {
    const groups = groupsOf(cells, lives, key);
    yield;
    if (groups.every((group) => group.key === null)) continue;
    const test = logRank(groups.map(({ table }) => table));
    if (test) tests.push({ by, chi_squared: test.chiSquared, degrees: test.degrees, p: test.p });
    if (groups.length > mostCurves) continue;
    curves.push(...groups.map((group) => curveIn(group.table, level, { by, key: group.key })));
    yield;
  }
  return { whole, curves, tests };
}

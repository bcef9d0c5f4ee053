import type { Cells, Curve, GroupTest, Settled } from '../../metric.js';
import { kaplanMeier, survivalQuantile, type LifeTable, type SurvivalCurve } from '../../stats/kaplan-meier.js';
import { logRank } from '../../stats/log-rank.js';
import { curveOf } from '../durations/curve.js';
import { lifeTable, sizeOf } from '../durations/life-table.js';
import { indicesBy } from '../reading/estimator.js';
import { monthOf, monthStart } from '../subscriptions/calendar.js';
import { survivalMonths } from './facts.js';

/** Curves of more values than this cannot be told apart in one picture. */
const mostCurves = 8;

/** Customers whose beginning the feed has: how long others had been there by its start nobody knows. */
function livesOf(cells: Cells, settled: Settled): number[] {
  const { completeFrom } = settled;
  const [parts, cohorts] = [cells.keys['part'], cells.keys['cohort_month']];
  const isWhole = (cohort: string) => completeFrom === null || monthStart(monthOf(cohort), settled) >= completeFrom;
  return Array.from({ length: cells.size }, (_, index) => index).filter((index) => {
    const cohort = cohorts?.[index];
    return parts?.[index] === 'life' && (typeof cohort !== 'string' || isWhole(cohort));
  });
}

function curveIn(table: LifeTable, level: number, of: Pick<Curve, 'by' | 'key'>): Curve {
  const curve = kaplanMeier(table, level);
  const drawn = curveOf(table, level, 'surviving', of, survivalMonths);
  const median = curve ? survivalQuantile(curve, 0.5) : { value: null, low: null, high: null };
  return { ...drawn, x_unit: 'months', median };
}

interface Group {
  readonly key: string | null;
  readonly table: LifeTable;
}

function groupsOf(cells: Cells, lives: readonly number[], by: string): Group[] {
  const groups = [...indicesBy(cells, by, lives)].map(([key, indices]) => ({
    key,
    table: lifeTable(cells, indices, 1),
  }));
  return groups
    .filter(({ table }) => sizeOf(table).n > 0)
    .sort((a, b) => Number(a.key === null) - Number(b.key === null) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
}

/** Curves in months of how many customers are still there without a gap, whole and by segment, with log-rank tests. */
export function* survivalOf(cells: Cells, settled: Settled) {
  const lives = livesOf(cells, settled);
  const whole = lifeTable(cells, lives, 1);
  const curves: Curve[] = lives.length === 0 ? [] : [curveIn(whole, settled.level, { by: null, key: null })];
  const tests: GroupTest[] = [];
  yield;
  for (const by of settled.by) {
    const groups = groupsOf(cells, lives, by);
    const test = logRank(groups.map(({ table }) => table));
    if (test) tests.push({ by, chi_squared: test.chiSquared, degrees: test.degrees, p: test.p });
    yield;
    if (groups.length > mostCurves) continue;
    curves.push(...groups.map(({ key, table }) => curveIn(table, settled.level, { by, key })));
  }
  const curve: SurvivalCurve | null = kaplanMeier(whole, settled.level);
  return { curve, curves, tests };
}

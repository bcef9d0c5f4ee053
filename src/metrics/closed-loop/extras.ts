import type { Cells, Curve, Extras, Fact, GroupTest, Settled, Step, Indices } from '../../metric.js';
import { kaplanMeier, survivalQuantile } from '../../stats/kaplan-meier.js';
import { logRank } from '../../stats/log-rank.js';
import { newcombe } from '../../stats/newcombe.js';
import { total } from '../cases/total.js';
import { curveOf } from '../durations/curve.js';
import { lifeTable } from '../durations/life-table.js';
import { allOf, indicesBy } from '../reading/estimator.js';
import { shareOf } from '../percent.js';
import { byName } from '../reading/grouped.js';
import { msPerHour } from '../times.js';
import { loopOptions } from './options.js';

/** Curves of more values than this cannot be told apart in one picture. */
const mostCurves = 8;

type Sum = (name: string) => number;

function shareFact(code: string, x: number, n: number, level: number): Fact {
  const { value, low, high } = shareOf(x, n, level);
  return { code, unit: 'percent', value, low, high, n };
}

/** Those contacted recover beside those who were not, and the difference: without it recovery is regression to the mean. */
function recoveryFacts(sum: Sum, level: number): Fact[] {
  const [contacted, others] = [sum('later_contacted'), sum('later_others')];
  if (contacted === 0 || others === 0) return [];
  const [healed, healedAnyway] = [sum('recovered_contacted'), sum('recovered_others')];
  const limits = newcombe(healed, contacted, healedAnyway, others, level);
  const value = 100 * (healed / contacted - healedAnyway / others);
  const [low, high] = [limits && 100 * limits.low, limits && 100 * limits.high];
  return [
    shareFact('recovery_contacted', healed, contacted, level),
    shareFact('recovery_not_contacted', healedAnyway, others, level),
    { code: 'recovery_difference', unit: 'points', value, low, high, n: contacted + others },
  ];
}

function medianFact(cells: Cells, level: number): Fact {
  const curve = kaplanMeier(lifeTable(cells, allOf(cells)), level);
  const median = curve ? survivalQuantile(curve, 0.5) : { value: null, low: null, high: null };
  return { code: 'median_to_contact', unit: 'hours', ...median, n: curve?.n ?? null };
}

function contactedWithin(cells: Cells, target: number): number {
  const durations = cells.keys['duration'];
  return allOf(cells).reduce((sum, index) => {
    const duration = durations?.at(index);
    return typeof duration === 'number' && duration <= target ? sum + (cells.addends['events']?.[index] ?? 0) : sum;
  }, 0);
}

/** The plain shares beside the estimate, where some answers are younger than the target and they differ from it. */
function youngFacts(cells: Cells, sum: Sum, { options, level }: Settled): Fact[] {
  const [n, mature] = [sum('n'), sum('mature')];
  if (n === mature) return [];
  return [
    shareFact('within_target_so_far', contactedWithin(cells, loopOptions({ options }).target), n, level),
    shareFact('within_target_mature', sum('mature_within'), mature, level),
  ];
}

function factsOf(cells: Cells, sum: Sum, settled: Settled): Fact[] {
  const { level } = settled;
  const n = sum('n');
  const count = (code: string, value: number | null): Fact => ({
    code,
    unit: 'count',
    value,
    low: null,
    high: null,
    n,
  });
  return [
    medianFact(cells, level),
    shareFact('follow_up_rate', sum('contacted'), n, level),
    shareFact('closure_rate', sum('closed'), n, level),
    ...youngFacts(cells, sum, settled),
    count('overdue', sum('overdue')),
    count('action_yield', n === 0 ? null : (100 * sum('actions')) / n),
    ...recoveryFacts(sum, level),
  ];
}

/** From eligible answers to those that were contacted, closed and led to an action, each as a part of the first. */
function stepsOf(sum: Sum, level: number): Step[] {
  const n = sum('n');
  const step = (key: string, x: number): Step => {
    const { value, low, high } = shareOf(x, n, level);
    return { key, n: x, share: value, low, high };
  };
  const first: Step = { key: 'eligible', n, share: n === 0 ? null : 100, low: null, high: null };
  return [first, step('contacted', sum('contacted')), step('closed', sum('closed')), step('action', sum('acted'))];
}

function groupsOf(cells: Cells, by: string): [string | null, Indices][] {
  const groups = [...indicesBy(cells, by, allOf(cells))].filter(([, indices]) => total(cells, indices, 'n') > 0);
  return groups.sort(([a], [b]) => byName(a, b));
}

function* groupExtras(cells: Cells, { by: dimensions, level }: Settled) {
  const curves: Curve[] = [];
  const tests: GroupTest[] = [];
  for (const by of dimensions) {
    const groups = groupsOf(cells, by);
    const tables = groups.map(([key, indices]) => ({ key, table: lifeTable(cells, indices) }));
    const test = logRank(tables.map(({ table }) => table));
    if (test) tests.push({ by, chi_squared: test.chiSquared, degrees: test.degrees, p: test.p });
    yield;
    if (tables.length > mostCurves) continue;
    curves.push(...tables.map(({ key, table }) => curveOf(table, level, 'reached', { by, key })));
  }
  return { curves, tests };
}

/** What the closed loop shows beside the share within the target. */
export function* loopExtras(cells: Cells, settled: Settled): Generator<void, Extras> {
  const indices = allOf(cells);
  const sum: Sum = (name) => total(cells, indices, name);
  const whole = curveOf(lifeTable(cells, indices), settled.level, 'reached');
  yield;
  const { curves, tests } = yield* groupExtras(cells, settled);
  return {
    facts: factsOf(cells, sum, settled),
    steps: stepsOf(sum, settled.level),
    curves: [whole, ...curves],
    within: [loopOptions(settled).target / msPerHour],
    group_tests: tests,
  };
}

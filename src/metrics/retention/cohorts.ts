import type { Cells, CohortCell, CohortRow, Cohorts, Settled } from '../../metric.js';
import { shareOf } from '../percent.js';
import { lastComplete, monthName, monthOf, monthStart } from '../subscriptions/calendar.js';
import type { Addend, Part } from './lines.js';
import { retentionOptions, type Ages, type CohortKind, type Statistic } from './options.js';

/** Ages beyond a century are not told: a single stray date would make thousands. */
const mostAges = 1200;

/** Sums of one part and addend by cohort, then by age. */
type Table = ReadonlyMap<number, ReadonlyMap<number, number>>;

function tableOf(cells: Cells, part: Part, ageKey: 'cohort_age' | 'duration', addend: Addend): Table {
  const table = new Map<number, Map<number, number>>();
  const [parts, cohorts, ages, sums] = [
    cells.keys['part'],
    cells.keys['cohort_month'],
    cells.keys[ageKey],
    cells.addends[addend],
  ];
  for (let i = 0; i < cells.size; i++) {
    const cohort = cohorts?.at(i);
    if (parts?.at(i) !== part || typeof cohort !== 'string') continue;
    const age = Number(ages?.at(i) ?? 0);
    const row = table.get(monthOf(cohort)) ?? new Map<number, number>();
    row.set(age, (row.get(age) ?? 0) + (sums?.[i] ?? 0));
    table.set(monthOf(cohort), row);
  }
  return table;
}

/** What is left of a cohort at some ages, in customers or ten-thousandths of money. */
type Left = (cohort: number, ages: Ages, place: number) => number;

function at(table: Table, cohort: number, age: number): number {
  return table.get(cohort)?.get(age) ?? 0;
}

function from(table: Table, cohort: number, least: number): number {
  let sum = 0;
  for (const [age, n] of table.get(cohort) ?? []) if (age >= least) sum += n;
  return sum;
}

/** The customers left, as the kind of cohort counts them. */
function customersLeft(cells: Cells, kind: CohortKind): Left {
  if (kind === 'rolling') {
    const last = tableOf(cells, 'last', 'cohort_age', 'customers');
    return (cohort, ages) => from(last, cohort, ages.from);
  }
  if (kind === 'bracket') {
    const seen = tableOf(cells, 'bracket', 'cohort_age', 'customers');
    return (cohort, _ages, place) => at(seen, cohort, place);
  }
  if (kind === 'survival') {
    const [ended, running] = (['events', 'censored'] as const).map((name) => tableOf(cells, 'life', 'duration', name));
    return (cohort, ages) =>
      (ended ? from(ended, cohort, ages.from + 1) : 0) + (running ? from(running, cohort, ages.from) : 0);
  }
  const active = tableOf(cells, 'cohort', 'cohort_age', 'customers');
  return (cohort, ages) => at(active, cohort, ages.from);
}

function revenueLeft(cells: Cells, statistic: Statistic): Left {
  const table = tableOf(cells, 'cohort', 'cohort_age', statistic === 'gross' ? 'retained' : 'current');
  return (cohort, ages) => at(table, cohort, ages.from);
}

/** Everything by which the cells of a table are filled. */
interface Plan {
  readonly kind: CohortKind;
  readonly statistic: Statistic;
  readonly ages: readonly Ages[];
  readonly left: Left;
  readonly customers: Left;
  readonly size: (cohort: number) => number;
  /** What the share is of: customers, or revenue at age 0. */
  readonly whole: (cohort: number) => number;
  /** The last complete month, and the last of which anything is known. */
  readonly last: number;
  readonly reach: number;
  readonly level: number;
}

function leftOf(left: number, whole: number, { statistic, level }: Plan) {
  if (statistic === 'customers') {
    const { value, low, high } = shareOf(left, whole, level);
    return { value, low, high };
  }
  return { value: whole > 0 ? (100 * left) / whole : null, low: null, high: null };
}

function cellOf(cohort: number, ages: Ages, place: number, plan: Plan): CohortCell | null {
  const isComplete = cohort + ages.to <= plan.last;
  // Nobody can be said to have had no gap up to a month that still runs.
  if (!isComplete && (cohort + ages.from > plan.reach || plan.kind === 'survival')) return null;
  const left = plan.left(cohort, ages, place);
  return {
    ...leftOf(left, plan.whole(cohort), plan),
    n: plan.customers(cohort, ages, place),
    of: plan.size(cohort),
    complete: isComplete,
  };
}

function rowOf(cohort: number, plan: Plan, settled: Settled): CohortRow {
  const { completeFrom } = settled;
  const isCut = completeFrom !== null && monthStart(cohort, settled) < completeFrom;
  return {
    cohort: monthName(cohort),
    size: plan.size(cohort),
    cells: plan.ages.map((ages, place) => cellOf(cohort, ages, place, plan)),
    ...(isCut && { missing: 'start' as const }),
  };
}

/** Σ left ÷ Σ size over the cohorts that were seen for so long. */
function averageOf(
  rows: readonly CohortRow[],
  cohorts: readonly number[],
  place: number,
  plan: Plan,
): CohortCell | null {
  const ages = plan.ages[place];
  const counted = cohorts.filter((_, i) => rows[i]?.missing === undefined && rows[i]?.cells[place]?.complete === true);
  if (!ages || counted.length === 0) return null;
  const sum = (of: (cohort: number) => number) => counted.reduce((total, cohort) => total + of(cohort), 0);
  return {
    ...leftOf(
      sum((cohort) => plan.left(cohort, ages, place)),
      sum(plan.whole),
      plan,
    ),
    n: sum((cohort) => plan.customers(cohort, ages, place)),
    of: sum(plan.size),
    complete: true,
  };
}

function planOf(cells: Cells, settled: Settled): { readonly cohorts: readonly number[]; readonly plan: Plan } {
  const { cohorts: kind, brackets, statistic: asked } = retentionOptions(settled);
  // Revenue belongs to a month: what later months or several brought is no share of the first.
  const statistic = kind === 'classic' ? asked : 'customers';
  const active = tableOf(cells, 'cohort', 'cohort_age', 'customers');
  const initial = tableOf(cells, 'cohort', 'cohort_age', 'initial');
  const cohorts = [...active.keys()].sort((a, b) => a - b);
  const reach = Math.max(-1, ...cohorts.map((cohort) => cohort + Math.max(...(active.get(cohort)?.keys() ?? [0]))));
  const last = lastComplete(settled);
  const oldest = Math.max(reach, last) - (cohorts[0] ?? 0);
  const single = Array.from({ length: Math.min(mostAges, Math.max(0, oldest + 1)) }, (_, age) => ({
    from: age,
    to: age,
  }));
  const size = (cohort: number) => at(active, cohort, 0);
  const customers = customersLeft(cells, kind);
  const plan: Plan = {
    kind,
    statistic,
    ages: kind === 'bracket' ? brackets : single,
    left: statistic === 'customers' ? customers : revenueLeft(cells, statistic),
    customers,
    size,
    whole: statistic === 'customers' ? size : (cohort) => at(initial, cohort, 0),
    last,
    reach,
    level: settled.level,
  };
  return { cohorts, plan };
}

/**
 * What becomes of customers by the month they began in: a cell is complete once all of its months are; the average is
 * Σ left ÷ Σ size over complete cells of cohorts whose beginning the feed has, never the mean of percentages. Null without
 * cohorts.
 */
export function* cohortsOf(cells: Cells, settled: Settled): Generator<void, Cohorts | null> {
  const { cohorts, plan } = planOf(cells, settled);
  if (cohorts.length === 0) return null;
  const { kind, statistic, ages } = plan;
  const rows: CohortRow[] = [];
  for (const cohort of cohorts) {
    rows.push(rowOf(cohort, plan, settled));
    yield;
  }
  const average: (CohortCell | null)[] = [];
  for (const place of ages.keys()) {
    average.push(averageOf(rows, cohorts, place, plan));
    yield;
  }
  return { kind, statistic, ages, rows, average };
}

import { coarsen } from '../../calendar/index.js';
import type {
  AfterCase,
  CohortCell,
  CohortRow,
  Cohorts,
  MeasureContext,
  RateComparison,
  RateGroup,
  RevenueFlow,
  Risk,
  RiskGroup,
} from '../../metric.js';
import { hiddenGroups, isSmall, protectedBy, protectedGroups } from './groups.js';

const nothing = { value: null, low: null, high: null, hidden: 'small' } as const;

function hiddenCell({ complete }: CohortCell): CohortCell {
  return { ...nothing, n: null, of: null, complete };
}

/** How many customers of a cohort stand in the average of an age; null where it is no part of it. */
function inAverage({ cells, missing }: CohortRow, age: number): number | null {
  const cell = cells[age];
  return cell?.complete && missing === undefined ? cell.of : null;
}

function rowProtected(row: CohortRow, isHidden: boolean, isCellHidden: (age: number) => boolean): CohortRow {
  const cells = row.cells.map((cell, age) => (cell && (isHidden || isCellHidden(age)) ? hiddenCell(cell) : cell));
  return isHidden ? { ...row, size: null, cells, hidden: 'small' } : { ...row, cells };
}

/**
 * Cohorts without the figures of small ones, and of so many of the next smallest that neither all sizes together nor the
 * average of an age, times its size, gives them away.
 */
export function cohortsProtected(cohorts: Cohorts, least: number): Cohorts {
  const { rows, ages, average } = cohorts;
  const hidden = hiddenGroups(
    rows.map(({ size }) => ({ n: size })),
    least,
    new Set(),
  );
  const hiddenAt = ages.map((_, age) =>
    hiddenGroups(
      rows.map((row) => ({ n: inAverage(row, age) })),
      least,
      hidden,
    ),
  );
  return {
    ...cohorts,
    rows: rows.map((row, i) => rowProtected(row, hidden.has(i), (age) => hiddenAt[age]?.has(i) === true)),
    average: average.map((cell) => (cell && isSmall({ n: cell.of }, least) ? hiddenCell(cell) : cell)),
  };
}

/** The months of hidden cohorts, and the periods of a question that hold them. */
function hiddenPeriods(cohorts: Cohorts | null | undefined, context: MeasureContext): ReadonlySet<string> {
  const months = cohorts?.rows.flatMap(({ cohort, hidden }) => (hidden ? [cohort] : [])) ?? [];
  const { period, time_zone: timeZone, week_start: weekStart, fiscal_year_start: fiscalYearStart } = context;
  if (period === 'wave') return new Set(months);
  const calendar = { timeZone, weekStart, fiscalYearStart };
  return new Set(months.flatMap((month) => [month, coarsen(month, 'month', period, calendar) ?? month]));
}

/**
 * Flows of revenue without the amounts of few customers: the movement of one is what that customer pays. What is hidden
 * together is that of `least` customers, or all that moved; totals of a period stay, as other figures of the whole do.
 * New customers of a hidden cohort are hidden too. `cohorts` are those already protected.
 */
export function revenueProtected(
  flows: readonly RevenueFlow[],
  cohorts: Cohorts | null | undefined,
  context: MeasureContext,
): RevenueFlow[] {
  const periods = hiddenPeriods(cohorts, context);
  const least = context.min_group;
  const hide = ({ key }: RevenueFlow['movements'][number]) =>
    ({ key, amount: null, n: null, hidden: 'small' }) as const;
  return flows.map((flow) => {
    const isGiven = (key: string): boolean => key === 'new' && periods.has(flow.period);
    const before = new Set(flow.movements.flatMap(({ key }, i) => (isGiven(key) ? [i] : [])));
    return { ...flow, movements: protectedGroups(flow.movements, { least, size: ({ n }) => n, hide }, before) };
  });
}

/** Rates without the figures of small groups, and without what is said of them against others. */
export function ratesProtected(comparison: RateComparison, least: number): RateComparison {
  const groups = protectedGroups(comparison.groups, {
    least,
    size: ({ n, exposure }) => n ?? exposure,
    hide: ({ key }): RateGroup => ({ ...nothing, key, events: null, exposure: null }),
  });
  const isShown = (key: string | null): boolean => groups.some((group) => group.key === key && !group.hidden);
  return {
    ...comparison,
    groups,
    contrasts: comparison.contrasts.filter(({ key, against }) => isShown(key) && isShown(against)),
  };
}

/** What came after the last case, without the figures of few customers. */
export function afterCaseProtected(groups: readonly AfterCase[], least: number): AfterCase[] {
  return protectedBy(groups, {
    least,
    size: ({ n }) => n,
    hide: ({ by, key }) => ({ by, key, n: null, events: null, within: [], hidden: 'small' }),
  });
}

/** Groups of customers at risk without the figures of small ones, and of the next smallest, where nobody is named anyway. */
export function riskProtected(risk: Risk, least: number): Risk {
  if (risk.named) return risk;
  const hide = ({ key }: RiskGroup): RiskGroup => ({ key, n: null, amount: null, hidden: 'small' });
  const shown = (groups: readonly RiskGroup[]) => protectedGroups(groups, { least, size: ({ n }) => n, hide });
  return { ...risk, renewals: shown(risk.renewals), reasons: shown(risk.reasons) };
}

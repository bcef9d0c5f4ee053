import type { Change, Curve, Extras, Measure, Segment, SegmentPoint, SeriesPoint } from '../metric.js';
import { byDimension, hiddenCells, hiddenGroups, isSmall, protectedGroups } from './protection/groups.js';
import {
  afterCaseProtected,
  cohortsProtected,
  ratesProtected,
  revenueProtected,
  riskProtected,
} from './protection/loyalty.js';
import type { Guard } from './protection/guard.js';
import { changeProtected } from './protection/parts.js';
import { agentsProtected, calibrationProtected, categoriesProtected, coverageProtected } from './protection/quality.js';

const nothing = { value: null, low: null, high: null, n: null, hidden: 'small' } as const;

/** What remains of a hidden measure's extras. */
const noExtras: Required<Extras> & Pick<Measure, 'queue'> = {
  quantiles: [],
  curves: [],
  group_tests: [],
  histogram: [],
  control: null,
  states: [],
  stack: [],
  hours: [],
  peers: null,
  facts: [],
  steps: [],
  backlog: [],
  backlog_by: null,
  within: [],
  cohorts: null,
  revenue: [],
  risk: null,
  rates: [],
  after_case: [],
  categories: null,
  coverage: [],
  calibration: null,
  coaching: [],
  queue: [],
};

function periodsOf(segments: readonly Segment[]): string[] {
  return [...new Set(segments.flatMap(({ series }) => series?.map(({ period }) => period) ?? []))];
}

/** Points of few, and others with them, beside segments of which all points are hidden and what `guard` says. */
function pointsProtected(
  segments: readonly Segment[],
  isHiddenAll: (segment: number) => boolean,
  least: number,
  guard: Guard | null,
): Segment[] {
  const periods = periodsOf(segments);
  const point = ({ series }: Segment, period: string) => series?.find((candidate) => candidate.period === period);
  const given = segments.map(
    ({ by, key }, i) =>
      new Set([...periods.keys()].filter((at) => isHiddenAll(i) || guard?.point(by, key, periods[at] ?? ''))),
  );
  const cells = segments.map((segment) => periods.map((period) => ({ n: point(segment, period)?.n ?? null })));
  const hidden = hiddenCells(cells, least, given);
  return segments.map((segment, i) => {
    if (!segment.series) return segment;
    const series = segment.series.map((candidate): SegmentPoint => {
      const small = hidden[i]?.has(periods.indexOf(candidate.period));
      return small ? { period: candidate.period, ...nothing } : candidate;
    });
    return { ...segment, series };
  });
}

function segmentsProtected(segments: readonly Segment[], least: number, guard: Guard | null): Segment[] {
  const given = segments.flatMap(({ by, key }, i) => (guard?.segment(by, key) ? [i] : []));
  const hidden = hiddenGroups(segments, least, new Set(given));
  return pointsProtected(segments, (i) => hidden.has(i), least, guard).map((segment, i) =>
    hidden.has(i) ? { by: segment.by, key: segment.key, ...nothing } : segment,
  );
}

function isHidden(segments: readonly Segment[], by: string | null, key: string | null): boolean {
  return segments.some((segment) => segment.by === by && segment.key === key && segment.hidden !== undefined);
}

/** Curves of groups without those of hidden segments and of few; the curve of the whole stays. */
function curvesProtected(curves: readonly Curve[], segments: readonly Segment[], least: number): Curve[] {
  const empty = { points: [], n: null, events: null, hidden: 'small' } as const;
  const hide = ({ by, key, x_unit, shows }: Curve): Curve => ({ by, key, x_unit, shows, ...empty });
  return byDimension(curves).flatMap((some) => {
    if (some[0]?.by === null) return some;
    const before = new Set(some.flatMap(({ by, key }, i) => (isHidden(segments, by, key) ? [i] : [])));
    return protectedGroups(some, { least, size: ({ n }) => n, hide }, before);
  });
}

/** The extras of a measure with the figures of its hidden segments and of other small groups taken out. */
function extrasProtected(measure: Measure, segments: readonly Segment[], least: number): Extras {
  const { curves, revenue, risk, rates, after_case: after, categories, coverage, calibration } = measure;
  const cohorts = measure.cohorts && cohortsProtected(measure.cohorts, least);
  return {
    ...(curves && { curves: curvesProtected(curves, segments, least) }),
    ...(cohorts && { cohorts }),
    ...(revenue && { revenue: revenueProtected(revenue, cohorts, measure.context) }),
    ...(risk && { risk: riskProtected(risk, least) }),
    ...(rates && { rates: rates.map((comparison) => ratesProtected(comparison, least)) }),
    ...(after && { after_case: afterCaseProtected(after, least) }),
    ...(categories && { categories: categoriesProtected(categories, least) }),
    ...(coverage && { coverage: coverageProtected(coverage, least) }),
    ...(calibration && { calibration: calibrationProtected(calibration, least) }),
    ...agentsProtected(measure, least),
  };
}

function seriesProtected(series: readonly SeriesPoint[], least: number, guard: Guard | null): SeriesPoint[] {
  const given = series.flatMap(({ period }, i) => (guard?.period(period) ? [i] : []));
  const hidden = hiddenGroups(series, least, new Set(given));
  return series.map((point, i) => (hidden.has(i) ? { ...point, ...nothing } : point));
}

/** The extras cut by period, without the periods that are hidden in the series. */
function periodsProtected({ control, stack, revenue }: Measure, series: readonly SeriesPoint[]): Extras {
  const hidden = new Set(series.flatMap((point) => (point.hidden === undefined ? [] : [point.period])));
  const isShown = ({ period }: { readonly period: string }): boolean => !hidden.has(period);
  return {
    ...(control && { control: { ...control, points: control.points.filter(isShown) } }),
    ...(stack && { stack: stack.filter(isShown) }),
    ...(revenue && { revenue: revenue.filter(isShown) }),
  };
}

/** Whether one of the windows of a change is hidden. */
function isChangeHidden({ from, to }: Change, series: readonly SeriesPoint[], guard: Guard | null): boolean {
  const isHiddenPeriod = (name: string) => series.some(({ period, hidden }) => period === name && hidden !== undefined);
  return isHiddenPeriod(from) || isHiddenPeriod(to) || guard?.before === true;
}

function wholeProtected(measure: Measure, least: number, guard: Guard | null): Measure {
  if (!isSmall(measure, least) && guard?.whole !== true) {
    const series = seriesProtected(measure.series, least, guard);
    const change = measure.change && isChangeHidden(measure.change, series, guard) ? null : measure.change;
    return { ...measure, ...periodsProtected(measure, series), series, change };
  }
  const { benchmark } = measure;
  const extras = Object.fromEntries(Object.entries(noExtras).filter(([name]) => name in measure));
  return {
    ...measure,
    ...extras,
    ...nothing,
    answered: null,
    series: [],
    segments: [],
    change: null,
    distribution: [],
    benchmark: benchmark && { ...benchmark, difference: null },
    notes: [],
  };
}

/**
 * Takes the figures of small groups out of a measure: segments and segment × period cells under `min_group`, and with
 * filters, which make a segment of the whole, the whole and its periods too. Periods of the unfiltered whole stay.
 * `guard` says what would give small groups away beside other answers. Nothing after this step ever had the figures.
 */
export function protect(measure: Measure, guard: Guard | null = null): Measure {
  const { min_group: least, filters } = measure.context;
  const whole = Object.keys(filters).length > 0 ? wholeProtected(measure, least, guard) : measure;
  const segments = byDimension(whole.segments).flatMap((some) => segmentsProtected(some, least, guard));
  const change = changeProtected(whole.change, segments, least, guard);
  return { ...whole, ...extrasProtected(whole, segments, least), segments, change };
}

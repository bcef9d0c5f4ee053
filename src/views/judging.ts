import type { Measure, Target } from '../metric.js';
import { unusualEnd } from '../stats/usual-range.js';
import { comparable } from '../text/series.js';

/** What became of a figure, given which way is better; `moved` where neither is. Null: nothing to compare. */
export type Judgement = 'better' | 'worse' | 'moved' | 'unclear';

/** How a value stands to its target; `open` where the target lies within its interval. */
export type Reach = 'reached' | 'missed' | 'open';

/** A figure that has left its usual range, or moved to another level, and since when. */
export interface Drift {
  readonly kind: 'range' | 'level';
  readonly side: 'high' | 'low';
  /** The period since which it holds. */
  readonly from: string;
}

/** What became of a figure; null where there is nothing to compare. */
export function judgementOf({ change, better }: Pick<Measure, 'change' | 'better'>): Judgement | null {
  const verdict = change?.verdict ?? null;
  if (verdict === null || verdict === 'unclear') return verdict;
  if (better === 'neither') return 'moved';
  return verdict === better ? 'better' : 'worse';
}

/** How the value stands to a target; null without a value, and where neither way is better. */
export function reachOf(
  figure: Pick<Measure, 'value' | 'low' | 'high' | 'better'>,
  target: Target | null,
): Reach | null {
  const { value, better } = figure;
  if (target === null || value === null || better === 'neither') return null;
  const { low, high } = figure.low === null || figure.high === null ? { low: value, high: value } : figure;
  const [least, most] = [low ?? value, high ?? value];
  if (better === 'up') return least >= target.value ? 'reached' : most < target.value ? 'missed' : 'open';
  return most <= target.value ? 'reached' : least > target.value ? 'missed' : 'open';
}

type ChartPoint = NonNullable<Measure['control']>['points'][number];

/** On which side of its limits a point lies; null for within. */
function sideOf({ signal, value, high }: ChartPoint): 'high' | 'low' | null {
  if (!signal || value === null) return null;
  return high !== null && value > high ? 'high' : 'low';
}

type Chart = NonNullable<Measure['control']>;

/** Whether a chart's last points lie beyond its limits, or its level has shifted and not come back. */
function driftOfChart({ centre, shift }: Chart, points: readonly ChartPoint[]): Drift | null {
  const last = points.at(-1);
  const side = last ? sideOf(last) : null;
  if (side !== null) {
    const before = points.findLastIndex((point) => sideOf(point) !== side);
    return { kind: 'range', side, from: points[before + 1]?.period ?? last?.period ?? '' };
  }
  if (shift === null || centre === null) return null;
  const since = points.slice(points.findIndex(({ period }) => period === shift.from));
  const isBack = since.some(({ value }) =>
    shift.side === 'high' ? (value ?? centre) < centre : (value ?? centre) > centre,
  );
  return isBack ? null : { kind: 'level', side: shift.side, from: shift.from };
}

/** The same of a series without a chart of its own, since the definition changed last. */
function driftOfSeries(measure: Pick<Measure, 'series' | 'events'>): Drift | null {
  const complete = comparable(measure).filter((point) => point.complete);
  const end = unusualEnd(complete.map(({ value }) => value));
  return end && { kind: end.kind, side: end.side, from: complete[end.from]?.period ?? '' };
}

/**
 * Whether the last complete periods lie beyond the limits of common variation, or the level has shifted for good: by the control
 * chart of the value, and without one by its series from twenty periods on. Null for neither, and for standings, whose periods
 * share most of what they count.
 */
export function driftOf(measure: Pick<Measure, 'control' | 'series' | 'events' | 'standing'>): Drift | null {
  const { control, series, standing } = measure;
  if (standing) return null;
  if (!control || control.of !== undefined) return driftOfSeries(measure);
  const complete = new Set(series.flatMap((point) => (point.complete ? [point.period] : [])));
  const points = control.points.filter(({ period, value }) => complete.has(period) && value !== null);
  return driftOfChart(control, points);
}

/** How large a change is against what could have been seen; 0 where that is not known. */
export function strengthOf({ change }: Pick<Measure, 'change'>): number {
  const { value = null, detectable = null } = change ?? {};
  return value === null || detectable === null || detectable === 0 ? 0 : Math.abs(value) / detectable;
}

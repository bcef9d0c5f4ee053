import { localDate, periodBounds, periodsBetween, startOfDay } from '../../calendar/index.js';
import type { Cells, SeriesPoint, Settled, Indices } from '../../metric.js';
import { calendarOf, estimated, indicesBy, shown, type Estimated, type Estimator } from './estimator.js';

/** More periods than this are not filled up with empty ones: a single stray date would make thousands. */
const mostPeriods = 4000;

/** Compares texts by their runs of digits and their other runs: `wave 9` before `wave 10`, whatever the language. */
function naturally(a: string, b: string): number {
  const runs = (text: string): readonly string[] => text.match(/\d+|\D+/g) ?? [];
  const [left, right] = [runs(a), runs(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    const byNumber = Number(x) - Number(y);
    if (!Number.isNaN(byNumber) && byNumber !== 0) return byNumber;
    if (Number.isNaN(byNumber) && x !== y) return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}

/** The periods of a series in order: for times without gaps, for waves in natural order of their names. */
function periodNames(present: readonly string[], settled: Settled): string[] {
  if (settled.period === 'wave') return [...present].sort(naturally);
  const [grain, calendar] = [settled.period, calendarOf(settled)];
  const starts = new Map(present.map((period) => [period, periodBounds(period, grain, calendar).start]));
  const sorted = [...present].sort((a, b) => (starts.get(a) ?? 0) - (starts.get(b) ?? 0));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const filled = periodsBetween(first, last, grain, calendar);
  return filled.length > mostPeriods ? sorted : filled;
}

/** From when on a period is complete: its end, or the start of its last day. */
function completeAt(end: number, { timeZone }: Settled, byLastDay: boolean): number {
  if (!byLastDay) return end;
  const { year, month, day } = localDate(timeZone, end - 1);
  return startOfDay(timeZone, year, month, day);
}

function placeOf(
  period: string,
  settled: Settled,
  byLastDay: boolean,
): Pick<SeriesPoint, 'start' | 'end' | 'complete' | 'missing'> {
  if (settled.period === 'wave') return { start: null, end: null, complete: true };
  const { start, end } = periodBounds(period, settled.period, calendarOf(settled));
  const place = { start: isoOf(start), end: isoOf(end) };
  if (settled.asOf === null || completeAt(end, settled, byLastDay) > settled.asOf)
    return { ...place, complete: false, missing: 'end' };
  const whole = settled.completeFrom === null || start >= settled.completeFrom;
  return whole ? { ...place, complete: true } : { ...place, complete: false, missing: 'start' };
}

/** The cells of each period of a series. */
export type PeriodIndices = ReadonlyMap<string, Indices>;

/** The indices of cells by period, without those that have none. */
export function byPeriod(cells: Cells, indices: Indices): PeriodIndices {
  const periods = new Map<string, Indices>();
  for (const [name, group] of indicesBy(cells, 'period', indices)) if (name !== null) periods.set(name, group);
  return periods;
}

/** The points of a series with the estimates behind them. */
export interface Series {
  readonly points: readonly SeriesPoint[];
  readonly estimates: ReadonlyMap<string, Estimated>;
}

/**
 * What the last complete period of a series is made of: where a value is a standing, it is that of the whole. Cells
 * without a period are one standing; there is none where no period is complete.
 */
export function standingAt(
  points: readonly SeriesPoint[],
  periods: PeriodIndices,
  indices: Indices,
  grain: Settled['period'],
): Indices {
  if (periods.size === 0) return indices;
  // Standings are dated by the ends of months, which most days and weeks do not hold.
  const mayBeEmpty = grain !== 'day' && grain !== 'week';
  const last = points.findLast(({ complete, period }) => complete && (mayBeEmpty || periods.has(period)));
  return (last && periods.get(last.period)) ?? [];
}

/** What each period of a series says, in order of time. */
export function* estimatesOf(
  cells: Cells,
  periods: PeriodIndices,
  settled: Settled,
  estimator: Estimator,
): Generator<void, ReadonlyMap<string, Estimated>> {
  const estimates = new Map<string, Estimated>();
  for (const period of periodNames([...periods.keys()], settled)) {
    estimates.set(period, yield* estimated(estimator, cells, periods.get(period) ?? [], settled.level));
    yield;
  }
  return estimates;
}

/** One point a period. */
export function* seriesOf(
  cells: Cells,
  periods: PeriodIndices,
  settled: Settled,
  estimator: Estimator,
): Generator<void, Series> {
  const estimates = yield* estimatesOf(cells, periods, settled, estimator);
  const points = [...estimates].map(([period, estimate]) => ({
    period,
    ...placeOf(period, settled, estimator.datedByLastDay === true),
    ...shown(estimate),
  }));
  return { points, estimates };
}

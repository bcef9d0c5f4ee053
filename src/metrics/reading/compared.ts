import type { Cells, Change, Earlier, SeriesPoint, Settled, Indices } from '../../metric.js';
import { changeBetween, comparedPeriods, windowsOf, type Windows } from './change.js';
import { allOf, estimated, type Estimated, type Estimator } from './estimator.js';
import { allParts } from './grouped.js';
import type { WindowCells } from './parts.js';
import { byPeriod, seriesOf, standingAt, type PeriodIndices } from './series.js';

/** A series with the cells of each period, and those that the whole is made of. */
export interface Standing {
  readonly points: readonly SeriesPoint[];
  readonly estimates: ReadonlyMap<string, Estimated>;
  readonly periods: PeriodIndices;
  /** All cells, or where the value is a standing those of the last complete period. */
  readonly indices: Indices;
}

/** The series of some cells and what their whole is made of. */
export function* standingOf(cells: Cells, settled: Settled, estimator: Estimator): Generator<void, Standing> {
  const indices = allOf(cells);
  const periods = byPeriod(cells, indices);
  const series = yield* seriesOf(cells, periods, settled, estimator);
  const whole = estimator.standing ? standingAt(series.points, periods, indices, settled.period) : indices;
  return { ...series, periods, indices: whole };
}

/** Two windows with the cells and the estimate of each; those of the earlier one are missing where it has none. */
interface Compared {
  readonly windows: Windows;
  readonly earlier: WindowCells | null;
  readonly later: WindowCells;
  readonly values: readonly [earlier: Estimated | undefined, later: Estimated];
}

function* withWindowBefore(
  before: Earlier,
  later: WindowCells,
  whole: Estimated,
  settled: Settled,
  estimator: Estimator,
): Generator<void, Compared> {
  const { cells } = before;
  const { indices } = estimator.standing ? yield* standingOf(cells, settled, estimator) : { indices: allOf(cells) };
  const value = yield* estimated(estimator, cells, indices, settled.level);
  return {
    windows: windowsOf(before, settled),
    earlier: { cells, indices, period: null },
    later,
    values: [value, whole],
  };
}

function withPeriodBefore(cells: Cells, { points, estimates, periods }: Standing, settled: Settled): Compared | null {
  const windows = comparedPeriods(points, settled);
  const value = windows && estimates.get(windows.to);
  if (!windows || !value) return null;
  const side = (period: string): WindowCells => ({ cells, indices: allOf(cells), period });
  return {
    windows,
    earlier: periods.has(windows.from) ? side(windows.from) : null,
    later: side(windows.to),
    values: [estimates.get(windows.from), value],
  };
}

/**
 * The change to the whole from the window `before`, or without one to the last complete period from the period before or
 * the year before, with what each segment did to it; null without two windows.
 */
export function* changeOf(
  cells: Cells,
  standing: Standing,
  whole: Estimated,
  before: Earlier | null,
  settled: Settled,
  estimator: Estimator,
): Generator<void, Change | null> {
  const own = { cells, indices: standing.indices, period: null };
  const compared = before
    ? yield* withWindowBefore(before, own, whole, settled, estimator)
    : withPeriodBefore(cells, standing, settled);
  if (!compared) return null;
  const { windows, earlier, later, values } = compared;
  const change = changeBetween(windows, ...values, settled, estimator.meaningful);
  if (change.value === null || earlier === null) return change;
  yield;
  const parts = yield* allParts(earlier, later, settled, estimator);
  return parts.length === 0 ? change : { ...change, parts };
}

import { nextPeriod, periodBounds, yearBefore, type Calendar, type Grain } from '../../calendar/index.js';
import type { Cells, Earlier, SeriesPoint, Settled, Indices } from '../../metric.js';
import { calendarOf } from '../reading/estimator.js';
import { byPeriod, type PeriodIndices } from '../reading/series.js';

/** A window that is not told by periods. */
const open = '..';

/** Some cells with the name of the window they are of. */
export interface WindowCells {
  readonly name: string;
  readonly cells: Cells;
  readonly indices: Indices;
}

/** A year of complete periods and the one before; null where there is none. */
export interface Years {
  readonly later: WindowCells;
  readonly earlier: WindowCells | null;
}

/** The periods of the year up to and with `last`, from the first that has cells. */
function yearOf(last: string, periods: PeriodIndices, grain: Grain, calendar: Calendar) {
  const first = nextPeriod(yearBefore(last, grain, calendar), grain, calendar);
  const startOf = (period: string) => periodBounds(period, grain, calendar).start;
  const [from, to] = [startOf(first), startOf(last)];
  const within = [...periods.keys()].filter((name) => startOf(name) >= from && startOf(name) <= to);
  within.sort((a, b) => startOf(a) - startOf(b));
  const begin = within[0];
  if (begin === undefined) return null;
  return {
    name: begin === last ? last : `${begin}/${last}`,
    indices: within.flatMap((name) => [...(periods.get(name) ?? [])]),
  };
}

function yearsUpTo(last: string, cells: Cells, indices: Indices, grain: Grain, calendar: Calendar): Years {
  const periods = byPeriod(cells, indices);
  const later = yearOf(last, periods, grain, calendar);
  const before = yearBefore(last, grain, calendar);
  const earlier = yearOf(before, periods, grain, calendar);
  return {
    later: { cells, ...(later ?? { name: last, indices: [] }) },
    earlier: earlier && { cells, ...earlier },
  };
}

/**
 * The last year of complete periods and the year before it; where the question has a window, that and the one it is
 * compared with. Without a complete period, and for waves, all is one window.
 */
export function yearsOf(
  cells: Cells,
  indices: Indices,
  series: readonly SeriesPoint[],
  settled: Settled,
  before: { readonly earlier: Earlier; readonly indices: Indices } | null,
): Years {
  if (before) {
    const { cells: past, from, to } = before.earlier;
    return { later: { name: to, cells, indices }, earlier: { name: from, cells: past, indices: before.indices } };
  }
  const last = series.findLast(({ complete }) => complete);
  if (last && settled.period !== 'wave') {
    return yearsUpTo(last.period, cells, indices, settled.period, calendarOf(settled));
  }
  return { later: { name: open, cells, indices }, earlier: null };
}

import { nextPeriod, periodBounds, yearBefore, type Grain } from '../../calendar/index.js';
import type { Cells, Earlier, SeriesPoint, Settled } from '../../metric.js';
import { calendarOf, indicesBy } from '../reading/estimator.js';

/** A window that is not told by periods. */
const open = '..';

/** Some cells with the name of the window they are of. */
export interface WindowCells {
  readonly name: string;
  readonly cells: Cells;
  readonly indices: readonly number[];
}

/** A year of complete periods and the one before; null where there is none. */
export interface Years {
  readonly later: WindowCells;
  readonly earlier: WindowCells | null;
}

function startOf(period: string, settled: Settled): number {
  return periodBounds(period, settled.period as Grain, calendarOf(settled)).start;
}

/** The periods of the year up to and with `last`, from the first that has cells. */
function yearOf(last: string, periods: ReadonlyMap<string, readonly number[]>, settled: Settled) {
  const grain = settled.period as Grain;
  const first = nextPeriod(yearBefore(last, grain, calendarOf(settled)), grain, calendarOf(settled));
  const [from, to] = [startOf(first, settled), startOf(last, settled)];
  const within = [...periods.keys()].filter((name) => startOf(name, settled) >= from && startOf(name, settled) <= to);
  within.sort((a, b) => startOf(a, settled) - startOf(b, settled));
  const begin = within[0];
  if (begin === undefined) return null;
  return {
    name: begin === last ? last : `${begin}/${last}`,
    indices: within.flatMap((name) => periods.get(name) ?? []),
  };
}

function namedPeriods(cells: Cells, indices: readonly number[]): Map<string, readonly number[]> {
  const periods = new Map<string, readonly number[]>();
  for (const [name, group] of indicesBy(cells, 'period', indices)) if (name !== null) periods.set(name, group);
  return periods;
}

function yearsUpTo(last: string, cells: Cells, indices: readonly number[], settled: Settled): Years {
  const periods = namedPeriods(cells, indices);
  const later = yearOf(last, periods, settled);
  const before = yearBefore(last, settled.period as Grain, calendarOf(settled));
  const earlier = yearOf(before, periods, settled);
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
  indices: readonly number[],
  series: readonly SeriesPoint[],
  settled: Settled,
  before: { readonly earlier: Earlier; readonly indices: readonly number[] } | null,
): Years {
  if (before) {
    const { cells: past, from, to } = before.earlier;
    return { later: { name: to, cells, indices }, earlier: { name: from, cells: past, indices: before.indices } };
  }
  const last = settled.period === 'wave' ? undefined : series.findLast(({ complete }) => complete);
  if (last) return yearsUpTo(last.period, cells, indices, settled);
  return { later: { name: open, cells, indices }, earlier: null };
}

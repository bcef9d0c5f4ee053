import type { Cells, Indices } from '../../metric.js';
import { criticalValue } from '../../stats/normal.js';
import { ratioOfSums } from '../../stats/ratio-of-sums.js';
import { total } from '../cases/total.js';
import { textsOf } from '../columns.js';
import { noShare, shareOf, type Share } from '../percent.js';
import type { Estimated } from '../reading/estimator.js';
import type { Addend } from './lines.js';
import type { Statistic } from './options.js';

/** The sum of an addend over the cells at `indices`. */
export function sumOf(cells: Cells, indices: Indices, addend: Addend): number {
  return total(cells, indices, addend);
}

/** Revenue left of revenue at the start, in percent, with the limits of the delta method (Cochran 1977, section 2.11). */
export function revenueKept(cells: Cells, indices: Indices, kind: 'gross' | 'end', level: number): Share {
  const sum = (addend: Addend) => sumOf(cells, indices, addend);
  const ratio = ratioOfSums({
    n: sum('n'),
    s: sum('start'),
    e: sum(kind),
    ss: sum('start_squared'),
    ee: sum(kind === 'end' ? 'end_squared' : 'gross_squared'),
    se: sum(kind === 'end' ? 'start_end' : 'start_gross'),
  });
  if (ratio === null) return noShare;
  const { value, standardError } = ratio;
  if (standardError === null) return { ...noShare, value: 100 * value };
  const half = criticalValue(level) * standardError;
  // Of what was there no more than all is kept; with what customers add there is no upper end.
  const most = kind === 'gross' ? 1 : Infinity;
  return {
    value: 100 * value,
    low: 100 * Math.max(0, value - half),
    high: 100 * Math.min(most, value + half),
    standardError: 100 * standardError,
  };
}

/** The cells of the last month among those at `indices`: windows that end in several months are never added. */
export function latestWindows(cells: Cells, indices: Indices): Indices {
  const months = textsOf({ columns: cells.keys }, 'month_end');
  let [latest, code] = ['', -1];
  for (const index of indices) {
    const own = months?.codes[index] ?? -1;
    if (own === code) continue;
    const month = months?.dictionary[own] ?? '';
    if (month > latest) [latest, code] = [month, own];
  }
  return indices.filter((index) => (months?.codes[index] ?? -1) === code);
}

function keptOf(cells: Cells, indices: Indices, statistic: Statistic, level: number): Share {
  if (statistic !== 'customers') return revenueKept(cells, indices, statistic === 'net' ? 'end' : 'gross', level);
  return shareOf(sumOf(cells, indices, 'kept'), sumOf(cells, indices, 'n'), level);
}

/**
 * What is kept of the last window among the cells at `indices`. Every customer is in, so the value is exact; differences
 * are judged as if the process had run again.
 */
export function retained(statistic: Statistic): (cells: Cells, indices: Indices, level: number) => Estimated {
  return (cells, indices, level) => {
    const window = latestWindows(cells, indices);
    const n = sumOf(cells, window, 'n');
    const { value, low, high, standardError } = keptOf(cells, window, statistic, level);
    const exact = { value, low: null, high: null, n, effective: n, standardError };
    return low === null || high === null ? exact : { ...exact, repeated: { low, high } };
  };
}

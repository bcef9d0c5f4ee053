import type { Cells } from '../../metric.js';
import { kaplanMeier, survivalQuantile, type LifeTable } from '../../stats/kaplan-meier.js';
import { logRank } from '../../stats/log-rank.js';
import { criticalValue } from '../../stats/normal.js';
import type { Estimated } from '../reading/estimator.js';
import { lifeTable, sizeOf } from './life-table.js';

/** The standard error that an interval of the given level would have if it were a normal one. */
function errorOf(low: number | null, high: number | null, level: number): number | null {
  return low === null || high === null ? null : (high - low) / (2 * criticalValue(level));
}

function empty(n: number): Estimated {
  return { value: null, low: null, high: null, n, effective: n, standardError: null };
}

/** The quantile of durations in hours within which the share `p` has ended, with its interval. */
export function quantileOf(table: LifeTable, p: number, level: number) {
  const curve = kaplanMeier(table, level);
  return curve ? survivalQuantile(curve, p) : { value: null, low: null, high: null };
}

/**
 * The median of durations in hours by Kaplan and Meier (1958), those that still run censored, with the interval that the
 * log-log band leaves it (Brookmeyer and Crowley 1982). Without a duration that still runs it is the usual median.
 */
export function estimateMedian(cells: Cells, indices: readonly number[], level: number): Estimated {
  const table = lifeTable(cells, indices);
  const { n } = sizeOf(table);
  if (n === 0) return empty(0);
  const { value, low, high } = quantileOf(table, 0.5, level);
  return { value, low, high, n, effective: n, standardError: errorOf(low, high, level) };
}

/** The p-value of the log-rank test of two groups of durations (Mantel 1966); null where nothing can be compared. */
export function logRankOf(cells: Cells, a: readonly number[], b: readonly number[]): number | null {
  return logRank([lifeTable(cells, a), lifeTable(cells, b)])?.p ?? null;
}

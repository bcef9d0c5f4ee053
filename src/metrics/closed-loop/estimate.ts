import type { Cells, Settled } from '../../metric.js';
import { kaplanMeier, survivalAt } from '../../stats/kaplan-meier.js';
import { logRank } from '../../stats/log-rank.js';
import { criticalValue } from '../../stats/normal.js';
import { wilson } from '../../stats/wilson.js';
import { lifeTable, msPerHour } from '../durations/life-table.js';
import type { Estimated } from '../reading/estimator.js';
import { loopOptions } from './options.js';

/** The sum of an addend over the cells at `indices`. */
export function sumOf(cells: Cells, indices: readonly number[], name: string): number {
  return indices.reduce((sum, index) => sum + (cells.addends[name]?.[index] ?? 0), 0);
}

/** A share in percent with Wilson's interval; nulls where `n` is 0. */
export function shareOf(x: number, n: number, level: number) {
  const interval = wilson(x, n, level);
  if (interval === null) return { value: null, low: null, high: null, n };
  return { value: (100 * x) / n, low: 100 * interval.low, high: 100 * interval.high, n };
}

type Limits = { readonly low: number; readonly high: number } | null;

function estimated(value: number | null, limits: Limits, n: number, level: number): Estimated {
  const [low, high] = [limits?.low ?? null, limits?.high ?? null];
  const standardError = limits ? (limits.high - limits.low) / (2 * criticalValue(level)) : null;
  return { value, low, high, n, effective: n, standardError };
}

/** Where nobody or everybody was contacted the band has no width; Wilson's interval on those seen so long has one. */
function limitsAt(
  survival: { value: number; low: number | null; high: number | null },
  n: number,
  level: number,
): Limits {
  const { value, low, high } = survival;
  if (low !== null && high !== null) return { low: 100 * (1 - high), high: 100 * (1 - low) };
  const interval = wilson((1 - value) * n, n, level);
  return interval && { low: 100 * interval.low, high: 100 * interval.high };
}

/**
 * P(contacted ≤ target) in percent by Kaplan and Meier (1958) with its log-log band; null where no answer is old enough
 * to say and some still wait.
 */
function withinTarget(cells: Cells, indices: readonly number[], target: number, level: number): Estimated {
  const n = sumOf(cells, indices, 'n');
  const table = lifeTable(cells, indices);
  const curve = kaplanMeier(table, level);
  const hours = target / msPerHour;
  if (curve === null) return estimated(null, null, n, level);
  const survival = survivalAt(curve, hours);
  if (survival.value > 0 && curve.last < hours) return estimated(null, null, n, level);
  const seen = table.times.reduce((sum, time, i) => {
    const counted = time >= hours || survival.value === 0;
    return counted ? sum + (table.events[i] ?? 0) + (survival.value === 0 ? 0 : (table.censored[i] ?? 0)) : sum;
  }, 0);
  return estimated(100 * (1 - survival.value), limitsAt(survival, seen, level), n, level);
}

function matureOnly(cells: Cells, indices: readonly number[], level: number): Estimated {
  const n = sumOf(cells, indices, 'mature');
  const { value, low, high } = shareOf(sumOf(cells, indices, 'mature_within'), n, level);
  return estimated(value, low === null || high === null ? null : { low, high }, n, level);
}

/** The share followed up within the target, counted as the options say. */
export function loopEstimate(settled: Settled): (cells: Cells, indices: readonly number[], level: number) => Estimated {
  const { target, counting } = loopOptions(settled);
  return (cells, indices, level) =>
    counting === 'mature' ? matureOnly(cells, indices, level) : withinTarget(cells, indices, target, level);
}

/** The p-value of the log-rank test between two groups (Mantel 1966); null where it says nothing. */
export function loopSignificance(cells: Cells, a: readonly number[], b: readonly number[]): number | null {
  return logRank([lifeTable(cells, a), lifeTable(cells, b)])?.p ?? null;
}

import type { Cells, Settled } from '../../metric.js';
import { logRank } from '../../stats/log-rank.js';
import { criticalValue } from '../../stats/normal.js';
import { wilson } from '../../stats/wilson.js';
import { endedWithin } from '../durations/ended-within.js';
import { lifeTable } from '../durations/life-table.js';
import type { Estimated } from '../reading/estimator.js';
import { msPerHour } from '../times.js';
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

/**
 * P(contacted ≤ target) in percent by Kaplan and Meier (1958) with its log-log band; null where no answer is old enough
 * to say and some still wait.
 */
function withinTarget(cells: Cells, indices: readonly number[], target: number, level: number): Estimated {
  const { value, low, high } = endedWithin(lifeTable(cells, indices), target / msPerHour, level);
  return estimated(value, low === null || high === null ? null : { low, high }, sumOf(cells, indices, 'n'), level);
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

/**
 * What a share weighs in the whole: its answers. Where those count that still wait, null if one of them is younger than the
 * target, since the whole is then no mean over its segments.
 */
export function loopWeight(settled: Settled): (cells: Cells, indices: readonly number[]) => number | null {
  const { target, counting } = loopOptions(settled);
  return (cells, indices) => {
    if (counting === 'mature') return sumOf(cells, indices, 'mature');
    const { times, censored } = lifeTable(cells, indices);
    const isOpen = Array.from(censored).some((open, i) => open > 0 && (times[i] ?? 0) < target / msPerHour);
    return isOpen ? null : sumOf(cells, indices, 'n');
  };
}

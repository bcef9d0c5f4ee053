import type { Interval } from './interval.js';
import { criticalValue } from './normal.js';

/** Events and exposure of two groups within one stratum: `a` events in exposure `ta` against `b` in `tb`. */
export interface RateStratum {
  readonly a: number;
  readonly ta: number;
  readonly b: number;
  readonly tb: number;
}

/** A ratio of rates, first over second, with its interval. */
export interface StratifiedRatio extends Interval {
  readonly value: number;
}

/**
 * Ratio of two rates held constant over strata, so that a different mix of them is not taken for a difference of rates,
 * with its interval at confidence `level`. Strata in which a group has no exposure say nothing; `null` where the first
 * or the second group has no events in any other.
 * Mantel & Haenszel 1959, for person-time Rothman & Boice 1979; variance of the logarithm Greenland & Robins 1985.
 */
export function stratifiedRateRatio(strata: readonly RateStratum[], level: number): StratifiedRatio | null {
  const sums = { first: 0, second: 0, spread: 0 };
  for (const { a, ta, b, tb } of strata) {
    if (!(ta > 0 && tb > 0)) continue;
    const all = ta + tb;
    sums.first += (a * tb) / all;
    sums.second += (b * ta) / all;
    sums.spread += ((a + b) * ta * tb) / all ** 2;
  }
  if (sums.first === 0 || sums.second === 0) return null;
  const value = sums.first / sums.second;
  const factor = Math.exp(criticalValue(level) * Math.sqrt(sums.spread / (sums.first * sums.second)));
  return { value, low: value / factor, high: value * factor };
}

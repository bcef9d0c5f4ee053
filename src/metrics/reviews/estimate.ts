import type { Cells } from '../../metric.js';
import { meanInterval } from '../../stats/mean.js';
import type { Estimated } from '../reading/estimator.js';
import type { Sums } from '../../stats/mean.js';
import { meanOf, scoreSums } from './sums.js';

/** The mean of scores with its t interval (Student 1908), held to 0…100; no limits for fewer than two. */
export function estimateOf(sums: Sums, level: number): Estimated {
  const interval = meanInterval(sums, level);
  return {
    value: meanOf(sums),
    low: interval && Math.max(0, interval.low),
    high: interval && Math.min(100, interval.high),
    n: sums.n,
    effective: sums.n,
    standardError: interval?.standardError ?? null,
  };
}

/** The mean score of the units in some cells. */
export function estimateUnits(cells: Cells, indices: readonly number[], level: number): Estimated {
  return estimateOf(scoreSums(cells, indices), level);
}

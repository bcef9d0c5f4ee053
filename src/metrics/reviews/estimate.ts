import type { Cells, Indices } from '../../metric.js';
import { clip } from '../../stats/interval.js';
import { meanInterval, type Sums } from '../../stats/mean.js';
import type { Estimated } from '../reading/estimator.js';
import { meanOf, scoreSums } from './sums.js';

/** The mean of scores with its t interval (Student 1908), held to 0…100; no limits for fewer than two. */
export function estimateOf(sums: Sums, level: number): Estimated {
  const interval = meanInterval(sums, level);
  const held = interval && clip(interval, 0, 100);
  return {
    value: meanOf(sums),
    low: held?.low ?? null,
    high: held?.high ?? null,
    n: sums.n,
    effective: sums.n,
    standardError: interval?.standardError ?? null,
  };
}

/** The mean score of the units in some cells. */
export function estimateUnits(cells: Cells, indices: Indices, level: number): Estimated {
  return estimateOf(scoreSums(cells, indices), level);
}

import type { Cells, Indices } from '../../metric.js';
import { criticalValue } from '../../stats/normal.js';
import { ratioOfSums } from '../../stats/ratio-of-sums.js';
import { total } from '../cases/total.js';
import type { Estimated } from '../reading/estimator.js';
import { shareOf, type Share } from '../percent.js';
import { latestWindows } from '../retention/estimate.js';

/** The part of all revenue, in percent, with the limits of the delta method (Cochran 1977, section 2.11). */
function revenueShare(cells: Cells, indices: Indices, level: number): Share | null {
  const sum = (name: string) => total(cells, indices, name);
  const lost = sum('revenue_at_risk_squared');
  const ratio = ratioOfSums({
    n: sum('n'),
    s: sum('revenue'),
    e: sum('revenue_at_risk'),
    ss: sum('revenue_squared'),
    ee: lost,
    se: lost,
  });
  if (ratio === null) return null;
  const { value, standardError } = ratio;
  if (standardError === null) return { value: 100 * value, low: null, high: null, standardError };
  const half = criticalValue(level) * standardError;
  return {
    value: 100 * value,
    low: 100 * Math.max(0, value - half),
    high: 100 * Math.min(1, value + half),
    standardError: 100 * standardError,
  };
}

/**
 * The part of recurring revenue that customers with a reason for worry pay, at the last standing among the cells at
 * `indices`; where no revenue is known, the part of customers. Every customer is in, so the value is exact; differences are
 * judged as if the process had run again.
 */
export function atRisk(cells: Cells, indices: Indices, level: number): Estimated {
  const last = latestWindows(cells, indices);
  const n = total(cells, last, 'n');
  const customers = shareOf(total(cells, last, 'at_risk'), n, level);
  const share = total(cells, last, 'revenue') > 0 ? revenueShare(cells, last, level) : customers;
  const { value = null, low = null, high = null, standardError = null } = share ?? {};
  const exact = { value, low: null, high: null, n, effective: n, standardError };
  return low === null || high === null ? exact : { ...exact, repeated: { low, high } };
}

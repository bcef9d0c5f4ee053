import { clip, type Interval } from './interval.js';
import { criticalValue } from './normal.js';

/**
 * Score interval of a proportion of `x` in `n` (0…1) at confidence `level`; `null` for n = 0. Counts may be effective
 * ones and need not be whole. The lower end is exactly 0 at x = 0, the upper exactly 1 at x = n.
 * Wilson 1927, "Probable inference, the law of succession, and statistical inference"; Newcombe 1998a, method 3.
 */
export function wilson(x: number, n: number, level: number): Interval | null {
  if (!(n > 0)) return null;
  const z = criticalValue(level);
  const share = x / n;
  const scale = 1 + (z * z) / n;
  const middle = (share + (z * z) / (2 * n)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / scale;
  return clip({ low: x === 0 ? 0 : middle - half, high: x === n ? 1 : middle + half }, 0, 1);
}

/**
 * `wilson` of a share that is told in percent, with both ends in percent; `null` for what is no share, 0…100, and for n = 0.
 */
export function wilsonPercent(share: number, n: number, level: number): Interval | null {
  const interval = share >= 0 && share <= 100 ? wilson((share / 100) * n, n, level) : null;
  return interval && { low: 100 * interval.low, high: 100 * interval.high };
}

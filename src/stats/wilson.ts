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

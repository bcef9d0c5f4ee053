import { criticalValue, normalQuantile } from './normal.js';

/**
 * The smallest change that a two-sided test at confidence `level` would show with probability `power` (default 0.8),
 * in the unit of `standardError`, the standard error of the difference: (z₁₋α⁄₂ + z_power)·SE.
 * Bloom 1995, "Minimum detectable effects".
 */
export function detectableChange(standardError: number, level: number, power = 0.8): number {
  return (criticalValue(level) + normalQuantile(power)) * standardError;
}

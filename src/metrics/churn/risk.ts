import type { Limits } from '../../metric.js';
import { greenwoodSum, kaplanMeier, survivalAt, type LifeTable, type SurvivalCurve } from '../../stats/kaplan-meier.js';
import { criticalValue } from '../../stats/normal.js';

const unknown: Limits = { value: null, low: null, high: null };

/** Variance of the share that survives `time`: S² Σ d/(n(n − d)) (Greenwood 1926); null where nothing is left. */
function greenwood(curve: SurvivalCurve, survival: number, time: number): number | null {
  const hazard = greenwoodSum(curve, time);
  return Number.isFinite(hazard) ? survival ** 2 * hazard : null;
}

/** The share left at `time` with its variance; null where nobody was seen that long and some were still there. */
function leftAt(table: LifeTable, time: number, level: number) {
  const curve = kaplanMeier(table, level);
  if (curve === null) return null;
  const { value } = survivalAt(curve, time);
  return curve.last < time && value > 0 ? null : { value, variance: greenwood(curve, value, time) };
}

/**
 * How many more of the first group than of the second left by `time`, in percentage points: the difference of two
 * Kaplan–Meier estimates (1958) with normal limits on the variances of both (Greenwood 1926). No limits where either
 * has no spread that could be seen.
 */
export function riskDifference(first: LifeTable, second: LifeTable, time: number, level: number): Limits {
  const [a, b] = [leftAt(first, time, level), leftAt(second, time, level)];
  if (a === null || b === null) return unknown;
  const value = 100 * (b.value - a.value);
  if (!a.variance || !b.variance) return { value, low: null, high: null };
  const half = 100 * criticalValue(level) * Math.sqrt(a.variance + b.variance);
  return { value, low: Math.max(-100, value - half), high: Math.min(100, value + half) };
}

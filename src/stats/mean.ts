import type { Interval } from './interval.js';
import { studentQuantile, studentTail } from './student-t.js';

/** The sums of values that their mean and variance need: how many, Σx and Σx². They merge by addition. */
export interface Sums {
  readonly n: number;
  readonly total: number;
  readonly squares: number;
}

/** A mean with its interval. */
export interface Mean extends Interval {
  readonly value: number;
  readonly standardError: number;
}

/** Two means held against each other. */
export interface Welch extends Interval {
  /** First mean minus second. */
  readonly value: number;
  readonly standardError: number;
  /** Degrees of freedom, not whole. */
  readonly degrees: number;
  /** Two-sided probability of so large a difference where there is none. */
  readonly p: number;
}

/** A ratio of means with its interval and its standard error on the scale of logarithms. */
export interface MeanRatio extends Interval {
  readonly value: number;
  readonly logStandardError: number;
}

/** Mean and its interval at confidence `level`; `null` for fewer than two values. Student 1908. */
export function meanInterval(sums: Sums, level: number): Mean | null {
  if (sums.n < 2) return null;
  const value = sums.total / sums.n;
  const standardError = Math.sqrt(variance(sums) / sums.n);
  const half = studentQuantile((1 + level) / 2, sums.n - 1) * standardError;
  return { value, standardError, low: value - half, high: value + half };
}

/**
 * Difference of two means whose variances need not be equal, with interval and test; `null` where either has fewer than
 * two values or neither varies. Welch 1947; degrees of freedom Satterthwaite 1946.
 */
export function welch(first: Sums, second: Sums, level: number): Welch | null {
  if (first.n < 2 || second.n < 2) return null;
  const [a, b] = [variance(first) / first.n, variance(second) / second.n];
  if (!(a + b > 0)) return null;
  const value = first.total / first.n - second.total / second.n;
  const standardError = Math.sqrt(a + b);
  const degrees = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  const half = studentQuantile((1 + level) / 2, degrees) * standardError;
  const p = 2 * studentTail(Math.abs(value) / standardError, degrees);
  return { value, standardError, degrees, p, low: value - half, high: value + half };
}

/**
 * Ratio of two means above 0 with its interval from the scale of logarithms, on which its variance is
 * s₁²/(n₁x̄₁²) + s₂²/(n₂x̄₂²); `null` where a mean is not above 0 or a side has fewer than two values.
 * Cochran 1977, "Sampling Techniques", section 6.4 (delta method), with the degrees of freedom of Satterthwaite 1946.
 */
export function ratioOfMeans(first: Sums, second: Sums, level: number): MeanRatio | null {
  if (first.n < 2 || second.n < 2 || !(first.total > 0) || !(second.total > 0)) return null;
  const [a, b] = [relativeVariance(first), relativeVariance(second)];
  const value = (first.total / first.n / second.total) * second.n;
  const logStandardError = Math.sqrt(a + b);
  const degrees = a + b > 0 ? (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1)) : Infinity;
  const factor = Math.exp(studentQuantile((1 + level) / 2, degrees) * logStandardError);
  return { value, logStandardError, low: value / factor, high: value * factor };
}

function relativeVariance(sums: Sums): number {
  return (variance(sums) * sums.n) / sums.total ** 2;
}

/** Unbiased variance; rounding of the sums does not push it under 0. */
function variance({ n, total, squares }: Sums): number {
  return Math.max(0, squares - total ** 2 / n) / (n - 1);
}

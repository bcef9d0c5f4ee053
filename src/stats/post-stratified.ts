import { studentQuantile } from './student-t.js';

/** A stratum of `size` members, of whom `n` were seen, with their mean and unbiased variance (any figure for n = 1). */
export interface Stratum {
  readonly size: number;
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** A mean over strata; limits and error are `null` where a stratum of more members has but one that was seen. */
export interface StratifiedMean {
  readonly value: number;
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Mean of a population whose strata were not sampled alike, Σ(N_h/N)·x̄_h, with the error
 * √(Σ(N_h/N)²·s_h²/n_h·(1 − n_h/N_h)) and its interval at confidence `level`. Strata without members do not count;
 * `null` where nobody was seen in one that has some, or no stratum has any.
 * Cochran 1977, "Sampling Techniques", equations 5.1, 5.12 and 5.16 (degrees of freedom after Satterthwaite 1946).
 */
export function postStratified(strata: readonly Stratum[], level: number): StratifiedMean | null {
  const counted = strata.filter(({ size }) => size > 0);
  const size = sum(counted, (stratum) => stratum.size);
  if (size === 0 || counted.some(({ n }) => n === 0)) return null;
  const value = sum(counted, (stratum) => (stratum.size / size) * stratum.mean);
  const judged = counted.filter((stratum) => stratum.size > stratum.n);
  if (judged.some(({ n }) => n < 2)) return { value, standardError: null, low: null, high: null };
  const standardError = Math.sqrt(sum(judged, spread)) / size;
  const half = standardError > 0 ? studentQuantile((1 + level) / 2, degrees(judged)) * standardError : 0;
  return { value, standardError, low: value - half, high: value + half };
}

/** What a stratum adds to the variance of the total: N(N − n)·s²/n. */
function spread({ size, n, variance }: Stratum): number {
  return (size * (size - n) * variance) / n;
}

function degrees(strata: readonly Stratum[]): number {
  return sum(strata, spread) ** 2 / sum(strata, (stratum) => spread(stratum) ** 2 / (stratum.n - 1));
}

function sum(strata: readonly Stratum[], of: (stratum: Stratum) => number): number {
  return strata.reduce((total, stratum) => total + of(stratum), 0);
}

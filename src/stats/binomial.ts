import { betaTail } from './beta.js';
import { logGamma } from './gamma.js';

/** Probability of exactly `k` successes in `n` trials of chance `p`, 0 < p < 1. Abramowitz & Stegun 1964, 26.1.20. */
export function binomialProbability(k: number, n: number, p: number): number {
  const logWays = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  return Math.exp(logWays + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** Probability of at most `k` successes in `n` trials of chance `p`. Abramowitz & Stegun 1964, equation 26.5.24. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : betaTail(p, k + 1, n - k);
}

/** The smallest number of successes in `n` trials of chance `p` that is not exceeded with probability `q` or more. */
export function binomialQuantile(q: number, n: number, p: number): number {
  // A probability that equals q but for its rounding reaches it.
  const reached = (k: number) => binomialCdf(k, n, p) >= q * (1 - 1e-13);
  return firstWhere(reached, 0, n);
}

/** The first whole number from `low` on for which a condition that then stays true is true; `high` where none before is. */
export function firstWhere(condition: (k: number) => boolean, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (condition(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

import { betaCdf, betaTail } from './beta.js';
import { binomialCdf, binomialProbability, firstWhere } from './binomial.js';
import { gammaTail } from './gamma.js';
import type { Interval } from './interval.js';
import { remembered } from './known.js';
import { rootOf } from './root.js';

/** Two rates held against each other. */
export interface RateRatio extends Interval {
  /** First rate over second; `Infinity` where the second count is 0. */
  readonly value: number;
  /** Probability of a split so unlikely, or less likely, where the rates are equal. */
  readonly p: number;
}

/** Probabilities that differ by less are equal after rounding. */
const equal = 1 + 1e-7;

/**
 * Exact interval of the expected count at confidence `level` where `count` events were seen; divide by the exposure for
 * the interval of a rate. Its lower end is 0 for no events. Garwood 1936: ½χ² of 2x and 2x + 2 degrees.
 */
export const poissonInterval: (count: number, level: number) => Interval = remembered((count, level) => {
  const tail = (1 - level) / 2;
  const low = count === 0 ? 0 : gammaQuantile(count, tail);
  return { low, high: gammaQuantile(count + 1, 1 - tail) };
});

/**
 * Ratio of two rates, `first` events in exposure `firstExposure` and so on, with its exact interval and test given the
 * number of events in all; `null` without any event or exposure.
 * Przyborowski & Wilenski 1940; limits of the split Clopper & Pearson 1934.
 */
export function rateRatio(
  first: number,
  firstExposure: number,
  second: number,
  secondExposure: number,
  level: number,
): RateRatio | null {
  const n = first + second;
  if (n === 0 || !(firstExposure > 0) || !(secondExposure > 0)) return null;
  const scale = secondExposure / firstExposure;
  const odds = (share: number) => (scale * share) / (1 - share);
  const { low, high } = splitInterval(first, second, level);
  const p = splitTest(first, n, firstExposure / (firstExposure + secondExposure));
  return { value: (scale * first) / second, low: odds(low), high: odds(high), p };
}

/** The x under which a gamma variable of shape `a` stays with probability `p`. */
function gammaQuantile(a: number, p: number): number {
  let high = a + 1;
  while (1 - gammaTail(a, high) < p) high *= 2;
  return rootOf((x) => 1 - p - gammaTail(a, x), 0, high);
}

function splitInterval(first: number, second: number, level: number): Interval {
  const tail = (1 - level) / 2;
  return {
    low: first === 0 ? 0 : rootOf((share) => betaCdf(share, first, second + 1) - tail, 0, 1),
    high: second === 0 ? 1 : rootOf((share) => tail - betaTail(share, first + 1, second), 0, 1),
  };
}

/** Chance of a split at most as likely as the one seen, from both ends inwards; the likelihood has one peak. */
function splitTest(first: number, n: number, share: number): number {
  const limit = binomialProbability(first, n, share) * equal;
  const rare = (k: number) => binomialProbability(k, n, share) <= limit;
  const peak = Math.min(n, Math.floor((n + 1) * share));
  const lower = first <= peak ? first : firstWhere((k) => !rare(k), 0, peak) - 1;
  const upper = first >= peak ? first : firstWhere(rare, peak, n + 1);
  return Math.min(1, binomialCdf(lower, n, share) + 1 - binomialCdf(upper - 1, n, share));
}

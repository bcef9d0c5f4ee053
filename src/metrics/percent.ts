import type { Limits } from '../metric.js';
import { errorOf } from '../stats/interval.js';
import { wilson } from '../stats/wilson.js';

/** A share in percent with its limits, and the standard error that they stand for; null where there is nothing to say. */
export interface Share extends Limits {
  readonly standardError: number | null;
}

/** No share. */
export const noShare: Share = { value: null, low: null, high: null, standardError: null };

/** `x` of `n` in percent with the score interval (Wilson 1927) at confidence `level`; `noShare` where `n` is 0. */
export function shareOf(x: number, n: number, level: number): Share {
  const interval = wilson(x, n, level);
  if (interval === null) return noShare;
  const limits = { low: 100 * interval.low, high: 100 * interval.high };
  return { value: (100 * x) / n, ...limits, standardError: errorOf(limits, level) };
}

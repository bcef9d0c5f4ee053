import { binomialCdf, binomialQuantile } from './binomial.js';

/** Values as distinct ones, ascending, and how often each occurs. */
export interface Counted {
  readonly values: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
}

/** A quantile with its interval; a `null` end is open. */
export interface OrderQuantile {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Places of the values, 1 the smallest, that enclose a quantile; `null` where no value does. */
export interface RankInterval {
  readonly low: number | null;
  readonly high: number | null;
  /** Probability that the quantile of a continuous variable lies between the two. */
  readonly coverage: number;
}

/** A share of n that is a whole number but for its rounding. */
const tolerance = 1e-9;

/**
 * The quantile `p` (0 < p < 1) of values: the smallest one that the share `p` of them does not exceed, the middle to the
 * next where that share is met exactly; with an interval at confidence `level` that holds for every distribution. `null`
 * without values. Hyndman & Fan 1996, definition 2; interval of `rankInterval`.
 */
export function orderQuantile(counted: Counted, p: number, level: number): OrderQuantile | null {
  const n = sizeOf(counted);
  if (n === 0) return null;
  const at = (rank: number) => valueAt(counted, rank);
  const place = n * p;
  const whole = Math.round(place);
  const met = Math.abs(place - whole) <= tolerance * n && whole >= 1 && whole < n;
  const value = met ? (at(whole) + at(whole + 1)) / 2 : at(Math.min(n, Math.max(1, Math.ceil(place - tolerance * n))));
  const { low, high } = rankInterval(n, p, level);
  return { value, low: low === null ? null : at(low), high: high === null ? null : at(high) };
}

/**
 * The places l and u of `n` values between which the quantile `p` lies with confidence `level`: l is the α/2 quantile of
 * the binomial distribution, u the 1 − α/2 quantile and one. David & Nagaraja 2003, "Order Statistics", section 7.1.
 */
export function rankInterval(n: number, p: number, level: number): RankInterval {
  const low = binomialQuantile((1 - level) / 2, n, p);
  const high = binomialQuantile((1 + level) / 2, n, p) + 1;
  const coverage = binomialCdf(high - 1, n, p) - binomialCdf(low - 1, n, p);
  return { low: low === 0 ? null : low, high: high > n ? null : high, coverage };
}

function sizeOf({ counts }: Counted): number {
  let n = 0;
  for (let index = 0; index < counts.length; index += 1) n += counts[index] ?? 0;
  return n;
}

/** The value at a place of the ascending values, 1 the smallest. */
function valueAt({ values, counts }: Counted, rank: number): number {
  let seen = 0;
  for (let index = 0; index < counts.length; index += 1) {
    seen += counts[index] ?? 0;
    if (seen >= rank) return values[index] ?? NaN;
  }
  return NaN;
}

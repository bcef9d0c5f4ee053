import { binomialQuantile } from './binomial.js';
import { clip, type Interval } from './interval.js';
import { normalQuantile } from './normal.js';

/** One of several peers: `x` successes in `n`, or the sum of `n` scores. */
export interface PeerCount {
  readonly x: number;
  readonly n: number;
}

/** The shares that chance alone keeps 95 % and 99.8 % of equal peers within. */
export interface FunnelLimits {
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
}

/** Part of the peers that is drawn in at either end before their spread is judged. */
const winsorised = 0.1;

/**
 * Limits of a share of `n` (rounded to whole ones, at least 1) about `centre` (0…1): exact binomial ones, drawn apart by
 * √`dispersion` where peers differ by more than chance.
 * Spiegelhalter 2005, "Funnel plots for comparing institutional performance", sections 3.1 and 4.2.
 */
export function funnelLimits(n: number, centre: number, dispersion = 1): FunnelLimits {
  const inner = limits(n, centre, 0.025, dispersion);
  const outer = limits(n, centre, 0.001, dispersion);
  return { low95: inner.low, high95: inner.high, low998: outer.low, high998: outer.high };
}

/**
 * Limits of a mean of `n` scores (above 0) about `centre`, whose scores spread by `deviation` within a peer: normal ones,
 * drawn apart by √`dispersion` where peers differ by more than chance; not held to any scale.
 * Spiegelhalter 2005, sections 3.1 and 4.2.
 */
export function meanFunnelLimits(n: number, centre: number, deviation: number, dispersion = 1): FunnelLimits {
  const error = deviation * Math.sqrt(dispersion / n);
  const half = (tail: number) => -normalQuantile(tail) * error;
  const [inner, outer] = [half(0.025), half(0.001)];
  return { low95: centre - inner, high95: centre + inner, low998: centre - outer, high998: centre + outer };
}

function limits(n: number, centre: number, tail: number, dispersion: number): Interval {
  const trials = Math.max(1, Math.round(n));
  const end = (q: number) => {
    const exact = binomialQuantile(q, trials, centre) / trials;
    // In this order of operations a dispersion of 1 leaves the exact share, with which shares are compared.
    return exact * Math.sqrt(dispersion) + centre * (1 - Math.sqrt(dispersion));
  };
  return clip({ low: end(tail), high: end(1 - tail) }, 0, 1);
}

/**
 * By how much the squared deviations of peers from `centre` exceed what chance explains, at least 1: the mean of z², the
 * outermost tenth at either end drawn in to its neighbour so that outliers do not excuse themselves. `variance` is that of one observation within a peer, by
 * default that of a share; without any the factor is 1.
 * Spiegelhalter 2005, section 4.1 (φ, winsorised).
 */
export function overdispersion(peers: readonly PeerCount[], centre: number, variance = centre * (1 - centre)): number {
  const counted = peers.filter(({ n }) => n > 0);
  if (counted.length === 0 || !(variance > 0)) return 1;
  const z = counted.map(({ x, n }) => (x / n - centre) / Math.sqrt(variance / n)).sort((a, b) => a - b);
  const drawn = Math.floor(z.length * winsorised);
  const { low, high } = { low: z[drawn] ?? 0, high: z[z.length - 1 - drawn] ?? 0 };
  const squares = z.reduce((sum, value) => sum + Math.min(high, Math.max(low, value)) ** 2, 0);
  return Math.max(1, squares / z.length);
}

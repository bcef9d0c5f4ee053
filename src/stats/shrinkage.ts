import type { Sums } from './mean.js';

/** How much a group's own values are worth against those of all groups. */
export interface Credibility {
  /** Mean of all values. */
  readonly mean: number;
  /** Values of its own that a group needs to count as much as the whole; `Infinity` where groups do not differ. */
  readonly k: number;
}

/**
 * What groups of values say about how far groups differ, by the method of moments: k is the variance within groups over
 * the variance between them, which is at least 0. `null` where no group has two values, or fewer than two groups have any.
 * Bühlmann & Straub 1970; variance components Searle 1971, "Linear Models", section 10.2.
 */
export function credibility(groups: readonly Sums[]): Credibility | null {
  const counted = groups.filter(({ n }) => n > 0);
  const n = sum(counted, (group) => group.n);
  const between = counted.length - 1;
  const within = n - counted.length;
  if (between < 1 || !(within > 0)) return null;
  const mean = sum(counted, (group) => group.total) / n;
  const variance = sum(counted, (group) => Math.max(0, group.squares - group.total ** 2 / group.n)) / within;
  const spread = sum(counted, (group) => group.n * (group.total / group.n - mean) ** 2) / between;
  const typical = (n - sum(counted, (group) => group.n ** 2) / n) / between;
  const component = (spread - variance) / typical;
  return { mean, k: component > 0 ? variance / component : Infinity };
}

/** The mean of a group of `n` values drawn towards the whole: (n·x̄ + k·μ)/(n + k). Bühlmann & Straub 1970. */
export function shrink(mean: number, n: number, whole: Credibility): number {
  return whole.mean + (mean - whole.mean) * reliability(n, whole);
}

/** The part that a group's own mean has in its shrunken one, n/(n + k), 0…1. Bühlmann & Straub 1970. */
export function reliability(n: number, { k }: Credibility): number {
  return n > 0 ? n / (n + k) : 0;
}

function sum(groups: readonly Sums[], of: (group: Sums) => number): number {
  return groups.reduce((total, group) => total + of(group), 0);
}

import type { StateCount } from '../../metric.js';

/** Counts by code with their shares of all, 0…100; 0 where there is nothing. */
export function sharesOf(counts: readonly (readonly [key: string, n: number])[]): StateCount[] {
  const all = counts.reduce((sum, [, n]) => sum + n, 0);
  return counts.map(([key, n]) => ({ key, n, share: all > 0 ? (100 * n) / all : 0 }));
}

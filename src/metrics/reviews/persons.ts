import type { Settled } from '../../metric.js';

/**
 * What persons are called: by name, or where the feed's definition says `pseudonym` by number, the one with the most
 * first; null where figures by person may not be shown.
 */
export function personNames(
  sizes: readonly (readonly [key: string, n: number])[],
  { agents }: Pick<Settled, 'agents'>,
): ReadonlyMap<string, string> | null {
  if (agents === undefined || agents === 'hidden') return null;
  if (agents === 'named') return new Map(sizes.map(([key]) => [key, key]));
  const ordered = sizes.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return new Map(ordered.map(([key], i) => [key, `#${i + 1}`]));
}

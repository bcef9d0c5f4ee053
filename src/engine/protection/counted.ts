import type { Meaning, Tally } from '../../metric.js';

/** What each line, or each cell of sums, adds to the `n` of a measure. */
export function countedIn({ counted }: Pick<Meaning, 'counted'>, sums: Tally): (index: number) => number {
  if (counted) return counted(sums);
  const { n } = sums.addends;
  return n ? (index) => n[index] ?? 0 : () => 1;
}

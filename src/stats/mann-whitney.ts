import { normalTail } from './normal.js';
import type { Counted } from './order-statistics.js';

/** Two samples held against each other by their order alone. */
export interface MannWhitney {
  /** Pairs in which the first value is the larger, ties half. */
  readonly u: number;
  /** Chance that a value of the first sample is larger than one of the second, ties half; 0…1. */
  readonly chance: number;
  /** Two-sided probability of so uneven a split where both samples are of one distribution; normal, for many values. */
  readonly p: number;
}

/**
 * Whether the values of one sample tend to be larger than those of another, without censoring; `null` where a sample is
 * empty or all values are equal. Mann & Whitney 1947; variance for ties Lehmann 1975, section 1.4, without correction
 * for continuity.
 */
export function mannWhitney(first: Counted, second: Counted): MannWhitney | null {
  const [m, n] = [total(first.counts), total(second.counts)];
  const [a, b] = [countsOf(first), countsOf(second)];
  let u = 0;
  let below = 0;
  let ties = 0;
  for (const value of [...new Set([...first.values, ...second.values])].sort((x, y) => x - y)) {
    const [mine, theirs] = [a.get(value) ?? 0, b.get(value) ?? 0];
    u += mine * (below + theirs / 2);
    below += theirs;
    ties += (mine + theirs) ** 3 - (mine + theirs);
  }
  const all = m + n;
  const variance = ((m * n) / 12) * (all + 1 - ties / (all * (all - 1)));
  if (!(variance > 0)) return null;
  return { u, chance: u / (m * n), p: 2 * normalTail(Math.abs(u - (m * n) / 2) / Math.sqrt(variance)) };
}

function countsOf({ values, counts }: Counted): Map<number, number> {
  return new Map(values.map((value, index) => [value, counts[index] ?? 0]));
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

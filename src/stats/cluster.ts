/** What one cluster (an account with all its answers) adds: the sum of its scores and the sum of its weights. */
export interface Cluster {
  readonly total: number;
  readonly size: number;
}

/** A ratio of sums with its standard error over clusters. */
export interface ClusteredRatio {
  readonly ratio: number;
  /** `null` for fewer than two clusters, from which no spread can be seen. */
  readonly standardError: number | null;
  /** Number of clusters with a size above 0. */
  readonly clusters: number;
}

/**
 * Ratio r = Σy/Σn over clusters g with the standard error √(G/(G−1)·Σ(y_g − r·n_g)²)/Σn_g, which does not take answers
 * of one cluster for independent; clusters of size 0 do not count, `null` when none is left.
 * Cochran 1977, "Sampling Techniques", section 2.11 (estimation of a ratio), without finite population factor.
 */
export function ratioStandardError(clusters: Iterable<Cluster>): ClusteredRatio | null {
  const counted = Array.from(clusters).filter(({ size }) => size > 0);
  const size = counted.reduce((sum, cluster) => sum + cluster.size, 0);
  if (size === 0) return null;
  const ratio = counted.reduce((sum, cluster) => sum + cluster.total, 0) / size;
  return { ratio, standardError: spread(counted, ratio, size), clusters: counted.length };
}

function spread(clusters: readonly Cluster[], ratio: number, size: number): number | null {
  const count = clusters.length;
  if (count < 2) return null;
  const squares = clusters.reduce((sum, { total, size: part }) => sum + (total - ratio * part) ** 2, 0);
  return Math.sqrt((count / (count - 1)) * squares) / size;
}

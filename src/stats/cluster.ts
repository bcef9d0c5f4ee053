/** What one cluster (an account with all its answers) adds: the sum of its scores and the sum of its weights. */
export interface Cluster {
  readonly total: number;
  readonly size: number;
}

/** Sums over answers that are in no cluster and so stand for themselves: y is score × weight, n is the weight. */
export interface Singles {
  readonly count: number;
  readonly total: number;
  readonly size: number;
  /** Σy². */
  readonly totalSquared: number;
  /** Σy·n. */
  readonly cross: number;
  /** Σn². */
  readonly sizeSquared: number;
}

/** A ratio of sums with its standard error over clusters. */
export interface ClusteredRatio {
  readonly ratio: number;
  /** `null` for fewer than two clusters, from which no spread can be seen. */
  readonly standardError: number | null;
  /** Number of clusters with a size above 0, singles among them. */
  readonly clusters: number;
}

const noSingles: Singles = { count: 0, total: 0, size: 0, totalSquared: 0, cross: 0, sizeSquared: 0 };

/**
 * Ratio r = Σy/Σn over clusters g with the standard error √(G/(G−1)·Σ(y_g − r·n_g)²)/Σn_g, which does not take answers
 * of one cluster for independent; clusters of size 0 do not count, `null` when none is left. Each of `singles` is a
 * cluster of its own. Cochran 1977, "Sampling Techniques", section 2.11 (estimation of a ratio), without finite
 * population factor.
 */
export function ratioStandardError(clusters: Iterable<Cluster>, singles: Singles = noSingles): ClusteredRatio | null {
  const counted = Array.from(clusters).filter(({ size }) => size > 0);
  const size = counted.reduce((sum, cluster) => sum + cluster.size, singles.size);
  if (size === 0) return null;
  const ratio = counted.reduce((sum, cluster) => sum + cluster.total, singles.total) / size;
  const count = counted.length + singles.count;
  return { ratio, standardError: spread(counted, singles, ratio, count, size), clusters: count };
}

function spread(clusters: readonly Cluster[], singles: Singles, ratio: number, count: number, size: number) {
  if (count < 2) return null;
  const { totalSquared, cross, sizeSquared } = singles;
  const alone = Math.max(0, totalSquared - 2 * ratio * cross + ratio * ratio * sizeSquared);
  const squares = clusters.reduce((sum, { total, size: part }) => sum + (total - ratio * part) ** 2, alone);
  return Math.sqrt((count / (count - 1)) * squares) / size;
}

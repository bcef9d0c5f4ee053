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
  const listed = Array.from(clusters);
  const [totals, sizes] = [listed.map(({ total }) => total), listed.map(({ size }) => size)];
  return ratioOfClusters(Float64Array.from(totals), Float64Array.from(sizes), singles);
}

/** As `ratioStandardError`, of clusters whose `totals` and `sizes` stand in columns. */
export function ratioOfClusters(totals: Float64Array, sizes: Float64Array, singles: Singles): ClusteredRatio | null {
  let { total, size, count } = singles;
  for (let g = 0; g < sizes.length; g++) {
    const part = sizes[g] ?? 0;
    if (!(part > 0)) continue;
    total += totals[g] ?? 0;
    size += part;
    count += 1;
  }
  if (size === 0) return null;
  const ratio = total / size;
  const error = count < 2 ? null : Math.sqrt((count / (count - 1)) * spread(totals, sizes, singles, ratio)) / size;
  return { ratio, standardError: error, clusters: count };
}

/** Σ(y_g − r·n_g)². */
function spread(totals: Float64Array, sizes: Float64Array, singles: Singles, ratio: number): number {
  const { totalSquared, cross, sizeSquared } = singles;
  let squares = Math.max(0, totalSquared - 2 * ratio * cross + ratio * ratio * sizeSquared);
  for (let g = 0; g < sizes.length; g++) {
    const size = sizes[g] ?? 0;
    const gap = size > 0 ? (totals[g] ?? 0) - ratio * size : 0;
    squares += gap * gap;
  }
  return squares;
}

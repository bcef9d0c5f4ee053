import { clip, type Interval } from './interval.js';
import { netPromoter, type PromoterCounts } from './net-promoter.js';
import { criticalValue } from './normal.js';

const pseudo = { detractors: 0.75, passives: 1.5, promoters: 0.75 };

/** Interval of a net promoter score (−1…1) and the adjusted score on which it is centred before clipping. */
export interface AdjustedWald extends Interval {
  readonly centre: number;
  readonly standardError: number;
}

/**
 * Interval of a net promoter score at confidence `level`, from counts to which ¾ detractor, 1½ passives and ¾ promoter
 * are added, so that it has width even when all answers are equal; clipped to −1…1, `null` for n = 0.
 * Rocks 2016, "Interval estimation for the net promoter score", the adjusted Wald interval.
 */
export function adjustedWald(counts: PromoterCounts, level: number): AdjustedWald | null {
  if (netPromoter(counts) === null) return null;
  const adjusted = netPromoter({
    detractors: counts.detractors + pseudo.detractors,
    passives: counts.passives + pseudo.passives,
    promoters: counts.promoters + pseudo.promoters,
  });
  if (adjusted === null) return null;
  const { value: centre, standardError } = adjusted;
  const half = criticalValue(level) * standardError;
  return { centre, standardError, ...clip({ low: centre - half, high: centre + half }, -1, 1) };
}

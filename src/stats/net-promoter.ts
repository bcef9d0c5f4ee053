/** Answers by group: 0–6, 7–8 and 9–10 on the eleven-point scale. Effective counts need not be whole. */
export interface PromoterCounts {
  readonly detractors: number;
  readonly passives: number;
  readonly promoters: number;
}

/** A net promoter score in natural units, −1…1. */
export interface NetPromoter {
  readonly value: number;
  /** Variance of one answer scored −1, 0 or 1; 0…1. */
  readonly variance: number;
  /** Standard error of `value` for independent answers: √(variance / n). */
  readonly standardError: number;
}

/**
 * Net promoter score (R − D)/n of D detractors, P passives and R promoters, with variance (R + D)/n − NPS² of one
 * answer; `null` for n = 0. Reichheld 2003 for the score; the variance is that of a difference of two multinomial
 * proportions, Goodman 1965.
 */
export function netPromoter({ detractors, passives, promoters }: PromoterCounts): NetPromoter | null {
  const n = detractors + passives + promoters;
  if (!(n > 0)) return null;
  const value = (promoters - detractors) / n;
  const variance = Math.max(0, (promoters + detractors) / n - value * value);
  return { value, variance, standardError: Math.sqrt(variance / n) };
}

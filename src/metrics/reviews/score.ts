/** Scores are added as whole millionths of a point, so that sums are exact and depend on no order. */
export const perPoint = 1_000_000;

/** A critical category fails below this score. */
const passing = 50;

/** What one category of a review came to: a score of 0…100, `NaN` for "not applicable". */
export interface Rated {
  readonly category: string;
  readonly score: number;
  readonly weight: number;
  readonly isCritical: boolean;
}

/** A rating on its own scale as a score, 0…100; below 0 and above 100 it is off the scale. */
export function categoryScore(value: number, min: number, max: number): number {
  return (100 * (value - min)) / (max - min);
}

/** Whether a critical category fails. */
export function fails({ score, isCritical }: Rated): boolean {
  return isCritical && score < passing;
}

/**
 * The weighted mean of the rated categories, 0…100: what is not applicable leaves both sums, as Zendesk QA and its
 * likes count. `NaN` where nothing is rated, or nothing with a weight.
 */
export function reviewScore(ratings: readonly Rated[]): number {
  const rated = ratings.filter(({ score }) => !Number.isNaN(score));
  const weight = rated.reduce((sum, rating) => sum + rating.weight, 0);
  return weight > 0 ? rated.reduce((sum, rating) => sum + rating.weight * rating.score, 0) / weight : NaN;
}

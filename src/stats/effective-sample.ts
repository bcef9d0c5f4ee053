/**
 * The number of equally weighted answers that carry as much information as the weighted ones: (Σw)²/Σw². Equals n for
 * equal weights and never exceeds it; `null` where no answer has weight. Kish 1965, "Survey Sampling".
 */
export function kish(sumOfWeights: number, sumOfSquaredWeights: number): number | null {
  return sumOfSquaredWeights > 0 ? (sumOfWeights * sumOfWeights) / sumOfSquaredWeights : null;
}

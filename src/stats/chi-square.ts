import { gammaTail } from './gamma.js';

/**
 * Probability that a chi-squared variable with `degrees` of freedom (above 0, not necessarily whole) is greater than
 * `x`. Abramowitz & Stegun 1964, equation 26.4.19.
 */
export function chiSquareTail(x: number, degrees: number): number {
  return gammaTail(degrees / 2, x / 2);
}

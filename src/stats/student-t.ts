import { betaCdf } from './beta.js';
import { normalQuantile } from './normal.js';
import { remembered } from './known.js';
import { rootOf } from './root.js';

/** Degrees of freedom from which the distribution is normal to more digits than anybody reads. */
const normalFrom = 1e10;

/**
 * Probability that a variable of Student's t distribution with `degrees` of freedom (above 0, not necessarily whole) is
 * greater than `t`. Abramowitz & Stegun 1964, equation 26.7.1.
 */
export function studentTail(t: number, degrees: number): number {
  if (t < 0) return 1 - studentTail(-t, degrees);
  return betaCdf(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
}

/**
 * The value that a variable of Student's t distribution with `degrees` of freedom stays under with probability `p`;
 * `NaN` without degrees of freedom or outside 0…1. Student 1908.
 */
export function studentQuantile(p: number, degrees: number): number {
  if (!(degrees > 0) || !(p >= 0 && p <= 1)) return NaN;
  if (degrees > normalFrom) return normalQuantile(p);
  if (p < 0.5) return -studentQuantile(1 - p, degrees);
  return p === 1 ? Infinity : upperQuantile(degrees, p);
}

const upperQuantile = remembered((degrees, p) => {
  // Nowhere is t nearer to zero than the normal variable, so that one is where the search begins.
  const low = normalQuantile(p);
  let high = 2 * low + 1;
  while (studentTail(high, degrees) > 1 - p) high *= 2;
  return rootOf((t) => 1 - p - studentTail(t, degrees), low, high);
});

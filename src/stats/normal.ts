/** The standard normal distribution to the accuracy of a double. */

const seriesEnd = 1.5;
const fractionDepth = 200;

/**
 * Probability that a standard normal variable is at most `z`.
 * Abramowitz & Stegun 1964, equation 26.2.11 (series) near the centre, 26.2.14 (continued fraction) in the tails.
 */
export function normalCdf(z: number): number {
  return normalTail(-z);
}

/**
 * Probability that a standard normal variable is greater than `z`; relatively exact far out, where 1 − Φ(z) is not.
 * Abramowitz & Stegun 1964, equations 26.2.11 and 26.2.14.
 */
export function normalTail(z: number): number {
  if (Number.isNaN(z)) return NaN;
  if (z < -seriesEnd) return 1 - normalTail(-z);
  return z <= seriesEnd ? 0.5 - centralArea(z) : density(z) / millsFraction(z);
}

function density(z: number): number {
  // The square of a short z is exact; what its rounding would cost the exponent far out is put right by the second factor.
  const short = Math.trunc(Math.min(Math.abs(z), 40) * 16) / 16;
  const rest = (Math.abs(z) - short) * (Math.abs(z) + short);
  return (Math.exp(-(short * short) / 2) * Math.exp(-rest / 2)) / Math.sqrt(2 * Math.PI);
}

/** The area between 0 and z, equation 26.2.11: φ(z)·(z + z³/3 + z⁵/(3·5) + …), all terms of one sign. */
function centralArea(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return density(z) * sum;
}

/** φ(z)/Q(z), equation 26.2.14: z + 1/(z + 2/(z + 3/(z + …))), from the innermost part outwards. */
function millsFraction(z: number): number {
  let value = z;
  for (let part = fractionDepth; part >= 1; part -= 1) value = z + part / value;
  return value;
}

/** How often a first guess is made better: once would do for ten digits. */
const steps = 2;

/** A first guess, at most 4.5e−4 off, at the z that a variable exceeds with probability `q` up to ½, equation 26.2.23. */
function guess(q: number): number {
  const t = Math.sqrt(-2 * Math.log(q));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

/**
 * The value that a standard normal variable stays under with probability `p`; −∞ at 0, ∞ at 1, `NaN` outside 0…1.
 * Abramowitz & Stegun 1964, equation 26.2.23, and from there by Halley 1694 on the area, whose second derivative is −z times
 * its first.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  const q = Math.min(p, 1 - p);
  if (q === 0) return p === 0 ? -Infinity : Infinity;
  let z = guess(q);
  for (let step = 0; step < steps; step += 1) {
    // Near the centre what is left of a half says more digits than what is beyond.
    const excess = Math.abs(z) <= seriesEnd ? 0.5 - q - centralArea(z) : normalTail(z) - q;
    const newton = excess / density(z);
    z += newton / (1 - (z * newton) / 2);
  }
  return p < 0.5 ? -z : z;
}

/** The level asked for last and its z: the same is asked for interval after interval. */
let last = { level: NaN, z: NaN };

/** The z of a two-sided interval of confidence `level` (0…1): 1.95996398454005 at 0.95. */
export function criticalValue(level: number): number {
  if (level !== last.level) last = { level, z: normalQuantile((1 + level) / 2) };
  return last.z;
}

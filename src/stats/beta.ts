import { logGamma } from './gamma.js';

/**
 * The part of the beta integral up to x, Iₓ(a, b): 0 at x = 0, rising to 1 at x = 1; a, b > 0.
 * Abramowitz & Stegun 1964, equation 26.5.8 (continued fraction), with 26.5.2 on the side where it converges slowly.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(x > 0)) return 0;
  if (x >= 1) return 1;
  return x < (a + 1) / (a + b + 2) ? part(x, a, b) : 1 - part(1 - x, b, a);
}

/**
 * The part of the beta integral beyond x, 1 − Iₓ(a, b), without loss of digits where it is small.
 * Abramowitz & Stegun 1964, equation 26.5.2.
 */
export function betaTail(x: number, a: number, b: number): number {
  return betaCdf(1 - x, b, a);
}

function part(x: number, a: number, b: number): number {
  const logScale = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  return (Math.exp(logScale) / a) * fraction(x, a, b);
}

/** 1/(1 + d₁/(1 + d₂/(1 + …))) by the method of Lentz 1976. */
function fraction(x: number, a: number, b: number): number {
  let ratio = Infinity;
  let inverse = 1;
  let value = 1;
  for (let step = 1, change = 0; Math.abs(change - 1) > 1e-16 && step < 1e5; step += 1) {
    const numerator = coefficient(step, x, a, b);
    inverse = 1 / (1 + numerator * inverse);
    ratio = 1 + numerator / ratio;
    change = ratio * inverse;
    value *= change;
  }
  return value;
}

function coefficient(step: number, x: number, a: number, b: number): number {
  const m = Math.floor(step / 2);
  if (step % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
  return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
}

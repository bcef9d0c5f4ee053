/** The gamma function and its incomplete integral to the accuracy of a double. */

// From here on the terms of Stirling's series below are exact to the last digit.
const stirlingFrom = 15;
const stirlingTerms = [1 / 156, -691 / 360_360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];

/**
 * Natural logarithm of Γ(x) for x > 0. Abramowitz & Stegun 1964, equation 6.1.41 (Stirling), reached from small x by
 * the recurrence 6.1.15.
 */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  for (; shifted < stirlingFrom; shifted += 1) product *= shifted;
  const inverse = 1 / (shifted * shifted);
  const correction = stirlingTerms.reduce((sum, term) => sum * inverse + term, 0) / shifted;
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + correction - Math.log(product);
}

/**
 * The part of Γ(a) beyond x, Γ(a, x)/Γ(a): 1 at x = 0, falling to 0; a > 0.
 * Abramowitz & Stegun 1964, equations 6.5.29 (series) below the middle and 6.5.31 (continued fraction) above it.
 */
export function gammaTail(a: number, x: number): number {
  if (!(x > 0)) return 1;
  if (x === Infinity) return 0;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

/** 1/a + x/(a(a+1)) + x²/(a(a+1)(a+2)) + …, all terms of one sign. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let denominator = a + 1; term > sum * 1e-17; denominator += 1) {
    term *= x / denominator;
    sum += term;
  }
  return sum;
}

/** 1/(x + 1 − a − 1(1−a)/(x + 3 − a − …)) by the method of Lentz 1976. */
function upperFraction(a: number, x: number): number {
  let step = x + 1 - a;
  let ratio = Infinity;
  let inverse = 1 / step;
  let value = inverse;
  for (let part = 1, change = 0; Math.abs(change - 1) > 1e-16 && part < 1e6; part += 1) {
    const numerator = part * (a - part);
    step += 2;
    inverse = 1 / (numerator * inverse + step);
    ratio = step + numerator / ratio;
    change = ratio * inverse;
    value *= change;
  }
  return value;
}

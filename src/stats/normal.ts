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

/** Coefficients, highest power first, of one region of Wichura's approximation: numerator and denominator. */
type Ratio = readonly [readonly number[], readonly number[]];

const centre: Ratio = [
  [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
    1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  [
    5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
    687.1870074920579083, 42.313330701600911252, 1,
  ],
];

const shoulder: Ratio = [
  [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ],
  [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
  ],
];

const far: Ratio = [
  [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
    0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ],
  [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
  ],
];

function evaluate([numerator, denominator]: Ratio, x: number): number {
  const horner = (sum: number, coefficient: number) => sum * x + coefficient;
  return numerator.reduce(horner, 0) / denominator.reduce(horner, 0);
}

/**
 * The value that a standard normal variable stays under with probability `p`; −∞ at 0, ∞ at 1, `NaN` outside 0…1.
 * Wichura 1988, algorithm AS 241, routine PPND16.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * evaluate(centre, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  if (r === Infinity) return Math.sign(q) * Infinity;
  return Math.sign(q) * (r <= 5 ? evaluate(shoulder, r - 1.6) : evaluate(far, r - 5));
}

/** The z of a two-sided interval of confidence `level` (0…1): 1.959963984540054 at 0.95. */
export function criticalValue(level: number): number {
  return normalQuantile((1 + level) / 2);
}

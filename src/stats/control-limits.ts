import { clip, type Interval } from './interval.js';
import { normalCdf } from './normal.js';
import { studentQuantile } from './student-t.js';

/** A point of a chart of shares: `x` counted in `n` cases. */
export interface CountedPoint {
  readonly x: number;
  readonly n: number;
}

/** The points that say what common variation is, from index `from` up to `to`, exclusive. */
export interface Baseline {
  readonly from: number;
  readonly to: number;
}

/** A point with the limits that common variation keeps; all `null` where it has no value. */
export interface LimitedPoint {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Whether the value lies beyond its limits. */
  readonly signal: boolean;
}

/** Centre line and limits of a control chart, in the unit of its values. */
export interface ControlLimits {
  readonly centre: number;
  /** Short-term standard deviation of a value of size 1; that of a point of size n is smaller by √n. */
  readonly spread: number;
  readonly points: readonly LimitedPoint[];
}

interface Sized {
  readonly value: number | null;
  readonly size: number;
}

/** Expected range of two normal values in standard deviations, as the tables of control charts round it. */
const rangeConstant = 1.128;
/** Degrees of freedom that one moving range is worth: ranges that share a value say less than independent ones. */
const degreesOfRange = 0.605;
/** A variable of known spread stays under three standard deviations with this probability. */
const withinThree = normalCdf(3);

/**
 * Limits for shares x/n, within 0…1, that allow for more variation from period to period than chance within a period
 * explains; `null` where the baseline shows no variation. Laney 2002, "Improved control charts for attributes" (p′).
 */
export function pPrime(points: readonly CountedPoint[], baseline: Baseline): ControlLimits | null {
  return limitsOf(points.map(ratio), baseline, (share) => Math.sqrt(share * (1 - share)), { low: 0, high: 1 });
}

/**
 * Limits for individual values, one a period, from their moving ranges: x̄ ± 2.66·MR̄, wider for a short baseline;
 * within `range` (default: everything). `null` where the baseline shows no variation. Shewhart 1931; Wheeler 1993 (XmR).
 */
export function xmr(
  values: readonly (number | null)[],
  baseline: Baseline,
  range: Interval = { low: -Infinity, high: Infinity },
): ControlLimits | null {
  const points = values.map((value) => ({ value, size: 1 }));
  return limitsOf(points, baseline, () => 1, range);
}

function ratio({ x, n }: CountedPoint): Sized {
  return n > 0 ? { value: x / n, size: n } : { value: null, size: 0 };
}

/**
 * Limits in which a further value of the same process falls as often as a value falls within three standard deviations
 * of a known mean. For a baseline without end they are those of the charts above; for a short one Student's t stands for
 * 3, with 0.605 degrees of freedom a moving range (Patnaik 1950; Cryer & Ryan 1990), and the error of the centre line is
 * added.
 */
function limitsOf(
  points: readonly Sized[],
  { from, to }: Baseline,
  deviation: (centre: number) => number,
  range: Interval,
): ControlLimits | null {
  const base = points.slice(from, to).flatMap(({ value, size }) => (value === null ? [] : [{ value, size }]));
  const size = base.reduce((sum, point) => sum + point.size, 0);
  const centre = base.reduce((sum, point) => sum + point.value * point.size, 0) / size;
  const unit = deviation(centre);
  const spread =
    unit * (meanRange(base.map((point) => ((point.value - centre) * Math.sqrt(point.size)) / unit)) / rangeConstant);
  if (!(spread > 0)) return null;
  const degrees = degreesOfRange * (base.length - 1);
  // The ranges are without bias for the deviation; Student's t asks for its square to be so.
  const reach = (spread / Math.sqrt(1 + 1 / (2 * degrees))) * studentQuantile(withinThree, degrees);
  return { centre, spread, points: points.map((point) => limited(point, centre, reach, size, range)) };
}

function limited(
  { value, size }: Sized,
  centre: number,
  reach: number,
  baseSize: number,
  range: Interval,
): LimitedPoint {
  if (value === null) return { value, low: null, high: null, signal: false };
  const half = reach * Math.sqrt(1 / size + 1 / baseSize);
  const { low, high } = clip({ low: centre - half, high: centre + half }, range.low, range.high);
  return { value, low, high, signal: value < low || value > high };
}

/** Mean distance of neighbours; `NaN` for fewer than two. */
function meanRange(values: readonly number[]): number {
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? NaN)));
  return ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
}

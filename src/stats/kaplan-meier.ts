import type { Interval } from './interval.js';
import { criticalValue } from './normal.js';
import { SurvivalCourse, type LifeTable, type SurvivalSteps } from './survival-course.js';

export type { LifeTable } from './survival-course.js';

/** A survival curve: from the time of each of its steps on a share is left, 1 before the first. */
export interface SurvivalCurve {
  /** All durations, ended or not. */
  readonly n: number;
  /** The longest duration seen; beyond it the curve is not known. */
  readonly last: number;
  /** The steps, a stretch of the table at a time. */
  readonly course: SurvivalCourse;
  /** Half the width of the band in standard errors. */
  readonly z: number;
}

/** A value read off a curve, with its band. */
export interface CurveReading {
  readonly low: number | null;
  readonly high: number | null;
}

/** Proportions that differ by less are the same one after rounding. */
const tolerance = 1e-11;

/** More than rounding can add to a bound of the band. */
const slack = 1e-9;

/** What a table comes to is worked out once, whatever is read off it. */
const sizes = new WeakMap<LifeTable, { readonly n: number; readonly events: number }>();
const courses = new WeakMap<LifeTable, SurvivalCourse>();

/** How many durations a life table holds, and how many of them ended. */
export function sizeOf(table: LifeTable): { readonly n: number; readonly events: number } {
  const known = sizes.get(table);
  if (known) return known;
  const events = sum(table.events);
  const size = { n: events + sum(table.censored), events };
  sizes.set(table, size);
  return size;
}

/**
 * Product-limit estimate of the share of durations that outlast each time, with a pointwise band at confidence `level`
 * on the scale of log(−log S), which stays within 0…1; `null` for an empty table. Without censoring it is exactly the
 * share of longer durations.
 * Kaplan & Meier 1958, equation (2a); variance Greenwood 1926; band Kalbfleisch & Prentice 1980, section 1.3.
 */
export function kaplanMeier(table: LifeTable, level: number): SurvivalCurve | null {
  const { n } = sizeOf(table);
  if (n === 0) return null;
  const course = courses.get(table) ?? new SurvivalCourse(table, n);
  courses.set(table, course);
  return { n, last: lastTime(table), course, z: criticalValue(level) };
}

/**
 * The share that outlasts `time`, 0…1: the curve is right-continuous, so durations of exactly `time` are over. Beyond
 * the longest duration it stays where it ended (Gill 1980). The band is `null` before the first event and where nothing
 * survives.
 */
export function survivalAt(curve: SurvivalCurve, time: number): CurveReading & { readonly value: number } {
  const { survival, hazard } = curve.course.at(time);
  const band = hazard > 0 ? bandOf(curve, survival, hazard) : null;
  return { value: survival, low: band?.low ?? null, high: band?.high ?? null };
}

/** Greenwood's sum Σ d/(n(n − d)) over the events up to `time` (1926): S² times it is the variance of S. */
export function greenwoodSum({ course }: SurvivalCurve, time: number): number {
  return course.at(time).hazard;
}

/**
 * The pointwise band of a curve where `survival` is left and Greenwood's sum is `hazard`; `null` where nothing survives,
 * from which no spread can be seen.
 */
export function bandOf({ z }: Pick<SurvivalCurve, 'z'>, survival: number, hazard: number): Interval | null {
  if (!(survival > 0)) return null;
  const half = (z * Math.sqrt(hazard)) / Math.abs(Math.log(survival));
  return { low: survival ** Math.exp(half), high: survival ** Math.exp(-half) };
}

/**
 * The duration within which the share `p` has ended: the smallest time with S ≤ 1 − p, the middle of the interval where
 * S equals 1 − p; `null` where the curve does not come down so far. Its ends are the same rule on the ends of the band;
 * a `null` end is open. Brookmeyer & Crowley 1982, with the band of `kaplanMeier`.
 */
export function survivalQuantile(curve: SurvivalCurve, p: number): CurveReading & { readonly value: number | null } {
  const left = 1 - p;
  return {
    value: crossing(curve, survivalLine, left),
    low: crossing(curve, lowerLine, left),
    high: crossing(curve, upperLine, left),
  };
}

/** A line along a curve: its height at a step, `null` where it has none, and what it does not fall below in a stretch. */
interface Line {
  readonly at: (curve: SurvivalCurve, steps: SurvivalSteps, step: number) => number | null;
  readonly floor: (curve: SurvivalCurve, stretch: number) => number;
}

const survivalLine: Line = {
  at: (_, { survival }, step) => survival[step] ?? null,
  floor: ({ course }, stretch) => course.before(stretch + 1).survival,
};

function bandAt(curve: SurvivalCurve, { survival, hazard }: SurvivalSteps, step: number): Interval | null {
  return bandOf(curve, survival[step] ?? 0, hazard[step] ?? 0);
}

// A limit is exp(−L·exp(±z√h/L)) with L = |log S|. Within a stretch both L and Greenwood's sum h grow, so that their values
// at its ends bound it.
const lowerLine: Line = {
  at: (curve, steps, step) => bandAt(curve, steps, step)?.low ?? null,
  floor: ({ course, z }, stretch) => {
    const first = Math.abs(Math.log(course.before(stretch).survival));
    const { survival, hazard } = course.before(stretch + 1);
    return Math.exp(Math.log(survival) * Math.exp((z * Math.sqrt(hazard)) / first));
  },
};

const upperLine: Line = {
  at: (curve, steps, step) => bandAt(curve, steps, step)?.high ?? null,
  floor: ({ course, z }, stretch) => {
    const { hazard } = course.before(stretch);
    const last = Math.log(course.before(stretch + 1).survival);
    return Math.exp(last * Math.exp((z * Math.sqrt(hazard)) / last));
  },
};

/** The first time at which a line is at `left` or below it. The band need not fall all along, so that no step is skipped. */
function crossing(curve: SurvivalCurve, line: Line, left: number): number | null {
  for (let stretch = 0; stretch < curve.course.stretches; stretch += 1) {
    if (line.floor(curve, stretch) > left + slack) continue;
    const steps = curve.course.steps(stretch);
    for (let step = 0; step < steps.size; step += 1) {
      const height = line.at(curve, steps, step);
      if (height === null || height > left + tolerance) continue;
      const time = steps.times[step] ?? 0;
      const isFlat = Math.abs(height - left) <= tolerance;
      return isFlat ? (time + (curve.course.eventAfter(time) ?? curve.last)) / 2 : time;
    }
  }
  return null;
}

function lastTime({ times, events, censored }: LifeTable): number {
  let last = times.length - 1;
  while (last >= 0 && !((events[last] ?? 0) + (censored[last] ?? 0) > 0)) last -= 1;
  return times[last] ?? 0;
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index += 1) total += values[index] ?? 0;
  return total;
}

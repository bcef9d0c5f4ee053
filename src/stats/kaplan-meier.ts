import type { Interval } from './interval.js';
import { criticalValue } from './normal.js';
import {
  SurvivalCourse,
  typed,
  type Counts,
  type LifeTable,
  type Standing,
  type SurvivalSteps,
} from './survival-course.js';

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

/** How many durations a life table holds, and how many of them ended. */
export interface TableSize {
  readonly n: number;
  readonly events: number;
}

/** Proportions that differ by less are the same one after rounding. */
const tolerance = 1e-11;

/** More than rounding can add to a bound of the band. */
const slack = 1e-9;

/** What a table comes to is worked out once, whatever is read off it. */
const sizes = new WeakMap<LifeTable, TableSize>();
const courses = new WeakMap<LifeTable, SurvivalCourse>();

/** How many durations a life table holds, and how many of them ended. */
export function sizeOf(table: LifeTable): TableSize {
  const known = sizes.get(table);
  if (known) return known;
  const size = summed(typed(table.events), typed(table.censored));
  sizes.set(table, size);
  return size;
}

/** Remembers of a table how many durations it holds, for whoever knows that without looking through it. */
export function noteSize(table: LifeTable, size: TableSize): void {
  sizes.set(table, size);
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

/** Half the width of the band on the scale of log(−log S). */
function halfOf(z: number, survival: number, hazard: number): number {
  return (z * Math.sqrt(hazard)) / Math.abs(Math.log(survival));
}

/**
 * The pointwise band of a curve where `survival` is left and Greenwood's sum is `hazard`; `null` where nothing survives,
 * from which no spread can be seen.
 */
export function bandOf({ z }: Pick<SurvivalCurve, 'z'>, survival: number, hazard: number): Interval | null {
  if (!(survival > 0)) return null;
  const half = halfOf(z, survival, hazard);
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

/** A line along a curve: its height where the curve stands, `null` where it has none, and what it does not fall below on a way. */
interface Line {
  readonly at: (z: number, survival: number, hazard: number) => number | null;
  readonly floor: (z: number, from: Standing, to: Standing) => number;
}

const survivalLine: Line = { at: (_z, survival) => survival, floor: (_z, _from, to) => to.survival };

// A limit is exp(−L·exp(±z√h/L)) with L = |log S|. On any way both L and Greenwood's sum h grow, so that their values at its
// ends bound it.
const lowerLine: Line = {
  at: (z, survival, hazard) => (survival > 0 ? survival ** Math.exp(halfOf(z, survival, hazard)) : null),
  floor: (z, from, to) => {
    const first = Math.abs(Math.log(from.survival));
    return Math.exp(Math.log(to.survival) * Math.exp((z * Math.sqrt(to.hazard)) / first));
  },
};

const upperLine: Line = {
  at: (z, survival, hazard) => (survival > 0 ? survival ** Math.exp(-halfOf(z, survival, hazard)) : null),
  floor: (z, from, to) => {
    const last = Math.log(to.survival);
    return Math.exp(last * Math.exp((z * Math.sqrt(from.hazard)) / last));
  },
};

/** Steps between two looks at how far a line can have come: heights cost much more than what bounds them. */
const stepsBetweenLooks = 16;

function standingAt({ survival, hazard }: SurvivalSteps, step: number): Standing {
  return { survival: survival[step] ?? 0, hazard: hazard[step] ?? 0 };
}

/** The first of some steps at which a line is at `left` or below it; −1 for none. The band need not fall all along. */
function firstDown({ z }: SurvivalCurve, line: Line, left: number, steps: SurvivalSteps, from: number, to: number) {
  for (let step = from; step < to; step += 1) {
    const height = line.at(z, steps.survival[step] ?? 0, steps.hazard[step] ?? 0);
    if (height !== null && height <= left + tolerance) return step;
  }
  return -1;
}

/** The first step of a stretch at which a line is at `left` or below it; −1 for none. */
function stepDown(curve: SurvivalCurve, line: Line, left: number, stretch: number): number {
  const { course, z } = curve;
  const steps = course.steps(stretch);
  let before = course.before(stretch);
  for (let from = 0; from < steps.size; from += stepsBetweenLooks) {
    const to = Math.min(steps.size, from + stepsBetweenLooks);
    const after = standingAt(steps, to - 1);
    const isAbove = line.floor(z, before, after) > left + slack;
    const step = isAbove ? -1 : firstDown(curve, line, left, steps, from, to);
    if (step >= 0) return step;
    before = after;
  }
  return -1;
}

/** The first time at which a line is at `left` or below it, the middle to the next where it is level there. */
function crossing(curve: SurvivalCurve, line: Line, left: number): number | null {
  const { course, z, last } = curve;
  for (let stretch = 0; stretch < course.stretches; stretch += 1) {
    if (line.floor(z, course.before(stretch), course.before(stretch + 1)) > left + slack) continue;
    const step = stepDown(curve, line, left, stretch);
    if (step < 0) continue;
    const { times, survival, hazard } = course.steps(stretch);
    const time = times[step] ?? 0;
    const height = line.at(z, survival[step] ?? 0, hazard[step] ?? 0) ?? 0;
    const isFlat = Math.abs(height - left) <= tolerance;
    return isFlat ? (time + (course.eventAfter(time) ?? last)) / 2 : time;
  }
  return null;
}

function lastTime({ times, events, censored }: LifeTable): number {
  let last = times.length - 1;
  while (last >= 0 && !((events[last] ?? 0) + (censored[last] ?? 0) > 0)) last -= 1;
  return times[last] ?? 0;
}

function summed(events: Counts, censored: Counts): TableSize {
  let [ended, lost] = [0, 0];
  for (let index = 0; index < events.length; index += 1) {
    ended += events[index] ?? 0;
    lost += censored[index] ?? 0;
  }
  return { n: ended + lost, events: ended };
}

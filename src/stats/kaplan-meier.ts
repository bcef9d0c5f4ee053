import type { Interval } from './interval.js';
import { criticalValue } from './normal.js';

/**
 * Durations that ended (`events`) and that were still running when they were last seen (`censored`), counted at each
 * distinct time, times ascending. Of equal durations the events come first.
 */
export interface LifeTable {
  readonly times: readonly number[];
  readonly events: readonly number[];
  readonly censored: readonly number[];
}

/** A survival curve as steps at the times of events: from `times[i]` on, `survival[i]` are left (1 before the first). */
export interface SurvivalCurve {
  readonly times: readonly number[];
  readonly survival: readonly number[];
  /** Ends of the pointwise band; `null` where nothing survives, from which no spread can be seen. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** How many were still running just before each time. */
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
  /** All durations, ended or not. */
  readonly n: number;
  /** The longest duration seen; beyond it the curve is not known. */
  readonly last: number;
}

/** A value read off a curve, with its band. */
export interface CurveReading {
  readonly low: number | null;
  readonly high: number | null;
}

/** Proportions that differ by less are the same one after rounding. */
const tolerance = 1e-11;

/**
 * Product-limit estimate of the share of durations that outlast each time, with a pointwise band at confidence `level`
 * on the scale of log(−log S), which stays within 0…1; `null` for an empty table. Without censoring it is exactly the
 * share of longer durations.
 * Kaplan & Meier 1958, equation (2a); variance Greenwood 1926; band Kalbfleisch & Prentice 1980, section 1.3.
 */
export function kaplanMeier(table: LifeTable, level: number): SurvivalCurve | null {
  const n = sum(table.events) + sum(table.censored);
  if (n === 0) return null;
  const steps = { times: [], survival: [], low: [], high: [], atRisk: [], events: [] };
  addSteps(steps, table, n, criticalValue(level));
  return { ...steps, n, last: lastTime(table) };
}

/**
 * The share that outlasts `time`, 0…1: the curve is right-continuous, so durations of exactly `time` are over. Beyond
 * the longest duration it stays where it ended (Gill 1980). The band is `null` before the first event and where nothing
 * survives.
 */
export function survivalAt(curve: SurvivalCurve, time: number): CurveReading & { readonly value: number } {
  const step = countUpTo(curve.times, time) - 1;
  return { value: curve.survival[step] ?? 1, low: curve.low[step] ?? null, high: curve.high[step] ?? null };
}

/**
 * The duration within which the share `p` has ended: the smallest time with S ≤ 1 − p, the middle of the interval where
 * S equals 1 − p; `null` where the curve does not come down so far. Its ends are the same rule on the ends of the band;
 * a `null` end is open. Brookmeyer & Crowley 1982, with the band of `kaplanMeier`.
 */
export function survivalQuantile(curve: SurvivalCurve, p: number): CurveReading & { readonly value: number | null } {
  const left = 1 - p;
  return {
    value: crossing(curve, curve.survival, left),
    low: crossing(curve, curve.low, left),
    high: crossing(curve, curve.high, left),
  };
}

/** A curve while it is being drawn. */
interface Steps {
  readonly times: number[];
  readonly survival: number[];
  readonly low: (number | null)[];
  readonly high: (number | null)[];
  readonly atRisk: number[];
  readonly events: number[];
}

function addSteps(steps: Steps, { times, events, censored }: LifeTable, n: number, z: number): void {
  let atRisk = n;
  let hazard = 0;
  // Between two censorings the product telescopes; taken from the last one, it gathers no rounding.
  let [baseSurvival, baseAtRisk] = [1, n];
  times.forEach((time, index) => {
    const ended = events[index] ?? 0;
    const lost = censored[index] ?? 0;
    const survival = (baseSurvival * (atRisk - ended)) / baseAtRisk;
    if (ended > 0) {
      hazard += hazardVariance(ended, atRisk);
      addStep(steps, time, ended, atRisk, survival, hazard, z);
    }
    atRisk -= ended + lost;
    if (lost > 0) [baseSurvival, baseAtRisk] = [survival, atRisk];
  });
}

function addStep(
  steps: Steps,
  time: number,
  events: number,
  atRisk: number,
  survival: number,
  hazard: number,
  z: number,
): void {
  const band = survival > 0 ? logLogBand(survival, hazard, z) : null;
  steps.times.push(time);
  steps.events.push(events);
  steps.atRisk.push(atRisk);
  steps.survival.push(survival);
  steps.low.push(band?.low ?? null);
  steps.high.push(band?.high ?? null);
}

/** What a time adds to Greenwood's sum, d/(n(n − d)). */
function hazardVariance(events: number, atRisk: number): number {
  return events / (atRisk * (atRisk - events));
}

function logLogBand(survival: number, hazard: number, z: number): Interval {
  const half = (z * Math.sqrt(hazard)) / Math.abs(Math.log(survival));
  return { low: survival ** Math.exp(half), high: survival ** Math.exp(-half) };
}

function crossing({ times, last }: SurvivalCurve, heights: readonly (number | null)[], left: number): number | null {
  const reached = heights.findIndex((height) => height !== null && height <= left + tolerance);
  const time = times[reached];
  if (time === undefined) return null;
  const flat = Math.abs((heights[reached] ?? 0) - left) <= tolerance;
  return flat ? (time + (times[reached + 1] ?? last)) / 2 : time;
}

/** How many of the ascending `times` are at most `time`. */
function countUpTo(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastTime({ times, events, censored }: LifeTable): number {
  const seen = times.findLastIndex((_, index) => (events[index] ?? 0) + (censored[index] ?? 0) > 0);
  return times[seen] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

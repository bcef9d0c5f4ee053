import type { Curve, CurvePoint } from '../../metric.js';
import { bandOf, kaplanMeier, sizeOf, type LifeTable, type SurvivalCurve } from '../../stats/kaplan-meier.js';
import type { SurvivalSteps } from '../../stats/survival-course.js';

/** Steps lower than this part of the whole are drawn together: at most 391 points, none off by more than 0.26 points. */
const leastStep = 1 / 390;

function percent(share: number, shows: Curve['shows']): number {
  return 100 * (shows === 'surviving' ? share : 1 - share);
}

function limits(low: number | null, high: number | null, shows: Curve['shows']) {
  if (low === null || high === null) return { low: null, high: null };
  const [a, b] = [percent(low, shows), percent(high, shows)];
  return { low: Math.min(a, b), high: Math.max(a, b) };
}

/** A step of a curve. */
interface Step {
  readonly time: number;
  readonly survival: number;
  readonly hazard: number;
  readonly atRisk: number;
}

/** The times of the steps on which the curve stands at the hours `within`. */
function exactTimes({ course }: SurvivalCurve, within: readonly number[]): number[] {
  return within.flatMap((hours) => course.eventUpTo(hours) ?? []);
}

function stepOf({ times, survival, hazard, atRisk }: SurvivalSteps, step: number): Step {
  const [time = 0, left = 0, sum = 0, waiting = 0] = [times[step], survival[step], hazard[step], atRisk[step]];
  return { time, survival: left, hazard: sum, atRisk: waiting };
}

/** The steps worth drawing: the first, the last, those `within`, and those that have fallen far enough from the one before. */
function drawn(curve: SurvivalCurve, within: readonly number[]): Step[] {
  const exact = exactTimes(curve, within);
  const kept: Step[] = [];
  let [before, last]: [number, Step | null] = [Infinity, null];
  for (let stretch = 0; stretch < curve.course.stretches; stretch++) {
    const steps = curve.course.steps(stretch);
    for (let step = 0; step < steps.size; step++) {
      const left = steps.survival[step] ?? 0;
      if (before - left < leastStep && !(exact.length > 0 && exact.includes(steps.times[step] ?? 0))) continue;
      before = left;
      kept.push(stepOf(steps, step));
    }
    if (steps.size > 0) last = stepOf(steps, steps.size - 1);
  }
  return last === null || kept.at(-1)?.time === last.time ? kept : [...kept, last];
}

function pointsOf(curve: SurvivalCurve, shows: Curve['shows'], within: readonly number[]): CurvePoint[] {
  return drawn(curve, within).map(({ time, survival, hazard, atRisk }) => {
    const band = bandOf(curve, survival, hazard);
    return {
      x: time,
      value: percent(survival, shows),
      ...limits(band?.low ?? null, band?.high ?? null, shows),
      at_risk: atRisk,
    };
  });
}

function startOf(n: number, shows: Curve['shows']): CurvePoint {
  return { x: 0, value: percent(1, shows), low: null, high: null, at_risk: n };
}

/** The curve goes on level to the last time at which anything was seen. */
function endOf(table: LifeTable, last: CurvePoint): CurvePoint[] {
  const end = table.times.length - 1;
  const x = table.times[end] ?? 0;
  if (x <= last.x) return [];
  return [{ ...last, x, at_risk: (table.events[end] ?? 0) + (table.censored[end] ?? 0) }];
}

/**
 * The Kaplan–Meier curve of a life table in hours, in percent with its log-log band, from 0 hours to the last time seen;
 * thinned to what can be drawn (at most 400 points, each exact, no step left out that is higher than 0.26 points).
 * `shows` says whether it falls (`surviving`) or rises (`reached`). `of` names dimension and value; both null is the
 * whole. At the hours `within` the curve stays exact.
 */
export function curveOf(
  table: LifeTable,
  level: number,
  shows: Curve['shows'],
  of: Pick<Curve, 'by' | 'key'> = { by: null, key: null },
  within: readonly number[] = [],
): Curve {
  const { n, events } = sizeOf(table);
  const curve = kaplanMeier(table, level);
  const start = startOf(n, shows);
  const steps = curve ? pointsOf(curve, shows, within) : [];
  const points = steps[0]?.x === 0 ? steps : [start, ...steps];
  const end = endOf(table, points.at(-1) ?? start);
  return { ...of, x_unit: 'hours', shows, points: n === 0 ? [] : [...points, ...end], n, events };
}

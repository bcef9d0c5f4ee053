import type { Curve, CurvePoint } from '../../metric.js';
import { kaplanMeier, type LifeTable, type SurvivalCurve } from '../../stats/kaplan-meier.js';
import { sizeOf } from './life-table.js';

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

/** The steps worth drawing: the first, the last, those `within`, and those that have fallen far enough from the one before. */
function drawn({ survival, times }: SurvivalCurve, within: readonly number[]): number[] {
  const exact = new Set(within.map((hours) => times.findLastIndex((time) => time <= hours)));
  let before = 1;
  return [...survival.keys()].filter((step) => {
    const value = survival[step] ?? 0;
    const kept = step === 0 || step === survival.length - 1 || exact.has(step) || before - value >= leastStep;
    if (kept) before = value;
    return kept;
  });
}

function pointsOf(curve: SurvivalCurve, shows: Curve['shows'], within: readonly number[]): CurvePoint[] {
  return drawn(curve, within).map((step) => ({
    x: curve.times[step] ?? 0,
    value: percent(curve.survival[step] ?? 0, shows),
    ...limits(curve.low[step] ?? null, curve.high[step] ?? null, shows),
    at_risk: curve.atRisk[step] ?? 0,
  }));
}

function startOf(n: number, shows: Curve['shows']): CurvePoint {
  return { x: 0, value: percent(1, shows), low: null, high: null, at_risk: n };
}

/** The curve goes on level to the last time at which anything was seen. */
function endOf(table: LifeTable, last: CurvePoint): CurvePoint[] {
  const x = table.times.at(-1) ?? 0;
  if (x <= last.x) return [];
  return [{ ...last, x, at_risk: (table.events.at(-1) ?? 0) + (table.censored.at(-1) ?? 0) }];
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

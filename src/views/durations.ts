import { namedDurations, type DurationMark } from '../charts/index.js';
import type { Curve, Measure } from '../metric.js';
import type { Reached, Text } from '../text/index.js';

/** Shares of a curve between which its picture lies: before and after there is next to nothing to see. */
const leastMoved = 1;
const mostMoved = 99.5;

/** A longest duration so many times the shortest asks for a logarithmic axis. */
const logarithmicFrom = 60;

/** The hours that durations of a measure are held against: its own, else a target in hours. */
export function withinOf({ within, target, unit }: Measure): readonly number[] {
  return within ?? (unit === 'hours' && target ? [target.value] : []);
}

/** The curve of the whole; null where a measure has none, or nothing was counted. */
export function wholeCurve({ curves = [] }: Measure): Curve | null {
  return curves.find(({ by, points }) => by === null && points.length > 0) ?? null;
}

/** The curves of a dimension's segments that can be shown, those with most durations first. */
export function segmentCurves({ curves = [] }: Measure, dimension: string): Curve[] {
  const shown = curves.filter(({ by, hidden, points }) => by === dimension && !hidden && points.length > 0);
  return shown.sort((a, b) => (b.n ?? 0) - (a.n ?? 0));
}

/** What a curve says at a duration, in the curve's unit. */
export function reachedAt({ points, shows }: Curve, hours: number): Reached {
  const point = points.findLast(({ x }) => x <= hours);
  const start = shows === 'reached' ? 0 : 100;
  return { hours, value: point?.value ?? start, low: point?.low ?? null, high: point?.high ?? null };
}

/** How many still run at a duration. */
export function atRisk({ points }: Curve, hours: number): number {
  return (points.find(({ x }) => x >= hours) ?? points.at(-1))?.at_risk ?? 0;
}

/** An axis of durations: its ends in hours, and whether it is logarithmic. */
export interface HoursDomain {
  readonly domain: readonly [number, number];
  readonly isLogarithmic: boolean;
}

/** The axis over durations from `low`, the first that matters, to `high`; short reaches get a linear one from zero. */
export function hoursDomain(low: number, high: number): HoursDomain {
  const isLogarithmic = low > 0 && high / low >= logarithmicFrom;
  return { domain: [isLogarithmic ? low : 0, Math.max(high, 1 / 3600)], isLogarithmic };
}

/** The axis on which a curve and the hours it is held against can be seen. */
export function curveDomain({ points, shows }: Curve, within: readonly number[]): HoursDomain {
  const moved = (value: number) => (shows === 'reached' ? value : 100 - value);
  const last = points.at(-1)?.x ?? 1;
  const low = points.find(({ x, value }) => x > 0 && moved(value) >= leastMoved)?.x ?? last;
  const high = points.find(({ value }) => moved(value) >= mostMoved)?.x ?? last;
  return hoursDomain(
    Math.min(low, ...within.map((hours) => hours / 2)),
    Math.max(high, ...within.map((hours) => hours * 1.2)),
  );
}

/** The durations inside an axis that have a name people use, with those the measure is held against. */
export function probesIn({ domain: [low, high] }: HoursDomain, within: readonly number[]): number[] {
  const named = namedDurations.filter((hours) => hours >= low && hours <= high);
  return [...new Set([...named, ...within])].sort((a, b) => a - b);
}

/** The lines that pictures of durations carry: targets, and the quantiles of the whole. */
export function hoursMarks(measure: Measure, curve: Curve | null, text: Text): DurationMark[] {
  const targets = withinOf(measure).map((hours): DurationMark => {
    const words = curve === null ? text.span(hours) : text.within(reachedAt(curve, hours), curve.shows);
    return { at: hours, kind: 'target', text: `${targetWord(measure, text)} ${words}` };
  });
  const quantiles = (measure.quantiles ?? []).flatMap((found): DurationMark[] =>
    found.value === null ? [] : [{ at: found.value, kind: 'quantile', text: text.quantile(found) }],
  );
  return [...targets, ...quantiles];
}

function targetWord({ target, unit }: Measure, text: Text): string {
  return unit === 'hours' && target ? text.targetName(target) : text.headName('target');
}

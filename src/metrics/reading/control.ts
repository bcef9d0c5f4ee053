import type { ControlChart, ControlPoint } from '../../metric.js';
import { anhoej } from '../../stats/anhoj.js';
import { pPrime, xmr, type Baseline, type ControlLimits } from '../../stats/control-limits.js';

/** With fewer complete periods no limits are drawn. */
const fewestPeriods = 12;

/** So many complete periods make the limits, which then stay; with fewer they are provisional. */
const firmPeriods = 20;

/** A period of a control chart: `x` of `n`. */
export interface SharePoint {
  readonly period: string;
  readonly complete: boolean;
  readonly x: number;
  readonly n: number;
}

/** A period of a control chart with one value; null where there is none. */
export interface ValuePoint {
  readonly period: string;
  readonly complete: boolean;
  readonly value: number | null;
}

/** The first complete periods with a value from index `fresh` on, as many as make the limits. */
function baselineOf(points: readonly ValuePoint[], fresh: number): (Baseline & { readonly n: number }) | null {
  const usable = [...points.keys()].filter(
    (i) => i >= fresh && points[i]?.complete === true && points[i].value !== null,
  );
  const chosen = usable.slice(0, firmPeriods);
  const [from, last] = [chosen[0], chosen.at(-1)];
  return from === undefined || last === undefined ? null : { from, to: last + 1, n: chosen.length };
}

/** A sustained shift among the complete periods from index `fresh` on (Anhøj 2015). */
function shiftOf(points: readonly ValuePoint[], centre: number, fresh: number): ControlChart['shift'] {
  const found = anhoej(
    points.map(({ complete, value }, i) => (complete && i >= fresh ? value : null)),
    centre,
  );
  const from = found?.shift ? points[found.longest.from] : undefined;
  return found && from ? { from: from.period, length: found.longest.length, side: found.longest.side } : null;
}

const unlimited = { low: null, high: null, signal: false };

function limitsOf(points: readonly ValuePoint[], limits: ControlLimits, unit: number, fresh: number): ControlPoint[] {
  return points.map(({ period, complete, value }, i) => {
    const { low, high, signal } = (i < fresh ? null : limits.points[i]) ?? unlimited;
    const [from, to] = [low === null ? null : unit * low, high === null ? null : unit * high];
    return { period, value: value === null ? null : unit * value, low: from, high: to, signal: complete && signal };
  });
}

function withoutLimits(kind: ControlChart['kind'], points: readonly ValuePoint[], unit: number): ControlChart {
  const plain = points.map(({ period, value }) => {
    return { period, value: value === null ? null : unit * value, ...unlimited };
  });
  return { kind, centre: null, points: plain, baseline: null, provisional: true, shift: null };
}

/** How values become those of the chart, and from which period on they are counted as the last ones are. */
interface Charting {
  readonly kind: ControlChart['kind'];
  readonly unit: number;
  readonly fresh: number;
}

/** A chart whose limits come from the first complete periods; the unfinished one is drawn and never a signal. */
function chart(
  points: readonly ValuePoint[],
  { kind, unit, fresh }: Charting,
  limitsFrom: (baseline: Baseline) => ControlLimits | null,
): ControlChart | null {
  const baseline = baselineOf(points, fresh);
  if (baseline === null) return fresh > 0 ? withoutLimits(kind, points, unit) : null;
  const limits = baseline.n < fewestPeriods ? null : limitsFrom(baseline);
  if (limits === null) return withoutLimits(kind, points, unit);
  return {
    kind,
    centre: unit * limits.centre,
    points: limitsOf(points, limits, unit, fresh),
    baseline: {
      from: points[baseline.from]?.period ?? '',
      to: points[baseline.to - 1]?.period ?? '',
      n: baseline.n,
    },
    provisional: baseline.n < firmPeriods,
    shift: shiftOf(points, limits.centre, fresh),
  };
}

/**
 * A chart of shares, in percent, with limits that allow for more variation between periods than chance within one (p′,
 * Laney 2002). Its limits come from the first 20 complete periods; under 20 they are provisional, under 12 there are
 * none. Where the definition changed, `fresh` is the first period of the last one: limits, signals and shifts begin there.
 * Null without a complete period.
 */
export function controlOfShares(points: readonly SharePoint[], fresh = 0): ControlChart | null {
  const values = points.map(({ period, complete, x, n }) => ({ period, complete, value: n > 0 ? x / n : null }));
  return chart(values, { kind: 'p-prime', unit: 100, fresh }, (baseline) => pPrime(points, baseline));
}

/** The same of individual values, one a period, in their own unit (XmR, Shewhart 1931). */
export function controlOfValues(points: readonly ValuePoint[], fresh = 0): ControlChart | null {
  const values = points.map(({ value }) => value);
  return chart(points, { kind: 'xmr', unit: 1, fresh }, (baseline) => xmr(values, baseline));
}

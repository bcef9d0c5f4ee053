import type { ControlChart, DurationBar, WeekHours } from '../metric.js';

/** Signals of a control chart: how many points were judged and which left the limits, and on which side. */
export interface ControlFacts {
  readonly low: number;
  readonly high: number;
  readonly judged: number;
  readonly signals: readonly { readonly period: string; readonly side: 'high' | 'low' }[];
}

/** The facts of a control chart, with the limits of its last period; null where no point has both value and limits. */
export function controlFacts({ points }: ControlChart): ControlFacts | null {
  const judged = points.filter(({ value, low, high }) => value !== null && low !== null && high !== null);
  const last = judged.at(-1);
  if (last === undefined) return null;
  const signals = points
    .filter(({ signal }) => signal)
    .map(({ period, value, high }) => ({
      period,
      side: high !== null && (value ?? 0) > high ? ('high' as const) : ('low' as const),
    }));
  return { low: last.low ?? 0, high: last.high ?? 0, judged: judged.length, signals };
}

/** The bar with most durations in it, and how many there are in all; null without any. */
export function histogramFacts(
  bars: readonly DurationBar[],
): { readonly most: DurationBar; readonly n: number } | null {
  const [first, ...others] = bars;
  const n = bars.reduce((sum, bar) => sum + bar.n, 0);
  if (first === undefined || n === 0) return null;
  return { most: others.reduce((most, bar) => (bar.n > most.n ? bar : most), first), n };
}

/** The hour of the week in which most is counted, and the whole; null where nothing is. */
export function weekFacts({ cells }: WeekHours) {
  const [first, ...others] = cells;
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  if (first === undefined || n === 0) return null;
  const most = others.reduce((found, cell) => (cell.n > found.n ? cell : found), first);
  const office = cells.filter(({ weekday, hour }) => weekday <= 5 && hour >= 9 && hour < 17);
  return { most, n, office: office.reduce((sum, cell) => sum + cell.n, 0) };
}

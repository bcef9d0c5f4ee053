import { periodBounds, previousPeriod, yearBefore } from '../../calendar/index.js';
import type { Change, Earlier, SeriesPoint, Settled, Verdict } from '../../metric.js';
import { detectableChange } from '../../stats/detectable.js';
import { mover } from '../../stats/mover.js';
import { breakBetween } from './breaks.js';
import { calendarOf, fewAnswers, type Difference, type Estimated, type Meaningful } from './estimator.js';

function limited({ value, repeated, ...shown }: Estimated) {
  const { low, high } = repeated ?? shown;
  return value === null || low === null || high === null ? null : { value, low, high };
}

/**
 * `a` − `b` of independent estimates: the raw difference with limits from each estimate's own (Zou and Donner 2008,
 * eq. 5; the construction of Newcombe 1998, method 10). Null where either has no value.
 */
export function differenceOf(a: Estimated, b: Estimated): Difference | null {
  if (a.value === null || b.value === null) return null;
  const [left, right] = [limited(a), limited(b)];
  const limits = left && right ? mover(left, right) : null;
  const errors = a.standardError !== null && b.standardError !== null;
  return {
    value: a.value - b.value,
    low: limits?.low ?? null,
    high: limits?.high ?? null,
    standardError: errors ? Math.hypot(a.standardError ?? 0, b.standardError ?? 0) : null,
  };
}

/** Whether a difference from `earlier` is large enough to matter. */
export function matters(value: number, earlier: number | null, meaningful: Meaningful): boolean {
  if (typeof meaningful === 'number') return Math.abs(value) >= meaningful;
  return earlier !== null && Math.abs(value) >= meaningful.relative * Math.abs(earlier);
}

/** `up` or `down` when the interval excludes zero, else `unclear`. */
export function verdictOf({ low, high }: Pick<Difference, 'low' | 'high'>): Verdict {
  if (low === null || high === null) return 'unclear';
  if (low > 0) return 'up';
  return high < 0 ? 'down' : 'unclear';
}

/** Two windows that are compared: their names, where the earlier one begins and where the later one ends, as far as known. */
export interface Windows {
  readonly from: string;
  readonly to: string;
  readonly start: number | null;
  readonly end: number | null;
}

/** The change from one window to another; without figures where the definition changed on the way. */
export function changeBetween(
  windows: Windows,
  earlier: Estimated | undefined,
  later: Estimated,
  settled: Settled,
  meaningful: Meaningful,
): Change {
  const named = { compare: settled.compare, from: windows.from, to: windows.to };
  const nothing = { ...named, value: null, low: null, high: null, verdict: null, detectable: null };
  const broken = breakBetween(settled, windows.start, windows.end);
  if (broken !== null) return { ...nothing, broken_at: new Date(broken).toISOString() };
  const difference = earlier ? differenceOf(later, earlier) : null;
  if (!earlier || !difference) return nothing;
  const { value, low, high, standardError } = difference;
  const enough = Math.min(earlier.effective, later.effective) >= fewAnswers;
  const verdict = enough && matters(value, earlier.value, meaningful) ? verdictOf(difference) : 'unclear';
  // Without any spread nobody knows what would have shown.
  const detectable = standardError ? detectableChange(standardError, settled.level) : null;
  return { ...named, value, low, high, verdict, detectable };
}

function periodBefore(period: string, points: readonly SeriesPoint[], settled: Settled): string | null {
  if (settled.period === 'wave') {
    const position = points.findIndex((point) => point.period === period);
    return settled.compare === 'previous' ? (points[position - 1]?.period ?? null) : null;
  }
  const before = settled.compare === 'previous' ? previousPeriod : yearBefore;
  return before(period, settled.period, calendarOf(settled));
}

/** The window before the one asked for, and that one. */
export function windowsOf({ from, to }: Earlier, { until, asOf }: Settled): Windows {
  const start = Date.parse(from.split('/')[0] ?? '');
  return { from, to, start: Number.isNaN(start) ? null : start, end: until ?? asOf };
}

/** The last complete period and the one before it, or a year before; null without such a pair. */
export function comparedPeriods(points: readonly SeriesPoint[], settled: Settled): Windows | null {
  const last = points.findLast((point) => point.complete);
  const from = last ? periodBefore(last.period, points, settled) : null;
  if (!last || from === null) return null;
  if (settled.period === 'wave') return { from, to: last.period, start: null, end: null };
  const { start } = periodBounds(from, settled.period, calendarOf(settled));
  return { from, to: last.period, start, end: last.end === null ? null : Date.parse(last.end) };
}

import type { Tick } from '../charts/index.js';
import type { Measure, Period } from '../metric.js';
import type { Text, TickStyle } from '../text/index.js';
import { periodParts, type PeriodParts } from '../text/periods.js';

/** The most names on a time axis, and the width that each of them needs. */
const mostTicks = 5;
const tickWidth = 64;

const dayLength = 86_400_000;

/** One way to choose ticks: which periods carry one, and how the first of a year and the others are written. */
interface Rung {
  readonly carries: (parts: PeriodParts) => boolean;
  readonly opening: TickStyle;
  readonly style: TickStyle;
}

function dayNumber({ year, month = 1, day = 1 }: PeriodParts): number {
  return Date.UTC(year, month - 1, day) / dayLength;
}

const everyYears = [1, 2, 5, 10, 20, 50];

/** Ticks at the first period of every so many years. */
function yearly(isFirst: (parts: PeriodParts) => boolean): Rung[] {
  return everyYears.map((years) => ({
    carries: (parts) => parts.year % years === 0 && isFirst(parts),
    opening: 'year',
    style: 'year',
  }));
}

function monthly(isFirst: (parts: PeriodParts) => boolean, steps: readonly number[]): Rung[] {
  return steps.map((step) => ({
    carries: (parts) => ((parts.month ?? 1) - 1) % step === 0 && isFirst(parts),
    opening: 'month-year',
    style: 'month',
  }));
}

function weekly(step: number): Rung {
  return { carries: ({ week = 1 }) => (week - 1) % step === 0 && week < 53, opening: 'week-year', style: 'week' };
}

function daily(step: number): Rung {
  return { carries: (parts) => (dayNumber(parts) - 4) % step === 0, opening: 'day-month', style: 'day-month' };
}

const isFirstOfMonth = ({ day = 1 }: PeriodParts) => day === 1;
const isFirstOfYear = ({ month = 1, day = 1 }: PeriodParts) => month === 1 && day === 1;

/** From the finest choice to the coarsest. */
const ladders: Readonly<Record<Exclude<Period, 'wave'>, readonly Rung[]>> = {
  day: [...[1, 2, 7, 14].map(daily), ...monthly(isFirstOfMonth, [1, 2, 3, 6]), ...yearly(isFirstOfYear)],
  week: [...[1, 2, 4, 13, 26].map(weekly), ...yearly(({ week }) => week === 1)],
  month: [...monthly(() => true, [1, 2, 3, 6]), ...yearly(({ month }) => month === 1)],
  quarter: [
    ...[1, 2].map((step): Rung => ({
      carries: ({ quarter = 1 }) => (quarter - 1) % step === 0,
      opening: 'quarter-year',
      style: 'quarter',
    })),
    ...yearly(({ quarter }) => quarter === 1),
  ],
  year: yearly(() => true),
};

function evenly(count: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
}

function climbed(parts: readonly (PeriodParts | null)[], grain: Exclude<Period, 'wave'>, most: number) {
  for (const rung of ladders[grain]) {
    const indices = [...parts.keys()].filter((i) => {
      const of = parts[i];
      return of !== null && of !== undefined && rung.carries(of);
    });
    if (indices.length <= most) return indices.length > 1 ? { rung, indices } : null;
  }
  return null;
}

/** Names for at most five periods, on calendar dates people expect: first of months, quarters or years. */
export function ticksOf({ series, context }: Measure, text: Text, width: number): Tick[] {
  const most = Math.min(mostTicks, Math.max(2, Math.floor(width / tickWidth)));
  const parts = series.map(({ period }) => periodParts(period));
  const found = context.period === 'wave' ? null : climbed(parts, context.period, most);
  if (found === null) {
    const named = (index: number) => ({ index, label: text.periodName(series[index]?.period ?? '', context) });
    return evenly(series.length, most).map(named);
  }
  let year: number | undefined;
  return found.indices.map((index) => {
    const isOpening = parts[index]?.year !== year;
    year = parts[index]?.year;
    return { index, label: text.periodTick(series[index]?.period ?? '', found.rung[isOpening ? 'opening' : 'style']) };
  });
}

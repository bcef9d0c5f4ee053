import { day, hoursSteps, minute, second, week, year } from './duration-steps.js';
import { estimateWidth } from './labels.js';
import { linear } from './linear.js';
import { mostTicks, px } from './scales.js';

/** From durations, in hours unless an axis says otherwise, to pixels, with the durations that carry a tick. */
export interface DurationScale {
  readonly at: (duration: number) => number;
  readonly ticks: readonly number[];
  readonly domain: readonly [number, number];
}

/** Durations that people name, in hours, on which a logarithmic axis may carry ticks: from many to few. */
const rungs: readonly (readonly number[])[] = [
  [second, 10 * second, minute, 5 * minute, 15 * minute, 1, 4, day, 3 * day, week, 30 * day, 90 * day, year, 3 * year],
  [second, 10 * second, minute, 10 * minute, 1, 4, day, week, 30 * day, 90 * day, year, 10 * year],
  [second, minute, 10 * minute, 1, 6, day, week, 30 * day, year, 10 * year],
  [second, minute, 1, day, week, 90 * day, year, 10 * year],
  [second, minute, 1, day, 30 * day, year, 10 * year],
  [minute, 1, day, 30 * day, year],
  [minute, day, year],
];

/** Durations that are worth a word of their own, in hours: the times that a reader of a curve is taken to. */
export const namedDurations: readonly number[] = [
  ...[1, 10, 30].map((seconds) => seconds * second),
  ...[1, 5, 15, 30].map((minutes) => minutes * minute),
  ...[1, 2, 4, 8, 12].map((hours) => hours),
  ...[1, 2, 3, 7, 14, 30, 60, 90, 180].map((days) => days * day),
  year,
  2 * year,
];

/** Steps between ticks of an axis that counts in months. */
export const monthSteps: readonly number[] = [1, 2, 3, 6, 12, 24, 36, 60, 120];

/** Durations in months that are worth a word of their own. */
export const namedMonths: readonly number[] = [1, 2, 3, 6, 9, 12, 18, 24, 30, 36, 48, 60, 72, 84, 96, 108, 120];

/** What an axis of durations is told. */
export interface DurationScaleOptions {
  /** Shortest and longest duration; a logarithmic axis starts above zero. */
  readonly domain: readonly [number, number];
  readonly isLogarithmic: boolean;
  /** Where the axis starts and ends, in pixels. */
  readonly range: readonly [number, number];
  /** How a duration is written at its tick. */
  readonly format: (duration: number) => string;
  /** Steps between the ticks of a linear axis; those of hours by default. */
  readonly steps?: readonly number[];
}

/** How far the names under ticks may reach beyond the end of the axis. */
const overhang = 6;

/** Whether names under ticks stay apart; the last one is moved so that it ends with the picture. */
function isApart(
  ticks: readonly number[],
  at: (duration: number) => number,
  format: (duration: number) => string,
  right: number,
): boolean {
  const half = (tick: number) => estimateWidth(format(tick)) / 2;
  const middle = (tick: number) => Math.min(at(tick), right + overhang - half(tick));
  return ticks.every((tick, i) => {
    const before = ticks[i - 1];
    const gap = middle(tick) < at(tick) ? 12 : 14;
    return before === undefined || middle(tick) - middle(before) >= half(tick) + half(before) + gap;
  });
}

function multiples(step: number, [low, high]: readonly [number, number]): number[] {
  const count = Math.floor(high / step + 1e-9);
  if (count > mostTicks) return [];
  return Array.from({ length: count + 1 }, (_, i) => i * step).filter((tick) => tick >= low);
}

function ticksOf(
  at: (duration: number) => number,
  { domain, isLogarithmic, format, range, steps = hoursSteps }: DurationScaleOptions,
): number[] {
  const within = (tick: number) => tick >= domain[0] * 0.999 && tick <= domain[1] * 1.001;
  const choices = isLogarithmic
    ? rungs.map((rung) => rung.filter(within))
    : steps.map((step) => multiples(step, domain));
  const fits = (ticks: readonly number[]) =>
    ticks.length > 1 && ticks.length <= 6 && isApart(ticks, at, format, range[1]);
  return choices.find(fits) ?? choices.find((ticks) => ticks.length > 0)?.slice(0, 1) ?? [];
}

/** An axis of durations, linear from zero or logarithmic; durations beyond its ends lie at its ends. */
export function durationScale(options: DurationScaleOptions): DurationScale {
  const { isLogarithmic, range } = options;
  const low = isLogarithmic ? Math.max(second, options.domain[0]) : options.domain[0];
  const high = Math.max(options.domain[1], isLogarithmic ? low * 2 : low + second);
  const place = isLogarithmic ? Math.log : (duration: number) => duration;
  const scale = linear([place(low), place(high)], range);
  const at = (duration: number) => px(scale(place(Math.min(high, Math.max(low, duration)))));
  return { at, ticks: ticksOf(at, { ...options, domain: [low, high] }), domain: [low, high] };
}

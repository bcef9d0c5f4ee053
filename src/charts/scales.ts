import { nice, ticks as ticksOf } from 'd3';
import { linear } from './linear.js';

/** The most ticks an axis carries. */
export const mostTicks = 5;

/** A position with at most two decimals, 0 for what is no number: fit for an attribute. */
export function px(position: number): number {
  return Number.isFinite(position) ? Math.round(position * 100) / 100 : 0;
}

/** The numbers among some values. */
export function numbers(values: readonly (number | null | undefined)[]): number[] {
  return values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
}

/** From a value to pixels, with the values that carry a tick. */
export interface ValueScale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  readonly domain: readonly [number, number];
}

function isDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

/** At most `most` ticks, so few that no two are written alike. */
function fewTicks([low, high]: readonly [number, number], most: number, format: (value: number) => string): number[] {
  for (let count = most; count > 0; count--) {
    const ticks = ticksOf(low, high, count);
    if (ticks.length <= most && isDistinct(ticks.map(format))) return ticks;
  }
  return [];
}

/** The least that a scale spans: a twentieth of what the unit can be, or a fifth of the value, so that trifles stay flat. */
function leastSpan(value: number, [least, most]: readonly [number, number]): number {
  return Number.isFinite(most - least) ? (most - least) / 20 : Math.max(1, Math.abs(value) / 5);
}

function extentOf(values: readonly number[], limits: readonly [number, number]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [Math.max(0, limits[0]), Math.min(1, limits[1])];
  const room = Math.max(0, leastSpan((low + high) / 2, limits) - (high - low)) / 2;
  return [Math.max(limits[0], low - room), Math.min(limits[1], high + room)];
}

/** A linear scale that ends exactly where `values` do, for small lines without an axis. */
export function tightScale(values: readonly number[], range: readonly [number, number]): (value: number) => number {
  const scale = linear(extentOf(values, [-Infinity, Infinity]), range);
  return (value) => px(scale(value));
}

/** What a scale of values is told. */
export interface ValueScaleOptions {
  /** Where the scale starts and ends, in pixels. */
  readonly range: readonly [number, number];
  /** What values the unit can have. */
  readonly limits: readonly [number, number];
  /** How ticks are written. */
  readonly format: (value: number) => string;
  /** The most ticks: five, fewer where there is little room. */
  readonly most: number;
  /** The steps between ticks that a unit allows, rising; without it powers of ten times 1, 2 or 5. */
  readonly steps?: readonly number[];
}

/** A scale whose ticks are multiples of the smallest step that keeps them few. */
function steppedScale(values: readonly number[], { range, limits, most, steps = [] }: ValueScaleOptions): ValueScale {
  const [low, high] = extentOf(values, limits);
  const reach = (step: number): [number, number] => [Math.floor(low / step) * step, Math.ceil(high / step) * step];
  const count = (step: number) => Math.round((reach(step)[1] - reach(step)[0]) / step) + 1;
  const step = steps.find((candidate) => count(candidate) <= most) ?? Math.max(high - low, 1);
  const [start, end] = reach(step);
  const domain: [number, number] = [Math.max(limits[0], start), Math.min(limits[1], Math.max(end, start + step))];
  const scale = linear(domain, range);
  const ticks = Array.from({ length: count(step) }, (_, i) => start + i * step);
  return { at: (value) => px(scale(value)), ticks: values.length === 0 ? [] : ticks, domain };
}

/** A linear scale over `values` that starts and ends on round numbers, never beyond what the unit can be. */
export function valueScale(values: readonly number[], options: ValueScaleOptions): ValueScale {
  if (options.steps !== undefined) return steppedScale(values, options);
  const { range, limits, format, most } = options;
  const [low, high] = nice(...extentOf(values, limits), 2 * most);
  const domain: [number, number] = [Math.max(limits[0], low), Math.min(limits[1], high)];
  const scale = linear(domain, range);
  const ticks = values.length === 0 ? [] : fewTicks(domain, most, format);
  return { at: (value) => px(scale(value)), ticks, domain };
}

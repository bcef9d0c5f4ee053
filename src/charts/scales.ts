import { scaleLinear, type ScaleLinear } from 'd3';

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

function fewTicks(scale: ScaleLinear<number, number>, most: number): number[] {
  for (let count = most; count > 1; count--) {
    const ticks = scale.ticks(count);
    if (ticks.length <= most) return ticks;
  }
  return scale.domain();
}

function extentOf(values: readonly number[], limits: readonly [number, number]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [Math.max(0, limits[0]), Math.min(1, limits[1])];
  if (low < high) return [low, high];
  const room = Math.max(1, Math.abs(low) * 0.05);
  return [Math.max(limits[0], low - room), Math.min(limits[1], high + room)];
}

/**
 * A linear scale over `values` that starts and ends on round numbers, never beyond what the unit can be (`limits`),
 * with at most five ticks.
 */
export function valueScale(
  values: readonly number[],
  range: readonly [number, number],
  limits: readonly [number, number] = [-Infinity, Infinity],
  most: number = mostTicks,
): ValueScale {
  const nice = scaleLinear(extentOf(values, limits), range).nice(most).domain();
  const domain: [number, number] = [Math.max(limits[0], nice[0] ?? 0), Math.min(limits[1], nice[1] ?? 1)];
  const scale = scaleLinear(domain, range);
  return { at: (value) => px(scale(value)), ticks: fewTicks(scale, most), domain };
}

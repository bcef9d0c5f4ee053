import type { DurationBar } from '../../metric.js';
import type { LifeTable } from '../../stats/kaplan-meier.js';
import { doubledHours } from './edges.js';
import { msPerHour } from './life-table.js';

const edges = doubledHours.map((ms) => ms / msPerHour);

/** The bar of a duration in hours: above its lower edge up to its upper one; all shorter ones are in the first. */
function barOf(hours: number): number {
  const upper = edges.findIndex((edge, i) => i > 0 && hours <= edge);
  return upper < 0 ? edges.length - 2 : upper - 1;
}

/**
 * How many durations that came to their end lie between doubled hours, so that bars are equally wide on a logarithmic
 * axis: from the first bar that holds any to the last.
 */
export function histogramOf({ times, events }: LifeTable): DurationBar[] {
  const counts = new Map<number, number>();
  times.forEach((time, i) => {
    const n = events[i] ?? 0;
    if (n > 0) counts.set(barOf(time), (counts.get(barOf(time)) ?? 0) + n);
  });
  const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  if (counts.size === 0) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    from: edges[first + i] ?? 0,
    to: edges[first + i + 1] ?? 0,
    n: counts.get(first + i) ?? 0,
  }));
}

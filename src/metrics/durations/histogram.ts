import type { DurationBar } from '../../metric.js';
import type { LifeTable } from '../../stats/kaplan-meier.js';
import { doubledHours } from './edges.js';
import { msPerHour } from './life-table.js';

const edges = doubledHours.map((ms) => ms / msPerHour);

/** How many durations end in each bar: above its lower edge up to its upper one, all shorter ones in the first. */
function countsOf({ times, events }: LifeTable): Float64Array {
  const counts = new Float64Array(edges.length - 1);
  let bar = 0;
  for (let i = 0; i < times.length; i++) {
    while (bar < counts.length - 1 && (times[i] ?? 0) > (edges[bar + 1] ?? Infinity)) bar += 1;
    counts[bar] = (counts[bar] ?? 0) + (events[i] ?? 0);
  }
  return counts;
}

/**
 * How many durations that came to their end lie between doubled hours, so that bars are equally wide on a logarithmic
 * axis: from the first bar that holds any to the last.
 */
export function histogramOf(table: LifeTable): DurationBar[] {
  const counts = countsOf(table);
  const [first, last] = [counts.findIndex((n) => n > 0), counts.findLastIndex((n) => n > 0)];
  return Array.from(counts.subarray(Math.max(0, first), last + 1), (n, i) => ({
    from: edges[first + i] ?? 0,
    to: edges[first + i + 1] ?? 0,
    n,
  }));
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Each edge is at most this many hundredths of the one before. */
const growth = 101;

function grown(from: number, to: number): number[] {
  const edges = [from];
  for (let edge = from; edge < to;) {
    edge = Math.floor((edge * growth) / 100);
    edges.push(edge);
  }
  return edges;
}

function multiples(unit: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (i + 1) * unit);
}

/** Hours doubled and halved: the bars of a histogram on a logarithmic axis, which binned durations fill exactly. */
export const doubledHours: readonly number[] = Array.from({ length: 23 }, (_, i) => hour * 2 ** (i - 6));

/**
 * The upper edges of the bins of durations in whole milliseconds, ascending: 0, then from 1 second to 20 years in steps of
 * at most 1 %, with every whole minute of an hour, every whole hour of two weeks and every whole day of two years among
 * them, so that a share within such a target is exact. A bin holds the durations above the edge before it up to its own;
 * all below one second are in one. A warehouse reads these very numbers: nothing is recomputed by logarithms.
 */
export const edges: readonly number[] = [
  ...new Set([
    0,
    ...grown(second, 20 * 365 * day),
    ...multiples(minute, 60),
    ...multiples(hour, 14 * 24),
    ...multiples(day, 2 * 365),
    ...doubledHours,
  ]),
].sort((a, b) => a - b);

/** The bin of a duration: the smallest edge that is not below it. Durations above the last edge stay as they are. */
export function binOf(duration: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? Infinity) < duration) low = middle + 1;
    else high = middle;
  }
  return edges[low] ?? duration;
}

/**
 * The bins of durations, missing and negative ones as they are. Where a duration lies in the bin of the one before, as most
 * do where they ascend, it is not searched for.
 */
export function binsOf(durations: Float64Array): Float64Array {
  const bins = new Float64Array(durations.length);
  let [above, upTo] = [NaN, NaN];
  for (let i = 0; i < durations.length; i++) {
    const duration = durations[i] ?? NaN;
    if (duration >= 0 && !(duration >= above && duration <= upTo)) {
      upTo = binOf(duration);
      above = duration;
    }
    bins[i] = duration >= 0 ? upTo : duration;
  }
  return bins;
}

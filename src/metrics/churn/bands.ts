import { msPerHour } from '../times.js';

/** Months since the start from which the next band of tenure begins. */
const tenureStarts: readonly number[] = [0, 3, 12, 24];

/** Names of the bands of tenure in months: `0-3` is under three months, `24-` is two years and more. */
export const tenureBands: readonly string[] = namesOf(tenureStarts);

function namesOf(edges: readonly number[]): string[] {
  return edges.map((from, i) => `${from}-${edges[i + 1] ?? ''}`);
}

/** The place in `tenureBands` of a customer who has been one for so many whole months. */
export function tenureBand(months: number): number {
  return tenureStarts.findLastIndex((start) => months >= start);
}

/** The months of a tenure of `months` that lie in each band of `tenureBands`. */
export function monthsByBand(months: number): number[] {
  return tenureStarts.map((start, i) => Math.max(0, Math.min(months, tenureStarts[i + 1] ?? Infinity) - start));
}

/** Names of the reply bands with these upper ends in hours: of 1 and 4, `0-1`, `1-4` and `4-`. */
export function replyBands(ends: readonly number[]): string[] {
  return namesOf([0, ...ends]);
}

/** The place of a wait in milliseconds among the bands with upper `ends` in hours; a wait of exactly an end is within. */
export function replyBand(wait: number, ends: readonly number[]): number {
  const place = ends.findIndex((end) => wait <= end * msPerHour);
  return place === -1 ? ends.length : place;
}

import type { Measure, Segment } from '../metric.js';

/** The key of a segment's point: dimension and value, which may be null. */
export function segmentKey({ by, key }: Pick<Segment, 'by' | 'key'>): string {
  return JSON.stringify([by, key]);
}

/** The dimensions of a measure's segments, in order. */
export function dimensionsOf({ segments }: Measure): string[] {
  return [...new Set(segments.map(({ by }) => by))];
}

import type { Segment } from '../metric.js';

/** What there is to say about segments: the extremes, and how many differ from the rest of how many that were tested. */
export interface SegmentFacts {
  readonly lowest: KnownSegment;
  readonly highest: KnownSegment;
  readonly different: number;
  readonly tested: number;
}

/** A segment that has a value. */
export type KnownSegment = Segment & { readonly value: number };

/** The facts of one dimension's segments; null with fewer than two that have a value. */
export function segmentFacts(segments: readonly Segment[]): SegmentFacts | null {
  const known = segments.filter((segment): segment is KnownSegment => segment.value !== null);
  const [first, ...others] = known;
  if (first === undefined || others.length === 0) return null;
  const tested = known.filter((segment) => segment.rest);
  return {
    lowest: others.reduce((low, segment) => (segment.value < low.value ? segment : low), first),
    highest: others.reduce((high, segment) => (segment.value > high.value ? segment : high), first),
    different: tested.filter((segment) => segment.rest?.verdict !== 'unclear').length,
    tested: tested.length,
  };
}

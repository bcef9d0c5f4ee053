import { countedOf, type Measure, type Segment } from '../metric.js';
import type { Text } from '../text/index.js';

/** The segments of one dimension, highest value first, hidden ones last. */
export function segmentsBy({ segments }: Measure, dimension: string): Segment[] {
  const rank = ({ value }: Segment) => value ?? -Infinity;
  return segments.filter(({ by }) => by === dimension).sort((a, b) => (rank(b) === rank(a) ? 0 : rank(b) - rank(a)));
}

/** What is said of a segment beside its figures: that it is hidden, or how it stands to the rest. */
export function segmentRemarks(segment: Segment, measure: Measure, text: Text): string[] {
  if (segment.hidden) return [text.hidden(measure.context.min_group, countedOf(measure))];
  const rest = text.versusRest(segment.rest?.verdict ?? null);
  return rest === '' ? [] : [rest];
}

import type { Measure } from '../metric.js';
import { segmentKey } from './rows.js';

/** What a reader chose in a chart: a period, a segment of a dimension, an answer, or a group of answers. */
export type Selection =
  | { readonly kind: 'period'; readonly period: string; readonly start: string | null; readonly end: string | null }
  | { readonly kind: 'segment'; readonly by: string; readonly key: string | null }
  | { readonly kind: 'answer'; readonly key: string }
  | { readonly kind: 'group'; readonly group: string };

/** The part of a measure that a point's key stands for; null where the measure has none such. */
export function selectionOf(measure: Measure, key: string): Selection | null {
  const segment = measure.segments.find((candidate) => segmentKey(candidate) === key);
  if (segment) return { kind: 'segment', by: segment.by, key: segment.key };
  const point = measure.series.find(({ period }) => period === key);
  if (point) return { kind: 'period', period: key, start: point.start, end: point.end };
  if (measure.distribution.some((bar) => bar.key === key)) return { kind: 'answer', key };
  return measure.distribution.some(({ group }) => group === key) ? { kind: 'group', group: key } : null;
}

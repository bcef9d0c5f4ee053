import type { Measure } from '../metric.js';
import type { LoyaltySelection } from './loyalty-selection.js';
import type { ReviewSelection } from './review-selection.js';
import { segmentKey } from './dimensions.js';

/** What a reader chose in a chart: a period, a segment of a dimension, an answer or a group of them, a duration … */
export type Selection =
  | LoyaltySelection
  | ReviewSelection
  | { readonly kind: 'period'; readonly period: string; readonly start: string | null; readonly end: string | null }
  | { readonly kind: 'segment'; readonly by: string; readonly key: string | null }
  | { readonly kind: 'answer'; readonly key: string }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'duration'; readonly from: number; readonly to: number }
  | { readonly kind: 'week'; readonly counts: string; readonly weekday: number; readonly hour: number }
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'state'; readonly period: string; readonly state: string }
  | { readonly kind: 'time'; readonly by: string | null; readonly key: string | null; readonly hours: number };

/** The period, segment, answer or group that a point's key stands for; null where the measure has none such. */
export function usualSelection(measure: Measure, key: string): Selection | null {
  const segment = measure.segments.find((candidate) => segmentKey(candidate) === key);
  if (segment) return { kind: 'segment', by: segment.by, key: segment.key };
  const point = measure.series.find(({ period }) => period === key);
  if (point) return { kind: 'period', period: key, start: point.start, end: point.end };
  if (measure.distribution.some((bar) => bar.key === key)) return { kind: 'answer', key };
  if (measure.distribution.some(({ group }) => group === key)) return { kind: 'group', group: key };
  return null;
}

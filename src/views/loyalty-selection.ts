import type { Measure } from '../metric.js';

/** What a reader chose in a chart of retention or churn; the average row is a cohort of null. */
export type LoyaltySelection =
  | { readonly kind: 'cohort'; readonly cohort: string | null; readonly from: number | null }
  | { readonly kind: 'movement'; readonly period: string; readonly movement: string }
  | { readonly kind: 'rate'; readonly by: string; readonly key: string | null }
  | { readonly kind: 'after'; readonly by: string | null; readonly key: string | null; readonly days: number }
  | { readonly kind: 'life'; readonly by: string | null; readonly key: string | null; readonly months: number };

/** The part of a measure that the parts of a point's key stand for; null where the measure has none such. */
export function loyaltySelection(measure: Measure, [kind, a, b, c]: readonly unknown[]): LoyaltySelection | null {
  if (kind === 'cohort' && measure.cohorts) {
    const row = measure.cohorts.rows.find(({ cohort }) => cohort === a);
    const from = typeof b === 'number' ? b : null;
    return row || a === null ? { kind: 'cohort', cohort: row?.cohort ?? null, from } : null;
  }
  const flow = kind === 'movement' && measure.revenue?.find(({ period }) => period === a);
  if (flow) return { kind: 'movement', period: flow.period, movement: String(b) };
  const rates = kind === 'rate' && measure.rates?.find(({ by }) => by === a);
  const group = rates && rates.groups.find(({ key }) => key === b);
  if (rates && group) return { kind: 'rate', by: rates.by, key: group.key };
  const part = kind === 'after' && measure.after_case?.find(({ by, key }) => by === a && key === b);
  if (part) return { kind: 'after', by: part.by, key: part.key, days: Number(c) };
  const curve = kind === 'life' && measure.curves?.find(({ by, key }) => by === a && key === b);
  return curve ? { kind: 'life', by: curve.by, key: curve.key, months: Number(c) } : null;
}

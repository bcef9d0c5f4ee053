import type { Measure } from '../metric.js';

/** What a reader chose in a chart of reviews: a category, a group of cases, a reviewer, or a pair of ratings. */
export type ReviewSelection =
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'coverage'; readonly by: string | null; readonly key: string | null }
  | { readonly kind: 'reviewer'; readonly key: string | null }
  | { readonly kind: 'ratings'; readonly category: string; readonly value: number; readonly other: number }
  | { readonly kind: 'coaching'; readonly key: string | null; readonly period: string };

function coaching({ coaching: all = [] }: Measure, key: unknown, period: unknown): ReviewSelection | null {
  const agent = all.find((of) => of.key === key);
  const found = agent?.trend.find((point) => point.period === period);
  return agent && found ? { kind: 'coaching', key: agent.key, period: found.period } : null;
}

function calibrated({ calibration }: Measure, kind: unknown, parts: readonly unknown[]): ReviewSelection | null {
  const [key, value, other] = parts;
  if (kind === 'reviewer') {
    const found = calibration?.reviewers.find((of) => of.key === key);
    return found ? { kind, key: found.key } : null;
  }
  const found = calibration?.categories.find((of) => of.key === key);
  if (!found) return null;
  if (kind === 'alpha') return { kind: 'category', category: found.key };
  return kind === 'rating'
    ? { kind: 'ratings', category: found.key, value: Number(value), other: Number(other) }
    : null;
}

/** What the fields about reviews have under the parts of a point's key; null where they have none such. */
export function reviewSelection(measure: Measure, [kind, ...parts]: readonly unknown[]): ReviewSelection | null {
  const [a, b] = parts;
  if (kind === 'category') {
    const found = measure.categories?.results.find(({ key }) => key === a);
    return found ? { kind, category: found.key } : null;
  }
  if (kind === 'coverage') {
    const found = measure.coverage?.find(({ by, key }) => by === a && key === b);
    return found ? { kind, by: found.by, key: found.key } : null;
  }
  return kind === 'coaching' ? coaching(measure, a, b) : calibrated(measure, kind, parts);
}

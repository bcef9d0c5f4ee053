import type { Comparison, Period } from '../../metric.js';
import type { Choice, Choices, Span } from './choices.js';

/** One thing that a reader has chosen, to be shown and taken away on its own. */
export type Chip =
  | ({ readonly kind: 'filter' } & Choice)
  | ({ readonly kind: 'span' } & Span)
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'compare'; readonly compare: Comparison };

/** Everything that is chosen, one by one: filters first, then the stretch of time, its grain and the comparison. */
export function chipsOf({ filters, span, period, compare }: Choices): readonly Chip[] {
  return [
    ...filters.map((choice) => ({ kind: 'filter' as const, ...choice })),
    ...(span === null ? [] : [{ kind: 'span' as const, ...span }]),
    ...(period === null ? [] : [{ kind: 'period' as const, period }]),
    ...(compare === null ? [] : [{ kind: 'compare' as const, compare }]),
  ];
}

/** The choices without one of them. */
export function withoutChip(choices: Choices, chip: Chip): Choices {
  if (chip.kind !== 'filter') return { ...choices, [chip.kind]: null };
  const isIt = ({ field, origin }: Choice): boolean => field === chip.field && origin === chip.origin;
  return { ...choices, filters: choices.filters.filter((choice) => !isIt(choice)) };
}

/** The same chips with those of one field as one, of what all of them let through; apart where that is nothing. */
export function mergedChips(chips: readonly Chip[]): readonly Chip[] {
  return chips.reduce<readonly Chip[]>((merged, chip) => {
    const same = merged.find((each) => each.kind === 'filter' && chip.kind === 'filter' && each.field === chip.field);
    if (chip.kind !== 'filter' || same?.kind !== 'filter') return [...merged, chip];
    const values = same.values.filter((value) => chip.values.includes(value));
    if (values.length === 0) return [...merged, chip];
    return merged.map((each) => (each === same ? { ...same, values } : each));
  }, []);
}

/** What was chosen in the chart of the element with `key`. */
export function chipsFrom(choices: Choices, key: string): readonly Chip[] {
  return chipsOf(choices).filter((chip) => 'origin' in chip && chip.origin === key);
}

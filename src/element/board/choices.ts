import type { Comparison, Period } from '../../metric.js';

/** Values of a field that are let through; null lets rows without a value through. */
export type Values = readonly (string | null)[];

/** A reader's choice among the values of a field. */
export interface Choice {
  readonly field: string;
  readonly values: Values;
  /** Key of the element in whose chart it was made, which shows all values itself; null for a filter of the page. */
  readonly origin: string | null;
}

/** A stretch of time that a reader chose. */
export interface Span {
  /** First instant, ISO-8601 or a date; null is the start of the feeds. */
  readonly since: string | null;
  /** End, exclusive; null is the end of the feeds. */
  readonly until: string | null;
  /** Key of the element in whose chart it was made, which shows all times itself; null for the period of the page. */
  readonly origin: string | null;
}

/** Everything that a reader has chosen on a dashboard or in a group. */
export interface Choices {
  readonly filters: readonly Choice[];
  readonly span: Span | null;
  readonly period: Period | null;
  readonly compare: Comparison | null;
}

/** What is chosen before anybody has chosen. */
export const noChoices: Choices = { filters: [], span: null, period: null, compare: null };

/** Whether two lists of choices are the same. */
export function areSameChoices(a: Choices, b: Choices): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Both lists of values at once; `a` alone where nothing of the other is said. */
function both(a: Values, b: Values | undefined): Values {
  return b === undefined ? a : a.filter((value) => b.includes(value));
}

/** The filters that hold for the element with `key`: all but those made in its own chart. Choices on one field all hold. */
export function filtersFor({ filters }: Choices, key: string | null): Readonly<Record<string, Values>> {
  const held: Record<string, Values> = {};
  for (const { field, values, origin } of filters) {
    if (origin === null || origin !== key) held[field] = both(values, held[field]);
  }
  return held;
}

/** The stretch of time that holds for the element with `key`; null where none does. */
export function spanFor({ span }: Choices, key: string | null): Span | null {
  return span !== null && (span.origin === null || span.origin !== key) ? span : null;
}

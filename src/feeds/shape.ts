/** How a field's values are read: what may stand in a feed for them, and what column they become. */
export type FieldKind = 'number' | 'boolean' | 'text' | 'list' | 'instant' | 'map' | 'json';

/** Numbers between bounds: from `low` to `high`, above `above` and below `below`, and where `whole` only safe integers. */
export interface NumberShape {
  readonly is: 'number';
  readonly low: number;
  readonly high: number;
  readonly above: number | null;
  readonly below: number | null;
  readonly whole: boolean;
}

/** Values that a schema takes as they stand; null for none that can be told quickly. */
export type Plain =
  | NumberShape
  | { readonly is: 'text' }
  | { readonly is: 'boolean' }
  | { readonly is: 'list'; readonly of: Plain }
  | { readonly is: 'one'; readonly of: readonly (string | number)[] }
  | null;

/** What is known of a field without its schema. */
export interface FieldShape {
  readonly kind: FieldKind;
  /** Whether a missing value is a statement of its own, such as a survey that was sent and not answered. */
  readonly nullable: boolean;
  /** Whether an instant may lie after the feed's `as_of`. */
  readonly planned: boolean;
  readonly plain: Plain;
}

/** Says quickly that a value is right. A `false` decides nothing: zod does. */
export type FastCheck = (value: unknown) => boolean;

/** Any finite number. */
export const anyNumber: NumberShape = {
  is: 'number',
  low: -Number.MAX_VALUE,
  high: Number.MAX_VALUE,
  above: null,
  below: null,
  whole: false,
};

function numberCheck({ low, high, above, below, whole }: NumberShape): FastCheck {
  return (value) =>
    typeof value === 'number' &&
    value >= low &&
    value <= high &&
    (above === null || value > above) &&
    (below === null || value < below) &&
    (!whole || Number.isSafeInteger(value));
}

/** The fast check of values that a schema takes as they stand. */
export function checkOf(plain: Plain): FastCheck {
  switch (plain?.is) {
    case undefined:
      return () => false;
    case 'number':
      return numberCheck(plain);
    case 'text':
      return (value) => typeof value === 'string';
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'list': {
      const check = checkOf(plain.of);
      return (value) => Array.isArray(value) && value.every(check);
    }
    case 'one': {
      const known = new Set<unknown>(plain.of);
      return (value) => known.has(value);
    }
  }
}

/** Numbers that a schema takes as they stand, as data: those from `low` to `high`, and where `whole` only safe integers. */
export type PlainNumbers = Pick<NumberShape, 'low' | 'high' | 'whole'>;

/** The numbers that are taken of a field of a number with no other bounds than inclusive ones; else null. */
export function plainNumbers(plain: Plain): PlainNumbers | null {
  if (plain?.is !== 'number' || plain.above !== null || plain.below !== null) return null;
  const { low, high, whole } = plain;
  return { low, high, whole };
}

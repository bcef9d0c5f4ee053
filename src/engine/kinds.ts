/**
 * A kind of attribute: how its text, or the value a script sets, becomes the value of the property. `undefined` says
 * that what was given is none of this kind; the property then takes its default and a warning names what was expected.
 */
export interface Kind<Value> {
  /** What would have been right: `number`, bounds such as `0.5 … 0.999`, or the list of words. */
  readonly expected: string;
  read(given: unknown): Value | undefined;
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** The number that a text, or a number, is; `undefined` where it is none. */
export function toNumber(given: unknown): number | undefined {
  if (typeof given === 'number') return given;
  return typeof given === 'string' && decimal.test(given.trim()) ? Number(given) : undefined;
}

/** Whether a value is an object with named values. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list of texts. */
export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Any text, blank ones included. */
export const text: Kind<string> = {
  expected: 'text',
  read: (given) => (typeof given === 'string' ? given : undefined),
};

/** One of `words`. */
export function choice<Word extends string>(words: readonly Word[]): Kind<Word> {
  return { expected: words.join(', '), read: (given) => words.find((word) => word === given) };
}

/** A decimal number from `low` to `high`, both included. */
export function number(low: number, high: number): Kind<number> {
  return {
    expected: `${low} … ${high}`,
    read(given) {
      const value = toNumber(given);
      return value !== undefined && value >= low && value <= high ? value : undefined;
    },
  };
}

/** A whole number from `low` to `high`, both included. */
export function integer(low: number, high: number): Kind<number> {
  const bounded = number(low, high);
  return {
    expected: bounded.expected,
    read(given) {
      const value = bounded.read(given);
      return Number.isInteger(value) ? value : undefined;
    },
  };
}

/** Names separated by commas, or an array of texts. */
export const names: Kind<readonly string[]> = {
  expected: 'a, b, c',
  read(given) {
    if (typeof given === 'string') return given.split(',').flatMap((name) => name.trim() || []);
    return isTexts(given) ? given : undefined;
  },
};

/** What a JSON text says, `undefined` where it is none; any other value as it stands. */
export function parsed(given: unknown): unknown {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return undefined;
  }
}

/** JSON text, or the value itself, which `is` must recognise; `expected` is an example of it. */
export function json<Value>(expected: string, is: (value: unknown) => value is Value): Kind<Value> {
  return {
    expected,
    read(given) {
      const value = parsed(given);
      return is(value) ? value : undefined;
    },
  };
}

/** An object whose values are texts: field mappings. */
export const textsByName = json(
  '{"score": "review_score"}',
  (value): value is Readonly<Record<string, string>> => isRecord(value) && isTexts(Object.values(value)),
);

/** An array of texts. */
export const texts = json('["?", "Blank"]', isTexts);

/** Per dimension the texts let through; `null` stands for rows without a value. */
export const filters = json(
  '{"region": ["EMEA", null]}',
  (value): value is Readonly<Record<string, readonly (string | null)[]>> =>
    isRecord(value) &&
    Object.values(value).every(
      (list) => Array.isArray(list) && list.every((item) => item === null || typeof item === 'string'),
    ),
);

/** A bare number, or an object with a number `value` that `complete` makes whole. */
export function mark<Mark>(
  expected: string,
  complete: (value: number, given: Record<string, unknown>) => Mark,
): Kind<Mark> {
  return {
    expected,
    read(given) {
      const bare = toNumber(given);
      if (bare !== undefined) return Number.isFinite(bare) ? complete(bare, {}) : undefined;
      const value = parsed(given);
      if (!isRecord(value) || typeof value['value'] !== 'number') return undefined;
      return Number.isFinite(value['value']) ? complete(value['value'], value) : undefined;
    },
  };
}

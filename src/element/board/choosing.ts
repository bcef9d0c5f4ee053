import type { Choice, Choices } from './choices.js';

/** The choices with another one for a field from an origin; no values take it away. */
export function withChoice(choices: Choices, choice: Choice): Choices {
  const others = choices.filters.filter(({ field, origin }) => field !== choice.field || origin !== choice.origin);
  return { ...choices, filters: choice.values.length === 0 ? others : [...others, choice] };
}

/** The choices with `value` of a field let through where it was not, and not where it was. */
export function withToggled(choices: Choices, field: string, value: string | null, origin: string | null): Choices {
  const before = choices.filters.find((choice) => choice.field === field && choice.origin === origin)?.values ?? [];
  const values = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  return withChoice(choices, { field, values, origin });
}

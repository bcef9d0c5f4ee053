import type * as z from 'zod/mini';
import { bare, definitionOf, type FieldSchema } from './schema.js';
import { anyNumber, type NumberShape, type Plain } from './shape.js';

type Check = z.core.$ZodCheck;

/** A check of zod's as one of its closed set, which can be told apart by `check`. */
export function checkDefinition(check: Check): z.core.$ZodChecks['_zod']['def'] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `$ZodChecks` is zod's published list of the closed set, meant for walking
  return (check as z.core.$ZodChecks)._zod.def;
}

/** What is left of numbers under one more check; null where that cannot be told. */
function narrowed(numbers: NumberShape, check: Check): NumberShape | null {
  const definition = checkDefinition(check);
  if (definition.check === 'greater_than') {
    const low = Number(definition.value);
    if (definition.inclusive) return { ...numbers, low: Math.max(numbers.low, low) };
    return { ...numbers, above: Math.max(numbers.above ?? -Infinity, low) };
  }
  if (definition.check === 'less_than') {
    const high = Number(definition.value);
    if (definition.inclusive) return { ...numbers, high: Math.min(numbers.high, high) };
    return { ...numbers, below: Math.min(numbers.below ?? Infinity, high) };
  }
  return definition.check === 'number_format' && definition.format === 'safeint' ? { ...numbers, whole: true } : null;
}

/** The checks of a schema; a format such as `z.int()` is a schema and its own first check. */
export function checksOf(schema: FieldSchema): readonly Check[] {
  const definition = definitionOf(schema);
  const checks = definition.checks ?? [];
  if (!('check' in definition)) return checks;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only formats are schemas that define a check
  return [schema as z.core.$ZodNumberFormat | z.core.$ZodStringFormat, ...checks];
}

function plainValues(inner: FieldSchema): Plain {
  const definition = definitionOf(inner);
  const checks = checksOf(inner);
  if (definition.type === 'number') {
    return checks.reduce<NumberShape | null>((numbers, check) => numbers && narrowed(numbers, check), anyNumber);
  }
  if (checks.length > 0) return null;
  if (definition.type === 'string') return { is: 'text' };
  if (definition.type === 'boolean') return { is: 'boolean' };
  if (definition.type === 'array') return { is: 'list', of: fastPlain(definition.element) };
  return definition.type === 'enum' ? { is: 'one', of: Object.values(definition.entries) } : null;
}

/**
 * The values that a field's own schema takes as they stand, by walking its definition: whatever is among them zod accepts
 * with an equal value. Of schemas and checks that it does not know there are none, which leaves them to zod.
 */
export function fastPlain(schema: FieldSchema): Plain {
  return plainValues(bare(schema));
}

import type * as z from 'zod/mini';
import { bare, definitionOf, type FieldSchema } from './schema.js';

/** Says quickly that a value is right. A `false` decides nothing: zod does. */
export type FastCheck = (value: unknown) => boolean;

type Check = z.core.$ZodCheck;

const never: FastCheck = () => false;

/** A check of zod's as one of its closed set, which can be told apart by `check`. */
export function checkDefinition(check: Check): z.core.$ZodChecks['_zod']['def'] {
  // As with schemas: `$ZodChecks` is zod's published list, meant for walking.
  return (check as z.core.$ZodChecks)._zod.def;
}

function numberCheck(check: Check): ((value: number) => boolean) | null {
  const definition = checkDefinition(check);
  if (definition.check === 'greater_than') {
    const low = Number(definition.value);
    return definition.inclusive ? (value) => value >= low : (value) => value > low;
  }
  if (definition.check === 'less_than') {
    const high = Number(definition.value);
    return definition.inclusive ? (value) => value <= high : (value) => value < high;
  }
  return definition.check === 'number_format' && definition.format === 'safeint' ? Number.isSafeInteger : null;
}

/** The checks of a schema; a format such as `z.int()` is a schema and its own first check. */
export function checksOf(schema: FieldSchema): readonly Check[] {
  const definition = definitionOf(schema);
  const checks = definition.checks ?? [];
  return 'check' in definition ? [schema as z.core.$ZodNumberFormat | z.core.$ZodStringFormat, ...checks] : checks;
}

function numbers(checks: readonly Check[]): FastCheck {
  const tests = checks.map(numberCheck).filter((test) => test !== null);
  if (tests.length < checks.length) return never;
  return (value) => typeof value === 'number' && Number.isFinite(value) && tests.every((test) => test(value));
}

function lists(element: FieldSchema): FastCheck {
  const check = fastCheck(element);
  return (value) => Array.isArray(value) && value.every(check);
}

/**
 * A fast check derived from a field's own schema, by walking its definition: whatever it accepts zod accepts with an
 * equal value. Schemas and checks that it does not know it never accepts, which leaves them to zod.
 */
export function fastCheck(schema: FieldSchema): FastCheck {
  const inner = bare(schema);
  const definition = definitionOf(inner);
  const checks = checksOf(inner);
  if (definition.type === 'number') return numbers(checks);
  if (checks.length > 0) return never;
  if (definition.type === 'string') return (value) => typeof value === 'string';
  if (definition.type === 'boolean') return (value) => typeof value === 'boolean';
  if (definition.type === 'array') return lists(definition.element);
  if (definition.type !== 'enum') return never;
  const known = new Set<unknown>(Object.values(definition.entries));
  return (value) => known.has(value);
}

/** Numbers that a schema takes as they stand, as data: those from `low` to `high`, and where `whole` only safe integers. */
export interface PlainNumbers {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

/** The numbers that `fastCheck` accepts for a field of a number with no other checks than inclusive bounds; else null. */
export function plainNumbers(schema: FieldSchema): PlainNumbers | null {
  const inner = bare(schema);
  if (definitionOf(inner).type !== 'number') return null;
  const plain = { low: -Number.MAX_VALUE, high: Number.MAX_VALUE, whole: false };
  for (const definition of checksOf(inner).map(checkDefinition)) {
    if (definition.check === 'greater_than' && definition.inclusive)
      plain.low = Math.max(plain.low, Number(definition.value));
    else if (definition.check === 'less_than' && definition.inclusive)
      plain.high = Math.min(plain.high, Number(definition.value));
    else if (definition.check === 'number_format' && definition.format === 'safeint') plain.whole = true;
    else return null;
  }
  return plain;
}

/** Whether a schema takes every text as it stands. */
export function isAnyText(schema: FieldSchema): boolean {
  const inner = bare(schema);
  return definitionOf(inner).type === 'string' && checksOf(inner).length === 0;
}

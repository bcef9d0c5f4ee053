import type * as z from 'zod/mini';
import type { Expected, IssueCode } from '../metric.js';
import { checkDefinition, checksOf } from './fast-check.js';
import { Refusal } from './refusal.js';
import { bare, kindOf, type FieldSchema } from './schema.js';
import type { FieldKind } from './shape.js';

const wrongType: Readonly<Record<FieldKind, readonly [IssueCode, Expected]>> = {
  number: ['not_a_number', 'number'],
  boolean: ['not_boolean', 'boolean'],
  text: ['not_text', 'text'],
  list: ['not_text', 'text'],
  instant: ['not_an_instant', 'instant'],
  map: ['not_a_record', 'record'],
  json: ['not_a_record', 'record'],
};

interface Bounds {
  low: number;
  high: number;
  whole: boolean;
}

function boundsOf(schema: FieldSchema): Bounds | null {
  const checks = checksOf(bare(schema)).map(checkDefinition);
  if (checks.length === 0) return null;
  const bounds: Bounds = { low: Number.MIN_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER, whole: false };
  for (const check of checks) {
    if (check.check === 'greater_than') bounds.low = Number(check.value);
    if (check.check === 'less_than') bounds.high = Number(check.value);
    if (check.check === 'number_format') bounds.whole = check.format === 'safeint';
  }
  return bounds;
}

/** What a field's values should be: bounds where its schema has some, else a word for its kind. */
export function expectedOf(schema: FieldSchema): Expected {
  const kind = kindOf(schema);
  const bounds = kind === 'number' ? boundsOf(schema) : null;
  if (bounds === null) return wrongType[kind][1];
  const range = [bounds.low, bounds.high] as const;
  return bounds.whole ? { integer: range } : { number: range };
}

/** The refusal that an issue of zod's stands for; the first issue of a value decides. */
export function refusalOf(schema: FieldSchema, issue: z.core.$ZodIssue | undefined): Refusal {
  const kind = kindOf(schema);
  const [code, word] = wrongType[kind];
  if (issue?.code === 'too_small' || issue?.code === 'too_big') return new Refusal('out_of_range', expectedOf(schema));
  if (issue?.code === 'invalid_value') return new Refusal('out_of_range', 'value');
  if (issue?.code === 'invalid_type' && issue.expected === 'int') return new Refusal('non_integer', expectedOf(schema));
  return new Refusal(code, kind === 'number' ? expectedOf(schema) : word);
}

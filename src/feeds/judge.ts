import * as z from 'zod/mini';
import { fastPlain } from './fast-check.js';
import { recordSchema } from './records.js';
import type { Refusal } from './refusal.js';
import { refusalOf } from './refusals.js';
import { isNullable, isPlanned, kindOf } from './schema.js';
import type { FieldShape } from './shape.js';
import type { RecordShape } from './shapes.js';

/**
 * What the schema of a record says of its fields, maps of texts aside. Throws a `FeedError` of code `bad_option` for an
 * unknown record.
 */
export function shapeBySchema(record: string): RecordShape {
  const fields = Object.entries(recordSchema(record).shape).map(([name, schema]): [string, FieldShape] => [
    name,
    { kind: kindOf(schema), nullable: isNullable(schema), planned: isPlanned(schema), plain: fastPlain(schema) },
  ]);
  return Object.fromEntries(fields.filter(([, { kind }]) => kind !== 'map'));
}

/** What a value comes to by the schema of a field. */
export type Decided = { readonly value: unknown } | { readonly refusal: Refusal };

/** Decides by zod what a value of a field comes to, or why it cannot be used. */
export function decide(record: string, field: string, value: unknown): Decided {
  const schema = recordSchema(record).shape[field];
  if (schema === undefined) return { value };
  const result = z.safeParse(schema, value);
  return result.success ? { value: result.data } : { refusal: refusalOf(schema, result.error.issues[0]) };
}

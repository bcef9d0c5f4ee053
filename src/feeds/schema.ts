import * as z from 'zod/mini';
import type { FieldKind } from './shape.js';

/** One record as a zod schema; each value is checked by itself. */
export type RecordSchema = z.ZodMiniObject;

/** Makes the schema of a record when it is first asked for: a page reads few of the records there are, and zod takes its time. */
export function schemaOf<Schema extends RecordSchema>(make: () => Schema): () => Schema {
  let made: Schema | null = null;
  return () => (made ??= make());
}

/** One field's schema. */
export type FieldSchema = z.core.$ZodType;

const instants = z.registry<{ readonly planned: boolean }>();

/** Something that has happened: epoch milliseconds after reading. It cannot lie after the feed's `as_of`. */
export function instant(): z.ZodMiniNumber<number> {
  return z.number().register(instants, { planned: false });
}

/** Something that is due, such as a renewal: epoch milliseconds after reading, in the past or the future. */
export function plannedInstant(): z.ZodMiniNumber<number> {
  return z.number().register(instants, { planned: true });
}

/** The definition of a schema as one of zod's own closed set, which can be told apart by `type`. */
export function definitionOf(schema: FieldSchema): z.core.$ZodTypes['_zod']['def'] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `$ZodTypes` is zod's published list of the closed set, meant for walking
  return (schema as z.core.$ZodTypes)._zod.def;
}

/** The schema within `optional` and `nullable`. */
export function bare(schema: FieldSchema): FieldSchema {
  const definition = definitionOf(schema);
  return definition.type === 'optional' || definition.type === 'nullable' ? bare(definition.innerType) : schema;
}

/** Whether a missing value is a statement of its own, such as a survey that was sent and not answered. */
export function isNullable(schema: FieldSchema): boolean {
  const definition = definitionOf(schema);
  if (definition.type === 'optional') return isNullable(definition.innerType);
  return definition.type === 'nullable';
}

/** Whether an instant may lie after the feed's `as_of`. */
export function isPlanned(schema: FieldSchema): boolean {
  return instants.get(bare(schema))?.planned ?? false;
}

const kinds: Readonly<Record<string, FieldKind>> = {
  number: 'number',
  boolean: 'boolean',
  string: 'text',
  enum: 'text',
  array: 'list',
  record: 'map',
};

/** How the values of a field are read. Throws for a schema of a type that no field may have. */
export function kindOf(schema: FieldSchema): FieldKind {
  const inner = bare(schema);
  if (instants.has(inner)) return 'instant';
  const definition = definitionOf(inner);
  const { type } = definition;
  if (definition.type === 'array' && definitionOf(definition.element).type !== 'string') return 'json';
  const kind = kinds[type];
  if (kind) return kind;
  throw new Error(
    `A record's field cannot be of zod type "${type}": use number, string, enum, boolean, array or record.`,
  );
}

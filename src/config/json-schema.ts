import * as z from 'zod/mini';
import { dashboardSchema, partSchema } from './schema.js';
import { vocabulary } from './vocabulary.js';

/** A JSON schema, or a part of one (draft 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

function plain(schema: z.ZodMiniType): JsonSchema {
  const { $schema: _draft, '~standard': _standard, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

/** What every element by its name without prefix may have. */
function partNamed(name: string): JsonSchema {
  return { $ref: `#/$defs/${name}` };
}

/** A tile that names its element and has what that takes. */
function ofElement(name: string): JsonSchema {
  return { properties: { element: { const: name } }, required: ['element'], allOf: [partNamed(name)] };
}

/** A list, of whose items more holds. */
function listOf({ items, ...list }: JsonSchema, more: readonly JsonSchema[]): JsonSchema {
  return { ...list, items: { allOf: [items, ...more] } };
}

/**
 * The JSON schema of a dashboard's file, for editors and for whoever checks files before they are used: it lets through
 * what `planOf` takes.
 */
export function dashboardJsonSchema(): JsonSchema {
  const names = Object.keys(vocabulary);
  const { properties, ...whole } = z.toJSONSchema(dashboardSchema, { io: 'input' });
  const { filters, tiles, periodControl } = dashboardSchema.shape;
  return {
    ...whole,
    title: 'A dashboard of support-metrics',
    properties: {
      ...properties,
      filters: listOf(plain(filters), [partNamed('filter')]),
      periodControl: { allOf: [plain(periodControl), { anyOf: [{ type: 'boolean' }, partNamed('period')] }] },
      tiles: listOf(plain(tiles), [{ anyOf: names.map(ofElement) }]),
    },
    $defs: Object.fromEntries(names.map((name) => [name, plain(partSchema(name))])),
  };
}

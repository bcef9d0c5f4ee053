import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { fastPlain } from '../../src/feeds/fast-check.js';
import { records } from '../../src/feeds/records.js';
import type { FieldSchema } from '../../src/feeds/schema.js';
import { checkOf } from '../../src/feeds/shape.js';

/** The fast check that a field's own schema comes to. */
const fastCheck = (schema: FieldSchema) => checkOf(fastPlain(schema));

const anything = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
  fc.double(),
  fc.integer({ min: -2, max: 12 }),
  fc.constantFrom(
    0,
    -0,
    10,
    10.5,
    2 ** 53,
    1e9,
    1e9 + 1,
    NaN,
    Infinity,
    'human',
    'bot',
    'a',
    '',
    null,
    undefined,
    true,
  ),
  fc.array(fc.oneof(fc.string(), fc.integer())),
  fc.string(),
);

const others: Readonly<Record<string, FieldSchema>> = {
  whole: z.int(),
  'whole in bounds': z.number().check(z.gte(0), z.lte(10), z.int()),
  'open bounds': z.number().check(z.gt(0), z.lt(10)),
  multiples: z.number().check(z.multipleOf(3)),
  'short text': z.string().check(z.maxLength(2)),
  address: z.email(),
  literal: z.literal('a'),
  either: z.union([z.string(), z.number()]),
  default: z._default(z.number(), 7),
  changed: z.pipe(
    z.string(),
    z.transform((text) => `${text}!`),
  ),
  trimmed: z.string().check(z.trim()),
  refined: z.number().check(z.refine((value) => value !== 9)),
  coerced: z.coerce.string(),
  deep: z.nullable(z.optional(z.array(z.array(z.boolean())))),
};

function holds(schema: FieldSchema): void {
  const isPlain = fastCheck(schema);
  fc.assert(
    fc.property(anything, (value) => {
      if (!isPlain(value)) return;
      const result = z.safeParse(schema, value);
      assert.ok(result.success);
      assert.deepStrictEqual(result.data, value);
    }),
    { seed: 20_240_131, numRuns: 400 },
  );
}

describe('what the fast check accepts, zod accepts with an equal value', () => {
  for (const [record, schema] of records) {
    const { shape } = schema();
    for (const [name, schema] of Object.entries(shape)) test(`${record}.${name}`, () => holds(schema));
  }
  for (const [name, schema] of Object.entries(others)) test(`schema: ${name}`, () => holds(schema));
});

test('the fast check accepts the plain good value of every kind a record has', () => {
  assert.ok(fastCheck(z.optional(z.number().check(z.gte(0))))(0));
  assert.ok(fastCheck(z.nullable(z.number().check(z.int())))(10));
  assert.ok(fastCheck(z.string())(''));
  assert.ok(fastCheck(z.boolean())(false));
  assert.ok(fastCheck(z.enum(['human', 'bot']))('bot'));
  assert.ok(fastCheck(z.array(z.string()))(['a']));
});

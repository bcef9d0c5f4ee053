import type { JsonSchema } from '../../src/config/json-schema.js';

type Test = (value: unknown, said: unknown, schema: JsonSchema, whole: JsonSchema) => boolean;

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(said: unknown): readonly unknown[] {
  return Array.isArray(said) ? said : [said];
}

function typeOf(value: unknown): readonly string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  return Number.isInteger(value) ? ['number', 'integer'] : [typeof value];
}

function isOf(said: unknown, value: unknown, whole: JsonSchema): boolean {
  return isObject(said) ? isValid(said, value, whole) : said === true;
}

function others(value: JsonSchema, { properties }: JsonSchema): readonly unknown[] {
  const known = isObject(properties) ? properties : {};
  return Object.entries(value).flatMap(([name, own]) => (Object.hasOwn(known, name) ? [] : [own]));
}

function named(said: unknown, whole: JsonSchema): unknown {
  return String(said)
    .split('/')
    .slice(1)
    .reduce<unknown>((part, name) => (isObject(part) ? part[name] : undefined), whole);
}

/** What a value must be to pass each keyword that the schema has. */
const tests: Readonly<Record<string, Test>> = {
  type: (value, said) => typeOf(value).some((type) => listOf(said).includes(type)),
  enum: (value, said) => listOf(said).includes(value),
  const: (value, said) => value === said,
  minimum: (value, said) => typeof value !== 'number' || value >= Number(said),
  maximum: (value, said) => typeof value !== 'number' || value <= Number(said),
  pattern: (value, said) => typeof value !== 'string' || new RegExp(String(said), 'u').test(value),
  required: (value, said) => !isObject(value) || listOf(said).every((name) => Object.hasOwn(value, String(name))),
  properties: (value, said, _, whole) =>
    !isObject(value) ||
    !isObject(said) ||
    Object.entries(said).every(([name, own]) => !Object.hasOwn(value, name) || isOf(own, value[name], whole)),
  additionalProperties: (value, said, schema, whole) =>
    !isObject(value) || others(value, schema).every((own) => isOf(said, own, whole)),
  propertyNames: (value, said, _, whole) =>
    !isObject(value) || Object.keys(value).every((name) => isOf(said, name, whole)),
  items: (value, said, _, whole) => !Array.isArray(value) || value.every((item) => isOf(said, item, whole)),
  anyOf: (value, said, _, whole) => listOf(said).some((each) => isOf(each, value, whole)),
  allOf: (value, said, _, whole) => listOf(said).every((each) => isOf(each, value, whole)),
  $ref: (value, said, _, whole) => isOf(named(said, whole), value, whole),
};

/** Keywords that say nothing of a value. */
const silent: ReadonlySet<string> = new Set(['$schema', '$defs', 'title']);

/** Whether a JSON schema lets a value through; throws for a keyword that it does not know. */
export function isValid(schema: JsonSchema, value: unknown, whole: JsonSchema = schema): boolean {
  return Object.entries(schema).every(([keyword, said]) => {
    const passes = tests[keyword];
    if (passes !== undefined) return passes(value, said, schema, whole);
    if (silent.has(keyword)) return true;
    throw new Error(`unknown keyword ${keyword}`);
  });
}

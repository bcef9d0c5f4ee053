import * as z from 'zod/mini';
import { vocabulary, type Takes } from './vocabulary.js';

const words = z.string();
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d/));
const seconds = z.number().check(z.gte(1), z.lte(86_400));
const values = z.array(z.nullable(z.string()));

/** A goal of a tile: a number, or an object with `value`. */
const aim = z.union([z.number(), z.strictObject({ value: z.number(), label: z.optional(words) })]);

/** A published figure: a number, or an object with `value`. */
const yardstick = z.union([
  z.number(),
  z.strictObject({
    value: z.number(),
    label: z.optional(words),
    population: z.optional(words),
    year: z.optional(z.number()),
    source: z.optional(words),
    n: z.optional(z.number()),
  }),
]);

const feed = z.strictObject({
  src: z.optional(words),
  data: z.optional(z.unknown()),
  type: z.optional(z.enum(['json', 'ndjson', 'csv', 'arrow'])),
  from: z.optional(words),
  fields: z.optional(z.record(z.string(), words)),
  rowsAt: z.optional(words),
  dates: z.optional(words),
  missing: z.optional(z.array(words)),
  refresh: z.optional(seconds),
  timeout: z.optional(seconds),
  credentials: z.optional(z.enum(['same-origin', 'include', 'omit'])),
});

const event = z.strictObject({
  at: z.union([z.number(), day]),
  until: z.optional(z.nullable(z.union([z.number(), day]))),
  text: words,
  kind: z.optional(words),
  metrics: z.optional(z.array(words)),
});

const goal = z.strictObject({
  for: z.optional(words),
  metric: z.optional(words),
  label: z.optional(words),
  owner: z.optional(words),
  target: z.optional(aim),
  by: z.optional(day),
  group: z.optional(words),
});

/** What every tile may have, whatever it is, beside the attributes of its element. */
const anyTile = {
  id: z.optional(words),
  span: z.optional(z.number().check(z.gte(1), z.lte(4))),
  feed: z.optional(words),
  by: z.optional(z.union([words, z.array(words)])),
  filters: z.optional(z.record(z.string(), values)),
  target: z.optional(aim),
  benchmark: z.optional(yardstick),
};

/** A dashboard as a whole; what each tile and control may have beside its element is checked by `partSchema`. */
export const dashboardSchema = z.strictObject({
  /** Where the JSON schema of the file is, for editors. */
  $schema: z.optional(words),
  heading: z.optional(words),
  timeZone: z.optional(words),
  period: z.optional(z.enum(['day', 'week', 'month', 'quarter', 'year', 'wave'])),
  compare: z.optional(z.enum(['previous', 'year-ago'])),
  asOf: z.optional(day),
  since: z.optional(day),
  until: z.optional(day),
  weekStart: z.optional(z.int().check(z.gte(1), z.lte(7))),
  fiscalYearStart: z.optional(z.int().check(z.gte(1), z.lte(12))),
  level: z.optional(z.number().check(z.gte(0.5), z.lte(0.999))),
  minGroup: z.optional(z.int().check(z.gte(1), z.lte(1000))),
  refresh: z.optional(seconds),
  group: z.optional(words),
  events: z.optional(z.array(event)),
  goals: z.optional(z.array(goal)),
  feeds: z.optional(z.record(z.string(), feed)),
  periodControl: z.optional(z.union([z.boolean(), z.record(z.string(), z.unknown())])),
  filters: z.optional(z.array(z.looseObject({ field: words }))),
  tiles: z.array(z.looseObject({ element: z.enum(Object.keys(vocabulary)) })),
});

/** A dashboard as its file describes it: `config` of `<support-dashboard>`. */
export type DashboardConfig = z.infer<typeof dashboardSchema>;

/** The name of an attribute in a file: `time-zone` → `timeZone`. */
export function keyOf(attribute: string): string {
  return attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function valueOf(takes: Takes): z.ZodMiniType {
  if (takes === 'any') return z.unknown();
  if (takes === 'number') return z.number();
  return takes === 'switch' ? z.boolean() : z.enum(takes);
}

/** What a part with the element of `name` may have: its attributes, and what any part may. */
export function partSchema(name: string): z.ZodMiniType {
  const keys = Object.entries(vocabulary[name] ?? {}).map(([attribute, takes]): [string, z.ZodMiniType] => [
    keyOf(attribute),
    z.optional(valueOf(takes)),
  ]);
  return z.strictObject({ ...Object.fromEntries(keys), ...anyTile, element: z.optional(words) });
}

/** The names that an object may have in a list or table of a dashboard, or the dashboard itself where there is none. */
export function namesIn(list: PropertyKey | undefined): readonly string[] {
  const shapes = new Map<PropertyKey | undefined, object>([
    [undefined, dashboardSchema.shape],
    ['feeds', feed.shape],
    ['events', event.shape],
    ['goals', goal.shape],
  ]);
  return Object.keys(shapes.get(list) ?? {});
}

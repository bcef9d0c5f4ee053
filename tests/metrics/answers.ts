import { createEngine } from '../../src/engine/rows.js';
import { defaultDecode } from '../../src/feeds/index.js';
import { defaultQuestion, type Measure, type Question } from '../../src/metric.js';

/** Rows of a feed as JSON. */
export type Rows = readonly Readonly<Record<string, unknown>>[];

/** What the engine answers to a question about rows by role, complete to `asOf` in UTC. */
export async function answered(
  metric: string,
  asOf: string,
  { main = [], ...others }: Readonly<Record<string, Rows>>,
  question: Partial<Question> = {},
): Promise<Measure> {
  const content = (rows: Rows) => ({
    bytes: null,
    data: { meta: { as_of: asOf, tz: 'UTC' }, rows },
    contentType: null,
    decode: defaultDecode,
  });
  const roles = Object.entries(others).map(([role, rows]) => [role, content(rows)] as const);
  const engine = createEngine();
  const handle = await engine.open(metric, { ...Object.fromEntries(roles), main: content(main) });
  return engine.measure(handle, metric, { ...defaultQuestion, minGroup: 1, ...question });
}

/** The facts of a measure by code. */
export function factsBy({ facts = [] }: Measure): Record<string, number | null> {
  return Object.fromEntries(facts.map(({ code, value }) => [code, value]));
}

import { columnsNamed } from '../../src/engine/columns-named.js';
import { createEngine } from '../../src/engine/rows.js';
import { defaultDecode } from '../../src/feeds/index.js';
import { defaultQuestion, type Measure, type Metric, type Question } from '../../src/metric.js';
import { registerMetric } from '../../src/metrics/index.js';

type Rows = readonly Readonly<Record<string, unknown>>[];

function contentOf(rows: Rows, meta: object, columns: readonly string[]) {
  return { bytes: null, data: { meta, rows }, contentType: null, decode: { ...defaultDecode, columns } };
}

/** The measure of rows by role, with `meta` on every feed, through the engine as a page would ask. */
export async function ask(
  metric: Metric,
  { main, ...others }: { readonly main: Rows } & Readonly<Record<string, Rows>>,
  meta: object,
  question: Partial<Question> = {},
): Promise<Measure> {
  registerMetric(metric);
  const engine = createEngine();
  const options = { ...metric.options, ...question.options };
  const named = (metric.columnOptions ?? []).flatMap((name) => columnsNamed(options[name]));
  const columns = [...(question.by ?? []), ...Object.keys(question.filters ?? {}), ...named];
  const rest = Object.entries(others).map(([role, rows]) => [role, contentOf(rows, meta, named)]);
  const handle = await engine.open(metric.name, { ...Object.fromEntries(rest), main: contentOf(main, meta, columns) });
  return engine.measure(handle, metric.name, { ...defaultQuestion, minGroup: 1, ...question });
}

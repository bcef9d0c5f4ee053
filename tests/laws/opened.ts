import { createEngine } from '../../src/engine/rows.js';
import { defaultDecode } from '../../src/feeds/index.js';
import type { Metric } from '../../src/metric.js';
import type { Feed, Row } from './feeds.js';

/** The dimensions of all random feeds. */
export const dims = ['region', 'plan'];

const meta = { as_of: '2025-01-01T00:00:00Z', tz: 'America/New_York', dims, definition: { agents: 'named' } };

function contentOf(rows: readonly Row[]) {
  return { bytes: null, data: { meta, rows }, contentType: null, decode: { ...defaultDecode, columns: dims } };
}

/** A random feed, opened for a metric with the records that it reads. */
export async function opened({ name, records }: Metric, { main = [], ...rest }: Feed['rows']) {
  const engine = createEngine();
  const roles = Object.entries(rest).filter(([role]) => records[role] !== undefined);
  const others = Object.fromEntries(roles.map(([role, rows]) => [role, contentOf(rows)]));
  return { engine, handle: await engine.open(name, { ...others, main: contentOf(main) }) };
}

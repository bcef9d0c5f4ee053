import type { RollupFeed } from '../../src/feeds/index.js';
import type { FeedDefinition } from '../../src/metric.js';

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function plainDefinition({ minGroup, level, agents, options }: FeedDefinition): object {
  return { ...options, min_group: minGroup, level, agents };
}

function plainMeta({ meta, metric, grain, cells, dims, rows, clustered }: RollupFeed): object {
  const keys = Object.keys(cells.keys).filter((name) => name !== 'period' && !dims.includes(name));
  return {
    schema: `support-metrics/${metric ?? 'metric'}-rollup@1`,
    kind: 'rollup',
    metric,
    grain,
    dims,
    keys,
    clustered,
    as_of: iso(meta.asOf),
    tz: meta.timeZone,
    currency: meta.currency,
    complete_from: iso(meta.completeFrom),
    count: cells.size,
    definition: plainDefinition(meta.definition),
    events: meta.events.map((event) => ({ ...event, at: iso(event.at), until: iso(event.until) })),
    received: rows?.received ?? null,
    used: rows?.used ?? null,
    issues: rows?.issues ?? [],
  };
}

/** A rollup feed as a value ready for JSON, column by column: what `readRollup` reads back. */
export function writeRollup(feed: RollupFeed): unknown {
  const addends = Object.entries(feed.cells.addends).map(([name, values]) => [name, Array.from(values)]);
  const keys = Object.entries(feed.cells.keys).map(([name, column]) => [name, [...column]]);
  return { meta: plainMeta(feed), columns: Object.fromEntries([...keys, ...addends]) };
}

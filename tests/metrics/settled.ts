import type { Cells, Settled } from '../../src/metric.js';

/** A question settled for a feed as of 1 April 2024 in UTC, with what a test changes. */
export function settled(changes: Partial<Settled> = {}): Settled {
  return {
    by: [],
    period: 'month',
    since: null,
    until: null,
    asOf: Date.UTC(2024, 3, 1),
    timeZone: 'UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    compare: 'previous',
    level: 0.95,
    minGroup: 5,
    filters: {},
    target: null,
    benchmark: null,
    options: {},
    completeFrom: null,
    ...changes,
  };
}

/** Cells from lines of keys and sums. */
export function cellsOf(
  lines: readonly { readonly keys: Readonly<Record<string, string | number | null>>; readonly n: number }[],
): Cells {
  const names = Object.keys(lines[0]?.keys ?? {});
  return {
    size: lines.length,
    keys: Object.fromEntries(names.map((name) => [name, lines.map(({ keys }) => keys[name] ?? null)])),
    addends: { n: Float64Array.from(lines, ({ n }) => n) },
  };
}

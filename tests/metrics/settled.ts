import { defaultQuestion, type Cells, type Settled } from '../../src/metric.js';
import { keyColumns } from '../fixtures/cells.js';

/** A question settled for a feed as of 1 April 2024 in UTC, with what a test changes. */
export function settled(changes: Partial<Settled> = {}): Settled {
  return {
    ...defaultQuestion,
    period: 'month',
    since: null,
    until: null,
    asOf: Date.UTC(2024, 3, 1),
    timeZone: 'UTC',
    events: [],
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
    keys: keyColumns(Object.fromEntries(names.map((name) => [name, lines.map(({ keys }) => keys[name] ?? null)]))),
    addends: { n: Float64Array.from(lines, ({ n }) => n) },
  };
}

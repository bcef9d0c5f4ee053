import type { Linked, QueueItem, Settled } from '../../metric.js';
import { passing } from '../../rollup/filter.js';
import { textsOf, valuesOf } from '../columns.js';
import { added } from './link.js';

/** More than this nobody reads, and a measure stays small. */
const mostItems = 100;

const msPerHour = 3_600_000;

const waiting: ReadonlySet<string | null> = new Set(['breached_open', 'pending', 'paused']);

function isoOf(at: number): string | null {
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** Those without a due instant last. */
function byDue(a: { readonly due: number }, b: { readonly due: number }): number {
  const [x, y] = [a, b].map(({ due }) => (Number.isNaN(due) ? Infinity : due));
  return x === y ? 0 : (x ?? 0) - (y ?? 0);
}

/** The targets that still run, of all periods: the most overdue first, then those next to breach; at most 100. */
export function slaQueue(linked: Linked, settled: Settled): QueueItem[] {
  const lines = passing(linked, settled.filters, null, { since: null, until: null });
  const [state, id, metric] = [added.state, 'case_id', 'metric'].map((name) => textsOf(linked, name));
  const [due, started] = [added.due, 'started_at'].map((name) => valuesOf(linked, name));
  const open = [...lines.keys()].filter((row) => lines[row] === 1 && waiting.has(state?.at(row) ?? null));
  return open
    .map((row) => ({ row, due: due?.[row] ?? NaN }))
    .sort(byDue)
    .slice(0, mostItems)
    .map(({ row, due: at }) => ({
      id: id?.at(row) ?? String(linked.rowNumbers[row] ?? row + 1),
      since: isoOf(started?.[row] ?? NaN),
      due: isoOf(at),
      overdue: Number.isNaN(at) || settled.asOf === null ? null : (settled.asOf - at) / msPerHour,
      note: metric?.at(row) ?? null,
    }));
}

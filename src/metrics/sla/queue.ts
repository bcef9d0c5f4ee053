import type { Linked, QueueItem, Settled } from '../../metric.js';
import { passingInSteps } from '../../rollup/filter.js';
import { firstRows } from '../cases/first-rows.js';
import { textsOf, valuesOf } from '../columns.js';
import { isoOf, msPerHour } from '../times.js';
import { added } from './link.js';

/** More than this nobody reads, and a measure stays small. */
const mostItems = 100;

const waiting: ReadonlySet<string> = new Set(['breached_open', 'pending', 'paused']);

/** The rows of the targets that still run, the most overdue first; those without a due instant last. */
function* waitingRows(linked: Linked, due: Float64Array, { filters }: Settled): Generator<void, number[]> {
  const lines = yield* passingInSteps(linked, filters, null, { since: null, until: null });
  const state = textsOf(linked, added.state);
  const waits = state?.dictionary.map((name) => waiting.has(name)) ?? [];
  const isIn = (row: number) => lines[row] === 1 && waits[state?.codes[row] ?? -1] === true;
  const isBefore = (row: number, other: number) => {
    const [at, than] = [due[row] ?? NaN, due[other] ?? NaN];
    return at < than || (Number.isNaN(than) && !Number.isNaN(at));
  };
  return yield* firstRows(linked.size, mostItems, isIn, isBefore);
}

/**
 * The targets that still run, of all periods: the most overdue first, then those next to breach; at most 100. In steps
 * between which the caller may pause.
 */
export function* slaQueue(linked: Linked, settled: Settled): Generator<void, QueueItem[]> {
  const [id, metric] = ['case_id', 'metric'].map((name) => textsOf(linked, name));
  const [due, started] = [valuesOf(linked, added.due) ?? new Float64Array(0), valuesOf(linked, 'started_at')];
  const rows = yield* waitingRows(linked, due, settled);
  return rows.map((row) => {
    const at = due[row] ?? NaN;
    return {
      id: id?.at(row) ?? String(linked.rowNumbers[row] ?? row + 1),
      since: isoOf(started?.[row] ?? NaN),
      due: isoOf(at),
      overdue: Number.isNaN(at) || settled.asOf === null ? null : (settled.asOf - at) / msPerHour,
      note: metric?.at(row) ?? null,
    };
  });
}

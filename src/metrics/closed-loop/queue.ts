import type { Linked, QueueItem, Settled } from '../../metric.js';
import { passingInSteps } from '../../rollup/filter.js';
import { firstRows } from '../cases/first-rows.js';
import { textReader, valueReader } from '../columns.js';
import { isoOf, msPerHour } from '../times.js';
import { loopOptions } from './options.js';

/** More answers than this wait in no list that anyone reads to its end. */
const mostWaiting = 200;

/**
 * The answers that call for a follow-up and have none by `as_of`, within window and filters, the longest waiting first. In
 * steps between which the caller may pause.
 */
export function* loopQueue(linked: Linked, settled: Settled): Generator<void, QueueItem[]> {
  const { target } = loopOptions(settled);
  const asOf = settled.asOf ?? NaN;
  const mask = yield* passingInSteps(linked, settled.filters, linked.time, settled);
  const [eligible, contacted] = [valueReader(linked, 'eligible'), valueReader(linked, 'contacted_at')];
  const [answered, id] = [valueReader(linked, 'responded_at'), textReader(linked, 'response_id')];
  const waits = (row: number) =>
    mask[row] === 1 && eligible(row) === 1 && Number.isNaN(contacted(row)) && !Number.isNaN(answered(row));
  const waiting = yield* firstRows(mask.length, mostWaiting, waits, (row, other) => answered(row) < answered(other));
  return waiting.map((row) => {
    const due = answered(row) + target;
    const overdue = Number.isNaN(asOf) ? null : (asOf - due) / msPerHour;
    const name = id(row) ?? String(linked.rowNumbers[row] ?? row + 1);
    return { id: name, since: isoOf(answered(row)), due: isoOf(due), overdue, note: null };
  });
}

import type { Linked, QueueItem, Settled } from '../../metric.js';
import { passing } from '../../rollup/filter.js';
import { textReader, valueReader } from '../columns.js';
import { msPerHour } from '../durations/life-table.js';
import { loopOptions } from './options.js';

/** More answers than this wait in no list that anyone reads to its end. */
const mostWaiting = 200;

function isoOf(at: number): string | null {
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** The answers that call for a follow-up and have none by `as_of`, within window and filters, the longest waiting first. */
export function loopQueue(linked: Linked, settled: Settled): QueueItem[] {
  const { target } = loopOptions(settled);
  const asOf = settled.asOf ?? NaN;
  const mask = passing(linked, settled.filters, linked.time, settled);
  const [eligible, contacted] = [valueReader(linked, 'eligible'), valueReader(linked, 'contacted_at')];
  const [answered, id] = [valueReader(linked, 'responded_at'), textReader(linked, 'response_id')];
  const waiting = [...mask.keys()].filter(
    (row) => mask[row] === 1 && eligible(row) === 1 && Number.isNaN(contacted(row)) && !Number.isNaN(answered(row)),
  );
  waiting.sort((a, b) => answered(a) - answered(b) || a - b);
  return waiting.slice(0, mostWaiting).map((row) => {
    const due = answered(row) + target;
    const overdue = Number.isNaN(asOf) ? null : (asOf - due) / msPerHour;
    const name = id(row) ?? String(linked.rowNumbers[row] ?? row + 1);
    return { id: name, since: isoOf(answered(row)), due: isoOf(due), overdue, note: null };
  });
}

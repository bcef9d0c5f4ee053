import type { Cells, Note, Indices } from '../../metric.js';
import type { Estimated } from '../reading/estimator.js';
import type { DurationOptions } from './options.js';
import { total } from './sums.js';
import { msPerDay } from '../times.js';

/** What a reader of durations would be misled without, in steps between which the caller may pause. */
export function* durationNotes(
  cells: Cells,
  indices: Indices,
  whole: Estimated,
  { completedOnly, reopenWindow }: DurationOptions,
): Generator<void, Note[]> {
  const sums: Record<string, number> = {};
  for (const name of ['n', 'censored', 'vendor', 'recent', 'calendar']) {
    sums[name] = total(cells, indices, name);
    yield;
  }
  const { n = 0, censored = 0, vendor = 0, recent = 0, calendar = 0 } = sums;
  const notes: (Note | false)[] = [
    completedOnly && n > 0 && { code: 'completed_only', n },
    censored > 0 && { code: 'open_cases', count: censored, share: censored / n },
    n > 0 && whole.value === null && { code: 'not_reached' },
    recent > 0 && { code: 'reopen_window', days: reopenWindow / msPerDay, count: recent },
    calendar > 0 && { code: 'no_schedules' },
    vendor > 0 && { code: 'vendor_clock', count: vendor },
  ];
  return notes.filter((note) => note !== false);
}

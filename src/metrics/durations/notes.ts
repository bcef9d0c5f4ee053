import type { Cells, Note } from '../../metric.js';
import type { Estimated } from '../reading/estimator.js';
import type { DurationOptions } from './options.js';
import { total } from './sums.js';

const msPerDay = 86_400_000;

/** What a reader of durations would be misled without. */
export function durationNotes(
  cells: Cells,
  indices: readonly number[],
  whole: Estimated,
  { completedOnly, reopenWindow }: DurationOptions,
): Note[] {
  const sum = (name: string) => total(cells, indices, name);
  const [n, censored, vendor] = [sum('n'), sum('censored'), sum('vendor')];
  const notes: (Note | false)[] = [
    completedOnly && n > 0 && { code: 'completed_only', n },
    censored > 0 && { code: 'open_cases', count: censored, share: censored / n },
    n > 0 && whole.value === null && { code: 'not_reached' },
    sum('recent') > 0 && { code: 'reopen_window', days: reopenWindow / msPerDay, count: sum('recent') },
    sum('calendar') > 0 && { code: 'no_schedules' },
    vendor > 0 && { code: 'vendor_clock', count: vendor },
  ];
  return notes.filter((note) => note !== false);
}

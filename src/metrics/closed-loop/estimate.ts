import type { Cells, Settled, Indices } from '../../metric.js';
import { errorOf } from '../../stats/interval.js';
import { logRank } from '../../stats/log-rank.js';
import { total } from '../cases/total.js';
import { endedWithin } from '../durations/ended-within.js';
import { lifeTable } from '../durations/life-table.js';
import { shareOf } from '../percent.js';
import type { Estimated } from '../reading/estimator.js';
import { msPerHour } from '../times.js';
import { loopOptions } from './options.js';

/**
 * P(contacted ≤ target) in percent by Kaplan and Meier (1958) with its log-log band; null where no answer is old enough
 * to say and some still wait.
 */
function withinTarget(cells: Cells, indices: Indices, target: number, level: number): Estimated {
  const share = endedWithin(lifeTable(cells, indices), target / msPerHour, level);
  const { low, high } = share;
  const standardError = low === null || high === null ? null : errorOf({ low, high }, level);
  const n = total(cells, indices, 'n');
  return { ...share, n, effective: n, standardError };
}

function matureOnly(cells: Cells, indices: Indices, level: number): Estimated {
  const n = total(cells, indices, 'mature');
  return { ...shareOf(total(cells, indices, 'mature_within'), n, level), n, effective: n };
}

/** The share followed up within the target, counted as the options say. */
export function loopEstimate(settled: Settled): (cells: Cells, indices: Indices, level: number) => Estimated {
  const { target, counting } = loopOptions(settled);
  return (cells, indices, level) =>
    counting === 'mature' ? matureOnly(cells, indices, level) : withinTarget(cells, indices, target, level);
}

/** The p-value of the log-rank test between two groups (Mantel 1966); null where it says nothing. */
export function loopSignificance(cells: Cells, a: Indices, b: Indices): number | null {
  return logRank([lifeTable(cells, a), lifeTable(cells, b)])?.p ?? null;
}

/**
 * What a share weighs in the whole: its answers. Where those count that still wait, null if one of them is younger than the
 * target, since the whole is then no mean over its segments.
 */
export function loopWeight(settled: Settled): (cells: Cells, indices: Indices) => number | null {
  const { target, counting } = loopOptions(settled);
  return (cells, indices) => {
    if (counting === 'mature') return total(cells, indices, 'mature');
    const { times, censored } = lifeTable(cells, indices);
    const isOpen = Array.from(censored).some((open, i) => open > 0 && (times[i] ?? 0) < target / msPerHour);
    return isOpen ? null : total(cells, indices, 'n');
  };
}

import type { Cells, Indices } from '../../metric.js';
import { errorOf } from '../../stats/interval.js';
import { kaplanMeier, survivalAt, type LifeTable } from '../../stats/kaplan-meier.js';
import { textsOf } from '../columns.js';
import { lifeTable, lifeTableInSteps } from '../durations/life-table.js';
import { shareOf } from '../percent.js';
import type { Estimated } from '../reading/estimator.js';
import { wholeTarget, type SlaState } from './states.js';

/** Targets by state. */
export type StateCounts = Readonly<Record<SlaState, number>>;

/** Adds up targets by the code of their state; those of which it is missing come first. */
function countCodes({ keys, addends }: Cells, indices: Indices): (state: SlaState) => number {
  const [states, n] = [textsOf({ columns: keys }, 'state'), addends['n']];
  const counts = new Float64Array((states?.texts.size ?? 0) + 1);
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i] ?? -1;
    const place = (states?.codes[index] ?? -1) + 1;
    counts[place] = (counts[place] ?? 0) + (n?.[index] ?? 0);
  }
  return (state) => {
    const code = states?.dictionary.indexOf(state) ?? -1;
    return code < 0 ? 0 : (counts[code + 1] ?? 0);
  };
}

/** How many targets of the cells at `indices` are in each state. */
export function countStates(cells: Cells, indices: Indices): StateCounts {
  const count = countCodes(cells, indices);
  return {
    achieved: count('achieved'),
    breached_closed: count('breached_closed'),
    breached_open: count('breached_open'),
    pending: count('pending'),
    paused: count('paused'),
    cancelled: count('cancelled'),
  };
}

/** All decided: the share is exact, and judged against others by its score interval (Wilson 1927). */
function exact(achieved: number, n: number, level: number): Estimated {
  const { value, low, high, standardError } = shareOf(achieved, n, level);
  const exactly = { value, low: null, high: null, n, effective: n, standardError };
  return low === null || high === null ? exactly : { ...exactly, repeated: { low, high } };
}

function estimated(table: LifeTable, n: number, level: number): Estimated {
  const curve = kaplanMeier(table, level);
  const left = curve && survivalAt(curve, wholeTarget);
  const [value = null, low = null, high = null] = [left?.value, left?.high, left?.low].map((share) =>
    share === null || share === undefined ? null : 100 * (1 - share),
  );
  const standardError = low === null || high === null ? null : errorOf({ low, high }, level);
  return { value, low, high, n, effective: n, standardError };
}

function unknown(n: number): Estimated {
  return { value: null, low: null, high: null, n, effective: n, standardError: null };
}

/** Whether all targets are decided, in which case no curve is asked for. */
function isDecided({ pending, paused }: StateCounts): boolean {
  return pending + paused === 0;
}

/** How many targets are decided; null where some are not, since the whole is then no mean over its segments. */
export function decidedTargets(cells: Cells, indices: Indices): number | null {
  const counts = countStates(cells, indices);
  return isDecided(counts) ? counts.achieved + counts.breached_closed + counts.breached_open : null;
}

/** Makes the life table that an estimate of these cells will ask for, in steps between which the caller may pause. */
export function* prepareAttainment(cells: Cells, indices: Indices): Generator<void, void> {
  const counts = countStates(cells, indices);
  yield;
  if (!isDecided(counts)) yield* lifeTableInSteps(cells, indices, 1);
}

/**
 * Attainment in percent: 1 − the Kaplan–Meier estimate (1958) of elapsed ÷ target at 1, targets not decided yet counting
 * as long as their clock has run; of cells that `withEnds` made. With nothing undecided that is achieved ÷ (achieved +
 * breached), exact and without an interval; with nothing decided there is none; else it carries the log-log band. Where no
 * clock has run up to the target it stays where the longest one left it (Gill 1980).
 */
export function attainment(cells: Cells, indices: Indices, level: number): Estimated {
  const counts = countStates(cells, indices);
  const { achieved, breached_closed, breached_open, pending, paused } = counts;
  const decided = achieved + breached_closed + breached_open;
  const n = decided + pending + paused;
  if (isDecided(counts)) return exact(achieved, n, level);
  return decided === 0 ? unknown(n) : estimated(lifeTable(cells, indices, 1), n, level);
}

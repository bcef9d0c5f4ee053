import type { Cells } from '../../metric.js';
import { kaplanMeier, survivalAt, type LifeTable } from '../../stats/kaplan-meier.js';
import { criticalValue } from '../../stats/normal.js';
import { wilson } from '../../stats/wilson.js';
import { indicesBy, type Estimated } from '../reading/estimator.js';
import { total } from '../cases/total.js';
import { wholeTarget, type SlaState } from './states.js';

/** Targets by state. */
export type StateCounts = Readonly<Record<SlaState, number>>;

/** How many targets of the cells at `indices` are in each state. */
export function countStates(cells: Cells, indices: readonly number[]): StateCounts {
  const byState = indicesBy(cells, 'state', indices);
  const count = (state: SlaState) => total(cells, byState.get(state) ?? [], 'n');
  return {
    achieved: count('achieved'),
    breached_closed: count('breached_closed'),
    breached_open: count('breached_open'),
    pending: count('pending'),
    paused: count('paused'),
    cancelled: count('cancelled'),
  };
}

interface Ends {
  achieved: number;
  waiting: number;
}

/** Targets met as events, targets not decided as censored, by the part of the target that is used up. */
function tableOf({ keys, addends }: Cells, indices: readonly number[]): LifeTable {
  const ends = new Map<number, Ends>();
  for (const index of indices) {
    const state = keys['state']?.at(index);
    const used = keys['used']?.at(index);
    if (typeof used !== 'number' || state === 'cancelled' || state === null) continue;
    const end = ends.get(used) ?? { achieved: 0, waiting: 0 };
    end[state === 'achieved' ? 'achieved' : 'waiting'] += addends['n']?.[index] ?? 0;
    ends.set(used, end);
  }
  const times = [...ends.keys()].sort((a, b) => a - b);
  return {
    times,
    events: times.map((time) => ends.get(time)?.achieved ?? 0),
    censored: times.map((time) => ends.get(time)?.waiting ?? 0),
  };
}

function percent(share: number | null): number | null {
  return share === null ? null : 100 * share;
}

/** The standard error that an interval stands for; unlike √(p·(1 − p)/n) it is not 0 where all are alike. */
function errorOf(low: number | null, high: number | null, level: number): number | null {
  return low === null || high === null ? null : (high - low) / (2 * criticalValue(level));
}

/** All decided: the share is exact, and judged against others by its score interval (Wilson 1927). */
function exact(achieved: number, n: number, level: number): Estimated {
  const interval = wilson(achieved, n, level);
  return {
    value: n > 0 ? (100 * achieved) / n : null,
    low: null,
    high: null,
    n,
    effective: n,
    standardError: percent(interval && errorOf(interval.low, interval.high, level)),
    ...(interval && { repeated: { low: 100 * interval.low, high: 100 * interval.high } }),
  };
}

function estimated(table: LifeTable, n: number, level: number): Estimated {
  const curve = kaplanMeier(table, level);
  const left = curve && survivalAt(curve, wholeTarget);
  const [value, low, high] = [left?.value, left?.high, left?.low].map((share) =>
    share === null || share === undefined ? null : 1 - share,
  );
  return {
    value: percent(value ?? null),
    low: percent(low ?? null),
    high: percent(high ?? null),
    n,
    effective: n,
    standardError: percent(errorOf(low ?? null, high ?? null, level)),
  };
}

function unknown(n: number): Estimated {
  return { value: null, low: null, high: null, n, effective: n, standardError: null };
}

/**
 * Attainment in percent: 1 − the Kaplan–Meier estimate (1958) of elapsed ÷ target at 1, targets not decided yet counting
 * as long as their clock has run. With nothing undecided that is achieved ÷ (achieved + breached), exact and without an
 * interval; with nothing decided there is none; else it carries the log-log band. Where no clock has run up to the
 * target it stays where the longest one left it (Gill 1980).
 */
export function attainment(cells: Cells, indices: readonly number[], level: number): Estimated {
  const { achieved, breached_closed, breached_open, pending, paused } = countStates(cells, indices);
  const decided = achieved + breached_closed + breached_open;
  const n = decided + pending + paused;
  if (decided === n) return exact(achieved, n, level);
  return decided === 0 ? unknown(n) : estimated(tableOf(cells, indices), n, level);
}

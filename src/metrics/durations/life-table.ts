import type { Cells } from '../../metric.js';
import type { LifeTable } from '../../stats/kaplan-meier.js';

/** Milliseconds of an hour, the unit of durations in a measure. */
export const msPerHour = 3_600_000;

interface Ends {
  events: number;
  censored: number;
}

function endsByDuration({ keys, addends }: Cells, indices: readonly number[]): Map<number, Ends> {
  const { events, censored } = addends;
  const ends = new Map<number, Ends>();
  for (const index of indices) {
    const duration = keys['duration']?.at(index);
    if (typeof duration !== 'number') continue;
    const end = ends.get(duration) ?? { events: 0, censored: 0 };
    end.events += events?.[index] ?? 0;
    end.censored += censored?.[index] ?? 0;
    ends.set(duration, end);
  }
  return ends;
}

/**
 * How many durations ended (`events`) and how many were still running (`censored`) at each distinct time, over the
 * cells at `indices`. Cells carry the duration in whole milliseconds as key `duration`, null where there is none;
 * times come out in units of `perUnit` milliseconds, hours by default.
 */
export function lifeTable(cells: Cells, indices: readonly number[], perUnit = msPerHour): LifeTable {
  const ends = endsByDuration(cells, indices);
  const durations = Float64Array.from(ends.keys()).sort();
  const count = (of: keyof Ends) => Array.from(durations, (duration) => ends.get(duration)?.[of] ?? 0);
  return {
    times: Array.from(durations, (duration) => duration / perUnit),
    events: count('events'),
    censored: count('censored'),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** How many durations a life table holds, and how many of them ended. */
export function sizeOf({ events, censored }: LifeTable): { readonly n: number; readonly events: number } {
  const ended = sum(events);
  return { n: ended + sum(censored), events: ended };
}

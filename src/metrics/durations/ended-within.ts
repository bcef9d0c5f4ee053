import type { Limits } from '../../metric.js';
import { kaplanMeier, survivalAt, type LifeTable } from '../../stats/kaplan-meier.js';
import { wilson } from '../../stats/wilson.js';

const unknown: Limits = { value: null, low: null, high: null };

/** Durations that were seen for as long as `time`; where all have ended, all that did. */
function seenFor({ times, events, censored }: LifeTable, time: number, haveAllEnded: boolean): number {
  let [longer, ended] = [0, 0];
  for (let i = 0; i < times.length; i++) {
    if ((times[i] ?? 0) >= time) longer += (events[i] ?? 0) + (censored[i] ?? 0);
    ended += events[i] ?? 0;
  }
  return haveAllEnded ? ended : longer;
}

/** Where none or all have ended the band has no width; Wilson's interval (1927) on those seen so long has one. */
function plainLimits(survival: number, seen: number, level: number): Limits {
  const interval = wilson((1 - survival) * seen, seen, level);
  return {
    value: 100 * (1 - survival),
    low: interval && 100 * interval.low,
    high: interval && 100 * interval.high,
  };
}

/**
 * The share, in percent, of durations that ended within `time` by Kaplan and Meier (1958), with its log-log band; nulls
 * where none was seen so long and some still run. `time` is in the unit of the table.
 */
export function endedWithin(table: LifeTable, time: number, level: number): Limits {
  const curve = kaplanMeier(table, level);
  if (curve === null) return unknown;
  const { value, low, high } = survivalAt(curve, time);
  if (value > 0 && curve.last < time) return unknown;
  if (low === null || high === null) return plainLimits(value, seenFor(table, time, value === 0), level);
  return { value: 100 * (1 - value), low: 100 * (1 - high), high: 100 * (1 - low) };
}

import { criticalValue } from './normal.js';

/** An interval of a value, both ends in the unit of the value. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The part of an interval that lies between `least` and `most`, the range of the parameter. */
export function clip({ low, high }: Interval, least: number, most: number): Interval {
  return { low: clamp(low, least, most), high: clamp(high, least, most) };
}

/**
 * The standard error, in the unit of the value, that an interval at confidence `level` stands for: half its width over z.
 * Unlike √(p·(1 − p)/n) that of a score interval is not 0 where all are alike.
 */
export function errorOf({ low, high }: Interval, level: number): number {
  return (high - low) / (2 * criticalValue(level));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

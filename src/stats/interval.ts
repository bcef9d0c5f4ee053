/** An interval of a value, both ends in the unit of the value. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The part of an interval that lies between `least` and `most`, the range of the parameter. */
export function clip({ low, high }: Interval, least: number, most: number): Interval {
  return { low: clamp(low, least, most), high: clamp(high, least, most) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

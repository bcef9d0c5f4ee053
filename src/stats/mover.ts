import type { Interval } from './interval.js';

/** An estimate with the ends of its own interval, in one unit. */
export interface Bounded extends Interval {
  readonly value: number;
}

/**
 * Interval of the difference a − b of two independent estimates, recovered from the interval of each ("method of
 * variance estimates recovery"). Takes the level of the two intervals; an estimate outside its own interval counts as
 * lying on its end. Newcombe 1998b, method 10; Zou & Donner 2008.
 */
export function mover(a: Bounded, b: Bounded): Interval {
  const difference = a.value - b.value;
  return {
    low: difference - Math.hypot(below(a), above(b)),
    high: difference + Math.hypot(above(a), below(b)),
  };
}

function below({ value, low }: Bounded): number {
  return Math.max(0, value - low);
}

function above({ value, high }: Bounded): number {
  return Math.max(0, high - value);
}

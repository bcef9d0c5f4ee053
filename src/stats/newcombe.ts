import { clip, type Interval } from './interval.js';
import { mover } from './mover.js';
import { wilson } from './wilson.js';

/**
 * Interval of the difference x₁/n₁ − x₂/n₂ of two independent proportions (−1…1) at confidence `level`, from their
 * Wilson intervals; `null` when either n is 0. Newcombe 1998b, "Interval estimation for the difference between
 * independent proportions", method 10.
 */
export function newcombe(x1: number, n1: number, x2: number, n2: number, level: number): Interval | null {
  const first = wilson(x1, n1, level);
  const second = wilson(x2, n2, level);
  if (first === null || second === null) return null;
  return clip(mover({ value: x1 / n1, ...first }, { value: x2 / n2, ...second }), -1, 1);
}

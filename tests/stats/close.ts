import assert from 'node:assert/strict';

/** Fails unless a figure is there and within `tolerance` of what is expected. */
export function close(actual: number | null | undefined, expected: number, tolerance = 1e-6): void {
  const near = actual !== null && actual !== undefined && Math.abs(actual - expected) <= tolerance;
  assert.ok(near, `${actual} is not within ${tolerance} of ${expected}`);
}

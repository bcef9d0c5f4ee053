import type { Cells } from '../../metric.js';

/** The sum of an addend over the cells at `indices`; 0 where they do not carry it. */
export function total({ addends }: Cells, indices: readonly number[], name: string): number {
  const addend = addends[name];
  return addend ? indices.reduce((sum, index) => sum + (addend[index] ?? 0), 0) : 0;
}

/** The cells of cases that still wait. */
export function waitingIn({ keys }: Cells, indices: readonly number[]): number[] {
  return indices.filter((index) => (keys['age']?.at(index) ?? null) !== null);
}

import type { Cells } from '../../metric.js';

/** The sum of an addend over the cells at `indices`; 0 where the cells lack it. */
export function total({ addends }: Cells, indices: readonly number[], name: string): number {
  return indices.reduce((sum, index) => sum + (addends[name]?.[index] ?? 0), 0);
}

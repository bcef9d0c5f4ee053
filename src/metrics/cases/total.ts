import type { Cells, Indices } from '../../metric.js';

/** The sum of an addend over the cells at `indices`; 0 where the cells lack it. */
export function total({ addends }: Cells, indices: Indices, name: string): number {
  const amounts = addends[name];
  if (amounts === undefined) return 0;
  let sum = 0;
  for (let i = 0; i < indices.length; i++) sum += amounts[indices[i] ?? -1] ?? 0;
  return sum;
}

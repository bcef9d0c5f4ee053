import type { Cells } from '../../metric.js';

/** The sum of an addend over the cells at `indices`; 0 where they do not carry it. */
export function total({ addends }: Cells, indices: readonly number[], name: string): number {
  const addend = addends[name];
  if (!addend) return 0;
  let sum = 0;
  for (let i = 0; i < indices.length; i++) sum += addend[indices[i] ?? -1] ?? 0;
  return sum;
}

/** The cells of cases that still wait. */
export function waitingIn({ keys }: Cells, indices: readonly number[]): number[] {
  const age = keys['age'];
  if (age?.kind !== 'text') return age ? indices.filter((index) => age.at(index) !== null) : [];
  const waiting: number[] = [];
  for (const index of indices) if ((age.codes[index] ?? -1) >= 0) waiting.push(index);
  return waiting;
}

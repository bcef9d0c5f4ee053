import type { Cells, Column, Columns, Tally } from '../metric.js';
import { groupRows, type Groups } from './groups.js';
import { movedInSteps } from './moved.js';
import { sumByGroup } from './sums.js';

/** Lines in the groups that their keys make, with what each of them adds. */
export interface Grouped {
  readonly columns: Columns;
  readonly addends: Tally['addends'];
  readonly groups: Groups;
}

/** Puts the lines let through by `mask` in groups by `dims` (period, dimensions) and by the tally's own keys, in steps. */
export function* groupLines(
  { keys, addends }: Tally,
  dims: Columns,
  mask: Uint8Array | null,
  size: number,
): Generator<void, Grouped> {
  const columns = { ...dims, ...keys };
  return { columns, addends, groups: yield* groupRows(Object.values(columns), mask, size) };
}

/**
 * Adds up what the lines let through by `mask` (null: all there are) tally, which must all be in groups. Cells stand in the
 * order of their first lines. In steps between which the caller may pause.
 */
export function* sumLines({ columns, addends, groups }: Grouped, mask: Uint8Array | null): Generator<void, Cells> {
  // Addends that are alike for all lines may be one column, which is added up once.
  const distinct = [...new Set(Object.values(addends))];
  const { examples, sums } = yield* sumByGroup(groups, mask, distinct);
  const keys: [string, Column][] = [];
  for (const [name, column] of Object.entries(columns)) keys.push([name, yield* movedInSteps(column, examples)]);
  const named = Object.entries(addends).map(
    ([name, column]) => [name, sums[distinct.indexOf(column)] ?? new Float64Array(0)] as const,
  );
  return { size: examples.length, keys: Object.fromEntries(keys), addends: Object.fromEntries(named) };
}

/** Groups the lines let through by `mask` and adds them up at once: `groupLines` and `sumLines`. */
export function* rollup(tally: Tally, dims: Columns, mask: Uint8Array | null, size: number): Generator<void, Cells> {
  return yield* sumLines(yield* groupLines(tally, dims, mask, size), mask);
}

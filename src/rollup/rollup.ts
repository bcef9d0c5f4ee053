import type { Cells, Column, Columns, Tally } from '../metric.js';
import { groupRows, type Groups } from './groups.js';
import { movedAmounts, movedInSteps } from './moved.js';
import { rowsOf } from './rows-of.js';
import { sumByGroup } from './sums.js';

/** Lines in the groups that their keys make, with what each of them adds. */
export interface Grouped {
  readonly columns: Columns;
  readonly addends: Tally['addends'];
  /** Null where each line is a group of its own. */
  readonly groups: Groups | null;
  readonly size: number;
}

/** Puts the lines let through by `mask` in groups by `dims` (period, dimensions) and by the tally's own keys, in steps. */
export function* groupLines(
  { keys, addends, apart = false }: Tally,
  dims: Columns,
  mask: Uint8Array | null,
  size: number,
): Generator<void, Grouped> {
  const columns = { ...dims, ...keys };
  return { columns, addends, groups: apart ? null : yield* groupRows(Object.values(columns), mask, size), size };
}

/** What `move` makes of each column; of one that has several names once. */
function* movedEach<Values>(
  columns: Readonly<Record<string, Values>>,
  move: (column: Values) => Generator<void, Values>,
): Generator<void, Record<string, Values>> {
  const known = new Map<Values, Values>();
  const moved: Record<string, Values> = {};
  for (const [name, column] of Object.entries(columns)) {
    const values = known.get(column) ?? (yield* move(column));
    known.set(column, values);
    moved[name] = values;
  }
  return moved;
}

/** The lines let through by `mask` as they stand. */
export function* pickLines({ columns, addends, size }: Grouped, mask: Uint8Array | null): Generator<void, Cells> {
  if (mask === null) return { size, keys: columns, addends };
  const rows = rowsOf(mask, size);
  yield;
  const keys = yield* movedEach(columns, (column) => movedInSteps(column, rows));
  return { size: rows.length, keys, addends: yield* movedEach(addends, (amounts) => movedAmounts(amounts, rows)) };
}

/**
 * Adds up what the lines let through by `mask` (null: all there are) tally, which must all be in groups. Cells stand in the
 * order of their first lines, and may have equal keys where the lines are cells of their own. In steps between which the caller may pause.
 */
export function* sumLines(grouped: Grouped, mask: Uint8Array | null): Generator<void, Cells> {
  const { columns, addends, groups } = grouped;
  if (groups === null) return yield* pickLines(grouped, mask);
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

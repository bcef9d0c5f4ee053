import type { Columns, Records, Settled } from '../../metric.js';
import { groupRows } from '../../rollup/groups.js';
import { moved } from '../../rollup/moved.js';

/** Rows by the dimensions that a question asks for and filters by: all that is added up may share one line. */
export interface DimensionGroups {
  readonly size: number;
  readonly of: (row: number) => number;
  /** The dimensions of lines in the given groups. */
  readonly columns: (groups: Int32Array) => Columns;
}

/** The groups of the `rows` of a record; a dimension that it lacks groups nothing. */
export function* dimensionGroups(
  records: Records,
  rows: ArrayLike<number>,
  { by, filters }: Settled,
): Generator<void, DimensionGroups> {
  const dimensions = [...new Set([...by, ...Object.keys(filters)])].flatMap((name) => {
    const column = records.columns[name];
    return column ? [{ name, column }] : [];
  });
  if (dimensions.length === 0) return { size: 1, of: () => 0, columns: () => ({}) };
  const used = new Uint8Array(records.size);
  for (let i = 0; i < rows.length; i++) used[rows[i] ?? 0] = 1;
  yield;
  const { keys, examples } = yield* groupRows(
    dimensions.map(({ column }) => column),
    used,
    records.size,
  );
  return {
    size: Math.max(1, examples.length),
    of: (row) => keys[row] ?? 0,
    columns: (groups) => {
      const example = groups.map((group) => examples[group] ?? -1);
      return Object.fromEntries(dimensions.map(({ name, column }) => [name, moved(column, example)]));
    },
  };
}

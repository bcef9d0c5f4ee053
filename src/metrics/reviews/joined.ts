import { textColumn, textColumnOf, type TextColumn } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { groupRows } from '../../rollup/groups.js';

/** One text a row of several columns; each combination is joined once. In steps between which the caller may pause. */
export function* joinedTexts(
  columns: readonly TextColumn[],
  size: number,
  join: (texts: readonly (string | null)[]) => string | null,
): Generator<void, TextColumn> {
  const { keys, examples } = yield* groupRows(columns, null, size);
  const joined = textColumnOf([...examples].map((row) => join(columns.map((column) => column.at(row)))));
  const codes = new Int32Array(size);
  yield* eachRow(size, (row) => {
    codes[row] = joined.codes[keys[row] ?? 0] ?? -1;
  });
  return textColumn(codes, joined.dictionary);
}

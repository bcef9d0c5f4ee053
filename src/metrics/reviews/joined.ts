import { finish, textColumn, textColumnOf, type TextColumn } from '../../metric.js';
import { groupRows } from '../../rollup/groups.js';
import { rowsOf } from '../../rollup/rows-of.js';

/** One text a row of several columns; each combination is joined once. */
export function joinedTexts(
  columns: readonly TextColumn[],
  size: number,
  join: (texts: readonly (string | null)[]) => string | null,
): TextColumn {
  const { keys, examples } = finish(groupRows(columns, rowsOf(null, size), size));
  const joined = textColumnOf([...examples].map((row) => join(columns.map((column) => column.at(row)))));
  return textColumn(
    Int32Array.from(keys, (group) => joined.codes[group] ?? -1),
    joined.dictionary,
  );
}

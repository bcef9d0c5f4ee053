import { numberColumn, type Column, type Key, type Records } from '../../src/metric.js';
import { moved } from '../../src/rollup/moved.js';

type Reduction = 'sum' | 'last';

/** The rows of each key, in order of the first of them; rows without a key are left out. */
function rowsByKey(column: Column | undefined): Map<Key, number[]> {
  const rows = new Map<Key, number[]>();
  for (const [row, key] of [...(column ?? [])].entries())
    if (key !== null) rows.set(key, [...(rows.get(key) ?? []), row]);
  return rows;
}

function reduced(column: Column, groups: readonly (readonly number[])[], how: Reduction): Column {
  const known = groups.map((rows) => rows.filter((row) => column.at(row) !== null));
  if (how === 'last')
    return moved(
      column,
      Int32Array.from(known, (rows) => rows.at(-1) ?? -1),
    );
  return numberColumn(Float64Array.from(known, (rows) => rows.reduce((sum, row) => sum + Number(column.at(row)), 0)));
}

/**
 * One row an entity: rows with equal `key` become one, its columns made from theirs as `outputs` says; missing values take no
 * part.
 */
export function onePerEntity(
  { columns, rowNumbers }: Records,
  key: string,
  outputs: Readonly<Record<string, Reduction>>,
): Records {
  const groups = [...rowsByKey(columns[key]).values()];
  const own = Object.entries({ [key]: 'last' as const, ...outputs }).flatMap(([name, how]): [string, Column][] => {
    const column = columns[name];
    return column ? [[name, reduced(column, groups, how)]] : [];
  });
  return {
    size: groups.length,
    columns: Object.fromEntries(own),
    rowNumbers: Uint32Array.from(groups, ([first = 0]) => rowNumbers[first] ?? first + 1),
  };
}

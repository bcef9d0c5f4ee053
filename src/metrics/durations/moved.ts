import type { Column, Columns } from '../../metric.js';
import { moved } from '../../rollup/moved.js';

/**
 * The columns with the values of `rows` in their order, and `own` ones beside or instead of them. Each is moved when it is
 * first read, since of the many columns of a case few are asked for.
 */
export function movedColumns(columns: Columns, rows: Uint32Array, own: Columns): Columns {
  const all: Record<string, Column> = { ...own };
  for (const [name, column] of Object.entries(columns)) {
    if (own[name]) continue;
    let known: Column | null = null;
    Object.defineProperty(all, name, { enumerable: true, get: () => (known ??= moved(column, rows)) });
  }
  return all;
}

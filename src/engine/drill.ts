import type { DecodedFeed } from '../feeds/decode.js';
import { FeedError, type Column, type Linked, type Question, type Records } from '../metric.js';
import { passing } from '../rollup/filter.js';
import { bitsOf } from '../rollup/bits.js';
import { rowsOf } from '../rollup/rows-of.js';
import type { Facet, RowsAnswer, RowsRequest } from './contract.js';

function columnOf({ columns }: Records, field: string): Column {
  const column = columns[field];
  if (column) return column;
  throw new FeedError('missing_column', { field, seen: Object.keys(columns).slice(0, 12).join(', ') });
}

/** The rows that pass the filters, before any metric has set some aside. */
function passingRows(records: Records, filters: Question['filters']): Uint32Array {
  Object.keys(filters).forEach((name) => columnOf(records, name));
  const lines: Linked = { ...records, mask: null, time: null, wave: null, issues: [] };
  return rowsOf(passing(lines, filters, null, { since: null, until: null }), records.size);
}

function shown(column: Column, row: number): string | number | null {
  const value = column.at(row);
  return column.kind === 'instant' && typeof value === 'number' ? new Date(value).toISOString() : value;
}

/** A page of the rows that pass the filters, in the order of the feed. */
export function rowsPage(records: Records, table: DecodedFeed['table'], request: RowsRequest): RowsAnswer {
  const { filters, columns, offset, limit } = request;
  const rows = passingRows(records, filters);
  const bits = bitsOf(rows, records.size);
  const wanted = columns.map((name) => columnOf(records, name));
  const page: (string | number | null)[][] = [];
  let position = 0;
  table.create({ filter: bits }).scan((row, _data, stop) => {
    if (row === undefined) return;
    if (position >= offset) page.push(wanted.map((column) => shown(column, row)));
    if (++position >= offset + limit) stop?.();
  });
  return { total: rows.length, columns, rows: page };
}

/** The values of a column among the rows that pass the filters, most frequent first, then by value. */
export function facetsOf(records: Records, field: string, filters: Question['filters']): Facet[] {
  const column = columnOf(records, field);
  const counts = new Map<string | number | null, number>();
  for (const row of passingRows(records, filters)) {
    const key = column.at(row);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, n]) => ({ key, n }))
    .sort((a, b) => b.n - a.n || String(a.key).localeCompare(String(b.key), 'en'));
}

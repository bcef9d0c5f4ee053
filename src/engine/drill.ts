import type { FeedDefinition, Linked, Meaning, Records } from '../metric.js';
import type { RowsAnswer, RowsColumn, RowsRequest, RowShown } from './contract.js';
import type { Listing } from './drill/listing.js';
import { shownColumns, shownKeys, type Shown } from './drill/shown.js';

export { besideRows, refuseBeside } from './drill/beside.js';
export { listing } from './drill/listing.js';

/** Rows that come at most, however many are asked for. */
const mostRows = 1000;

function described({ name, kind, unit }: Shown): RowsColumn {
  return { name, kind, unit };
}

/** Where rows stand that are listed. */
export interface Drilled {
  readonly main: Records;
  readonly linked: Linked;
  readonly definition: FeedDefinition;
}

/** A page of the lines that a number is made of. */
export function rowsPage(
  metric: Meaning,
  { main, linked, definition }: Drilled,
  { rows, keys, addends, sums, parts, made }: Listing,
  { columns: names, offset, limit }: RowsRequest,
): RowsAnswer {
  const columns = shownColumns(main, linked, names, definition);
  const shown = shownKeys(keys, metric);
  const amounts = Object.values(addends);
  const row = (line: number): RowShown => ({
    row: linked.rowNumbers[line] || null,
    values: columns.map((column) => column.at(line)),
    keys: shown.map((key) => key.at(line)),
    adds: amounts.map((amount) => amount[line] ?? 0),
  });
  return {
    total: rows.length,
    columns: columns.map(described),
    keys: shown.map(described),
    addends: Object.keys(addends),
    rows: Array.from(rows.subarray(offset, offset + Math.min(limit, mostRows)), row),
    sums,
    parts,
    made,
  };
}

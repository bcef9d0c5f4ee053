import {
  FeedError,
  keyColumn,
  type Cells,
  type Column,
  type FeedMeta,
  type Key,
  type Period,
  type RowReport,
} from '../metric.js';
import { columnLength } from './column-length.js';
import type * as BadCells from './bad-cells.js';
import { readMeta } from './meta.js';
import { isList, isRecord, listAt, own, ownNumber, ownText, ownTexts } from './own.js';
import { Part } from './part.js';
import { readReportedIssues } from './reported-issues.js';

/** A feed whose rows are sums by key, as a warehouse hands them back. */
export interface RollupFeed {
  readonly meta: FeedMeta;
  /** The metric whose sums these are, if the feed says so. */
  readonly metric: string | null;
  /** How the feed's periods are cut; null where it has none. */
  readonly grain: Period | null;
  readonly cells: Cells;
  /** The key columns that are dimensions; their keys are texts. */
  readonly dims: readonly string[];
  /** What became of the rows that were summed; null where nobody said. */
  readonly rows: RowReport | null;
  /** Whether cells are kept apart by cluster; null where nobody said. */
  readonly clustered: boolean | null;
}

/** What tells which cells of a feed cannot be used. */
export const badCells: Part<typeof BadCells> = new Part(() => import('./bad-cells.js'));

const grains = ['day', 'week', 'month', 'quarter', 'year', 'wave'] as const;

/** Cells as they stand in a feed. */
export interface CellTable {
  readonly size: number;
  readonly names: readonly string[];
  /** What stands in a row at a name. */
  at(row: number, name: string): unknown;
  row(row: number): unknown;
}

function tableOfRows(rows: ArrayLike<unknown>): CellTable {
  const names = new Set<string>();
  for (let row = 0; row < rows.length; row += 1) Object.keys(Object(rows[row])).forEach((name) => names.add(name));
  return { size: rows.length, names: [...names], at: (row, name) => own(rows[row], name), row: (row) => rows[row] };
}

function tableOfColumns(columns: Readonly<Record<string, unknown>>): CellTable {
  return {
    size: columnLength(columns),
    names: Object.keys(columns).filter((name) => isList(columns[name])),
    at: (row, name) => listAt(own(columns, name), row),
    row: () => columns,
  };
}

function tableOf(value: unknown): CellTable {
  const rows = own(value, 'rows');
  if (isList(rows)) return tableOfRows(rows);
  const columns = own(value, 'columns');
  if (isRecord(columns)) return tableOfColumns(columns);
  throw new FeedError('no_rows_found', { rows_at: null, seen: Object.keys(Object(value)).slice(0, 8).join(', ') });
}

/** The key that a value is, a text where it has to be one; `undefined` for what can be none. */
export function keyOf(value: unknown, isText: boolean): Key | undefined {
  if (value === undefined || value === null) return null;
  const isNumber = Number.isFinite(value);
  if (typeof value === 'number' && isNumber && !isText) return value;
  if (typeof value !== 'string' && typeof value !== 'boolean' && !isNumber) return undefined;
  const text = String(value);
  return text.trim() === '' ? null : text;
}

/** Whether a value can be added. */
export function isAmount(value: unknown): value is number {
  return Number.isFinite(value);
}

/** How the columns of some cells are read. */
export interface CellColumns {
  /** The columns of keys; whether those of each have to be texts, or may be numbers too. */
  readonly keys: ReadonlyMap<string, boolean>;
  readonly addends: readonly string[];
}

/** The keys of a column; null where one of them is none, or texts stand among numbers. */
function keysOf(table: CellTable, name: string, isText: boolean): Column | null {
  const keys: Key[] = [];
  for (let row = 0; row < table.size; row += 1) {
    const key = keyOf(table.at(row, name), isText);
    if (key === undefined) return null;
    keys.push(key);
  }
  const has = (type: string) => keys.some((key) => typeof key === type);
  return has('number') && has('string') ? null : keyColumn(keys);
}

function addendsOf(table: CellTable, name: string): Float64Array | null {
  const amounts = new Float64Array(table.size);
  for (let row = 0; row < table.size; row += 1) {
    const amount = table.at(row, name);
    if (!isAmount(amount)) return null;
    amounts[row] = amount;
  }
  return amounts;
}

/** Throws when any cell is bad: sums from which something is missing are wrong, whatever the share. */
function readColumns(table: CellTable, columns: CellColumns): Cells {
  const refusal = () => badCells.value.refusalOf(table, columns);
  const sound = <Read>(read: Read | null): Read => {
    if (read === null) throw refusal();
    return read;
  };
  for (let row = 0; row < table.size; row += 1) if (!isRecord(table.row(row))) throw refusal();
  const keys = Array.from(columns.keys, ([name, isText]) => [name, sound(keysOf(table, name, isText))] as const);
  const addends = columns.addends.map((name) => [name, sound(addendsOf(table, name))] as const);
  return { size: table.size, keys: Object.fromEntries(keys), addends: Object.fromEntries(addends) };
}

function readCells(value: unknown, dims: readonly string[], metricKeys: readonly string[]): Cells {
  const table = tableOf(value);
  const absent = [...dims, ...metricKeys].find((name) => !table.names.includes(name));
  if (absent !== undefined && table.size > 0) {
    throw new FeedError('missing_column', { field: absent, expected: absent, seen: table.names.join(', ') });
  }
  const keys = new Map(['period', ...dims, ...metricKeys].map((name) => [name, !metricKeys.includes(name)]));
  return readColumns(table, { keys, addends: table.names.filter((name) => !keys.has(name)) });
}

function readReport(meta: unknown): RowReport | null {
  const received = ownNumber(meta, 'received');
  const used = ownNumber(meta, 'used');
  if (received === null || used === null) return null;
  return { received, used, issues: readReportedIssues(own(meta, 'issues')) };
}

/**
 * Reads a rollup feed: `meta` with `dims`, `keys` (the metric's own), `grain`, and `rows` or `columns`. The key columns are
 * `period`, dimensions and keys; all others are addends. Throws a `FeedError`: those of `readMeta`; `no_rows_found`;
 * `missing_column` for a key that no row has; `truncated` where fewer cells came than `meta.count` says; `too_many_bad`,
 * with issues, as soon as one cell cannot be used; and a `PartMissing` where that is not there to be told.
 */
export function readRollup(value: unknown): RollupFeed {
  const raw = own(value, 'meta');
  const meta = readMeta(raw);
  const cells = readCells(value, meta.dims, ownTexts(raw, 'keys'));
  if (meta.count !== null && meta.count > cells.size) {
    throw new FeedError('truncated', { expected: meta.count, received: cells.size });
  }
  const clustered = own(raw, 'clustered');
  return {
    meta,
    metric: ownText(raw, 'metric'),
    grain: grains.find((grain) => grain === own(raw, 'grain')) ?? null,
    cells,
    dims: meta.dims,
    rows: readReport(raw),
    clustered: typeof clustered === 'boolean' ? clustered : null,
  };
}

import {
  FeedError,
  keyColumn,
  type Cells,
  type Column,
  type FeedDefinition,
  type FeedMeta,
  type Key,
  type Period,
  type RowReport,
} from '../metric.js';
import { columnLength } from './column-length.js';
import { IssueLog } from './issue-log.js';
import { readMeta } from './meta.js';
import { isList, isRecord, listAt, own, ownNumber, ownText, ownTexts } from './own.js';
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

const grains = ['day', 'week', 'month', 'quarter', 'year', 'wave'] as const;

interface Table {
  readonly size: number;
  readonly names: readonly string[];
  /** What stands in a row at a name. */
  at(row: number, name: string): unknown;
  row(row: number): unknown;
}

function tableOfRows(rows: ArrayLike<unknown>): Table {
  const names = new Set<string>();
  for (let row = 0; row < rows.length; row += 1) Object.keys(Object(rows[row])).forEach((name) => names.add(name));
  return { size: rows.length, names: [...names], at: (row, name) => own(rows[row], name), row: (row) => rows[row] };
}

function tableOfColumns(columns: Readonly<Record<string, unknown>>): Table {
  return {
    size: columnLength(columns),
    names: Object.keys(columns).filter((name) => isList(columns[name])),
    at: (row, name) => listAt(own(columns, name), row),
    row: () => columns,
  };
}

function tableOf(value: unknown): Table {
  const rows = own(value, 'rows');
  if (isList(rows)) return tableOfRows(rows);
  const columns = own(value, 'columns');
  if (isRecord(columns)) return tableOfColumns(columns);
  throw new FeedError('no_rows_found', { rows_at: null, seen: Object.keys(Object(value)).slice(0, 8).join(', ') });
}

type Plain = string | number | boolean | null;

function plainOf(value: unknown): Plain | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

function asText(value: Plain): string | null {
  const text = value === null ? '' : String(value);
  return text.trim() === '' ? null : text;
}

class CellReader {
  readonly #table: Table;
  readonly #log = new IssueLog();
  readonly #bad = new Set<number>();

  constructor(table: Table) {
    this.#table = table;
    for (let row = 0; row < table.size; row += 1) {
      if (!isRecord(table.row(row))) this.#refuse('not_a_record', null, row);
    }
  }

  /** The keys of a column: texts, or, in a metric's own keys, numbers too. */
  keys(name: string, isText: boolean): Column {
    const keys = Array.from({ length: this.#table.size }, (_, row): Key => {
      const value = plainOf(this.#table.at(row, name));
      if (value === undefined) this.#refuse('not_text', name, row);
      return typeof value === 'number' && !isText ? value : asText(value ?? null);
    });
    if (keys.some((key) => typeof key === 'number')) this.#refuseTexts(name, keys);
    return keyColumn(keys);
  }

  #refuseTexts(name: string, keys: readonly Key[]): void {
    for (const [row, key] of keys.entries()) if (typeof key === 'string') this.#refuse('not_a_number', name, row);
  }

  addends(name: string): Float64Array {
    return Float64Array.from({ length: this.#table.size }, (_, row) => {
      const seen = this.#table.at(row, name);
      if (typeof seen === 'number' && Number.isFinite(seen)) return seen;
      this.#refuse('not_a_number', name, row);
      return 0;
    });
  }

  /** Throws when any cell was bad: sums from which something is missing are wrong, whatever the share. */
  check(): void {
    const received = this.#table.size;
    const bad = this.#bad.size;
    if (bad === 0) return;
    throw new FeedError('too_many_bad', { received, bad, share: bad / received }, this.#log.issues());
  }

  #refuse(code: 'not_a_record' | 'not_text' | 'not_a_number', field: string | null, row: number): void {
    const expected = { not_a_record: 'record', not_text: 'text', not_a_number: 'number' } as const;
    const seen = field === null ? this.#table.row(row) : this.#table.at(row, field);
    this.#log.add(code, field, true, { row: row + 1, seen, expected: expected[code] });
    this.#bad.add(row);
  }
}

function readCells(value: unknown, dims: readonly string[], metricKeys: readonly string[]): Cells {
  const table = tableOf(value);
  const names = ['period', ...dims, ...metricKeys];
  const absent = [...dims, ...metricKeys].find((name) => !table.names.includes(name));
  if (absent !== undefined && table.size > 0) {
    throw new FeedError('missing_column', { field: absent, expected: absent, seen: table.names.join(', ') });
  }
  const reader = new CellReader(table);
  const addends = table.names.filter((name) => !names.includes(name));
  const cells = {
    size: table.size,
    keys: Object.fromEntries(names.map((name) => [name, reader.keys(name, !metricKeys.includes(name))])),
    addends: Object.fromEntries(addends.map((name) => [name, reader.addends(name)])),
  };
  reader.check();
  return cells;
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
 * with issues, as soon as one cell cannot be used.
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

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function plainDefinition({ minGroup, level, agents, options }: FeedDefinition): object {
  return { ...options, min_group: minGroup, level, agents };
}

function plainMeta({ meta, metric, grain, cells, dims, rows, clustered }: RollupFeed): object {
  const keys = Object.keys(cells.keys).filter((name) => name !== 'period' && !dims.includes(name));
  return {
    schema: `support-metrics/${metric ?? 'metric'}-rollup@1`,
    kind: 'rollup',
    metric,
    grain,
    dims,
    keys,
    clustered,
    as_of: iso(meta.asOf),
    tz: meta.timeZone,
    currency: meta.currency,
    complete_from: iso(meta.completeFrom),
    count: cells.size,
    definition: plainDefinition(meta.definition),
    events: meta.events.map((event) => ({ ...event, at: iso(event.at), until: iso(event.until) })),
    received: rows?.received ?? null,
    used: rows?.used ?? null,
    issues: rows?.issues ?? [],
  };
}

/** A rollup feed as a value ready for JSON, column by column: what `readRollup` reads back. */
export function writeRollup(feed: RollupFeed): unknown {
  const addends = Object.entries(feed.cells.addends).map(([name, values]) => [name, Array.from(values)]);
  const keys = Object.entries(feed.cells.keys).map(([name, column]) => [name, [...column]]);
  return { meta: plainMeta(feed), columns: Object.fromEntries([...keys, ...addends]) };
}

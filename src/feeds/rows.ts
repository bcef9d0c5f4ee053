import { FeedError } from '../metric.js';
import { columnLength } from './column-length.js';
import { isList, isRecord, own, ownPath } from './own.js';

/** Walks the rows of one page of a feed, whatever its format. */
export interface Rows {
  /** Moves to the next row; false after the last. */
  next(): boolean;
  /** Number of the current row in its page, from 1: the row, or in NDJSON the line. */
  readonly number: number;
  /** Whether the current row is a record at all. */
  readonly isRecord: boolean;
  /** What stands where the current row should be a record; shown in its issue. */
  readonly seen: unknown;
  /** Whether all values are texts, as in CSV. */
  readonly texts: boolean;
  /** Reads the current row at a name or dotted path; null where the page has a header and the name is not in it. */
  reader(name: string): (() => unknown) | null;
  /** The names that the page's header, or its first record, has. */
  names(): readonly string[];
  /** The rows themselves, of which `skip` passes some by; absent where they are no values of a list. */
  readonly list?: ArrayLike<unknown>;
  skip?(rows: number): void;
}

/** Rows that are values of a list: JSON objects, or whatever else stands there. */
export function listRows(list: ArrayLike<unknown>): Rows {
  let index = -1;
  return {
    next: () => ++index < list.length,
    get number() {
      return index + 1;
    },
    get isRecord() {
      return isRecord(list[index]);
    },
    get seen() {
      return list[index];
    },
    texts: false,
    reader: (name) => () => ownPath(list[index], name),
    names: () => Object.keys(Array.prototype.find.call(list, isRecord) ?? {}),
    list,
    skip(rows) {
      index += rows;
    },
  };
}

/** Rows that stand column by column. Throws a `FeedError` of code `truncated` where columns differ in length. */
export function columnRows(columns: Readonly<Record<string, unknown>>): Rows {
  const length = columnLength(columns);
  let index = -1;
  return {
    next: () => ++index < length,
    get number() {
      return index + 1;
    },
    isRecord: true,
    seen: null,
    texts: false,
    reader: (name) => {
      const column = ownPath(columns, name);
      return isList(column) ? () => column[index] : null;
    },
    names: () => Object.keys(columns),
  };
}

function isColumns(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.values(value).some(isList);
}

function rowsIn(value: unknown): Rows | null {
  if (isList(value)) return listRows(value);
  return isColumns(value) ? columnRows(value) : null;
}

function onlyList(value: unknown): unknown {
  const lists = isRecord(value) ? Object.values(value).filter(isList) : [];
  return lists.length === 1 ? lists[0] : undefined;
}

function firstNames(value: unknown): string {
  return isRecord(value) ? Object.keys(value).slice(0, 8).join(', ') : '';
}

/**
 * The rows of a JSON value: at `rowsAt`, or the value itself when it is a list, else its `rows`, its `columns`, or its
 * only list. Throws a `FeedError` of code `no_rows_found` with the names that stand there instead.
 */
export function valueRows(value: unknown, rowsAt: string | null): Rows {
  const place = rowsAt === null ? null : ownPath(value, rowsAt);
  const found =
    rowsAt !== null
      ? rowsIn(place)
      : (rowsIn(isList(value) ? value : undefined) ??
        rowsIn(own(value, 'rows')) ??
        rowsIn(own(value, 'columns')) ??
        rowsIn(onlyList(value)));
  if (found) return found;
  throw new FeedError('no_rows_found', { rows_at: rowsAt, seen: firstNames(value) });
}

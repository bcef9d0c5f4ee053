import { fromArrow } from 'arquero';
import { FeedError } from '../metric.js';
import { ownNumber, ownPath, ownText } from './own.js';
import type { Rows } from './rows.js';

/** Numbers of Arrow's own list of types. */
const dateType = 8;
const timestampType = 10;

/** A column as the table library hands it over. */
interface ArrowColumn {
  at(row: number): unknown;
}

function isArrowColumn(value: unknown): value is ArrowColumn {
  return typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'function';
}

function isoDay(value: unknown): unknown {
  return value instanceof Date ? value.toISOString().slice(0, 10) : value;
}

function isoWallTime(value: unknown): unknown {
  return value instanceof Date ? value.toISOString().slice(0, -1) : value;
}

/** Days and timestamps without a zone are wall times: they become naive texts, to be read like those of any feed. */
function conversionOf(column: ArrowColumn): (value: unknown) => unknown {
  const type = 'type' in column ? column.type : null;
  const id = ownNumber(type, 'typeId');
  if (id === dateType) return isoDay;
  if (id === timestampType && !ownText(type, 'timezone')) return isoWallTime;
  return (value) => value;
}

function tableOf(bytes: Uint8Array) {
  try {
    return fromArrow(bytes, { useBigInt: true, useDate: true });
  } catch {
    throw new FeedError('not_arrow');
  }
}

/** The rows of Arrow IPC bytes, file or stream. Throws a `FeedError` of code `not_arrow`. */
export function arrowRows(bytes: Uint8Array): Rows {
  const table = tableOf(bytes);
  const names = table.columnNames();
  let index = -1;
  const readColumn = (name: string): (() => unknown) | null => {
    const column: unknown = names.includes(name) ? table.column(name) : null;
    if (!isArrowColumn(column)) return null;
    const convert = conversionOf(column);
    return () => convert(column.at(index));
  };
  return {
    next: () => ++index < table.totalRows(),
    get number() {
      return index + 1;
    },
    isRecord: true,
    seen: null,
    texts: false,
    reader: (name) => readColumn(name) ?? nestedReader(name, readColumn),
    names: () => names,
  };
}

function nestedReader(name: string, readColumn: (name: string) => (() => unknown) | null): (() => unknown) | null {
  const dot = name.indexOf('.');
  const read = dot > 0 ? readColumn(name.slice(0, dot)) : null;
  return read && (() => ownPath(read(), name.slice(dot + 1)));
}

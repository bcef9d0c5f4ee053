import { isRecord, ownPath } from './own.js';
import type { Rows } from './rows.js';

/** Rows of which each stands for as many as `expand` makes of it; what is no record is left as it is. */
export function expandedRows(rows: Rows, expand: (row: Readonly<Record<string, unknown>>) => readonly unknown[]): Rows {
  let waiting: readonly unknown[] = [];
  let index = 0;
  const made = (value: unknown) => (isRecord(value) ? expand(value) : [value]);
  return {
    next() {
      index += 1;
      while (index >= waiting.length) {
        if (!rows.next()) return false;
        waiting = made(rows.seen);
        index = 0;
      }
      return true;
    },
    get number() {
      return rows.number;
    },
    get isRecord() {
      return isRecord(waiting[index]);
    },
    get seen() {
      return waiting[index];
    },
    texts: rows.texts,
    reader: (name) => () => ownPath(waiting[index], name),
    names: () => rows.names(),
  };
}

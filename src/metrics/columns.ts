import type { Records, TextColumn } from '../metric.js';

type HasColumns = Pick<Records, 'columns'>;

/** The records of a role that nobody gave. */
export const noRecords: Records = { size: 0, columns: {}, rowNumbers: new Uint32Array() };

/** The values of a column of numbers or instants, `NaN` where missing; null where the records have none. */
export function valuesOf({ columns }: HasColumns, name: string): Float64Array | null {
  const column = columns[name];
  return column && column.kind !== 'text' ? column.values : null;
}

/** A column of texts; null where the records have none. */
export function textsOf({ columns }: HasColumns, name: string): TextColumn | null {
  const column = columns[name];
  return column?.kind === 'text' ? column : null;
}

/** The number or instant at a row; NaN where it is missing or the feed has no such column. */
export type Values = (row: number) => number;

/** Reads a column of numbers or instants row by row. */
export function valueReader(records: HasColumns, name: string): Values {
  const values = valuesOf(records, name);
  return (row) => values?.[row] ?? NaN;
}

/** The text at a row; null where it is missing or the feed has no such column. */
export type Texts = (row: number) => string | null;

/** Reads a column of texts row by row. */
export function textReader(records: HasColumns, name: string): Texts {
  const column = textsOf(records, name);
  return (row) => column?.at(row) ?? null;
}

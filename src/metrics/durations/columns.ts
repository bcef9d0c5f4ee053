import type { Records, TextColumn } from '../../metric.js';

/** The number or instant at a row; NaN where it is missing or the feed has no such column. */
export type Values = (row: number) => number;

/** Reads a column of numbers or instants by name. */
export function valuesOf(records: Pick<Records, 'columns'>, name: string): Values {
  const column = records.columns[name];
  if (!column || column.kind === 'text') return () => NaN;
  const { values } = column;
  return (row) => values[row] ?? NaN;
}

/** The text at a row; null where it is missing or the feed has no such column. */
export type Texts = (row: number) => string | null;

function textColumn(records: Pick<Records, 'columns'>, name: string): TextColumn | null {
  const column = records.columns[name];
  return column?.kind === 'text' ? column : null;
}

/** Reads a column of texts by name. */
export function textsOf(records: Pick<Records, 'columns'>, name: string): Texts {
  const column = textColumn(records, name);
  return (row) => column?.at(row) ?? null;
}

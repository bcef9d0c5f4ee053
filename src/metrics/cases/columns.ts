import type { Records, TextColumn } from '../../metric.js';

/** The values of a column of numbers or instants, `NaN` where missing; null where the records have none. */
export function valuesOf(records: Pick<Records, 'columns'>, name: string): Float64Array | null {
  const column = records.columns[name];
  return column && column.kind !== 'text' ? column.values : null;
}

/** A column of texts; null where the records have none. */
export function textsOf(records: Pick<Records, 'columns'>, name: string): TextColumn | null {
  const column = records.columns[name];
  return column?.kind === 'text' ? column : null;
}

/** The latest of some instants that have come by `asOf`, `NaN` where none has; a missing one is `NaN`. */
export function latestBy(asOf: number | null, instants: readonly number[]): number {
  const come = instants.filter((at) => at <= (asOf ?? Infinity));
  return come.length > 0 ? Math.max(...come) : NaN;
}

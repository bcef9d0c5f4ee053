import type { Bar, Cells, Estimate, Note, Settled } from '../../metric.js';

/** An estimate with what comparing it needs. Values, limits and standard error are in the metric's unit. */
export interface Estimated extends Estimate {
  readonly n: number;
  /** n, or what it is worth where answers are weighted or clustered. */
  readonly effective: number;
  /** Null where no interval can be given. */
  readonly standardError: number | null;
}

/** The part of a metric that knows its statistic; series, segments and changes are built on it for every metric alike. */
export interface Estimator {
  /** What the cells at the given indices say together. */
  readonly estimate: (cells: Cells, indices: readonly number[], level: number) => Estimated;
  /** The distribution behind the whole. */
  readonly distribution: (cells: Cells, indices: readonly number[]) => readonly Bar[];
  /** Share of delivered surveys that were answered, 0…1; null where unknown. */
  readonly answered: (cells: Cells, indices: readonly number[]) => number | null;
  /** Facts of the metric's own about the whole. */
  readonly notes: (cells: Cells, indices: readonly number[], whole: Estimated) => readonly Note[];
  /** A change smaller than this is never called up or down. */
  readonly meaningful: number;
  /** An interval with more than this on each side is noted as wide. */
  readonly wide: number;
}

/** Fewer answers than this are noted and never carry a verdict (half-width of an NPS at 30 answers: ±28 points). */
export const fewAnswers = 30;

/** All indices of some cells. */
export function allOf(cells: Cells): number[] {
  return Array.from({ length: cells.size }, (_, index) => index);
}

/** The indices of cells by the value of one key column. */
export function indicesBy(cells: Cells, key: string, indices: readonly number[]): Map<string | null, number[]> {
  const groups = new Map<string | null, number[]>();
  const values = cells.keys[key];
  for (const index of indices) {
    const value = values?.[index] ?? null;
    const name = value === null ? null : String(value);
    const group = groups.get(name);
    if (group) group.push(index);
    else groups.set(name, [index]);
  }
  return groups;
}

/** An estimate stripped to what a measure shows. */
export function shown({ value, low, high, n }: Estimated): Estimate {
  return { value, low, high, n };
}

/** The calendar in which a question's periods are cut. */
export function calendarOf({ timeZone, weekStart, fiscalYearStart }: Settled) {
  return { timeZone, weekStart, fiscalYearStart };
}

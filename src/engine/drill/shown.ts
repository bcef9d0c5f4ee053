import type { Column, Columns, FeedDefinition, Linked, Meaning, Records } from '../../metric.js';
import type { RowsColumn, RowsUnit } from '../contract.js';
import { isPrivate } from '../settle.js';
import { columnNamed } from './where.js';

/** A column to list: what it is called and what stands in it at a line. */
export interface Shown extends RowsColumn {
  at(line: number): string | number | null;
}

const money: ReadonlySet<string> = new Set(['mrr', 'mrr_after', 'delta', 'amount', 'arr']);

function unitOf(name: string, { kind }: Column): RowsUnit | null {
  if (kind !== 'number') return null;
  if (name.endsWith('_min')) return 'minutes';
  return money.has(name) ? 'money' : null;
}

function valueAt(column: Column, row: number): string | number | null {
  const value = column.at(row);
  return column.kind === 'instant' && typeof value === 'number' ? new Date(value).toISOString() : value;
}

/** Row of the main record by its number in the feed. */
function rowFinder({ rowNumbers, size }: Records): (number: number) => number | undefined {
  let known: Map<number, number> | null = null;
  return (number) => {
    if (rowNumbers[number - 1] === number) return number - 1;
    known ??= new Map(Array.from({ length: size }, (_, row) => [rowNumbers[row] ?? row + 1, row]));
    return known.get(number);
  };
}

function isEmpty(column: Column): boolean {
  if (column.kind === 'text') return column.texts.size === 0;
  return column.values.every(Number.isNaN);
}

/** Names of the columns that a feed brings, and may show, where none are asked for. */
function allNames(columns: Columns, mayShow: (name: string) => boolean): string[] {
  return Object.entries(columns).flatMap(([name, column]) => (mayShow(name) && !isEmpty(column) ? [name] : []));
}

/**
 * The columns of the lines that are asked for, or all that the feed brings where none are; those by which persons are told
 * apart only where the feed lets them be named. What a line does not have of itself stands in the row that it is made from.
 */
export function shownColumns(
  main: Records,
  { columns, rowNumbers }: Linked,
  names: readonly string[],
  definition: FeedDefinition,
): Shown[] {
  const rowOf = rowFinder(main);
  const mayShow = (name: string): boolean => !isPrivate(name, definition);
  const wanted = names.length > 0 ? names.filter(mayShow) : allNames(main.columns, mayShow);
  const all: Columns = { ...columns, ...main.columns };
  return wanted.map((name): Shown => {
    const column = columnNamed(all, name);
    const own = columns[name];
    const at = (line: number) => {
      const row = main.columns[name] && rowOf(rowNumbers[line] ?? 0);
      if (row !== undefined) return valueAt(column, row);
      return own ? valueAt(own, line) : null;
    };
    return { name, kind: column.kind, unit: unitOf(name, column), at };
  });
}

/** The columns of keys. Durations of metrics that speak of hours are kept in milliseconds. */
export function shownKeys(keys: Columns, { unit }: Meaning): Shown[] {
  return Object.entries(keys).map(([name, column]) => ({
    name,
    kind: column.kind,
    unit: name === 'duration' && unit === 'hours' ? 'milliseconds' : unitOf(name, column),
    at: (line) => valueAt(column, line),
  }));
}

import { readBoundary } from '../../calendar/index.js';
import { FeedError, type Column, type Columns, type Key } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { letThrough, type Narrow } from '../../rollup/filter.js';
import type { Where } from '../contract.js';

/** A bound as a number: an instant is epoch milliseconds. */
function boundOf(column: Column, bound: number | string, zone: string): number {
  const value = column.kind === 'instant' ? readBoundary(String(bound), zone) : Number(bound);
  if (column.kind !== 'text' && value !== null && !Number.isNaN(value)) return value;
  throw new FeedError('bad_option', { option: 'where', seen: String(bound) });
}

function keyText(column: Column, key: Key, zone: string): string | null {
  if (key === null) return null;
  return column.kind === 'instant' ? String(boundOf(column, key, zone)) : String(key);
}

function withinBounds(column: Column, { from, to, below }: Where, zone: string): Narrow {
  const bound = (given: number | string | undefined, open: number) =>
    given === undefined ? open : boundOf(column, given, zone);
  const [least, most, end] = [bound(from, -Infinity), bound(to, Infinity), bound(below, Infinity)];
  const values = column.kind === 'text' ? new Float64Array(0) : column.values;
  return (mask, first, last) => {
    for (let row = first; row < last; row++) {
      const value = values[row] ?? NaN;
      if (!(value >= least && value <= most && (end === Infinity || value < end))) mask[row] = 0;
    }
  };
}

/** The column that a name stands for; `missing_column` where there is none. */
export function columnNamed(columns: Columns, name: string): Column {
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (column) return column;
  throw new FeedError('missing_column', { field: name, seen: Object.keys(columns).slice(0, 12).join(', ') });
}

function narrowsOf(columns: Columns, where: Where, zone: string): Narrow[] {
  const column = columnNamed(columns, where.name);
  const { is, from, to, below } = where;
  const isBounded = from !== undefined || to !== undefined || below !== undefined;
  const values = is?.map((key) => keyText(column, key, zone));
  return [...(values ? [letThrough(column, values)] : []), ...(isBounded ? [withinBounds(column, where, zone)] : [])];
}

/**
 * The lines of `mask` that meet all conditions, as a mask of its own, in steps. Throws `missing_column` for an unknown name
 * and `bad_option` for a bound that the column cannot have.
 */
export function* whereMask(
  mask: Uint8Array | null,
  size: number,
  columns: Columns,
  wheres: readonly Where[],
  zone: string,
): Generator<void, Uint8Array> {
  const narrows = wheres.flatMap((where) => narrowsOf(columns, where, zone));
  const left = mask?.slice() ?? new Uint8Array(size).fill(1);
  for (const [from, to] of eachStretch(size)) {
    for (const narrow of narrows) narrow(left, from, to);
    yield;
  }
  return left;
}

import type { Column } from '../metric.js';
import { inStretches, rowsAStretch } from './each-row.js';
import { groupRows, spaceFor } from './groups.js';
import { smallCodesOf, type SmallCodes } from './small-codes.js';

/** How much counts in each group of rows, groups in order of their first rows, which are their examples. */
export interface Counts {
  readonly examples: Uint32Array;
  readonly counts: Float64Array;
}

/** How much a row counts. */
type Count = (row: number) => number;

/** The codes of columns that all together have few combinations; null where they may have more. */
function* smallCodes(columns: readonly Column[], size: number): Generator<void, SmallCodes[] | null> {
  const all: SmallCodes[] = [];
  let left = spaceFor(size);
  for (const column of columns) {
    const codes = yield* smallCodesOf(column, left);
    if (codes === null) return null;
    all.push(codes);
    left = Math.floor(left / codes.size);
  }
  return all;
}

/** Groups that are being counted. */
interface Counting {
  readonly mask: Uint8Array | null;
  readonly of: Count;
  /** Of a stretch of rows. */
  readonly keys: Uint32Array;
  /** By key the number of its group plus one; 0 where it has none yet. */
  readonly numbers: Uint32Array;
  readonly examples: number[];
  readonly counts: Float64Array;
}

function countStretch({ mask, of, keys, numbers, examples, counts }: Counting, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    if (mask !== null && mask[row] === 0) continue;
    const key = keys[row - from] ?? 0;
    if (numbers[key] === 0) numbers[key] = examples.push(row);
    const group = (numbers[key] ?? 0) - 1;
    counts[group] = (counts[group] ?? 0) + of(row);
  }
}

/** Counts rows by keys that are made a stretch at a time, and so never have to be kept for all of them. */
function* countedByCodes(
  codes: readonly SmallCodes[],
  mask: Uint8Array | null,
  size: number,
  of: Count,
): Generator<void, Counts> {
  const space = codes.reduce((product, each) => product * each.size, 1);
  const [numbers, counts] = [new Uint32Array(space), new Float64Array(space)];
  const counting: Counting = { mask, of, keys: new Uint32Array(rowsAStretch), numbers, examples: [], counts };
  yield* inStretches(size, (from, to) => {
    counting.keys.fill(0);
    for (const each of codes) each.combine(counting.keys, from, to, from);
    countStretch(counting, from, to);
  });
  return { examples: Uint32Array.from(counting.examples), counts: counts.slice(0, counting.examples.length) };
}

function* countedByGroups(
  columns: readonly Column[],
  mask: Uint8Array | null,
  size: number,
  of: Count,
): Generator<void, Counts> {
  const { keys, examples } = yield* groupRows(columns, mask, size);
  const counts = new Float64Array(examples.length);
  yield* inStretches(size, (from, to) => {
    for (let row = from; row < to; row++) {
      const group = keys[row] ?? 0;
      if (mask === null || mask[row] === 1) counts[group] = (counts[group] ?? 0) + of(row);
    }
  });
  return { examples, counts };
}

/**
 * How much the rows that `mask` lets through (null: all) of a table of `size` rows count, by equal values in all `columns`. In
 * steps between which the caller may pause.
 */
export function* countRowsBy(
  columns: readonly Column[],
  mask: Uint8Array | null,
  size: number,
  of: Count,
): Generator<void, Counts> {
  const codes = yield* smallCodes(columns, size);
  return codes ? yield* countedByCodes(codes, mask, size, of) : yield* countedByGroups(columns, mask, size, of);
}

import type { Column, Records } from '../metric.js';
import { codesOf } from './codes.js';
import { eachStretch, inStretches } from './each-row.js';
import { groupRows, type Groups } from './groups.js';
import { rowsOf } from './rows-of.js';

/** Rows that gave way to another one, with the row that stays in the place of each. */
export interface Repeats {
  readonly masked: readonly number[];
  readonly stays: readonly number[];
}

const none: Repeats = { masked: [], stays: [] };

/** Codes of a column, one a row, of which `missing` is the lowest. */
interface Known {
  readonly codes: Int32Array;
  readonly missing: number;
}

/** The codes that texts have anyway, so that no text is read. */
function* knownIn(column: Column): Generator<void, Known> {
  if (column.kind === 'text') return { codes: column.codes, missing: -1 };
  const { codes } = yield* codesOf(column);
  return { codes: new Int32Array(codes.buffer), missing: 0 };
}

function* highestOf(codes: Int32Array): Generator<void, number> {
  let highest = -1;
  yield* inStretches(codes.length, (from, to) => {
    let most = highest;
    for (let row = from; row < to; row++) if ((codes[row] ?? -1) > most) most = codes[row] ?? -1;
    highest = most;
  });
  return highest;
}

/** The highest of the codes up to a place, where they go up from `last` on, missing ones aside; null where they do not. */
function climbs({ codes, missing }: Known, last: number, from: number, to: number): number | null {
  let highest = last;
  for (let row = from; row < to; row++) {
    const code = codes[row] ?? missing;
    if (code > highest) highest = code;
    else if (code !== missing) return null;
  }
  return highest;
}

/** Whether codes go up all along, as those of texts do that were met once each: then none comes twice. */
function* climb(known: Known): Generator<void, boolean> {
  let last: number | null = known.missing;
  for (const [from, to] of eachStretch(known.codes.length)) {
    last = climbs(known, last, from, to);
    if (last === null) return false;
    yield;
  }
  return true;
}

/** How often each code is in the rows of `mask`, counted up to two; null where none is there twice. */
function* countsOf({ codes, missing }: Known, mask: Uint8Array): Generator<void, Uint8Array | null> {
  const counts = new Uint8Array((yield* highestOf(codes)) - missing + 1);
  let hasTwo = false;
  yield* inStretches(codes.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const place = (codes[row] ?? missing) - missing;
      if (mask[row] !== 1 || place === 0) continue;
      hasTwo ||= counts[place] === 1;
      counts[place] = counts[place] === 0 ? 1 : 2;
    }
  });
  return hasTwo ? counts : null;
}

/** Takes rows out of `mask` whose value is missing or that of no other row; returns whether any are left. */
function* narrow(mask: Uint8Array, column: Column): Generator<void, boolean> {
  if (column.kind === 'text' && column.isUnique) return false;
  const known = yield* knownIn(column);
  const counts = (yield* climb(known)) ? null : yield* countsOf(known, mask);
  if (counts === null) return false;
  const { codes, missing } = known;
  yield* inStretches(codes.length, (from, to) => {
    for (let row = from; row < to; row++) if (counts[(codes[row] ?? missing) - missing] !== 2) mask[row] = 0;
  });
  return true;
}

/** The row of each group that `rank` puts highest, the last one of equals. */
function* bestOf({ keys, examples }: Groups, rows: Uint32Array, rank: (row: number) => number) {
  const best = examples.slice();
  const ranks = new Float64Array(best.length);
  yield* inStretches(rows.length, (from, to) => {
    for (let place = from; place < to; place++) {
      const row = rows[place] ?? 0;
      const group = keys[row] ?? 0;
      const own = rank(row);
      if (row !== examples[group] && !(own >= (ranks[group] ?? 0))) continue;
      best[group] = row;
      ranks[group] = own;
    }
  });
  return best;
}

function* maskAllBut(best: Uint32Array, groups: Groups, rows: Uint32Array, mask: Uint8Array): Generator<void, Repeats> {
  const masked: number[] = [];
  const stays: number[] = [];
  yield* inStretches(rows.length, (from, to) => {
    for (let place = from; place < to; place++) {
      const row = rows[place] ?? 0;
      const stay = best[groups.keys[row] ?? 0] ?? row;
      if (stay === row) continue;
      mask[row] = 0;
      masked.push(row);
      stays.push(stay);
    }
  });
  return { masked, stays };
}

/**
 * Masks, among rows with equal values in all `keys`, every row but the one that `rank` puts highest; the last one of
 * equals. Rows where a key is missing, and keys that the records do not have, repeat nothing. Returns the masked rows
 * and what stays of them. Rows are told apart by codes; no text is read. In steps between which the caller may pause.
 */
export function* repeatsInSteps(
  records: Records,
  mask: Uint8Array,
  keys: readonly string[],
  rank: (row: number) => number,
): Generator<void, Repeats> {
  const columns = keys.flatMap((key) => records.columns[key] ?? []);
  if (columns.length < keys.length) return none;
  const open = mask.slice();
  // Only rows of which each key is there twice can repeat, which are few where one of the keys is nearly unique.
  for (const column of columns) if (!(yield* narrow(open, column))) return none;
  const rows = rowsOf(open, records.size);
  const groups = yield* groupRows(columns, open, records.size);
  if (groups.examples.length === rows.length) return none;
  return yield* maskAllBut(yield* bestOf(groups, rows, rank), groups, rows, mask);
}

/** As `repeatsInSteps`; the masked rows alone. */
export function* maskRepeatsInSteps(
  records: Records,
  mask: Uint8Array,
  keys: readonly string[],
  rank: (row: number) => number,
): Generator<void, readonly number[]> {
  return (yield* repeatsInSteps(records, mask, keys, rank)).masked;
}

import type { Column, Records } from '../../metric.js';
import { groupRows } from '../../rollup/groups.js';
import { textsOf } from '../columns.js';

/** Reviews by what they review, one agent's work on one case: unit u has `rows[starts[u] … starts[u + 1] − 1]`. */
export interface Units {
  readonly count: number;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

function countingRows(use: Uint8Array): Uint32Array {
  const rows: number[] = [];
  use.forEach((bits, row) => {
    if (bits > 0) rows.push(row);
  });
  return Uint32Array.from(rows);
}

/** Puts rows of equal numbers together. */
function sorted(rows: Uint32Array, numberOf: (row: number) => number, count: number): Units {
  const starts = new Int32Array(count + 1);
  for (const row of rows) starts[numberOf(row) + 1] = (starts[numberOf(row) + 1] ?? 0) + 1;
  for (let unit = 0; unit < count; unit++) starts[unit + 1] = (starts[unit + 1] ?? 0) + (starts[unit] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(rows.length);
  for (const row of rows) {
    const place = next[numberOf(row)] ?? 0;
    order[place] = row;
    next[numberOf(row)] = place + 1;
  }
  return { count, starts, rows: order };
}

/** The units of the reviews that count for anything; a review that names no case is one of its own. */
export function* unitsOf(reviews: Records, use: Uint8Array): Generator<void, Units> {
  const cases = textsOf(reviews, 'case_id');
  const columns: Column[] = ['case_id', 'agent_id'].flatMap((name) => textsOf(reviews, name) ?? []);
  const rows = countingRows(use);
  const { keys, examples } = yield* groupRows(columns, use, reviews.size);
  let count = examples.length;
  for (const row of rows) if ((cases?.codes[row] ?? -1) < 0) keys[row] = count++;
  yield;
  return sorted(rows, (row) => keys[row] ?? 0, count);
}

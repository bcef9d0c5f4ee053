import type { Column, Records, TextColumn } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { groupRows } from '../../rollup/groups.js';
import { rowsOf } from '../../rollup/rows-of.js';
import { textsOf } from '../columns.js';
import { sortedByCode } from '../subscriptions/order.js';

/** Reviews by what they review, one agent's work on one case: unit u has `rows[starts[u] … starts[u + 1] − 1]`. */
export interface Units {
  readonly count: number;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** Where the rows of each unit begin, which stand one unit after the other; at `count` where those of the last one end. */
function* startsOf(rows: Int32Array, units: Uint32Array, count: number): Generator<void, Int32Array> {
  const starts = new Int32Array(count + 1).fill(rows.length);
  let next = 0;
  yield* eachRow(rows.length, (place) => {
    const unit = units[rows[place] ?? 0] ?? 0;
    while (next <= unit) starts[next++] = place;
  });
  return starts;
}

/** Makes each review that names no case a unit of its own; returns how many units there are. */
function* ownUnits(rows: Uint32Array, cases: TextColumn | null, units: Uint32Array, known: number) {
  let count = known;
  yield* eachRow(rows.length, (place) => {
    const row = rows[place] ?? 0;
    if ((cases?.codes[row] ?? -1) < 0) units[row] = count++;
  });
  return count;
}

/** The units of the reviews that count for anything; a review that names no case is one of its own. */
export function* unitsOf(reviews: Records, use: Uint8Array): Generator<void, Units> {
  const columns: Column[] = ['case_id', 'agent_id'].flatMap((name) => textsOf(reviews, name) ?? []);
  const rows = rowsOf(use, reviews.size);
  const { keys, examples } = yield* groupRows(columns, use, reviews.size);
  const count = yield* ownUnits(rows, textsOf(reviews, 'case_id'), keys, examples.length);
  const sorted = yield* sortedByCode(new Int32Array(rows), count, (row) => keys[row] ?? 0);
  return { count, starts: yield* startsOf(sorted, keys, count), rows: sorted };
}

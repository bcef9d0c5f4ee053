import type { Amounts, Cells, Column } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { movedInSteps } from '../../rollup/moved.js';
import { placesOfPart } from './part-places.js';

function* movedSums(sums: Amounts, rows: Int32Array): Generator<void, Float64Array> {
  const own = new Float64Array(rows.length);
  yield* eachRow(rows.length, (place) => {
    own[place] = sums[rows[place] ?? -1] ?? 0;
  });
  return own;
}

/** The cells of windows, of which value, series and segments are made, in steps. */
export function* windowsOf(cells: Cells): Generator<void, Cells> {
  const rows = Int32Array.from(placesOfPart(cells, 'window'));
  yield;
  const [keys, addends]: [[string, Column][], [string, Float64Array][]] = [[], []];
  for (const [name, column] of Object.entries(cells.keys)) keys.push([name, yield* movedInSteps(column, rows)]);
  for (const [name, sums] of Object.entries(cells.addends)) addends.push([name, yield* movedSums(sums, rows)]);
  return { size: rows.length, keys: Object.fromEntries(keys), addends: Object.fromEntries(addends) };
}

import type { Cells, Column } from '../../metric.js';
import { moved } from '../../rollup/link.js';

/** The cells of windows, of which value, series and segments are made; yields between columns. */
export function* windowsOf({ size, keys, addends }: Cells): Generator<void, Cells> {
  const parts = keys['part'];
  const places: number[] = [];
  for (let index = 0; index < size; index++) if (parts?.at(index) === 'window') places.push(index);
  const rows = Int32Array.from(places);
  const [ownKeys, sums]: [Record<string, Column>, Record<string, Float64Array>] = [{}, {}];
  for (const [name, column] of Object.entries(keys)) {
    ownKeys[name] = moved(column, rows);
    yield;
  }
  for (const [name, column] of Object.entries(addends)) {
    sums[name] = Float64Array.from(places, (index) => column[index] ?? 0);
    yield;
  }
  return { size: places.length, keys: ownKeys, addends: sums };
}

import type { Cells, Key } from '../../metric.js';

/** The cells of windows, of which value, series and segments are made; yields between columns. */
export function* windowsOf({ size, keys, addends }: Cells): Generator<void, Cells> {
  const parts = keys['part'];
  const places: number[] = [];
  for (let index = 0; index < size; index++) if (parts?.[index] === 'window') places.push(index);
  const [ownKeys, sums]: [Record<string, Key[]>, Record<string, Float64Array>] = [{}, {}];
  for (const [name, column] of Object.entries(keys)) {
    ownKeys[name] = places.map((index) => column[index] ?? null);
    yield;
  }
  for (const [name, column] of Object.entries(addends)) {
    sums[name] = Float64Array.from(places, (index) => column[index] ?? 0);
    yield;
  }
  return { size: places.length, keys: ownKeys, addends: sums };
}

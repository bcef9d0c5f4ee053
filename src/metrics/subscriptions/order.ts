import { eachStretch } from '../../rollup/each-row.js';

/**
 * `rows` in ascending order of their codes, those of equal codes in the order they had: sorted by counting, in time in
 * proportion to rows and codes (Knuth 1998, The Art of Computer Programming 3, section 5.2, algorithm D). `codeOf` gives
 * 0 … size − 1. Yields on the way.
 */
export function* sortedByCode(
  rows: Int32Array,
  size: number,
  codeOf: (row: number) => number,
): Generator<void, Int32Array> {
  const places = new Int32Array(size + 1);
  for (const [from, to] of eachStretch(rows.length)) {
    for (let i = from; i < to; i++) {
      const next = codeOf(rows[i] ?? 0) + 1;
      places[next] = (places[next] ?? 0) + 1;
    }
    yield;
  }
  for (let code = 1; code <= size; code++) places[code] = (places[code] ?? 0) + (places[code - 1] ?? 0);
  const sorted = new Int32Array(rows.length);
  for (const [from, to] of eachStretch(rows.length)) {
    for (let i = from; i < to; i++) {
      const row = rows[i] ?? 0;
      const code = codeOf(row);
      const place = places[code] ?? 0;
      sorted[place] = row;
      places[code] = place + 1;
    }
    yield;
  }
  return sorted;
}

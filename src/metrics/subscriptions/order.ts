/**
 * `rows` in ascending order of their codes, those of equal codes in the order they had: sorted by counting, so that each
 * pass takes time in proportion to rows and codes (Knuth 1998, The Art of Computer Programming 3, algorithm 5.2D).
 * `codeOf` gives 0 … size − 1.
 */
export function sortedByCode(rows: Int32Array, size: number, codeOf: (row: number) => number): Int32Array {
  const places = new Int32Array(size + 1);
  for (const row of rows) {
    const next = codeOf(row) + 1;
    places[next] = (places[next] ?? 0) + 1;
  }
  for (let code = 1; code <= size; code++) places[code] = (places[code] ?? 0) + (places[code - 1] ?? 0);
  const sorted = new Int32Array(rows.length);
  for (const row of rows) {
    const code = codeOf(row);
    const place = places[code] ?? 0;
    sorted[place] = row;
    places[code] = place + 1;
  }
  return sorted;
}

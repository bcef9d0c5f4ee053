/** Rows between pauses. */
const rowsAtOnce = 100_000;

function* eachOf(rows: Int32Array, take: (row: number) => void): Generator<void, void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const until = Math.min(rows.length, from + rowsAtOnce);
    for (let i = from; i < until; i++) take(rows[i] ?? 0);
    yield;
  }
}

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
  yield* eachOf(rows, (row) => {
    const next = codeOf(row) + 1;
    places[next] = (places[next] ?? 0) + 1;
  });
  for (let code = 1; code <= size; code++) places[code] = (places[code] ?? 0) + (places[code - 1] ?? 0);
  const sorted = new Int32Array(rows.length);
  yield* eachOf(rows, (row) => {
    const code = codeOf(row);
    const place = places[code] ?? 0;
    sorted[place] = row;
    places[code] = place + 1;
  });
  return sorted;
}

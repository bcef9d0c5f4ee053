/** The numbers of the rows that `mask`, of 0 and 1, lets through; null lets all through. */
export function rowsOf(mask: Uint8Array | null, size: number): Uint32Array {
  const count = countRows(mask, size);
  const rows = new Uint32Array(count);
  let next = 0;
  for (let row = 0; next < count; row++) {
    rows[next] = row;
    // Without a branch, which would be guessed wrong for every other row.
    next += mask === null ? 1 : (mask[row] ?? 0);
  }
  return rows;
}

/** How many rows `mask`, of 0 and 1, lets through; null lets all through. */
export function countRows(mask: Uint8Array | null, size: number): number {
  if (mask === null) return size;
  let count = 0;
  for (let row = 0; row < size; row++) count += mask[row] ?? 0;
  return count;
}

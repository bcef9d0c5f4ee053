/** The numbers of the rows that `mask`, of 0 and 1, lets through; null lets all through. */
export function rowsOf(mask: Uint8Array | null, size: number): Uint32Array {
  const rows = new Uint32Array(size);
  let count = 0;
  for (let row = 0; row < size; row++) {
    rows[count] = row;
    // Without a branch, which would be guessed wrong for every other row.
    count += mask === null ? 1 : (mask[row] ?? 0);
  }
  return count === size ? rows : rows.slice(0, count);
}

/** How many rows `mask` lets through; null lets all through. */
export function countRows(mask: Uint8Array | null, size: number): number {
  if (mask === null) return size;
  let count = 0;
  for (let row = 0; row < size; row++) if (mask[row]) count += 1;
  return count;
}

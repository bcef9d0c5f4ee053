/**
 * 1 for a byte of a mask that lets its row through, which is any but 0. Without a branch, which would be guessed wrong for every
 * other row of a filter.
 */
function passes(byte: number): number {
  return (byte + 0xff) >>> 8;
}

/** The numbers of the rows that `mask` lets through; null lets all through. */
export function rowsOf(mask: Uint8Array | null, size: number): Uint32Array {
  const count = countRows(mask, size);
  const rows = new Uint32Array(count);
  let next = 0;
  for (let row = 0; next < count; row++) {
    rows[next] = row;
    next += mask === null ? 1 : passes(mask[row] ?? 0);
  }
  return rows;
}

/** How many rows `mask` lets through; null lets all through. */
export function countRows(mask: Uint8Array | null, size: number): number {
  if (mask === null) return size;
  let count = 0;
  for (let row = 0; row < size; row++) count += passes(mask[row] ?? 0);
  return count;
}

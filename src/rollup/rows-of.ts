/** The numbers of the rows that `mask` lets through; null lets all through. */
export function rowsOf(mask: Uint8Array | null, size: number): Uint32Array {
  const rows = new Uint32Array(size);
  let count = 0;
  for (let row = 0; row < size; row++) if (mask === null || mask[row]) rows[count++] = row;
  return count === size ? rows : rows.slice(0, count);
}

/** How many rows `mask` lets through; null lets all through. */
export function countRows(mask: Uint8Array | null, size: number): number {
  if (mask === null) return size;
  let count = 0;
  for (let row = 0; row < size; row++) if (mask[row]) count += 1;
  return count;
}

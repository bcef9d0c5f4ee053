/** The numbers of the rows that `mask` lets through; null lets all through. */
export function rowsOf(mask: Uint8Array | null, size: number): Uint32Array {
  const rows = new Uint32Array(size);
  let count = 0;
  for (let row = 0; row < size; row++) if (mask === null || mask[row]) rows[count++] = row;
  return rows.slice(0, count);
}

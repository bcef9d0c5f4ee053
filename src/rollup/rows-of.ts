/** The numbers of the rows that `mask` lets through; null lets all through. */
export function rowsOf(mask: Uint8Array | null, size: number): Uint32Array {
  if (mask === null) return Uint32Array.from({ length: size }, (_, row) => row);
  const rows = new Uint32Array(mask.reduce((sum, bit) => sum + bit, 0));
  let next = 0;
  mask.forEach((bit, row) => {
    if (bit) rows[next++] = row;
  });
  return rows;
}

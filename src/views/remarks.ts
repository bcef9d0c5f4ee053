/** Remarks in one cell; null for none. */
export function remarksOf(remarks: readonly string[]): string | null {
  return remarks.length === 0 ? null : remarks.join('; ');
}

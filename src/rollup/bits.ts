import { BitSet } from 'arquero';

/** The rows as a set of bits, the form in which a table takes a filter. */
export function bitsOf(rows: Uint32Array, size: number): BitSet {
  const bits = new BitSet(size);
  for (const row of rows) bits.set(row);
  return bits;
}

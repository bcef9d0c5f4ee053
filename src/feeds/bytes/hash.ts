/** What the hash of no bytes is before it is kept. */
export const hashSeed = 0x811c9dc5 | 0;

/** How many bits a hash has: numbers of more get memory of their own wherever they are handed on. */
export const hashBits = 30;

/** The hash as it is kept. */
export function keptHash(hash: number): number {
  return hash >>> (32 - hashBits);
}

/**
 * The hash of up to four bytes more: multiplied by the golden ratio's 32 bits (Knuth 1973, section 6.4), whose high
 * bits, which all lower ones have changed, are brought down again.
 */
export function hashStep(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/** The hash of the bytes between two places: four by four, the first one lowest, and what is left, if anything, as one. */
export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = hashSeed;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
    hash = hashStep(hash, low | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24));
  }
  if (at === to) return keptHash(hash);
  let left = 0;
  for (let shift = 0; at < to; at += 1, shift += 8) left |= (bytes[at] ?? 0) << shift;
  return keptHash(hashStep(hash, left));
}

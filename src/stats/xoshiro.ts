/** Four 32-bit words, not all 0. */
export type XoshiroState = readonly [number, number, number, number];

/**
 * A generator of whole numbers from 0 to 2³² − 1, all alike likely, with a period of 2¹²⁸ − 1: xoshiro128**.
 * Blackman & Vigna 2018, "Scrambled linear pseudorandom number generators".
 */
export function xoshiro(state: XoshiroState): () => number {
  let [a, b, c, d] = state;
  return () => {
    const drawn = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return drawn;
  };
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

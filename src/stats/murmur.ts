/**
 * A whole number from 0 to 2³² − 1 that changes throughout with any bit of the text (read as UTF-8) or of the seed:
 * MurmurHash3, x86, 32 bits. No secret is safe with it. Appleby 2011.
 */
export function murmur(seed: number, text: string): number {
  const bytes = new TextEncoder().encode(text);
  const whole = bytes.length & ~3;
  let state = seed | 0;
  for (let at = 0; at < whole; at += 4) {
    state ^= scramble(wordAt(bytes, at));
    state = (Math.imul(rotate(state, 13), 5) + 0xe6546b64) | 0;
  }
  state ^= scramble(wordAt(bytes, whole));
  return mixed(state ^ bytes.length);
}

/** A 32-bit word whose every bit depends on each bit of the one given; 0 stays 0. Appleby 2011 (fmix32). */
export function mixed(word: number): number {
  let state = word;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

/** Four bytes, the first one lowest; what lies beyond the end is 0, which scrambles to 0. */
function wordAt(bytes: Uint8Array, at: number): number {
  const byte = (offset: number) => bytes[at + offset] ?? 0;
  return byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24);
}

function scramble(word: number): number {
  return Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

import { mixed, murmur } from './murmur.js';
import { xoshiro } from './xoshiro.js';

/** 2³² over the golden ratio: steps of it scatter neighbouring seeds. */
const goldenStep = 0x9e3779b9;

/**
 * A stream of numbers 0 ≤ x < 1 that is the same for the same `seed` (a whole number) everywhere; neighbouring seeds
 * give streams that have nothing in common. Blackman & Vigna 2018, seeded as Steele, Lea & Flood 2014 do.
 */
export function randomOf(seed: number): () => number {
  const word = (step: number) => mixed((seed + step * goldenStep) | 0);
  const next = xoshiro([word(1), word(2), word(3), word(4)]);
  return () => next() / 2 ** 32;
}

/** A whole number from 0 to 2³² − 1 for a text, by which texts come into an order that only `seed` decides. Appleby 2011. */
export function hashOf(seed: number, text: string): number {
  return murmur(seed, text);
}

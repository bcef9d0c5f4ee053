import { hash } from './hash.js';

/** Places for each pair that may come: few enough of them taken that a free one is near. */
const placesAPair = 2;

/**
 * Distinct pairs of a whole number and a value, numbered from 0 in order of first appearance: a hash table with open
 * addressing (Knuth 1998, The Art of Computer Programming 3, 6.4, algorithm L).
 */
export interface Pairs {
  /** Number plus one by place; 0 is free. */
  readonly places: Uint32Array;
  /** By number: twice the key, and one more where the value is missing. */
  readonly keys: Uint32Array;
  readonly values: Float64Array;
}

/** Room for `most` pairs; what is not used costs next to nothing. */
export function pairsFor(most: number): Pairs {
  const places = 2 ** Math.ceil(Math.log2(Math.max(1, most) * placesAPair));
  return { places: new Uint32Array(places), keys: new Uint32Array(most), values: new Float64Array(most) };
}

/**
 * The number of a pair among the `count` that have come; `count` itself where it is a further one. −0 and 0 are one value, and
 * so is `NaN`. Keys are below 2³¹.
 */
export function numberOfPair({ places, keys, values }: Pairs, count: number, key: number, value: number): number {
  const isMissing = Number.isNaN(value);
  const own = isMissing ? 2 * key + 1 : 2 * key;
  // −0 becomes 0, which has other bits.
  const shown = isMissing ? 0 : value + 0;
  const last = places.length - 1;
  let place = hash(shown, own) & last;
  for (let known = places[place] ?? 0; known !== 0; known = places[place] ?? 0) {
    if (values[known - 1] === shown && keys[known - 1] === own) return known - 1;
    place = (place + 1) & last;
  }
  keys[count] = own;
  values[count] = shown;
  places[place] = count + 1;
  return count;
}

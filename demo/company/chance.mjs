/* Chance that is the same every time: streams of numbers by name, and what is drawn from them. */

/** What the whole company hangs on. */
export const seed = 20_261_019;

/** Uniform numbers in [0, 1), the same on every machine (mulberry32). */
function uniform(start) {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A number made from a text (FNV-1a), so that each part of the company has a stream of its own. */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
  return hash;
}

/** The draws of one stream. */
export function chanceOf(name) {
  const next = uniform(seed ^ hashOf(name));
  const bell = () => Array.from({ length: 12 }, next).reduce((sum, draw) => sum + draw, -6);
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    happens: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)],
    /** About standard normal: the sum of twelve uniform numbers less six. */
    bell,
    /** A log-normal amount of this median; `spread` is the standard deviation of its logarithm. */
    around: (median, spread) => median * Math.exp(spread * bell()),
    /** A whole number with this mean (Poisson, by the product of uniform numbers). */
    count: (mean) => {
      const limit = Math.exp(-mean);
      let drawn = 0;
      for (let product = next(); product > limit; product *= next()) drawn += 1;
      return drawn;
    },
    /** One of `[value, weight, …]` by weight. */
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      return choices.find(([, weight]) => (left -= weight) < 0) ?? choices[0];
    },
  };
}

import type { Texts } from '../metric.js';
import { inStretches } from './each-row.js';

/**
 * Where each text of `own` stands in `foreign`, −1 where it does not: both are dictionaries, whose texts are distinct. In
 * steps between which the caller may pause.
 */
export function* sameTexts(own: Texts, foreign: Texts): Generator<void, Int32Array> {
  const places = new Map<string, number>();
  yield* inStretches(foreign.size, (from, to) => {
    for (let place = from; place < to; place++) places.set(foreign.at(place) ?? '', place);
  });
  const found = new Int32Array(own.size);
  yield* inStretches(own.size, (from, to) => {
    for (let place = from; place < to; place++) found[place] = places.get(own.at(place) ?? '') ?? -1;
  });
  return found;
}

import type { Texts } from '../metric.js';
import { eachStretch } from './each-row.js';

/**
 * Where each text of `own` stands in `foreign`, −1 where it does not: both are dictionaries, whose texts are distinct. In
 * steps between which the caller may pause.
 */
export function* sameTexts(own: Texts, foreign: Texts): Generator<void, Int32Array> {
  const places = new Map<string, number>();
  for (const [from, to] of eachStretch(foreign.size)) {
    for (let place = from; place < to; place++) places.set(foreign.at(place) ?? '', place);
    yield;
  }
  const found = new Int32Array(own.size);
  for (const [from, to] of eachStretch(own.size)) {
    for (let place = from; place < to; place++) found[place] = places.get(own.at(place) ?? '') ?? -1;
    yield;
  }
  return found;
}
